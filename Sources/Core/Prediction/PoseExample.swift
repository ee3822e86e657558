public import PoseMath

/// A pose that waits for what followed it: its features, and the truth as far as time has gone.
@frozen
public struct PoseExample<Scalar: PoseScalar> {
  @usableFromInline var time: Timestamp
  @usableFromInline var pose: Pose<Scalar>
  @usableFromInline var worldFromHeading: Quaternion<Scalar>
  /// Heading frame, m/s.
  @usableFromInline var velocity: SIMD3<Scalar>
  /// The body's axes, rad/s.
  @usableFromInline var turnRate: SIMD3<Scalar>
  @usableFromInline var features: PoseFeatures<Scalar>
  @usableFromInline var truth: PoseLearner<Scalar>.Numbers
  /// Horizons whose truth is in.
  @usableFromInline var reached: Int

  @inlinable
  init() {
    time = .zero
    pose = .identity
    worldFromHeading = .identity
    velocity = .zero
    turnRate = .zero
    features = PoseFeatures()
    truth = InlineArray(repeating: InlineArray(repeating: 0))
    reached = 0
  }

  /// The horizon whose truth is next, seconds.
  @inlinable var due: Scalar { CurveBasis<Scalar>.spacing * Scalar(reached + 1) }

  @inlinable var isComplete: Bool { reached == CurveBasis<Scalar>.horizonCount }

  /// The body had come to `then` when the next horizon was reached.
  @inlinable
  mutating func note(_ then: Pose<Scalar>) {
    let moved = worldFromHeading.conjugate.rotate(then.position - pose.position)
    let turned = (pose.orientation.conjugate * then.orientation).rotationVector
    let (v0, v1, v2) = CurveBasis.projection(of: moved / due - velocity, at: reached)
    let (w0, w1, w2) = CurveBasis.projection(of: turned / due - turnRate, at: reached)
    for axis in 0..<3 {
      truth[axis][0] += v0[axis]
      truth[axis][1] += v1[axis]
      truth[axis][2] += v2[axis]
      truth[3 + axis][0] += w0[axis]
      truth[3 + axis][1] += w1[axis]
      truth[3 + axis][2] += w2[axis]
    }
    reached += 1
  }
}

extension PoseExample: Sendable where Scalar.SIMD4Storage: Sendable {}
