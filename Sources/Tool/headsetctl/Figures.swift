private import Foundation

/// Numbers as people read them: a point, no grouping, whatever the language.
enum Figures {
  /// With so many digits after the point.
  static func fixed(_ value: Double, _ digitCount: Int) -> String {
    guard value.isFinite else { return "-" }
    return String(format: "%.\(digitCount)f", value)
  }

  /// The same, with its sign.
  static func signed(_ value: Double, _ digitCount: Int) -> String {
    let size = fixed(abs(value), digitCount)
    // What is shown as zero is not shown as below it.
    return (value < 0 && size.contains { ("1"..."9").contains($0) } ? "-" : "+") + size
  }

  /// As `3d 04:05:06` or `04:05:06`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(exactly: seconds.rounded(.down)) ?? 0
    let clock = [whole / 3600 % 24, whole / 60 % 60, whole % 60].map { two($0) }.joined(separator: ":")
    return whole < 86_400 ? clock : "\(whole / 86_400)d \(clock)"
  }

  /// As `12.3 MiB`.
  static func bytes(_ count: UInt64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var (value, index) = (Double(count), 0)
    while value >= 1024, index < units.count - 1 { (value, index) = (value / 1024, index + 1) }
    return fixed(value, index == 0 ? 0 : 1) + " " + units[index]
  }

  /// As `28de:2000`.
  static func usbID(_ vendor: UInt16, _ product: UInt16) -> String {
    [vendor, product].map { String(format: "%04x", $0) }.joined(separator: ":")
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
