/// How certain a point of an Allan curve is.
enum AllanConfidence {
  /// The power laws that a curve's slope tells apart, in the words of inertial sensors.
  enum Noise {
    /// Slope -1/2 and steeper: angle (or velocity) random walk, white rate noise. Quantisation, slope -1, has more
    /// degrees of freedom and is counted here: long averaging times are as steep by chance.
    case angleRandomWalk
    /// Slope 0: bias instability, flicker.
    case biasInstability
    /// Slope +1/2 and steeper: rate random walk, drift.
    case rateRandomWalk

    /// By the factor that the deviation takes while tau takes another: the borders are at slopes of -1/4
    /// and 1/4.
    init(growth: Double, over factor: Double) {
      let fourth = growth * growth * growth * growth
      self =
        fourth < 1 / factor ? .angleRandomWalk : fourth < factor ? .biasInstability : .rateRandomWalk
    }
  }

  /// Equivalent degrees of freedom of the overlapping estimate: NIST SP 1065, table 5 (after Howe, Allan and
  /// Barnes, 1981), with N phases (one more than readings) and m = `length`.
  static func freedom(of noise: Noise, count: Int, averaging length: Int) -> Double {
    let (n, m) = (Double(count + 1), Double(length))
    let freedom: Double =
      switch noise {
      case .angleRandomWalk:
        (3 * (n - 1) / (2 * m) - 2 * (n - 2) / n) * 4 * m * m / (4 * m * m + 5)
      case .biasInstability:
        length == 1
          ? 2 * (n - 2) * (n - 2) / (2.3 * n - 4.9) : 5 * n * n / (4 * m * (n + 3 * m))
      case .rateRandomWalk:
        (n - 2) / m * ((n - 1) * (n - 1) - 3 * m * (n - 1) + 4 * m * m) / ((n - 3) * (n - 3))
      }
    return max(1, freedom)
  }

  /// Where the truth is with 68.3 %, one standard deviation of a normal variable either side.
  static func interval(_ deviation: Double, freedom: Double) -> ClosedRange<Double> {
    let (low, high) = (chiSquare(freedom, normal: -1), chiSquare(freedom, normal: 1))
    return deviation * (freedom / high).squareRoot()...deviation * (freedom / low).squareRoot()
  }

  /// The quantile of chi squared at which a normal variable is `normal` (E. B. Wilson, M. M. Hilferty, PNAS 17,
  /// 1931).
  private static func chiSquare(_ freedom: Double, normal: Double) -> Double {
    let part = 2 / (9 * freedom)
    let root = max(0.05, 1 - part + normal * part.squareRoot())
    return freedom * root * root * root
  }
}
