internal import LighthouseModel
public import PoseMath

/// An error-state Kalman filter of one body's motion: inertial samples move it, sweeps and rest correct it.
///
/// The state is orientation, position, velocity and the biases of both inertial sensors; its error has fifteen
/// numbers, the orientation's a turn in the body's frame. Each rotor and plane has one more: what all hits of the
/// sweep now running share, without which twenty hits of one wrong sweep would pass as twenty proofs
/// (Docs/Lighthouse.md). Fixed size, no heap, no clock; the same input gives the same bits.
public struct LightFilter: Sendable {
  /// The motion it believes in.
  public internal(set) var motion: MotionState
  /// Of the gyroscope, rad/s in the body's axes.
  public internal(set) var gyroscopeBias: SIMD3<Double>
  /// Of the accelerometer, m/s^2 in the body's axes.
  public internal(set) var accelerometerBias: SIMD3<Double>
  var covariance = ErrorCovariance()
  /// Shared errors of the sweeps now running, by their row of the covariance.
  var commonErrors = InlineArray<32, Double>(repeating: 0)
  /// The sweep now running of one plane of one station.
  struct Sweep {
    /// Its row of the covariance; negative for a plane not met yet.
    var row = -1
    /// Its flash or sync, device ticks.
    var reference = Int64.min
    /// Hits that corrected the filter, and the sum of their angles.
    var count = 0
    var angleSum = 0.0
    /// What the turn's end told of the shared error, radians.
    var closure: Double?
  }
  /// By `SweepNoise.index`.
  var sweeps = InlineArray<32, Sweep>(repeating: Sweep())
  /// The row that is taken next once all are.
  var nextRow = ErrorCovariance.common
  var sample: IMUSample<Double>
  let settings: FilterSettings
  let range: InertialRange
  /// Seconds over which motion is averaged that adds noise.
  private static let activityWindow = 0.02
  private var meanRate: SIMD3<Double>
  private var meanPush: SIMD3<Double>

  /// A filter that starts from a first fix.
  /// - Parameters:
  ///   - sample: the inertial sample at or before the fix; the filter's time is its time.
  ///   - gyroscopeBias: what earlier tracking found, zero where there was none.
  public init(
    motion: MotionState, sample: IMUSample<Double>, gyroscopeBias: SIMD3<Double> = .zero,
    accelerometerBias: SIMD3<Double> = .zero, range: InertialRange = InertialRange(),
    settings: FilterSettings = FilterSettings()
  ) {
    self.init(
      motion: motion, sample: sample, covariance: nil, gyroscopeBias: gyroscopeBias,
      accelerometerBias: accelerometerBias, range: range, settings: settings)
  }

  /// The same with what the fix knows of its errors.
  init(
    motion: MotionState, sample: IMUSample<Double>, covariance known: FixCovariance?,
    gyroscopeBias: SIMD3<Double>, accelerometerBias: SIMD3<Double>, range: InertialRange,
    settings: FilterSettings
  ) {
    self.range = range
    self.motion = motion
    self.motion.timestamp = sample.timestamp
    self.sample = sample
    self.gyroscopeBias = gyroscopeBias
    self.accelerometerBias = accelerometerBias
    self.settings = settings
    self.motion.angularVelocity = sample.angularVelocity - gyroscopeBias
    meanRate = self.motion.angularVelocity
    meanPush = motion.acceleration
    self.motion.acceleration =
      motion.worldFromBody.orientation.rotate(sample.acceleration - accelerometerBias)
      + MotionState.gravity
    // What first fixes on recordings are off by, generously: 0.6 degrees, 10 mm, 0.7 m/s.
    covariance.reset(ErrorCovariance.orientation, variances: SIMD3(repeating: 1e-4))
    covariance.reset(ErrorCovariance.position, variances: SIMD3(repeating: 1e-4))
    covariance.reset(ErrorCovariance.velocity, variances: SIMD3(repeating: 0.5))
    covariance.reset(ErrorCovariance.gyroscopeBias, variances: SIMD3(repeating: 9e-4))
    covariance.reset(ErrorCovariance.accelerometerBias, variances: SIMD3(repeating: 0.0225))
    if let known { covariance.begin(from: known) }
  }

  /// The filter's time, by the device's clock.
  public var timestamp: Timestamp { motion.timestamp }

  /// Moves the filter to an inertial sample; over the step both sensors are taken to change evenly. A sample that is
  /// not later changes nothing. While `isSteady` the accelerometer feels gravity and its own noise, which is not
  /// integrated: the velocity stays what light made it.
  public mutating func step(to next: IMUSample<Double>, isSteady: Bool = false) {
    let duration: Double = next.timestamp.seconds(since: motion.timestamp)
    guard duration > 0 else { return }
    let angularVelocity = (sample.angularVelocity + next.angularVelocity) / 2 - gyroscopeBias
    let before = motion.worldFromBody.orientation
    let felt = (sample.acceleration + next.acceleration) / 2 - accelerometerBias
    let force = isSteady ? before.conjugate.rotate(-MotionState.gravity) : felt
    let turned = motion.step(duration, angularVelocity: angularVelocity, force: force)
    covariance.step(
      ErrorStep(
        duration: duration, turned: turned, orientation: before, force: isSteady ? nil : force))
    addNoise(duration, from: sample, to: next, isSteady: isSteady)
    motion.timestamp = next.timestamp
    // What follows goes on from the newest sample, not from the mean.
    motion.angularVelocity = next.angularVelocity - gyroscopeBias
    sample = next
  }

  /// Motion adds noise of its own: scale and alignment of the sensors are not known to better than parts of a
  /// thousand.
  private mutating func addNoise(
    _ duration: Double, from last: IMUSample<Double>, to next: IMUSample<Double>,
    isSteady: Bool
  ) {
    // Means, because the sensors' own white noise is no motion.
    let gain = min(1, duration / Self.activityWindow)
    meanRate += (motion.angularVelocity - meanRate) * gain
    meanPush += (motion.acceleration - meanPush) * gain
    let rate = meanRate.length
    let push = meanPush.length
    let gyroscope =
      settings.gyroscopeNoise + settings.gyroscopeMotionNoise * min(1, rate)
    let accelerometer =
      isSteady
      ? settings.steadyNoise
      : settings.accelerometerNoise
        + settings.accelerometerMotionNoise * min(1, push / 3 + 0.3 * rate)
    let walks = (settings.gyroscopeBiasWalk, settings.accelerometerBiasWalk)
    typealias Errors = ErrorCovariance
    var turnVariance = SIMD3(repeating: gyroscope * gyroscope * duration)
    var pushVariance = SIMD3(repeating: accelerometer * accelerometer * duration)
    // What a reading at its end leaves out nobody knows.
    let hidden = pointwiseMax(range.saturation(of: last), range.saturation(of: next))
    turnVariance += hidden * (settings.gyroscopeHidden * settings.gyroscopeHidden * duration)
    if range.isForceSaturated(last) || range.isForceSaturated(next) {
      pushVariance += settings.accelerometerHidden * settings.accelerometerHidden * duration
    }
    covariance.add(turnVariance, at: Errors.orientation)
    covariance.add(pushVariance, at: Errors.velocity)
    covariance.add(SIMD3(repeating: walks.0 * walks.0 * duration), at: Errors.gyroscopeBias)
    covariance.add(SIMD3(repeating: walks.1 * walks.1 * duration), at: Errors.accelerometerBias)
  }

  /// Moves the state by what a measurement tells of its errors.
  mutating func absorb(_ product: ErrorRow, innovation: Double, variance: Double) {
    covariance.absorb(product, innovation: variance)
    let gain = innovation / variance
    func three(_ begin: Int) -> SIMD3<Double> { product.three(at: begin) * gain }
    let turn = Quaternion(rotationVector: three(ErrorCovariance.orientation))
    motion.worldFromBody.orientation = (motion.worldFromBody.orientation * turn).normalized()
    motion.worldFromBody.position += three(ErrorCovariance.position)
    motion.velocity += three(ErrorCovariance.velocity)
    gyroscopeBias += three(ErrorCovariance.gyroscopeBias)
    accelerometerBias += three(ErrorCovariance.accelerometerBias)
    for row in ErrorCovariance.common..<max(ErrorCovariance.common, covariance.count) {
      commonErrors[row] += product[row] * gain
    }
  }

  /// One number is known to be `innovation` more than believed, to `noise` (a variance).
  mutating func absorb(_ gradient: ErrorGradient, innovation: Double, noise: Double) {
    let product = covariance.times(gradient)
    absorb(product, innovation: innovation, variance: gradient.dot(product) + noise)
  }

  /// How well the filter knows where it is, of the covariance as it is now.
  struct Deviations {
    /// Metres: the root of the sum of the three variances.
    var position: Double
    /// Radians: the root of the sum of the three variances.
    var orientation: Double
  }

  /// How well it knows where it is `ahead` seconds later, if nothing more were learned and no noise came.
  mutating func deviations(after ahead: Double = 0) -> Deviations {
    Deviations(
      position: covariance.positionVariance(after: ahead).squareRoot(),
      orientation: covariance.variances(at: ErrorCovariance.orientation).sum().squareRoot())
  }

  /// Biases that a wrong pose has taught are forgotten.
  mutating func forgetBiases() {
    gyroscopeBias = .zero
    accelerometerBias = .zero
  }
}
