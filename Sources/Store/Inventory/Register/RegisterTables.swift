import GRDB
import Ledger
import Register

/// The register's rows. Each subject that was touched is written whole.
enum RegisterTables {
  /// Raised when a release writes other rows from the same events: the tables are then written anew.
  static let format = 1

  static func clear(_ db: Database) throws {
    for table in [
      "programme", "site", "party", "model", "document", "asset", "transfer", "campaign", "result", "finding",
    ] {
      try db.execute(sql: "DELETE FROM register_\(table)")
    }
  }

  static func write(_ touched: Register.Touched, of register: Register, _ db: Database) throws {
    for key in touched.programmes.sorted() { try register.programmes[key].map { try put($0, db) } }
    for key in touched.sites.sorted() { try register.sites[key].map { try put($0, db) } }
    for key in touched.parties.sorted() { try register.parties[key].map { try put($0, db) } }
    for key in touched.models.sorted() { try register.models[key].map { try put($0, db) } }
    for key in touched.documents.sorted() { try register.documents[key].map { try put($0, db) } }
    for key in touched.assets.sorted() { try register.assets[key].map { try put($0, register, db) } }
    for key in touched.transfers.sorted() { try register.transfers[key].map { try put($0, db) } }
    for key in touched.campaigns.sorted() { try register.campaigns[key].map { try put($0, register, db) } }
    for key in touched.findings.sorted() { try register.findings[key].map { try put($0, db) } }
    try put(
      "state",
      [
        ("id", 1), ("size", register.size), ("format", format), ("utc_ms", register.time.milliseconds),
        ("trusted", register.time.isTrusted),
      ], db)
  }

  static func write(_ names: [PartyName], _ db: Database) throws {
    for name in names {
      try db.execute(
        sql: "INSERT OR REPLACE INTO party_name (party, name, contact) VALUES (?, ?, ?)",
        arguments: [name.party.value, name.name.value, name.contact?.value])
    }
  }

  typealias Column = (name: String, value: (any DatabaseValueConvertible)?)

  static func put(_ table: String, _ columns: [Column], _ db: Database) throws {
    let names = columns.map(\.name).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO register_\(table) (\(names)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(columns.map(\.value)))
  }

  // MARK: - References

  private static func put(_ event: ProgrammeDeclared, _ db: Database) throws {
    try put(
      "programme",
      [
        ("programme", event.programme.value), ("donor", event.donor.value), ("fund", event.fund?.value),
        ("agreement", event.agreement?.value), ("agreed", event.agreed?.text),
        ("total_minor", event.total?.minor), ("currency", event.total?.currency.text),
        ("body", event.body?.value), ("terms", event.terms?.value),
        ("title", event.conditions.title?.rawValue), ("title_holder", event.conditions.titleHolder?.value),
        ("end_use_months", event.conditions.endUseMonths), ("report_due", event.conditions.reportDue?.value),
        ("retention_years", event.conditions.retentionYears),
      ], db)
  }

  private static func put(_ event: SiteDeclared, _ db: Database) throws {
    try put(
      "site",
      [
        ("site", event.site.text), ("country", event.site.country), ("name_en", event.english.value),
        ("name_fr", event.french?.value), ("address", event.address?.value),
        ("rooms", event.rooms.map(\.value).joined(separator: "; ")), ("custodian", event.custodian?.value),
        ("zone", event.zone?.value), ("connectivity", event.connectivity?.value),
      ], db)
  }

  private static func put(_ event: PartyDeclared, _ db: Database) throws {
    try put(
      "party",
      [
        ("party", event.party.value), ("role", event.role.rawValue),
        ("organisation", event.organisation.value), ("site", event.site?.text),
        ("uid", event.uid.map { Int64($0) }),
      ], db)
  }

  private static func put(_ event: ModelDeclared, _ db: Database) throws {
    try put(
      "model",
      [
        ("model", event.model.value), ("maker", event.maker.value), ("product", event.product.value),
        ("equipment", event.equipment.rawValue), ("family", event.family?.value),
        ("life_months", event.lifeMonths), ("residual_percent", event.residualPercent),
        ("calibration_months", event.calibrationMonths), ("portable", event.portable == true),
        ("storage", event.storage == true), ("dual_use", event.dualUse == true),
        ("tariff", event.tariff?.value),
      ], db)
  }

  private static func put(_ event: DocumentAdded, _ db: Database) throws {
    try put(
      "document",
      [
        ("document", event.document.text), ("type", event.type.rawValue), ("language", event.language?.value),
        ("kept", event.kept?.value), ("asset", event.asset?.text),
      ], db)
  }
}
