public import PoseMath

/// The filter's twenty error states in their order, each the truth minus the estimate.
@frozen
public enum ErrorState {
  /// Three states from here: the small rotation about the world's x, y and z that is missing, radians.
  @inlinable public static var turn: Int { 0 }
  /// The one of them about the vertical.
  @inlinable public static var heading: Int { 1 }
  /// Three states from here: the gyroscope's bias, rad/s.
  @inlinable public static var bias: Int { 3 }
  /// Nine states from here: the gyroscope's matrix minus the identity, row by row.
  @inlinable public static var matrix: Int { 6 }
  /// Two states from here: horizontal velocity along the world's x and z, m/s.
  @inlinable public static var velocity: Int { 15 }
  /// Three states from here: the accelerometer's bias, m/s^2.
  @inlinable public static var accelerometerBias: Int { 17 }
  /// How many there are.
  @inlinable public static var count: Int { 20 }
}

/// A number for each error state: a gain, an error, or a row of the covariance.
@usableFromInline typealias ErrorVector<Number: LaneNumber> = InlineArray<20, Number>

/// The covariance of the error states. Every change keeps it symmetric: both halves are kept, so that a row is
/// also a column and the loops run along memory.
@frozen
public struct ErrorCovariance<Number: LaneNumber> {
  @usableFromInline var rows: InlineArray<20, InlineArray<20, Number>>

  /// Nothing uncertain, nothing correlated.
  @inlinable
  public init() { rows = InlineArray(repeating: InlineArray(repeating: .zero)) }

  /// The covariance of two states.
  @inlinable
  public subscript(row: Int, column: Int) -> Number { @inline(__always) get { rows[row][column] } }

  /// Sets one state's variance and forgets what it had in common with the others, in the lanes of the mask.
  @inlinable
  mutating func reset(_ state: Int, variance: Number, where mask: Number.Mask) {
    for other in 0..<ErrorState.count {
      rows[other][state] = rows[other][state].replacing(with: 0, where: mask)
      rows[state][other] = rows[state][other].replacing(with: 0, where: mask)
    }
    rows[state][state] = rows[state][state].replacing(with: variance, where: mask)
  }

  /// Independent noise on one state.
  @inlinable
  mutating func add(_ variance: Number, to state: Int) { rows[state][state] += variance }

  /// Scales one state's error with its correlations: its variance by the square.
  @inlinable
  mutating func scale(_ state: Int, by factor: Number) {
    for other in 0..<ErrorState.count { rows[state][other] *= factor }
    for other in 0..<ErrorState.count { rows[other][state] *= factor }
  }

  /// The state `state` was measured with variance `noise`: updates the covariance and returns the gain by
  /// which the innovation moves every state.
  @inlinable
  mutating func measure(_ state: Int, noise: Number) -> ErrorVector<Number> {
    let row = rows[state]
    let scale = Number.one.over(row[state] + noise)
    var gain = row
    for index in 0..<ErrorState.count { gain[index] *= scale }
    for index in 0..<ErrorState.count {
      let factor = gain[index]
      for column in 0..<ErrorState.count { rows[index][column] -= factor * row[column] }
    }
    return gain
  }
}

extension ErrorCovariance: Sendable where Number: Sendable {}
