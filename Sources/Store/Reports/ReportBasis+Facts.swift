import Register

// What several reports say of an asset.
extension ReportBasis.Source {
  func location(_ asset: Asset) -> String { asset.custody.site.text + " / " + asset.custody.room.value }

  func model(_ asset: Asset) -> ModelDeclared? { register.models[asset.model] }

  func makeAndModel(_ asset: Asset) -> String {
    model(asset).map { $0.maker.value + " " + $0.product.value } ?? asset.model.value
  }

  /// What the unit itself says, else what the sticker does.
  func serial(_ asset: Asset) -> String? { asset.unit?.serial ?? asset.facts.label?.value }

  /// The same for a table, where an emulated unit is told from a real one.
  func serialCell(_ asset: Asset) -> ReportCell {
    serial(asset).map { .serial($0, isEmulated: asset.unit?.emulated == true) } ?? .empty
  }

  func name(of party: RegisterWord) -> String {
    register.parties[party].map { "\($0.organisation.value) (\(party.value))" } ?? party.value
  }

  func fund(_ asset: Asset) -> String? {
    guard let programme = asset.facts.programme else { return nil }
    guard let declared = register.programmes[programme] else { return programme.value }
    return declared.fund.map { "\($0.value) (\(programme.value))" } ?? programme.value
  }

  func use(_ asset: Asset) -> MeasuredUnit? { asset.unit.flatMap { register.units[$0] } }

  /// In the books at the end of the day's month; nothing of what is gone.
  func presentValue(_ asset: Asset, on day: CivilDay) -> Money? {
    guard asset.isLive else { return nil }
    return register.depreciation(of: asset)?.value(asOf: day)
  }

  /// Findings that nobody decided, the oldest first.
  func openFindings(_ asset: Asset) -> [Finding] {
    register.findings.values.filter { $0.tag == asset.tag && $0.decision == nil }.sorted { $0.name < $1.name }
  }
}
