private import Foundation

/// Numbers as people read them: a point, no grouping, whatever the language.
enum Decimal {
  /// With so many digits after the point.
  static func fixed(_ value: Double, _ digitCount: Int) -> String {
    value.isFinite ? String(format: "%.\(digitCount)f", value) : "-"
  }
}
