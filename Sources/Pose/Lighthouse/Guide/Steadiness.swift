internal import PoseMath

/// For how long a device has not moved, by its inertial sensor alone.
struct Steadiness {
  /// Rad/s, a gyroscope's bias included, and m/s^2 from the mean: more is motion.
  let angularVelocityMax: Double
  let accelerationMax: Double

  /// On a table or on the floor: the recordings' devices at rest stay below half of it (`RestDetector`), and no unit's
  /// bias above 0.05 rad/s is known.
  static let laid = Steadiness(angularVelocityMax: 0.1, accelerationMax: 0.25)
  /// In two quiet hands, or on a head.
  static let held = Steadiness(angularVelocityMax: 0.4, accelerationMax: 1.2)

  /// Seconds over which the specific force is averaged.
  private static let window = 0.25

  /// Seconds since it last moved.
  private(set) var seconds = 0.0
  private var force: SIMD3<Double>?
  private var last: Timestamp?

  private init(angularVelocityMax: Double, accelerationMax: Double) {
    self.angularVelocityMax = angularVelocityMax
    self.accelerationMax = accelerationMax
  }

  mutating func ingest(_ sample: IMUSample<Double>) {
    let step: Double = last.map { sample.timestamp.seconds(since: $0) } ?? 0
    last = sample.timestamp
    guard let mean = force, step > 0, step < Self.window else {
      (force, seconds) = (sample.acceleration, 0)
      return
    }
    let push = sample.acceleration - mean
    force = mean + push * (step / Self.window)
    let isSteady = sample.angularVelocity.length < angularVelocityMax && push.length < accelerationMax
    seconds = isSteady ? seconds + step : 0
  }

  /// Up in the sensor's axes, where it has been steady: a unit vector.
  var up: SIMD3<Double>? { force?.direction }
}
