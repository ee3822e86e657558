internal import ArgumentParser

/// How far ahead to predict, in milliseconds: numbers with commas between them.
struct LabHorizons: ExpressibleByArgument {
  let milliseconds: [Double]

  static let countMax = 100

  init(_ milliseconds: [Double]) { self.milliseconds = milliseconds }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    guard numbers.count == parts.count, parts.count <= Self.countMax else { return nil }
    guard numbers.allSatisfy({ $0 >= 0 && $0 <= 100 }) else { return nil }
    self.init(numbers)
  }

  var defaultValueDescription: String {
    milliseconds.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }.joined(separator: ",")
  }

  /// What the measures of the public data take.
  static let usual = LabHorizons([20, 40, 60, 80, 100])
}
