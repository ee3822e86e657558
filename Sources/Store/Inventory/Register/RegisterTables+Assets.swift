import GRDB
import Ledger
import Register

extension RegisterTables {
  static func put(_ asset: Asset, _ register: Register, _ db: Database) throws {
    try put(
      "asset",
      declared(asset, register) + measured(asset, register) + audited(asset, register)
        + disposed(asset, register), db)
  }

  private static func declared(_ asset: Asset, _ register: Register) -> [Column] {
    let facts = asset.facts
    let title = register.title(of: asset)
    let identity: [Column] = [
      ("tag", asset.tag.text), ("parent", asset.parent?.text), ("model", asset.model.value),
      ("description", facts.description?.value), ("marks", facts.marks?.value),
      ("label_serial", facts.label?.value), ("unit_family", asset.unit?.family),
      ("unit_serial", asset.unit?.serial), ("emulated", asset.unit?.emulated),
    ]
    let origin: [Column] = [
      ("programme", facts.programme?.value), ("award", facts.award?.value),
      ("acquired", facts.acquired?.text),
      ("supplier", facts.supplier?.value), ("invoice", facts.invoice?.value),
      ("cost_minor", facts.cost?.minor), ("cost_currency", facts.cost?.currency.text),
      ("share_basis_points", facts.share), ("basis", facts.basis?.rawValue),
      ("title_holder", title?.holder?.value), ("title", title?.kind.rawValue),
      ("title_since", asset.title?.since.text),
    ]
    return identity + origin + [
      ("custodian", asset.custody.custodian.value), ("site", asset.custody.site.text),
      ("room", asset.custody.room.value),
      ("custody_since_utc_ms", asset.custody.since.time.milliseconds),
      ("condition", asset.condition.rawValue), ("status", asset.status.rawValue), ("live", asset.isLive),
      ("insured", facts.insured?.text), ("warranty", facts.warranty?.text), ("support", facts.support?.text),
    ]
  }

  private static func measured(_ asset: Asset, _ register: Register) -> [Column] {
    let unit = asset.unit.flatMap { register.units[$0] }
    let calibration = unit?.lastCalibration
    return [
      ("firmware", unit?.facts["firmware"]), ("hardware_revision", unit?.facts["hardware_revision"]),
      ("first_seen_utc_ms", unit?.firstSeen.time.milliseconds),
      ("last_seen_utc_ms", unit?.lastSeen.time.milliseconds), ("tracked_ms", unit?.trackedMilliseconds),
      ("worn_ms", unit?.wornMilliseconds), ("session_count", unit?.sessionCount),
      ("last_session_utc_ms", unit?.lastSession?.time.milliseconds),
      ("calibrated_utc_ms", calibration?.stamp.time.milliseconds), ("calibration_grade", calibration?.grade),
      ("calibration_due", register.calibrationDue(asset)?.text),
    ]
  }

  private static func audited(_ asset: Asset, _ register: Register) -> [Column] {
    [
      ("counted_utc_ms", asset.counted?.stamp.time.milliseconds),
      ("counted_how", asset.counted?.method.rawValue), ("counted_campaign", asset.counted?.campaign),
      ("verification_due", register.verificationDue(asset).text),
      ("enrolled_sequence", asset.enrolled.sequence), ("enrolled_utc_ms", asset.enrolled.time.milliseconds),
      ("last_sequence", asset.history.last ?? asset.enrolled.sequence),
      ("origin_file", asset.origin?.file.text), ("origin_line", asset.origin?.line),
    ]
  }

  private static func disposed(_ asset: Asset, _ register: Register) -> [Column] {
    let disposal = asset.disposal
    return [
      ("disposed", disposal?.day.text), ("disposal_method", disposal?.method.rawValue),
      ("proceeds_minor", disposal?.proceeds?.minor), ("proceeds_currency", disposal?.proceeds?.currency.text),
      ("compensation_minor", register.compensation(for: asset)?.minor),
      ("kept_until", register.keptUntil(asset)?.text), ("handed_over", asset.handedOver != nil),
    ]
  }

  // MARK: - Custody and audits

  static func put(_ transfer: Transfer, _ db: Database) throws {
    try put(
      "transfer",
      [
        ("offer", transfer.offered.sequence), ("tag", transfer.offer.tag.text),
        ("assets", transfer.tags.map(\.text).joined(separator: " ")), ("recipient", transfer.offer.to.value),
        ("site", transfer.offer.site.text), ("room", transfer.offer.room.value),
        ("loan", transfer.offer.loan == true), ("offered_by", transfer.offeredBy.text),
        ("offered_utc_ms", transfer.offered.time.milliseconds), ("overdue", transfer.overdue.text),
        ("answered_sequence", transfer.answered?.sequence),
        ("answered_utc_ms", transfer.answered?.time.milliseconds),
        ("accepted", transfer.answered == nil ? nil : transfer.isAccepted),
        ("peer_head", transfer.peer?.head.value),
      ], db)
  }

  static func put(_ campaign: Campaign, _ register: Register, _ db: Database) throws {
    let number = campaign.opened.sequence
    let sums = campaign.reconciliation
    let opening = campaign.opening
    try put(
      "campaign",
      [
        ("campaign", number), ("site", opening.scope.site?.text), ("room", opening.scope.room?.value),
        ("equipment", opening.scope.equipment?.rawValue),
        ("team", opening.team.map(\.value).joined(separator: " ")), ("dependent", opening.dependent?.value),
        ("due", opening.due?.text), ("scope_count", opening.count), ("sample_seed", opening.sample?.seed),
        ("to_count", sums.inScope), ("found", sums.found), ("not_found", sums.notFound),
        ("uncounted", sums.uncounted),
        ("open_findings", campaign.findings.count { register.findings[$0]?.decision == nil }),
        ("opened_by", campaign.openedBy.text), ("opened_utc_ms", campaign.opened.time.milliseconds),
        ("closed_utc_ms", campaign.closed?.time.milliseconds),
      ], db)
    let known = try Set(
      String.fetchAll(
        db, sql: "SELECT tag || coalesce(sequence, '') FROM register_result WHERE campaign = ?",
        arguments: [number]))
    for tag in Set(campaign.tags).union(campaign.results.keys) {
      let result = campaign.results[tag]
      guard !known.contains(tag.text + (result.map { String($0.stamp.sequence) } ?? "")) else { continue }
      try put(
        "result",
        [
          ("campaign", number), ("tag", tag.text), ("method", result?.method.rawValue),
          ("site", result?.place?.site.text), ("room", result?.place?.room.value),
          ("condition", result?.condition?.rawValue), ("actor", result?.actor.text),
          ("sequence", result?.stamp.sequence), ("utc_ms", result?.stamp.time.milliseconds),
        ], db)
    }
  }

  static func put(_ finding: Finding, _ db: Database) throws {
    try put(
      "finding",
      [
        ("finding", finding.name.text), ("sequence", finding.name.event), ("kind", finding.kind.rawValue),
        ("tag", finding.tag?.text), ("campaign", finding.campaign), ("amount_minor", finding.amount?.minor),
        ("currency", finding.amount?.currency.text), ("note", finding.note),
        ("opened_by", finding.openedBy.text), ("opened_utc_ms", finding.opened.time.milliseconds),
        ("police_report_due", finding.needsPoliceReport && finding.decision == nil),
        ("outcome", finding.decision?.outcome.rawValue), ("decision", finding.decision?.note.value),
        ("approver", finding.decision?.approver.text), ("decided_sequence", finding.decision?.stamp.sequence),
        ("decided_utc_ms", finding.decision?.stamp.time.milliseconds),
      ], db)
  }
}
