import Ledger

/// Turns a file's rows into drafts: all of them, or the first cell that is wrong.
///
/// What a file does not say, the defaults do, so that another program's export becomes assets of this register. The
/// register then judges each draft as any other; a row it refuses refuses the file.
public struct AssetImport: Sendable {
  public let format: ImportFormat
  public let file: DocumentDigest
  public let defaults: Defaults

  /// For columns that the file has not, and cells that are empty.
  public struct Defaults: Hashable, Sendable {
    public var site: SiteCode?
    public var room: RegisterText?
    public var custodian: RegisterWord?
    public var model: RegisterWord?
    public var programme: RegisterWord?
    public var condition: Condition = .good
    public var currency: CurrencyCode?

    public init() {}
  }

  public init(format: ImportFormat, file: DocumentDigest, defaults: Defaults) {
    self.format = format
    self.file = file
    self.defaults = defaults
  }

  /// A draft for each row, the last for the file itself; nothing for a file without rows.
  ///
  /// - Throws: the first cell that is wrong, by line and column.
  public func drafts(of table: CSVTable) throws(CSVTable.Fault) -> [RegisterDraft] {
    guard let heading = table.rows.first, table.rows.count > 1 else { return [] }
    let columns = columns(of: heading)
    // Of another program, or another format's: its rows would come in as nothing but what the options say.
    guard !columns.isEmpty else {
      throw CSVTable.Fault(line: heading.line, column: nil, .noKnownColumn, format.rawValue)
    }
    var drafts: [RegisterDraft] = []
    for row in table.rows.dropFirst() {
      var reader = RowReader(row: row, columns: columns, defaults: defaults)
      var payload = try reader.payload()
      payload["origin"] = .object(["file": .string(file.text), "line": .integer(Int64(row.line))])
      drafts.append(RegisterDraft(kind: .enrolled, payload: payload))
    }
    let whole: [String: CanonicalJSON] = [
      "file": .string(file.text), "format": .string(format.rawValue), "rows": .integer(Int64(drafts.count)),
    ]
    return drafts + [RegisterDraft(kind: .imported, payload: whole)]
  }

  /// Headings of the file that nothing is read from, in their order.
  public func passedOver(of table: CSVTable) -> [String] {
    guard let heading = table.rows.first else { return [] }
    let read = Set(columns(of: heading).values)
    return heading.cells.indices.filter { !read.contains($0) }.map { heading.cells[$0] }
  }

  private func columns(of heading: CSVTable.Row) -> [ImportFormat.Field: Int] {
    let titles = heading.cells.map { $0.lowercased().trimmed }
    return format.headings.compactMapValues { names in
      names.lazy.compactMap { titles.firstIndex(of: $0) }.first
    }
  }
}

extension String {
  /// Line breaks and tabulators within a cell, as notes of other programs have them, are blanks in a register.
  fileprivate var onOneLine: String {
    split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  /// Without blanks around it.
  fileprivate var trimmed: String {
    let rest = drop { $0.isWhitespace }
    return String(rest.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// One row, cell by cell.
private struct RowReader {
  let row: CSVTable.Row
  let columns: [ImportFormat.Field: Int]
  let defaults: AssetImport.Defaults

  mutating func payload() throws(CSVTable.Fault) -> [String: CanonicalJSON] {
    var payload: [String: CanonicalJSON] = ["facts": .object(try facts())]
    let tag = try value(.tag, .badTag) { AssetTag($0) }
    let site = try value(.site, .badTag) { SiteCode($0) } ?? tag?.site ?? defaults.site
    let model = try value(.model, .badWord) { RegisterWord(Self.word($0)) } ?? defaults.model
    let room = try value(.room, .badText) { RegisterText($0) } ?? defaults.room
    guard let site else { throw missing(.site) }
    guard let model else { throw missing(.model) }
    guard let room else { throw missing(.room) }
    payload["tag"] = tag.map { .string($0.text) }
    payload["site"] = .string(site.text)
    payload["model"] = .string(model.value)
    payload["room"] = .string(room.value)
    let custodian = try value(.custodian, .badWord) { RegisterWord($0) } ?? defaults.custodian
    payload["custodian"] = custodian.map { .string($0.value) }
    let condition = try value(.condition, .badChoice) { Condition(rawValue: $0.lowercased()) }
    payload["condition"] = .string((condition ?? defaults.condition).rawValue)
    payload["parent"] = try value(.parent, .badTag) { AssetTag($0) }.map { .string($0.text) }
    return payload
  }

  private func facts() throws(CSVTable.Fault) -> [String: CanonicalJSON] {
    var facts: [String: CanonicalJSON] = [:]
    for (field, key) in [
      (ImportFormat.Field.description, "description"), (.marks, "marks"), (.label, "label"),
      (.award, "award"),
      (.supplier, "supplier"), (.invoice, "invoice"),
    ] {
      facts[key] = try value(field, .badText) { RegisterText($0) }.map { .string($0.value) }
    }
    for (field, key) in [
      (ImportFormat.Field.acquired, "acquired"), (.insured, "insured"), (.warranty, "warranty"),
      (.support, "support"),
    ] {
      facts[key] = try value(field, .badDay) { CivilDay($0.prefix(10)) }.map { .string($0.text) }
    }
    let programme = try value(.programme, .badWord) { RegisterWord($0) } ?? defaults.programme
    facts["programme"] = programme.map { .string($0.value) }
    facts["basis"] = try value(.basis, .badChoice) { ValuationBasis(rawValue: $0) }.map {
      .string($0.rawValue)
    }
    facts["share"] = try value(.share, .badNumber) { Self.basisPoints($0) }.map { .integer($0) }
    if let cost = try cost() {
      facts["cost"] = .object(["currency": .string(cost.currency.text), "minor": .integer(cost.minor)])
    }
    return facts
  }

  private func cost() throws(CSVTable.Fault) -> Money? {
    guard let text = cell(.cost) else { return nil }
    guard
      let currency = try value(.currency, .badCurrency, { CurrencyCode($0.uppercased()) })
        ?? defaults.currency
    else { throw fault(.cost, .noCurrency) }
    guard let money = Money(decimal: text, currency: currency), money.minor >= 0 else {
      throw fault(.cost, .badAmount)
    }
    return money
  }

  // MARK: - Cells

  private func cell(_ field: ImportFormat.Field) -> String? {
    guard let column = columns[field] else { return nil }
    let text = CSVText.plain(row.cells[column]).onOneLine.trimmed
    return text.isEmpty ? nil : text
  }

  private func value<Value>(
    _ field: ImportFormat.Field, _ reason: CSVTable.Fault.Reason, _ read: (String) -> Value?
  ) throws(CSVTable.Fault) -> Value? {
    guard let text = cell(field) else { return nil }
    guard let value = read(text) else { throw fault(field, reason) }
    return value
  }

  private func fault(_ field: ImportFormat.Field, _ reason: CSVTable.Fault.Reason) -> CSVTable.Fault {
    CSVTable.Fault(line: row.line, column: columns[field].map { $0 + 1 }, reason, cell(field) ?? "")
  }

  private func missing(_ field: ImportFormat.Field) -> CSVTable.Fault {
    CSVTable.Fault(line: row.line, column: columns[field].map { $0 + 1 }, .empty, field.rawValue)
  }

  /// A model's name as the register spells one: what other programs call "Vive Pro" is `vive-pro`.
  private static func word(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || $0 == "/" }.joined(separator: "-")
  }

  /// Per cent with two digits at most, as basis points: `75` is 7,500.
  private static func basisPoints(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      (1...3).contains(parts[0].utf8.count), parts.count == 1 || (1...2).contains(parts[1].utf8.count),
      let whole = Int64(parts[0]), let part = Int64((parts.count == 2 ? parts[1] + "0" : "00").prefix(2))
    else { return nil }
    let points = whole * 100 + part
    return points <= 10_000 ? points : nil
  }
}
