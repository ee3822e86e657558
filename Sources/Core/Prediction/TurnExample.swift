public import PoseMath

/// A moment that waits for what followed it: its features, and the truth as far as time has gone.
@frozen
public struct TurnExample<Scalar: PoseScalar> {
  @usableFromInline var time: Timestamp
  @usableFromInline var orientation: Quaternion<Scalar>
  @usableFromInline var rate: SIMD3<Scalar>
  @usableFromInline var features: InlineArray<27, Scalar>
  /// The three numbers of `CurveBasis` of what followed, the axes within each.
  @usableFromInline var truth: InlineArray<9, Scalar>
  /// Horizons whose truth is in.
  @usableFromInline var reached: Int

  @inlinable
  init() {
    time = .zero
    orientation = .identity
    rate = .zero
    features = InlineArray(repeating: 0)
    truth = InlineArray(repeating: 0)
    reached = 0
  }

  /// The horizon whose truth is next, seconds.
  @inlinable var due: Scalar { CurveBasis<Scalar>.spacing * Scalar(reached + 1) }

  @inlinable var isComplete: Bool { reached == CurveBasis<Scalar>.horizonCount }

  /// The body had turned by `turn` when the next horizon was reached.
  @inlinable
  mutating func note(turn: SIMD3<Scalar>) {
    let missing = turn / due - rate
    let (x0, x1, x2) = CurveBasis.projection(of: missing, at: reached)
    for axis in 0..<3 {
      truth[axis] += x0[axis]
      truth[3 + axis] += x1[axis]
      truth[6 + axis] += x2[axis]
    }
    reached += 1
  }
}

extension TurnExample: Sendable where Scalar.SIMD4Storage: Sendable {}
