public import PoseMath

/// How the filter finds the vertical, at first and after a gap.
extension OrientationFilter {
  /// The first sample: level by it, heading zero.
  @inlinable
  mutating func start(at sample: IMUSample<Scalar>) {
    guard let up = sample.acceleration.direction else {
      refused &+= 1
      return
    }
    if hasHeading {
      let worldUp = current.worldFromSensor.rotate(up)
      current.worldFromSensor = Quaternion(from: worldUp, to: Self.worldUp) * current.worldFromSensor
    } else {
      current.worldFromSensor = Self.levelled(up: up)
      hasHeading = true
    }
    current.worldFromSensor = current.worldFromSensor.normalized()
    current.angularVelocity = sample.angularVelocity - current.bias
    current.timestamp = sample.timestamp
    sums = WindowSums()
    alignmentSum = Self.worldUp * (parameters.window / 100)
    alignmentDuration = 0
    current.phase = .aligning
  }

  /// Time is missing: keeps the bias and what is left of the heading, and finds the vertical again.
  @inlinable
  mutating func realign(at sample: IMUSample<Scalar>) {
    rest.interrupt()
    current.phase = .waiting
    start(at: sample)
    // Without a direction of gravity there is no start: the next sample tries again.
    current.timestamp = sample.timestamp
  }

  @inlinable static var worldUp: SIMD3<Scalar> { SIMD3(0, 1, 0) }

  /// The orientation with `up` (sensor's axes) vertical and the sensor's -Z axis at heading zero. Where that
  /// axis is within about 17 degrees of the vertical it has no heading; then the +Y axis counts, which points
  /// forward when the sensor looks down.
  @inlinable
  static func levelled(up: SIMD3<Scalar>) -> Quaternion<Scalar> {
    let level = Quaternion(from: up, to: worldUp)
    var forward = level.rotate(SIMD3(0, 0, -1))
    if abs(forward.y) > 0.956 {
      forward = level.rotate(SIMD3(0, 1, 0)) * (forward.y < 0 ? 1 : -1)
    }
    forward.y = 0
    guard let ahead = forward.direction else { return level }
    return (Quaternion(from: ahead, to: SIMD3(0, 0, -1)) * level).normalized()
  }

  /// Turns the orientation so that the specific force summed since the start is vertical. The sum was taken
  /// in a frame that turned with the gyroscope, so motion during the first second averages out instead of
  /// tilting the world.
  @inlinable
  mutating func align() {
    alignmentSum += sums.worldVelocityStep
    alignmentDuration += sums.duration
    if let up = alignmentSum.direction {
      let correction = Quaternion(from: up, to: Self.worldUp)
      current.worldFromSensor = (correction * current.worldFromSensor).normalized()
      alignmentSum = correction.rotate(alignmentSum)
    }
    rest.ingest(sums)
    if alignmentDuration >= parameters.alignment { run() }
  }

  /// Ends the alignment. A second that was still leaves little doubt about the vertical, one in motion more.
  @inlinable
  mutating func run() {
    let wasStill = rest.stillness >= alignmentDuration - 2 * parameters.window
    let tilt: Scalar = wasStill ? 0.017 : 0.052
    let speed: Scalar = wasStill ? 0.1 : 0.5
    covariance.reset(State.theta, variance: tilt * tilt)
    covariance.reset(State.theta + 2, variance: tilt * tilt)
    covariance.reset(State.heading, variance: 0)
    covariance.reset(State.velocityX, variance: speed * speed)
    covariance.reset(State.velocityZ, variance: speed * speed)
    velocityX = 0
    velocityZ = 0
    current.phase = .running
  }
}
