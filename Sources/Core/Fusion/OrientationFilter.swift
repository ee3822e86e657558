public import PoseMath

/// Where a sensor points, from its gyroscope, its accelerometer and, where there is one, its magnetometer.
/// What is wrong with the gyroscope, bias, scale and misalignment, is learned on the way.
///
/// World: +Y up, right-handed; the heading is zero where the sensor's -Z axis pointed at the start. It is held by
/// the gyroscope and, with a magnetometer, by the room's field, whose direction in the world the estimate
/// tells. It allocates nothing, reads no clock and never returns a number that is not finite.
@frozen
public struct OrientationFilter<Scalar: PoseScalar> {
  @usableFromInline var core: ErrorStateFilter<Scalar>
  @usableFromInline var current: OrientationEstimate<Scalar>
  @usableFromInline var refused: UInt32
  /// Whether a new alignment keeps the heading, because it is not the first one.
  @usableFromInline var hasHeading: Bool

  /// A filter that waits for its first sample.
  @inlinable
  public init(parameters: FilterParameters<Scalar> = FilterParameters()) {
    core = ErrorStateFilter(parameters: parameters)
    current = OrientationEstimate()
    refused = 0
    hasHeading = false
  }

  /// What it was told to assume.
  @inlinable public var parameters: FilterParameters<Scalar> { core.parameters }

  /// What is known at the time of the last sample.
  @inlinable public var estimate: OrientationEstimate<Scalar> { current }

  /// Samples refused: not finite, out of any sensor's range, or not later than the one before.
  @inlinable public var refusedCount: UInt32 { refused }

  /// Whether the sensor has been still for 1.5 s.
  @inlinable public var isAtRest: Bool { core.isAtRest }

  /// Standard deviation of the tilt against the vertical, radians.
  @inlinable public var inclinationDeviation: Scalar {
    (core.covariance[ErrorState.turn, ErrorState.turn]
      + core.covariance[ErrorState.turn + 2, ErrorState.turn + 2]).squareRoot()
  }

  /// Standard deviation of the heading, radians: against magnetic north once that is known, before against the
  /// heading of the start.
  @inlinable public var headingDeviation: Scalar {
    core.covariance[ErrorState.heading, ErrorState.heading].squareRoot()
  }

  /// Heading of magnetic north in the world, radians about up from the world's -Z; nil before a field was seen.
  /// Fixed from then on: what the field says later turns the orientation.
  @inlinable public var magneticNorth: Scalar? { core.north.isKnown ? core.north.heading : nil }

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
    core.step(
      rate: LaneVector(sample.angularVelocity), force: LaneVector(sample.acceleration), step: step,
      lost: lostTime(before: sample, step: step))
    current.timestamp = sample.timestamp
    if core.sums.duration >= parameters.window - step / 2 { closeWindow() }
    publish()
  }

  /// Takes a reading of the magnetic field, microtesla in the sensor's axes, as of the last sample.
  @inlinable
  public mutating func ingest(magneticField field: SIMD3<Scalar>) {
    guard field.lengthSquared <= parameters.fieldMax * parameters.fieldMax else { return }
    guard current.phase != .waiting else { return }
    core.add(field: LaneVector(field), count: 1)
  }

  @inlinable
  mutating func closeWindow() {
    core.closeWindow()
    current.phase = core.alignment.isDone ? .running : .aligning
    current.bias = core.bias[lane: 0]
  }

  @inlinable
  mutating func publish() {
    current.worldFromSensor = core.worldFromSensor[lane: 0]
    current.angularVelocity = core.angularVelocity[lane: 0]
  }

  /// Of the seconds since the last sample, those of samples that were lost.
  @inlinable
  func lostTime(before sample: IMUSample<Scalar>, step: Scalar) -> Scalar {
    guard sample.lostBefore > 0 else { return 0 }
    let lost = Scalar(wholeNumber: Int64(min(sample.lostBefore, 1_000_000)))
    return step * lost / (lost + 1)
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

  /// The first sample: level by it, heading zero.
  @inlinable
  mutating func start(at sample: IMUSample<Scalar>) {
    guard let up = sample.acceleration.direction else {
      refused &+= 1
      return
    }
    var orientation = Quaternion<Scalar>.levelled(up: up)
    if hasHeading {
      let worldUp = current.worldFromSensor.rotate(up)
      orientation = Quaternion(from: worldUp, to: SIMD3(0, 1, 0)) * current.worldFromSensor
    }
    hasHeading = true
    core.begin(lane: 0, at: orientation.normalized())
    current.timestamp = sample.timestamp
    current.phase = .aligning
    publish()
    current.angularVelocity = sample.angularVelocity - current.bias
  }

  /// Time is missing: keeps what was learned and what is left of the heading, and finds the vertical again.
  @inlinable
  mutating func realign(at sample: IMUSample<Scalar>) {
    current.phase = .waiting
    start(at: sample)
    // Without a direction of gravity there is no start: the next sample tries again.
    current.timestamp = sample.timestamp
  }
}

extension Quaternion {
  /// The orientation with `up` (sensor's axes) vertical and the sensor's -Z axis at heading zero. Where that
  /// axis is within about 17 degrees of the vertical it has no heading; then the +Y axis counts, which points
  /// forward when the sensor looks down.
  @inlinable
  static func levelled(up: SIMD3<Scalar>) -> Self {
    let level = Quaternion(from: up, to: SIMD3(0, 1, 0))
    var forward = level.rotate(SIMD3(0, 0, -1))
    if abs(forward.y) > 0.956 {
      forward = level.rotate(SIMD3(0, 1, 0)) * (forward.y < 0 ? 1 : -1)
    }
    forward.y = 0
    guard let ahead = forward.direction else { return level }
    return (Quaternion(from: ahead, to: SIMD3(0, 0, -1)) * level).normalized()
  }
}

extension OrientationFilter: Sendable
where Scalar.SIMD4Storage: Sendable, Scalar.SIMD8Storage: Sendable {}
