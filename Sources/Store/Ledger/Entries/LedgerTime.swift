/// Civil time of the clock an entry or a head was written by, and whether anybody vouches for it. The order of
/// entries is their sequence, never this.
public struct LedgerTime: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z, within 1970...9999.
  public let milliseconds: Int64
  /// The clock was set by a source that can be believed.
  public let isTrusted: Bool

  /// A time outside 1970...9999 is moved to the nearest end and loses its trust.
  public init(milliseconds: Int64, isTrusted: Bool) {
    let bounded = min(max(milliseconds, 0), Self.millisecondsMax)
    self.milliseconds = bounded
    self.isTrusted = isTrusted && bounded == milliseconds
  }

  /// 9999-12-31T23:59:59.999Z.
  static let millisecondsMax: Int64 = 253_402_300_799_999
}
