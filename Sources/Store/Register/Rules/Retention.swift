/// Rule 19: records outlive what they are about. Nothing is purged by itself, ever; this only says until when
/// nobody may ask for it.
public enum Retention {
  /// University of Colorado, records under 2 CFR 200: three years after disposal.
  public static let yearsMin = 3
  public static let years = 7

  static func check(_ conditions: ProgrammeDeclared.Conditions) throws(RegisterRefusal) {
    guard let years = conditions.retentionYears else { return }
    guard (yearsMin...100).contains(years) else {
      throw RegisterRefusal(.retention, .retentionTooShort, ["years": String(yearsMin)])
    }
  }
}

extension Register {
  /// The last day on which an asset's records must be there; nil while it is not disposed of.
  public func keptUntil(_ asset: Asset) -> CivilDay? {
    let years = conditions(of: asset)?.retentionYears ?? Retention.years
    return asset.disposal?.day.adding(months: 12 * years)
  }
}
