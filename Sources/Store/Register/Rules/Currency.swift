/// Rule 20: an amount keeps its currency, or says how it came to another one.
enum Currency {
  /// - Parameter known: the amount that the new one follows.
  static func check(
    _ amount: Money?, _ conversion: Conversion?, known: Money?
  ) throws(RegisterRefusal) {
    guard let amount else { return }
    if let conversion {
      guard conversion.from.currency != amount.currency, conversion.rateMillionths > 0 else {
        throw RegisterRefusal(.currency, .outOfRange, ["what": "conversion"])
      }
      return
    }
    guard let known, known.currency != amount.currency else { return }
    throw RegisterRefusal(.currency, .convertedSilently, ["what": amount.currency.text])
  }
}

/// Amounts by currency, never one sum over all.
public struct MoneyTotals: Hashable, Sendable {
  /// Minor units by currency.
  public private(set) var sums: [CurrencyCode: Int64] = [:]

  public init(_ amounts: some Sequence<Money> = EmptyCollection()) {
    for amount in amounts { add(amount) }
  }

  /// Adds to the sum of its currency.
  public mutating func add(_ amount: Money) {
    let (sum, isOver) = sums[amount.currency, default: 0].addingReportingOverflow(amount.minor)
    sums[amount.currency] = isOver ? (amount.minor < 0 ? .min : .max) : sum
  }

  /// In the order of the currencies' codes.
  public var amounts: [(currency: CurrencyCode, minor: Int64)] {
    sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
