public import DeviceProtocols
public import PoseMath

/// An inertial sensor that moves with a wearer: samples by number, each from the truth at its time, with the
/// sensor's errors, in counts.
public struct EmulatedIMU: Sendable {
  public var source: any MotionSource
  /// Where the sensor sits in the head or hand it moves with.
  public var imuFromBody: Pose<Double>
  public var errors: InertialErrors
  public var ranges: ViveRangesReport
  /// Samples a second.
  public var rateHz: Double
  public var seed: UInt64
  /// The device's clock at its first sample; real ones do not begin at zero either.
  public var ticksAtStart: UInt32
  /// Seconds from what the sensor feels to the stamp of the sample that tells it.
  public var delaySeconds = 0.0

  /// Ticks of a Vive's clock a second (htc-vive.md, "0x20").
  static let ticksHz = 48_000_000.0

  public init(
    source: any MotionSource, imuFromBody: Pose<Double>, errors: InertialErrors, ranges: ViveRangesReport,
    rateHz: Double, seed: UInt64
  ) {
    self.source = source
    self.imuFromBody = imuFromBody
    self.errors = errors
    self.ranges = ranges
    self.rateHz = rateHz
    self.seed = seed
    ticksAtStart = UInt32(truncatingIfNeeded: seed &* 0x9e37_79b9)
  }

  /// Seconds after plugging in at which sample `number` is taken.
  public func seconds(ofSample number: Int) -> Double { Double(number) / rateHz }

  /// How many samples were taken in the first `seconds`.
  public func sampleCount(at seconds: Double) -> Int {
    guard seconds >= 0 else { return 0 }
    return Int(seconds * rateHz * (1 + 1e-12)) + 1
  }

  /// The true angular velocity (rad/s) and specific force (m/s^2) in the sensor's axes.
  public func truth(
    at seconds: Double
  ) -> (angularVelocity: SIMD3<Double>, specificForce: SIMD3<Double>) {
    let motion = source.motion(at: seconds)
    let place = imuFromBody.inverse.position
    return (
      imuFromBody.orientation.rotate(motion.angularVelocity),
      imuFromBody.orientation.rotate(motion.specificForce(at: place))
    )
  }

  /// Sample `number` as a report's slot holds it.
  public func slot(_ number: Int) -> ViveIMUSlot {
    let truth = truth(at: max(0, seconds(ofSample: number) - delaySeconds))
    var noise = CounterNoise(seed: seed, index: UInt64(bitPattern: Int64(number)) &+ 1)
    let acceleration =
      (errors.accelerationMixing.felt(truth.specificForce) + errors.accelerationBias)
      / errors.accelerationScale
      + errors.accelerationDrift + errors.accelerationNoise * noise.normalVector()
    let angularVelocity =
      (errors.angularVelocityMixing.felt(truth.angularVelocity) + errors.angularVelocityBias)
      / errors.angularVelocityScale
      + errors.angularVelocityDrift + errors.angularVelocityNoise * noise.normalVector()
    let elapsed = seconds(ofSample: number) * Self.ticksHz
    return ViveIMUSlot(
      rawAcceleration: Self.counts(acceleration / accelerationPerCount),
      rawAngularVelocity: Self.counts(angularVelocity / angularVelocityPerCount),
      ticks: ticksAtStart &+ UInt32(truncatingIfNeeded: Int64(elapsed.rounded())),
      sequence: UInt8(truncatingIfNeeded: number))
  }

  /// What a host that knows the factory's calibration makes of a slot; device time from sample 0 on.
  public func sample(_ slot: ViveIMUSlot, number: Int) -> IMUSample<Double> {
    let acceleration = SIMD3<Double>(slot.rawAcceleration) * accelerationPerCount
    let angularVelocity = SIMD3<Double>(slot.rawAngularVelocity) * angularVelocityPerCount
    let ticks = (seconds(ofSample: number) * Self.ticksHz).rounded()
    return IMUSample(
      timestamp: Timestamp(nanoseconds: Int64((ticks * 125 / 6).rounded())),
      angularVelocity: angularVelocity * errors.angularVelocityScale - errors.angularVelocityBias,
      acceleration: acceleration * errors.accelerationScale - errors.accelerationBias)
  }

  /// m/s^2 a count.
  public var accelerationPerCount: Double {
    Double(ranges.accelerometerRangeGravities) * standardGravity / 32_768
  }

  /// rad/s a count.
  public var angularVelocityPerCount: Double {
    Double(ranges.gyroscopeRangeDegreesPerSecond) * .pi / 180 / 32_768
  }

  /// Rounded, and held at the ends of the range as the sensor does.
  private static func counts(_ values: SIMD3<Double>) -> SIMD3<Int16> {
    func count(_ value: Double) -> Int16 { Int16(max(-32_768, min(32_767, value.rounded()))) }
    return SIMD3(count(values.x), count(values.y), count(values.z))
  }
}
