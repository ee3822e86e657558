public import PoseMath

/// What is wrong with a gyroscope, as far as it is known: turn rate = (1 + matrix) reading - bias.
@frozen
public struct GyroscopeModel<Number: LaneNumber> {
  /// rad/s, sensor's axes.
  @usableFromInline var bias: LaneVector<Number>
  /// Scale factors and misalignment, row by row.
  @usableFromInline var matrix: InlineArray<9, Number>

  @inlinable
  init() {
    bias = .zero
    matrix = InlineArray(repeating: .zero)
  }

  /// The turn rate behind a reading.
  @inlinable @inline(__always)
  func corrected(_ rate: LaneVector<Number>) -> LaneVector<Number> {
    let scaled = LaneVector(
      rate.x + matrix[0] * rate.x + matrix[1] * rate.y + matrix[2] * rate.z,
      rate.y + matrix[3] * rate.x + matrix[4] * rate.y + matrix[5] * rate.z,
      rate.z + matrix[6] * rate.x + matrix[7] * rate.y + matrix[8] * rate.z)
    return scaled - bias
  }
}

extension GyroscopeModel: Sendable where Number: Sendable {}
