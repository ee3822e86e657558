/// What turns an inertial sensor's nominal units into true ones, per axis in the sensor's own frame:
/// `true = nominal * scale - bias`, the order of Monado and OpenHMD (sheet htc-vive, "0x20"; the order bias
/// first that SteamVR's notes have differs by less than 1 mm/s^2).
public struct InertialCalibration: Equatable, Sendable {
  /// m/s^2, not thousandths of gravity as libsurvive reads it: a fit on a real wand decides (sheet htc-vive,
  /// "0x20").
  public var accelerationBias: SIMD3<Double>
  /// Factor an axis.
  public var accelerationScale: SIMD3<Double>
  /// rad/s.
  public var angularVelocityBias: SIMD3<Double>
  /// Factor an axis; one on every unit known.
  public var angularVelocityScale: SIMD3<Double>

  /// A calibration of these numbers; what is left out changes nothing.
  public init(
    accelerationBias: SIMD3<Double> = .zero, accelerationScale: SIMD3<Double> = .one,
    angularVelocityBias: SIMD3<Double> = .zero, angularVelocityScale: SIMD3<Double> = .one
  ) {
    self.accelerationBias = accelerationBias
    self.accelerationScale = accelerationScale
    self.angularVelocityBias = angularVelocityBias
    self.angularVelocityScale = angularVelocityScale
  }

  /// Nominal units taken as they are.
  public static let identity = InertialCalibration()

  /// Whether the numbers are of a sensor at all: finite, scales within a factor of two of one, biases
  /// below 5 m/s^2 and 1 rad/s. Factory values lie within 0.5 %, 0.5 m/s^2 and 0.03 rad/s (six units).
  public var isPlausible: Bool {
    func within(_ values: SIMD3<Double>, _ range: ClosedRange<Double>) -> Bool {
      range.contains(values.x) && range.contains(values.y) && range.contains(values.z)
    }
    return within(accelerationScale, 0.5...2) && within(angularVelocityScale, 0.5...2)
      && within(accelerationBias, -5...5) && within(angularVelocityBias, -1...1)
  }
}
