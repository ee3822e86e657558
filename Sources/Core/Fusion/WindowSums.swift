public import PoseMath

/// What a window of samples leaves behind for its one correction: sums at sensor rate, no covariance.
@frozen
public struct WindowSums<Number: LaneNumber> {
  /// Samples.
  @usableFromInline var count: Number
  /// Seconds the samples span, the lost ones included.
  @usableFromInline var duration: Number
  /// Rows of the sum of R dt: how a bias turns into an angle.
  @usableFromInline var attitude: InlineArray<3, InlineArray<3, Number>>
  /// Rows of the sum of R w' dt, [axis][3 j + k]: how an element (j, k) of the gyroscope's matrix turns into
  /// an angle.
  @usableFromInline var turnPerMatrix: InlineArray<3, InlineArray<9, Number>>
  /// The sum of R (f - a) dt, m/s in the world.
  @usableFromInline var force: LaneVector<Number>
  /// The sums of the readings and of their squared lengths, sensor's axes: what rest is told by.
  @usableFromInline var angularVelocity: LaneVector<Number>
  @usableFromInline var angularVelocitySquared: Number
  @usableFromInline var acceleration: LaneVector<Number>
  @usableFromInline var accelerationSquared: Number
  /// The sum of R m, microtesla, and how many readings of the field.
  @usableFromInline var field: LaneVector<Number>
  @usableFromInline var fieldCount: Number
  /// Variance of the turn that may be missing because samples were lost or clipped, rad^2.
  @usableFromInline var lostTurn: Number
  /// Seconds in which the accelerometer was at the end of its range.
  @usableFromInline var clippedForce: Number

  @inlinable
  init() {
    count = 0
    duration = 0
    attitude = InlineArray(repeating: InlineArray(repeating: .zero))
    turnPerMatrix = InlineArray(repeating: InlineArray(repeating: .zero))
    force = .zero
    angularVelocity = .zero
    angularVelocitySquared = 0
    acceleration = .zero
    accelerationSquared = 0
    field = .zero
    fieldCount = 0
    lostTurn = 0
    clippedForce = 0
  }

  /// Adds a sample taken at the orientation with these columns that stands for `step` seconds; where `step`
  /// is zero there was none.
  @inlinable
  mutating func add(
    rate: LaneVector<Number>, force sensed: LaneVector<Number>, accelerometerBias: LaneVector<Number>,
    step: Number, columns: (x: LaneVector<Number>, y: LaneVector<Number>, z: LaneVector<Number>)
  ) {
    let isThere = Number.zero .< step
    let one = Number.zero.replacing(with: 1, where: isThere)
    count += one
    duration += step
    let (x, y, z) = (columns.x * step, columns.y * step, columns.z * step)
    addRow(0, x.x, y.x, z.x, rate)
    addRow(1, x.y, y.y, z.y, rate)
    addRow(2, x.z, y.z, z.z, rate)
    let clean = sensed - accelerometerBias
    force += x * clean.x + y * clean.y + z * clean.z
    angularVelocity += rate * one
    angularVelocitySquared += rate.lengthSquared * one
    acceleration += sensed * one
    accelerationSquared += sensed.lengthSquared * one
  }

  @inlinable @inline(__always)
  mutating func addRow(_ axis: Int, _ x: Number, _ y: Number, _ z: Number, _ rate: LaneVector<Number>) {
    attitude[axis][0] += x
    attitude[axis][1] += y
    attitude[axis][2] += z
    turnPerMatrix[axis][0] += x * rate.x
    turnPerMatrix[axis][1] += x * rate.y
    turnPerMatrix[axis][2] += x * rate.z
    turnPerMatrix[axis][3] += y * rate.x
    turnPerMatrix[axis][4] += y * rate.y
    turnPerMatrix[axis][5] += y * rate.z
    turnPerMatrix[axis][6] += z * rate.x
    turnPerMatrix[axis][7] += z * rate.y
    turnPerMatrix[axis][8] += z * rate.z
  }
}

extension WindowSums: Sendable where Number: Sendable {}
