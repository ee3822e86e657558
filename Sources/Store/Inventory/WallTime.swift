import Foundation

/// Civil time of the rig's clock in UTC, and whether anybody vouches for it.
///
/// A rig without network or battery may boot in 1970; what it writes then is kept, marked untrusted. Records
/// are ordered by their row number and measured by the monotonic clock; wall time only tells people the day.
public struct WallTime: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, within 1970...9999.
  public let milliseconds: Int64
  /// The clock was set by a source that can be believed and did not run backwards since.
  public let isTrusted: Bool

  /// A time outside 1970...9999 is moved to the nearest end and loses its trust.
  public init(milliseconds: Int64, isTrusted: Bool) {
    let bounded = min(max(milliseconds, 0), Self.millisecondsMax)
    self.milliseconds = bounded
    self.isTrusted = isTrusted && bounded == milliseconds
  }

  /// 9999-12-31T23:59:59.999Z, the last instant ISO 8601 writes with four digits of year.
  static let millisecondsMax: Int64 = 253_402_300_799_999
}

// MARK: - Text

extension WallTime {
  /// As `2026-03-01T08:30:00.250Z`: always UTC, always milliseconds, whatever the locale.
  ///
  /// The fraction is written by hand: a double of seconds falls short of some milliseconds.
  public var text: String {
    let wholeSeconds = Date(timeIntervalSince1970: Double(milliseconds / 1000))
    let fraction = String(1000 + milliseconds % 1000).dropFirst()
    return wholeSeconds.formatted(.iso8601).dropLast() + "." + fraction + "Z"
  }

  /// Reads what `text` writes, and nothing else.
  init?(text: String, isTrusted: Bool) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 4, parts[1].last == "Z",
      parts[1].dropLast().utf8.allSatisfy({ (48...57).contains($0) }),
      let thousandths = UInt16(parts[1].dropLast()), parts[0].first?.isNumber == true,
      let date = try? Date(parts[0] + "Z", strategy: .iso8601)
    else { return nil }
    let seconds = date.timeIntervalSince1970
    guard (0...Double(Self.millisecondsMax / 1000)).contains(seconds) else { return nil }
    self.init(milliseconds: Int64(seconds) * 1000 + Int64(thousandths), isTrusted: isTrusted)
  }
}

/// As `{"at": "2026-03-01T08:30:00.250Z", "trusted": true}`.
extension WallTime: Codable {
  private enum CodingKeys: String, CodingKey {
    case at, trusted
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let isTrusted = try container.decode(Bool.self, forKey: .trusted)
    guard let time = WallTime(text: try container.decode(String.self, forKey: .at), isTrusted: isTrusted)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .at, in: container, debugDescription: "not a UTC time with milliseconds")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .at)
    try container.encode(isTrusted, forKey: .trusted)
  }
}
