/// The kinds of noise that an Allan curve shows, and how much of each.
///
/// The variance is taken for a sum of power laws (IEEE Std 952-2020, annex C.1.1):
/// avar = 3 Q^2 / tau^2 + N^2 / tau + (2 ln 2 / pi) B^2 + K^2 tau / 3,
/// and the four squares are found by least squares of the relative error, each point with its own confidence,
/// none below zero.
public struct AllanNoise: Equatable, Sendable {
  /// How much there is of one kind.
  public struct Term: Equatable, Sendable {
    /// In the readings' unit, times the power of a second that the property tells; zero where none is seen.
    public var value: Double
    /// Where the truth is with a probability of 68.3 %: by the curve's point that says most about this kind.
    public var interval: ClosedRange<Double>
    /// The averaging time that says most about this kind, seconds.
    public var tau: Double
    /// Which part of the variance there is of this kind. Below a half the value is hardly more than an upper bound.
    public var share: Double
    /// Whether the curve has a stretch that this kind rules.
    public var isVisible: Bool { share >= 0.5 }
  }

  /// Q, quantisation: readings times a second.
  public var quantization: Term
  /// N, angle (velocity) random walk: readings times the root of a second; the curve at 1 s.
  public var randomWalk: Term
  /// B, bias instability: readings; the flat stretch over 0.664.
  public var biasInstability: Term
  /// K, rate random walk: readings over the root of a second; the curve at 3 s.
  public var rateRandomWalk: Term
  /// The lowest point of the curve.
  public var minimum: AllanDeviation.Point?

  /// The four, in the order of their slopes: -1, -1/2, 0, +1/2.
  public var terms: [Term] { [quantization, randomWalk, biasInstability, rateRandomWalk] }

  /// 2 ln 2 / pi: what flicker noise of B = 1 makes of the variance.
  static let flicker = 0.441_271_200_305_303_2

  /// The kinds of noise in this curve.
  public init(of curve: AllanDeviation) {
    let points = curve.points
    let squares = Self.squares(points)
    let terms = squares.indices.map { kind in
      Self.term(kind, squares, points)
    }
    (quantization, randomWalk, biasInstability, rateRandomWalk) = (terms[0], terms[1], terms[2], terms[3])
    minimum = points.min { $0.deviation < $1.deviation }
  }

  /// The model's deviation at an averaging time, seconds.
  public func deviation(at tau: Double) -> Double {
    zip(Self.parts(at: tau), terms).reduce(0) { $0 + $1.0 * $1.1.value * $1.1.value }.squareRoot()
  }

  // MARK: - Parts

  /// What each kind, of size 1, adds to the variance.
  private static func parts(at tau: Double) -> [Double] {
    [3 / (tau * tau), 1 / tau, flicker, tau / 3]
  }

  /// Least squares, a few times over: a point's error is a part of the true variance, for which the model found
  /// before stands. Weighted by the measured variance, points that are low by chance would count most.
  private static func squares(_ points: [AllanDeviation.Point]) -> [Double] {
    let measured = points.filter { $0.deviation > 0 }
    var scales = measured.map { $0.deviation * $0.deviation }
    var squares = [0.0, 0, 0, 0]
    for _ in 0..<8 {
      squares = best(measured, scales: scales)
      let modelled = measured.map { point in
        zip(parts(at: point.tau), squares).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard modelled.allSatisfy({ $0 > 0 }) else { break }
      scales = modelled
    }
    return squares
  }

  /// Non-negative least squares over four terms: the best of the ways to leave some out.
  private static func best(_ points: [AllanDeviation.Point], scales: [Double]) -> [Double] {
    var (best, least) = ([0.0, 0, 0, 0], Double.infinity)
    for mask in 1..<16 {
      let kinds = (0..<4).filter { mask & (1 << $0) != 0 }
      var equations = NormalEquations(parameters: kinds.count)
      for (point, scale) in zip(points, scales) {
        let weight = (point.freedom / 2).squareRoot() / scale
        let parts = parts(at: point.tau)
        equations.add(
          residual: weight * point.deviation * point.deviation, derivatives: kinds.map { weight * parts[$0] })
      }
      guard let solution = equations.scaledSolution(), solution.allSatisfy({ $0 >= 0 }) else { continue }
      let cost = equations.sumOfSquares - zip(solution, equations.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      guard cost < least else { continue }
      least = cost
      best = [0, 0, 0, 0]
      for (kind, square) in zip(kinds, solution) { best[kind] = square }
    }
    return best
  }

  private static func term(_ kind: Int, _ squares: [Double], _ points: [AllanDeviation.Point]) -> Term {
    let shares = points.map { point in
      let parts = zip(parts(at: point.tau), squares).map { $0 * $1 }
      let total = parts.reduce(0, +)
      return total > 0 ? parts[kind] / total : 0
    }
    // A small part of a certain variance says as much as a large part of an uncertain one.
    let merits = zip(shares, points).map { $0 * $0 * $1.freedom }
    guard let merit = merits.max(), let index = merits.firstIndex(of: merit), points[index].deviation > 0
    else { return Term(value: 0, interval: 0...0, tau: 0, share: 0) }
    let (point, share) = (points[index], shares[index])
    let value = squares[kind].squareRoot()
    // What the whole variance leaves uncertain there falls on this kind.
    let low = 1 - (1 - square(point.interval.lowerBound / point.deviation)) / max(share, 1e-9)
    let high = 1 + (square(point.interval.upperBound / point.deviation) - 1) / max(share, 1e-9)
    return Term(
      value: value, interval: value * max(0, low).squareRoot()...value * high.squareRoot(), tau: point.tau,
      share: share)
  }

  private static func square(_ value: Double) -> Double { value * value }
}

extension NormalEquations {
  /// The solution with every parameter scaled to a diagonal of one first: the terms' sizes differ by many
  /// powers of ten.
  func scaledSolution() -> [Double]? {
    let scales = gradient.indices.map { matrix[$0, $0].squareRoot() }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var scaled = full
    for row in scales.indices {
      for column in scales.indices { scaled[row, column] /= scales[row] * scales[column] }
    }
    return scaled.solve(zip(gradient, scales).map { $0 / $1 }).map { zip($0, scales).map { $0 / $1 } }
  }
}
