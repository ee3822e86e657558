public import PoseMath

/// Foretells where a tracked body will be within the next 100 ms, from its poses alone, and learns from where
/// it went.
///
/// For sources with frames (cameras, light stations, another program's poses); of a faster one it takes frames
/// by interpolation. A sensor at its own rate is better served by `TurnPredictor`. Constant velocity over the latest frame is the base; what is added is a
/// weighted sum of the last twelve frames' velocities, learnt from the source's own later poses. Nothing is
/// learnt beforehand. Corrections of the tracker, steps that no body could make, are taken out of the motion;
/// breaks empty the history and keep what was learnt. Guards as in `TurnPredictor`. World +Y is up.
/// Derivation and figures: Docs/Prediction.md.
///
/// It allocates nothing, reads no clock and never returns a number that is not finite.
@frozen
public struct PosePredictor<Scalar: PoseScalar> {
  /// Poses that wait for their truth at most: 100 ms of frames at 60 Hz, and some.
  @inlinable public static var pendingCountMax: Int { 12 }

  /// What it was told to assume.
  public let parameters: PosePredictorParameters<Scalar>
  @usableFromInline var learner: PoseLearner<Scalar>
  @usableFromInline var clock: FrameClock<Scalar>
  @usableFromInline var steps: FrameSteps<Scalar>
  @usableFromInline var hasStarted: Bool
  @usableFromInline var refused: UInt32
  @usableFromInline var relocations: UInt32
  /// The latest pose and its time.
  @usableFromInline var time: Timestamp
  @usableFromInline var latest: Pose<Scalar>
  /// The pose of the latest frame, its position without the tracker's corrections, and its time.
  @usableFromInline var frame: Pose<Scalar>
  @usableFromInline var frameTime: Timestamp
  /// Seconds from pose to pose, the mean of the last sixteen or so.
  @usableFromInline var pace: Scalar
  /// The sum of the tracker's corrections since the last break, metres.
  @usableFromInline var corrections: SIMD3<Scalar>
  /// Frames in a row that were taken for a correction.
  @usableFromInline var correctedCount: Int
  /// Mean square of the acceleration from frame to frame, (m/s^2)^2.
  @usableFromInline var accelerationSquare: Scalar
  /// Radians about +Y: where the body's -Z axis points.
  @usableFromInline var heading: Scalar
  @usableFromInline var pending: InlineArray<12, PoseExample<Scalar>>
  @usableFromInline var oldest: Int
  @usableFromInline var pendingCount: Int
  /// What is foretold since the latest frame: along the world's axes, and in the body's.
  @usableFromInline var travel: MotionCurve<Scalar>
  @usableFromInline var turn: MotionCurve<Scalar>

  /// A predictor that waits for its first pose and knows nothing.
  @inlinable
  public init(parameters: PosePredictorParameters<Scalar> = PosePredictorParameters()) {
    self.parameters = parameters
    learner = PoseLearner(parameters)
    clock = FrameClock(nominalPeriod: parameters.framePeriod, at: .zero)
    steps = FrameSteps()
    hasStarted = false
    refused = 0
    relocations = 0
    time = .zero
    latest = .identity
    frame = .identity
    frameTime = .zero
    pace = parameters.framePeriod
    corrections = .zero
    correctedCount = 0
    accelerationSquare = 0
    heading = 0
    pending = InlineArray(repeating: PoseExample())
    oldest = 0
    pendingCount = 0
    travel = MotionCurve()
    turn = MotionCurve()
  }

  /// Poses refused: not finite, or not later than the one before.
  @inlinable public var refusedCount: UInt32 { refused }

  /// Steps that were taken for a correction of the tracker.
  @inlinable public var relocationCount: UInt32 { relocations }

  /// Examples learnt so far.
  @inlinable public var exampleCount: UInt32 { learner.exampleCount }

  /// The pose `seconds` after the latest one, at most 100 ms either way; nil before the first.
  @inlinable
  public func predict(after seconds: Scalar) -> PredictedPose<Scalar>? {
    guard hasStarted else { return nil }
    // The curves begin at the latest frame, which a pose between frames has left behind.
    let since: Scalar = time.seconds(since: frameTime)
    let ahead = since + max(-MotionCurve<Scalar>.horizonMax, min(MotionCurve<Scalar>.horizonMax, seconds))
    let rotation =
      Quaternion(rotationVector: turn.displacement(after: since)).conjugate
      * Quaternion(rotationVector: turn.displacement(after: ahead))
    let moved = travel.displacement(after: ahead) - travel.displacement(after: since)
    return PredictedPose(
      worldFromBody: Pose(
        orientation: (latest.orientation * rotation).normalized(), position: latest.position + moved),
      linearVelocity: travel.rate(after: ahead), angularVelocity: turn.rate(after: ahead))
  }

  /// Takes the next pose, world-from-body, of the instant `stamp`; one that is no pose is counted and passed
  /// over.
  @inlinable
  public mutating func ingest(_ pose: Pose<Scalar>, at stamp: Timestamp) {
    guard let sound = Self.sound(pose) else {
      refused &+= 1
      return
    }
    guard hasStarted else { return start(at: sound, stamp) }
    let step: Scalar = stamp.seconds(since: time)
    if step > parameters.gapMax || step < -parameters.gapMax { return start(at: sound, stamp) }
    guard step > 0 else {
      refused &+= 1
      return
    }
    let moved = (sound.position - latest.position).length
    guard moved <= parameters.speedMax * step else { return start(at: sound, stamp) }
    advance(to: sound, at: stamp, step: step)
  }

  /// A pose with a unit quaternion and a position within 100 km, or nil.
  @inlinable
  static func sound(_ pose: Pose<Scalar>) -> Pose<Scalar>? {
    let size = pose.orientation.lengthSquared
    guard size > 0.25, size < 4, pose.position.lengthSquared < 1e10 else { return nil }
    return Pose(orientation: pose.orientation.normalized(), position: pose.position)
  }

  /// The first pose, or the first after a break: the history is gone, what was learnt stays.
  @inlinable
  mutating func start(at pose: Pose<Scalar>, _ stamp: Timestamp) {
    clock.restart(at: stamp)
    steps.removeAll()
    time = stamp
    latest = pose
    frame = pose
    frameTime = stamp
    corrections = .zero
    correctedCount = 0
    // 3 m/s^2, until it is known: a lively head's.
    accelerationSquare = 9
    pendingCount = 0
    travel = MotionCurve()
    turn = MotionCurve()
    hasStarted = true
  }
}

extension PosePredictor: Sendable where Scalar.SIMD4Storage: Sendable {}
