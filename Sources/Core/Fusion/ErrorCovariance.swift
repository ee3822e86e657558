public import PoseMath

/// The covariance of the filter's eight error states, a row a SIMD vector.
///
/// It changes only by congruences (`P -> F P F'` with an elementary F), by scalar measurements and by added
/// variance: each keeps it symmetric, and none needs a temporary matrix.
@frozen
public struct ErrorCovariance<Scalar: PoseScalar> {
  /// The error states in their order: `theta` is the small world-frame rotation that is missing from the
  /// estimate, `bias` the missing gyroscope bias in the sensor's axes, `velocity` the missing horizontal
  /// velocity in the world.
  @frozen
  public enum State {
    /// Three states from here: rotation about the world's x, y and z, radians.
    public static var theta: Int { 0 }
    /// The one of them about the vertical.
    public static var heading: Int { 1 }
    /// Three states from here, rad/s.
    public static var bias: Int { 3 }
    /// Along the world's x, m/s.
    public static var velocityX: Int { 6 }
    /// Along the world's z, m/s.
    public static var velocityZ: Int { 7 }
    /// How many states there are.
    public static var count: Int { 8 }
  }

  @usableFromInline var rows: InlineArray<8, SIMD8<Scalar>>

  /// Nothing uncertain, nothing correlated.
  @inlinable
  public init() { rows = InlineArray(repeating: .zero) }

  /// The covariance of two states.
  @inlinable
  public subscript(row: Int, column: Int) -> Scalar { rows[row][column] }

  /// The variance of one state.
  @inlinable
  public func variance(of state: Int) -> Scalar { rows[state][state] }

  /// Sets one state's variance and forgets what it had in common with the others.
  @inlinable
  public mutating func reset(_ state: Int, variance: Scalar) {
    for other in 0..<State.count { rows[other][state] = 0 }
    rows[state] = .zero
    rows[state][state] = variance
  }

  /// Independent noise on one state.
  @inlinable
  public mutating func addVariance(_ variance: Scalar, to state: Int) { rows[state][state] += variance }

  /// The state `target` becomes itself plus `factor` times `source`.
  @inlinable
  public mutating func addState(_ source: Int, times factor: Scalar, to target: Int) {
    rows[target] += rows[source] * factor
    for row in 0..<State.count { rows[row][target] += rows[row][source] * factor }
  }

  /// Shrinks one state until its variance is at most `variance`, with its correlations.
  @inlinable
  public mutating func limit(_ state: Int, to variance: Scalar) {
    guard rows[state][state] > variance else { return }
    let factor = (variance / rows[state][state]).squareRoot()
    rows[state] *= factor
    for row in 0..<State.count { rows[row][state] *= factor }
  }

  /// The state `state` was measured with variance `noise`: updates the covariance and returns the gain by
  /// which the innovation moves every state.
  @inlinable
  public mutating func measure(_ state: Int, noise: Scalar) -> SIMD8<Scalar> {
    let row = rows[state]
    let gain = row / (row[state] + noise)
    for other in 0..<State.count { rows[other] -= row * gain[other] }
    return gain
  }

  /// Whether every variance is a finite number and none negative.
  @inlinable public var isSound: Bool {
    for state in 0..<State.count {
      let variance = rows[state][state]
      guard variance.isFinite, variance >= 0 else { return false }
    }
    return true
  }
}

extension ErrorCovariance: Sendable where Scalar.SIMD8Storage: Sendable {}
