internal import PoseMath

/// Tells by the inertial sensor alone whether a device lies still.
///
/// Running means and variances over 50 ms; by time, not by count: devices send 250 to 1000 samples a second.
struct RestDetector {
  /// Rad/s and m/s^2: standard deviations below which a device may be at rest. A headset on a table has 0.003 and
  /// 0.03, one on a quiet head ten times as much (prototype on recordings).
  private static let angularVelocityDeviation = 0.03
  private static let accelerationDeviation = 0.12
  /// What the gyroscope may read at rest beyond its known bias, rad/s.
  private static let angularVelocityMax = 0.03
  /// Seconds of quiet that make rest.
  private static let quietMin = 0.15
  private static let window = 0.05

  private var angularVelocityMean = SIMD3<Double>.zero
  private var accelerationMean = SIMD3<Double>.zero
  private var angularVelocityVariance = 0.0
  private var accelerationVariance = 0.0
  private var quiet = 0.0
  private var last: Timestamp?

  /// The gyroscope's mean, rad/s: its bias where the device is at rest.
  var meanAngularVelocity: SIMD3<Double> { angularVelocityMean }

  /// The accelerometer's mean, m/s^2: gravity and its bias where the device is steady.
  var meanAcceleration: SIMD3<Double> { accelerationMean }

  /// Takes a sample; `bias` is the gyroscope's as believed now.
  mutating func ingest(_ sample: IMUSample<Double>, bias: SIMD3<Double>) {
    guard let last else {
      self.last = sample.timestamp
      angularVelocityMean = sample.angularVelocity
      accelerationMean = sample.acceleration
      return
    }
    let step: Double = sample.timestamp.seconds(since: last)
    self.last = sample.timestamp
    guard step > 0 else { return }
    let gain = min(1, step / Self.window)
    let turn = sample.angularVelocity - angularVelocityMean
    let push = sample.acceleration - accelerationMean
    angularVelocityMean += turn * gain
    accelerationMean += push * gain
    angularVelocityVariance += gain * (turn.lengthSquared - angularVelocityVariance)
    accelerationVariance += gain * (push.lengthSquared - accelerationVariance)
    let isQuiet =
      angularVelocityVariance < Self.angularVelocityDeviation * Self.angularVelocityDeviation
      && accelerationVariance < Self.accelerationDeviation * Self.accelerationDeviation
      && (angularVelocityMean - bias).length < Self.angularVelocityMax
    quiet = isQuiet ? quiet + step : 0
  }

  /// Whether the device has been quiet long enough.
  var isAtRest: Bool { quiet >= Self.quietMin }
}
