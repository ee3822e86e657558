import Foundation

/// Prints a result for people, or as one line of JSON for programs.
struct Report<Figures: Encodable> {
  var title: String
  var figures: Figures
  var lines: [(label: String, value: String)]

  func print(asJSON: Bool) throws {
    if asJSON {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      Swift.print(String(decoding: try encoder.encode(figures), as: UTF8.self))
      return
    }
    Swift.print(title)
    let width = lines.map(\.label.count).max() ?? 0
    for line in lines {
      Swift.print("  " + line.label.padding(toLength: width + 2, withPad: " ", startingAt: 0) + line.value)
    }
  }
}

extension Durations.Summary {
  var text: String {
    "p50 \(p50) ns, p99 \(p99) ns, p99.9 \(p999) ns, min \(minimum) ns, max \(maximum) ns, n \(count)"
  }
}
