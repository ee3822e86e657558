/// An amount in a currency's minor units, as cents. Amounts of two currencies are never added.
public struct Money: Hashable, Sendable, Codable {
  /// Of the currency's smallest part; within ±10^13, so that sums of a register never overflow.
  public let minor: Int64
  public let currency: CurrencyCode

  /// Nil for an amount outside the range.
  public init?(minor: Int64, currency: CurrencyCode) {
    guard minor.magnitude <= UInt64(Self.minorMax) else { return nil }
    self.minor = minor
    self.currency = currency
  }

  static let minorMax: Int64 = 10_000_000_000_000

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let amount = Money(
      minor: try container.decode(Int64.self, forKey: .minor),
      currency: try container.decode(CurrencyCode.self, forKey: .currency))
    guard let amount else {
      throw DecodingError.dataCorruptedError(
        forKey: .minor, in: container, debugDescription: "out of range")
    }
    self = amount
  }

  private enum CodingKeys: String, CodingKey { case minor, currency }
}

/// Three capital letters of ISO 4217.
public struct CurrencyCode: Hashable, Comparable, Sendable {
  public let text: String

  /// Nil for another form. That the currency exists is not looked up: new ones come.
  public init?(_ text: String) {
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    self.text = text
  }

  /// Digits of the minor unit (ISO 4217, list one): two but for a few.
  public var fractionDigits: Int {
    switch text {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
      "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  public static func < (first: Self, second: Self) -> Bool { first.text < second.text }
}

extension CurrencyCode: RegisterScalar {
  init?(scalar: String) { self.init(scalar) }
  var scalar: String { text }
}

/// How an amount came from another currency: never without the rate, its day and who says so.
public struct Conversion: Hashable, Sendable, Codable {
  /// What was converted.
  public var from: Money
  /// Units of the new currency for one of the old, in millionths.
  public var rateMillionths: Int64
  public var day: CivilDay
  public var source: RegisterText

  public init(from: Money, rateMillionths: Int64, day: CivilDay, source: RegisterText) {
    self.from = from
    self.rateMillionths = rateMillionths
    self.day = day
    self.source = source
  }

  private enum CodingKeys: String, CodingKey {
    case from, day, source
    case rateMillionths = "rate_millionths"
  }
}

extension Money {
  /// `1234.56` of a currency with two digits, without the currency's code.
  public var decimalText: String {
    let digits = currency.fractionDigits
    var text = String(minor.magnitude)
    if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
    if digits > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -digits)) }
    return (minor < 0 ? "-" : "") + text
  }

  /// Reads `1234`, `1234.5` or `1234.56`; nil for more digits than the currency has, and for separators of
  /// thousands, which mean one thing in one country and another in the next.
  public init?(decimal text: some StringProtocol, currency: CurrencyCode) {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    let digits = currency.fractionDigits
    guard (1...2).contains(parts.count), (1...13).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || (1...max(1, digits)).contains(fraction.utf8.count),
      fraction.utf8.count <= digits,
      let minor = Int64(
        "\(parts[0])\(fraction)" + String(repeating: "0", count: digits - fraction.utf8.count))
    else { return nil }
    self.init(minor: isNegative ? -minor : minor, currency: currency)
  }
}
