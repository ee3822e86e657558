public import PoseMath

/// What a filter has learned about one unit's gyroscope, and how sure it is: handed out to be kept by the unit's
/// serial, and taken back at the next start.
@frozen
public struct FilterKnowledge<Scalar: PoseScalar> {
  /// Bias (3, rad/s, sensor's axes) and matrix minus the identity (9, row by row): turn rate =
  /// (1 + matrix) reading - bias.
  public var means: InlineArray<12, Scalar>
  /// The upper triangle of their covariance, row by row.
  public var covariances: InlineArray<78, Scalar>

  /// Of these means and covariances.
  @inlinable
  public init(means: InlineArray<12, Scalar>, covariances: InlineArray<78, Scalar>) {
    self.means = means
    self.covariances = covariances
  }

  /// Where the covariance of two of the twelve stands.
  @inlinable
  public static func index(_ row: Int, _ column: Int) -> Int {
    let (low, high) = row < column ? (row, column) : (column, row)
    return low * 12 - low * (low - 1) / 2 + high - low
  }

  /// The same, `seconds` later: a bias that nobody watched has gone on wandering as it does while a filter runs
  /// (`FilterParameters.biasNoise`; `recall` stops it at the first doubt). The matrix has not: what was learned
  /// about it in 17 recordings of one sensor over several sessions agrees within its covariances
  /// (Docs/OrientationFilter.md, "What is kept of a unit").
  @inlinable
  public func aged(by seconds: Scalar, for parameters: FilterParameters<Scalar>) -> Self {
    guard seconds > 0 else { return self }
    var later = self
    // A thousand years: what is stored may claim any age, and the variance has to stay a number.
    let growth = parameters.biasNoise * parameters.biasNoise * min(seconds, 3e10)
    for axis in 0..<3 { later.covariances[Self.index(axis, axis)] += growth }
    return later
  }

  /// Whether these can be what a filter has handed out: means within the limits, and a matrix that a covariance
  /// can be. Its variances may be of any age.
  @inlinable
  public func isPlausible(for parameters: FilterParameters<Scalar>) -> Bool {
    for state in 0..<12 {
      let limit = state < 3 ? parameters.biasMax : parameters.matrixMax
      guard means[state].magnitude <= limit, variance(state) > 0, variance(state) < 1e30 else { return false }
    }
    return isPositive
  }

  /// Whether the covariance is positive: its Cholesky factor exists (Golub and Van Loan, Matrix Computations,
  /// algorithm 4.2.1), with a thousandth of each variance to spare for rounding.
  @inlinable var isPositive: Bool {
    var factor = covariances
    for pivot in 0..<12 {
      var square = variance(pivot) * 1.001
      for above in 0..<pivot { square -= factor[Self.index(above, pivot)] * factor[Self.index(above, pivot)] }
      guard square > 0, square.isFinite else { return false }
      let root = square.squareRoot()
      factor[Self.index(pivot, pivot)] = root
      for column in pivot + 1..<12 {
        var value = covariances[Self.index(pivot, column)]
        for above in 0..<pivot {
          value -= factor[Self.index(above, pivot)] * factor[Self.index(above, column)]
        }
        factor[Self.index(pivot, column)] = value / root
      }
    }
    return true
  }

  @inlinable
  func variance(_ state: Int) -> Scalar { covariances[Self.index(state, state)] }
}

extension FilterKnowledge: Sendable where Scalar: Sendable {}

extension ErrorStateFilter {
  /// What one lane has learned.
  @inlinable
  func knowledge(lane: Int) -> FilterKnowledge<Number.Element> {
    var means = InlineArray<12, Number.Element>(repeating: 0)
    var covariances = InlineArray<78, Number.Element>(repeating: 0)
    for axis in 0..<3 { means[axis] = gyroscope.bias[lane: lane][axis] }
    for element in 0..<9 { means[3 + element] = gyroscope.matrix[element][lane: lane] }
    for row in 0..<12 {
      for column in row..<12 {
        covariances[FilterKnowledge<Number.Element>.index(row, column)] =
          covariance[ErrorState.bias + row, ErrorState.bias + column][lane: lane]
      }
    }
    return FilterKnowledge(means: means, covariances: covariances)
  }

  /// Takes back what was learned about the unit in a lane. Between two starts a bias moves with temperature, and
  /// the matrix hardly: both get some of their first doubt back, and never more than that.
  @inlinable
  mutating func recall(_ known: FilterKnowledge<Number.Element>, lane: Int) {
    typealias Knowledge = FilterKnowledge<Number.Element>
    gyroscope.bias[lane: lane] = SIMD3(known.means[0], known.means[1], known.means[2])
    for element in 0..<9 { gyroscope.matrix[element][lane: lane] = known.means[3 + element] }
    var scale = InlineArray<12, Number.Element>(repeating: 1)
    var most = InlineArray<12, Number.Element>(repeating: 0)
    for state in 0..<12 {
      let first = state < 3 ? parameters.biasDeviation : parameters.matrixDeviation
      most[state] = first * first
      let variance = known.variance(state)
      if variance > most[state] { scale[state] = (most[state] / variance).squareRoot() }
    }
    for row in 0..<12 {
      for column in 0..<12 {
        var value = known.covariances[Knowledge.index(row, column)] * scale[row] * scale[column]
        if row == column {
          let share: Number.Element = row < 3 ? 0.04 : 0.01
          value = min(value + most[row] * share, most[row])
        }
        covariance.rows[ErrorState.bias + row][ErrorState.bias + column][lane: lane] = value
      }
    }
  }

  /// Takes a lane back to where nothing is known.
  @inlinable
  mutating func forget(lane: Int) {
    let fresh = Self(parameters: parameters)
    for row in 0..<ErrorState.count {
      for column in 0..<ErrorState.count {
        covariance.rows[row][column][lane: lane] = fresh.covariance[row, column][lane: lane]
      }
    }
    for element in 0..<9 { gyroscope.matrix[element][lane: lane] = 0 }
    worldFromSensor[lane: lane] = .identity
    (gyroscope.bias[lane: lane], accelerometerBias[lane: lane]) = (.zero, .zero)
    (velocityX[lane: lane], velocityZ[lane: lane]) = (0, 0)
    (gait.slowX[lane: lane], gait.slowZ[lane: lane], gait.variance[lane: lane]) = (0, 0, 0)
    gait.force[lane: lane] = SIMD3(0, 9.8, 0)
    north.isKnown[lane: lane] = false
    (north.age[lane: lane], north.deviation[lane: lane], north.disagreement[lane: lane]) = (0, 0, 0)
    alignment.hasHeading[lane: lane] = false
    alignment.isDone[lane: lane] = false
    rest.interrupt(lane: lane)
  }
}
