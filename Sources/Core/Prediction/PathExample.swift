public import PoseMath

/// A moment that waits for where the body went from there: its features, and the truth as far as time has gone.
@frozen
public struct PathExample<Scalar: PoseScalar> {
  @usableFromInline var time: Timestamp
  @usableFromInline var position: SIMD3<Scalar>
  @usableFromInline var velocity: SIMD3<Scalar>
  @usableFromInline var acceleration: SIMD3<Scalar>
  @usableFromInline var features: InlineArray<12, Scalar>
  /// The three numbers of `CurveBasis` of what followed, the axes within each.
  @usableFromInline var truth: InlineArray<9, Scalar>
  /// Horizons whose truth is in.
  @usableFromInline var reached: Int

  @inlinable
  init() {
    time = .zero
    position = .zero
    velocity = .zero
    acceleration = .zero
    features = InlineArray(repeating: 0)
    truth = InlineArray(repeating: 0)
    reached = 0
  }

  /// The horizon whose truth is next, seconds.
  @inlinable var due: Scalar { CurveBasis<Scalar>.spacing * Scalar(reached + 1) }

  @inlinable var isComplete: Bool { reached == CurveBasis<Scalar>.horizonCount }

  /// The body was there when the next horizon was reached.
  @inlinable
  mutating func note(position there: SIMD3<Scalar>) {
    let missing = (there - position) / due - velocity - acceleration * (due / 2)
    let (x0, x1, x2) = CurveBasis.projection(of: missing, at: reached)
    for axis in 0..<3 {
      truth[axis] += x0[axis]
      truth[3 + axis] += x1[axis]
      truth[6 + axis] += x2[axis]
    }
    reached += 1
  }
}

extension PathExample: Sendable where Scalar.SIMD4Storage: Sendable {}
