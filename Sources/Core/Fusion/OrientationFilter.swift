public import PoseMath

/// Where a sensor points, from its gyroscope and accelerometer alone, with the gyroscope's bias learned on
/// the way.
///
/// At sensor rate it integrates the turn rate and adds up sums; every 0.1 s it corrects itself once, by an
/// error-state Kalman filter over orientation, bias and horizontal velocity. The velocity is what separates
/// gravity from motion: specific force in the world, integrated, must stay near walking pace, and a tilt or a
/// bias that makes it run away is corrected. Equations and their derivation: Docs/OrientationFilter.md.
///
/// World: +Y up, right-handed; the heading is zero where the sensor's -Z axis pointed at the start. With no
/// magnetometer it is held, not measured, and drifts with what is left of the bias.
/// It allocates nothing, reads no clock and never returns a number that is not finite.
@frozen
public struct OrientationFilter<Scalar: PoseScalar> {
  /// What it was told to assume.
  public let parameters: FilterParameters<Scalar>
  @usableFromInline var current: OrientationEstimate<Scalar>
  @usableFromInline var refused: UInt32
  @usableFromInline var velocityX: Scalar
  @usableFromInline var velocityZ: Scalar
  @usableFromInline var covariance: ErrorCovariance<Scalar>
  @usableFromInline var sums: WindowSums<Scalar>
  @usableFromInline var rest: RestDetector<Scalar>
  /// Specific force times time since alignment began, in the world as far as it is known, m/s.
  @usableFromInline var alignmentSum: SIMD3<Scalar>
  @usableFromInline var alignmentDuration: Scalar
  /// Whether the alignment keeps the heading, because it is not the first one.
  @usableFromInline var hasHeading: Bool

  /// A filter that waits for its first sample.
  @inlinable
  public init(parameters: FilterParameters<Scalar> = FilterParameters()) {
    self.parameters = parameters
    current = OrientationEstimate()
    refused = 0
    velocityX = 0
    velocityZ = 0
    covariance = ErrorCovariance()
    sums = WindowSums()
    rest = RestDetector()
    alignmentSum = .zero
    alignmentDuration = 0
    hasHeading = false
    for axis in 0..<3 {
      covariance.reset(
        State.bias + axis, variance: parameters.biasDeviation * parameters.biasDeviation)
    }
  }

  @usableFromInline typealias State = ErrorCovariance<Scalar>.State

  /// What is known at the time of the last sample.
  @inlinable public var estimate: OrientationEstimate<Scalar> { current }

  /// Samples refused: not finite, out of any sensor's range, or not later than the one before.
  @inlinable public var refusedCount: UInt32 { refused }

  /// Whether the sensor has been still for 1.5 s.
  @inlinable public var isAtRest: Bool { rest.isAtRest }

  /// Standard deviation of the bias estimate, rad/s, each axis.
  @inlinable public var biasDeviation: SIMD3<Scalar> {
    SIMD3(
      covariance.variance(of: State.bias), covariance.variance(of: State.bias + 1),
      covariance.variance(of: State.bias + 2)
    ).squareRoot()
  }

  /// Standard deviation of the tilt against the vertical, radians.
  @inlinable public var inclinationDeviation: Scalar {
    (covariance.variance(of: State.theta) + covariance.variance(of: State.theta + 2)).squareRoot()
  }

  /// Takes the next sample; a sample that is no measurement is counted and passed over.
  @inlinable
  public mutating func ingest(_ sample: IMUSample<Scalar>) {
    guard isPlausible(sample) else {
      refused &+= 1
      return
    }
    guard current.phase != .waiting else { return start(at: sample) }
    let step: Scalar = sample.timestamp.seconds(since: current.timestamp)
    guard step > 0 else { return refuse(sample, step: step) }
    guard step <= parameters.gapMax else { return realign(at: sample) }

    turn(by: sample, step: step)
    current.timestamp = sample.timestamp
    if sums.duration >= parameters.window { closeWindow() }
  }

  @inlinable
  func isPlausible(_ sample: IMUSample<Scalar>) -> Bool {
    // A number that is not finite fails either comparison.
    sample.angularVelocity.lengthSquared
      <= parameters.angularVelocityMax * parameters.angularVelocityMax
      && sample.acceleration.lengthSquared
        <= parameters.accelerationMax * parameters.accelerationMax
  }

  /// A sample from the past is passed over; a clock that went back by more than a gap has been set, and the
  /// filter goes on from there.
  @inlinable
  mutating func refuse(_ sample: IMUSample<Scalar>, step: Scalar) {
    refused &+= 1
    if step < -parameters.gapMax { realign(at: sample) }
  }

  /// Integrates one step. The gyroscope's output is taken as the mean rate since the sample before, which
  /// is what an integrating sensor read at its own rate delivers; across lost samples, where it is not, the
  /// mean of the rates at both ends.
  @inlinable
  mutating func turn(by sample: IMUSample<Scalar>, step: Scalar) {
    let newest = sample.angularVelocity - current.bias
    var rate = newest
    if sample.lostBefore > 0 {
      rate = (current.angularVelocity + newest) / 2
      noteLoss(of: sample.lostBefore, step: step, rate: rate)
    }
    let rotation = rate * step
    current.worldFromSensor = current.worldFromSensor * Quaternion(rotationVector: rotation)
    current.angularVelocity = newest
    sums.add(
      angularVelocity: sample.angularVelocity, acceleration: sample.acceleration, step: step,
      worldFromSensor: current.worldFromSensor, turnedBy: rotation.length)
  }

  @inlinable
  mutating func noteLoss(of count: UInt32, step: Scalar, rate: SIMD3<Scalar>) {
    let lost = Scalar(Int(min(count, 1_000_000)))
    let missing: Scalar = step * lost / (lost + 1)
    let bySurprise: Scalar = parameters.gapAngularAcceleration * missing * missing
    sums.lostTurn += bySurprise + rate.length * missing / 10
  }
}

extension OrientationFilter: Sendable
where Scalar.SIMD4Storage: Sendable, Scalar.SIMD8Storage: Sendable {}
