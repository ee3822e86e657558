private import Foundation

/// Round numbers along an axis.
enum Ticks {
  /// One tick.
  struct Tick: Equatable {
    var value: Double
    /// Empty for a minor one.
    var label: String
  }

  /// Ticks of an axis; about `count` of them carry a label.
  static func ticks(of axis: Axis, count: Int) -> [Tick] {
    if let names = axis.names {
      return names.sorted { $0.key < $1.key }.map { Tick(value: $0.key, label: $0.value) }
    }
    switch axis.scale {
    case .linear: return linear(axis.range, count: count)
    case .logarithmic: return logarithmic(axis.range)
    }
  }

  /// The range widened to the next round numbers.
  static func rounded(_ range: ClosedRange<Double>, _ scale: Axis.Scale) -> ClosedRange<Double> {
    switch scale {
    case .linear:
      let step = step(of: range, count: 5)
      // A twentieth of a step for dots and lines at the very edge; zero is an edge by itself.
      let margin = 0.05
      let low = (range.lowerBound / step - (range.lowerBound == 0 ? 0 : margin)).rounded(.down) * step
      let high = (range.upperBound / step + (range.upperBound == 0 ? 0 : margin)).rounded(.up) * step
      return low...max(low + step, high)
    case .logarithmic:
      // To one, two or five times a power of ten.
      return logarithmicStep(below: range.lowerBound)...logarithmicStep(above: range.upperBound)
    }
  }

  /// 1, 2 or 5 times a power of ten, so that about `count` steps fill the range.
  static func step(of range: ClosedRange<Double>, count: Int) -> Double {
    let rough = (range.upperBound - range.lowerBound) / Double(max(1, count))
    let power = pow(10, log10(rough).rounded(.down))
    let factor = rough / power
    return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10)
  }

  private static func linear(_ range: ClosedRange<Double>, count: Int) -> [Tick] {
    let step = step(of: range, count: count)
    let first = (range.lowerBound / step - 1e-6).rounded(.up)
    let last = (range.upperBound / step + 1e-6).rounded(.down)
    guard last >= first, last - first < 100 else { return [] }
    return stride(from: first, through: last, by: 1).map { index in
      Tick(value: index * step, label: text(index * step, step: step))
    }
  }

  private static func logarithmic(_ range: ClosedRange<Double>) -> [Tick] {
    let first = Int(log10(range.lowerBound).rounded(.down))
    let last = Int(log10(range.upperBound).rounded(.up))
    let isShort = last - first <= 3
    var ticks: [Tick] = []
    for power in first...max(first, min(last, first + 40)) {
      for factor in 1...9 {
        let value = Double(factor) * pow(10, Double(power))
        guard value >= range.lowerBound * 0.999, value <= range.upperBound * 1.001 else { continue }
        let isMajor = factor == 1 || (isShort && (factor == 2 || factor == 5))
        ticks.append(Tick(value: value, label: isMajor ? text(value, step: value) : ""))
      }
    }
    return ticks
  }

  private static func logarithmicStep(below value: Double) -> Double {
    let power = pow(10, log10(value).rounded(.down))
    return [5, 2, 1].map { $0 * power }.first { $0 <= value * 1.001 } ?? power
  }

  private static func logarithmicStep(above value: Double) -> Double {
    let power = pow(10, log10(value).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= value * 0.999 } ?? 10 * power
  }

  /// As many digits as the step has, a true minus sign.
  static func text(_ value: Double, step: Double) -> String {
    let size = abs(value) < step * 1e-6 ? 0 : value
    if abs(size) >= 1e6 || (size != 0 && abs(step) < 1e-5) { return String(format: "%.0e", size) }
    let digits = max(0, Int(-log10(abs(step) * 1.000_1).rounded(.down)))
    let text = String(format: "%.\(min(9, digits))f", size)
    return text.replacing("-", with: "\u{2212}")
  }
}
