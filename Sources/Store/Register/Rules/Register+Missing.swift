// The states of an asset's life, and rule 10: what is missing is investigated from the same event on.
extension Register {
  /// The moves people may make. Transit is custody's, disposal has an event of its own.
  static let moves: [AssetStatus: Set<AssetStatus>] = [
    .inStore: [.inService, .onLoan, .underRepair, .missing, .stolen],
    .inService: [.inStore, .onLoan, .underRepair, .missing, .stolen],
    .onLoan: [.inStore, .inService, .underRepair, .missing, .stolen],
    .underRepair: [.inStore, .inService, .missing, .stolen],
    .inTransit: [.missing, .stolen],
    .missing: [.inStore, .inService, .underRepair, .stolen],
    .stolen: [.inStore, .inService, .underRepair],
    .disposed: [],
  ]

  mutating func move(_ event: AssetMoved, _ context: inout EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    guard Self.moves[asset.status]?.contains(event.status) == true else {
      throw RegisterRefusal(
        .illegalMove,
        ["tag": event.tag.text, "from": asset.status.rawValue, "to": event.status.rawValue])
    }
    change(event.tag, context) { $0.move(to: event.status) }
    if event.status == .missing || event.status == .stolen {
      let name = find(
        event.status == .missing ? .missing : .stolen, event.tag, &context, note: event.reason.value)
      findings[name]?.documents = event.documents ?? []
    }
  }

  mutating func open(_ event: FindingOpened, _ context: inout EventContext) throws(RegisterRefusal) {
    if let tag = event.tag { _ = try asset(tag) }
    let name = find(
      event.finding, event.tag, &context, amount: event.amount, note: event.note.value)
    findings[name]?.documents = event.documents ?? []
    if let tag = event.tag { change(tag, context) { _ in } }
  }

  mutating func decide(_ event: FindingDecided, _ context: EventContext) throws(RegisterRefusal) {
    guard let finding = findings[event.finding] else {
      throw RegisterRefusal(.unknown, ["what": "finding", "name": event.finding.text])
    }
    guard finding.decision == nil else {
      throw RegisterRefusal(.findingDecided, ["finding": event.finding.text])
    }
    try requireOtherThanCounter(finding, context)
    let evidence = finding.documents + (event.documents ?? [])
    if finding.needsPoliceReport, event.outcome == .writtenOff || event.outcome == .accepted {
      guard evidence.contains(where: { documents[$0]?.type == .policeReport }) else {
        throw RegisterRefusal(
          .missing, .needsDocument, ["finding": event.finding.text, "type": "police_report"])
      }
    }
    findings[event.finding]?.documents = evidence
    findings[event.finding]?.decision = Finding.Decision(
      outcome: event.outcome, note: event.note, stamp: context.stamp, approver: context.actor)
    touched.findings.insert(event.finding)
    if let campaign = finding.campaign { touched.campaigns.insert(campaign) }
    if let tag = finding.tag { settle(tag, finding, event.outcome, context) }
  }

  /// What is decided to be recovered is back where it was, once nothing else says that it is missing.
  private mutating func settle(
    _ tag: AssetTag, _ finding: Finding, _ outcome: FindingOutcome, _ context: EventContext
  ) {
    let isBack =
      outcome == .recovered && finding.needsPoliceReport
      && !findings.values.contains { $0.tag == tag && $0.decision == nil && $0.needsPoliceReport }
    change(tag, context) {
      guard isBack, $0.status == .missing || $0.status == .stolen else { return }
      $0.move(to: $0.statusBefore ?? .inStore)
    }
  }

  /// Findings without a decision, the oldest first.
  public var openFindings: [Finding] {
    findings.values.filter { $0.decision == nil }.sorted { $0.name < $1.name }
  }
}

extension Asset {
  mutating func move(to next: AssetStatus) {
    if next == .missing || next == .stolen {
      statusBefore = statusBefore ?? status
    } else {
      statusBefore = nil
    }
    status = next
  }
}
