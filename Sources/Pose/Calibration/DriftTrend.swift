private import PoseMath

/// A straight line through what was measured at several ages, with the confidence that its scatter leaves: ordinary
/// least squares, Student's t with n - 2 degrees of freedom (Draper and Smith, Applied Regression Analysis, 3rd
/// edition, sections 1.4 and 3.1).
public struct DriftTrend: Equatable, Sendable {
  /// At age zero, and its growth in a unit of age.
  public let intercept: Double
  public let slope: Double
  /// Half width of the slope's interval of 95 %.
  public let slopeConfidence: Double
  private let meanAge: Double
  private let spread: Double
  private let count: Double
  private let residual: Double
  private let quantile: Double

  /// Nil for fewer than three points, and for points of one age.
  public init?(_ points: [(age: Double, value: Double)]) {
    guard points.count >= 3, points.allSatisfy({ $0.age.isFinite && $0.value.isFinite }) else { return nil }
    let count = Double(points.count)
    let meanAge = points.reduce(0) { $0 + $1.age } / count
    let meanValue = points.reduce(0) { $0 + $1.value } / count
    let spread = points.reduce(0) { $0 + ($1.age - meanAge) * ($1.age - meanAge) }
    guard spread > 1e-12 else { return nil }
    let slope = points.reduce(0) { $0 + ($1.age - meanAge) * ($1.value - meanValue) } / spread
    let intercept = meanValue - slope * meanAge
    let squares = points.reduce(0) { sum, point in
      let left = point.value - intercept - slope * point.age
      return sum + left * left
    }
    residual = (squares / (count - 2)).squareRoot()
    quantile = Self.quantile(degreesOfFreedom: points.count - 2)
    slopeConfidence = quantile * residual / spread.squareRoot()
    self.slope = slope
    self.intercept = intercept
    self.meanAge = meanAge
    self.spread = spread
    self.count = count
  }

  /// The line.
  public func value(at age: Double) -> Double { intercept + slope * age }

  /// The line plus the half width of the interval in which 95 % of single measurements at this age lie.
  public func upperBound(at age: Double) -> Double {
    let distance = age - meanAge
    return value(at: age)
      + quantile * residual * (1 + 1 / count + distance * distance / spread).squareRoot()
  }

  /// The first age, from zero on, at which the upper bound is at `limit`; nil where that is later than `most`.
  public func ageWhenUpperBound(reaches limit: Double, atMost most: Double) -> Double? {
    guard most > 0 else { return nil }
    // The bound is convex: a walk in 400 steps finds its first crossing to a quarter of a per cent.
    for step in 0...400 {
      let age = most * Double(step) / 400
      if upperBound(at: age) >= limit { return age }
    }
    return nil
  }

  /// Student's t at 97.5 %: tables to 10 degrees of freedom, beyond them Cornish and Fisher's expansion about the
  /// normal's 1.959964 (Abramowitz and Stegun 26.7.5), right to 0.002.
  static func quantile(degreesOfFreedom count: Int) -> Double {
    let table = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228]
    guard count > table.count else { return table[max(1, count) - 1] }
    let normal = 1.959_964
    let cube = normal * normal * normal
    let freedom = Double(count)
    return normal + (cube + normal) / (4 * freedom)
      + (5 * cube * normal * normal + 16 * cube + 3 * normal) / (96 * freedom * freedom)
  }
}
