// Rule 11: consent of custodian and finance, of the donor while the title is not full, a document above the programme's
// threshold, and proof that data are wiped.
extension Register {
  /// States from which a thing may leave for good.
  private static let disposable: Set<AssetStatus> = [.inStore, .underRepair, .missing, .stolen]

  mutating func dispose(_ event: AssetDisposed, _ context: EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    try requireStill(asset)
    guard Self.disposable.contains(asset.status) else {
      throw RegisterRefusal(
        .disposal, .illegalMove,
        ["tag": event.tag.text, "from": asset.status.rawValue, "to": AssetStatus.disposed.rawValue])
    }
    try requireConsent(event, asset)
    let isHere = asset.status != .missing && asset.status != .stolen
    if isHere, models[asset.model]?.storage == true, event.wiped == nil {
      throw RegisterRefusal(.disposal, .needsWiping, ["tag": event.tag.text])
    }
    try Currency.check(event.proceeds, event.conversion, known: baseValue(of: asset))
    letGo(event.tag)
    change(event.tag, context) {
      $0.status = .disposed
      $0.disposal = event
      $0.parent = nil
    }
  }

  private func requireConsent(_ event: AssetDisposed, _ asset: Asset) throws(RegisterRefusal) {
    func consent(_ role: PartyRole) -> AssetDisposed.Approval? {
      event.approvals.first { parties[$0.party]?.role == role }
    }
    func refusal(_ role: String) -> RegisterRefusal {
      RegisterRefusal(.disposal, .needsApproval, ["tag": asset.tag.text, "role": role])
    }
    for approval in event.approvals { try requireParty(approval.party) }
    guard event.approvals.contains(where: { $0.party == asset.custody.custodian }) else {
      throw refusal(PartyRole.custodian.rawValue)
    }
    guard consent(.finance) != nil else { throw refusal(PartyRole.finance.rawValue) }
    let conditions = conditions(of: asset)
    let title = title(of: asset)?.kind
    if (title ?? .conditional) != .full || conditions?.resaleBan == true {
      guard consent(.donor)?.document != nil else { throw refusal(PartyRole.donor.rawValue) }
    } else if let threshold = conditions?.threshold, isAtLeast(threshold, asset) {
      guard event.approvals.contains(where: { $0.document != nil }) else { throw refusal("document") }
    }
  }

  /// A value in another currency, or none, counts as above: nobody converts silently.
  private func isAtLeast(_ threshold: Money, _ asset: Asset) -> Bool {
    guard let value = baseValue(of: asset), value.currency == threshold.currency else { return true }
    return value.minor >= threshold.minor
  }

  mutating func value(_ event: AssetValued, _ context: EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    guard event.value.minor >= 0 else { throw RegisterRefusal(.outOfRange, ["what": "value"]) }
    try Currency.check(event.value, event.conversion, known: baseValue(of: asset))
    change(event.tag, context) { $0.valuation = event }
  }
}
