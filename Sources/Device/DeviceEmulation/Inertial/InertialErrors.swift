/// How far an emulated sensor is from the truth, per axis in its own frame.
///
/// What the factory knows goes into the device's configuration, in its form `true = nominal * scale - bias`;
/// the rest is for the host to find out.
public struct InertialErrors: Equatable, Sendable {
  /// m/s^2, known to the factory.
  public var accelerationBias: SIMD3<Double>
  public var accelerationScale: SIMD3<Double>
  /// rad/s, known to the factory.
  public var angularVelocityBias: SIMD3<Double>
  public var angularVelocityScale: SIMD3<Double>
  /// m/s^2, grown since the factory: no configuration tells it.
  public var accelerationDrift: SIMD3<Double>
  /// rad/s, grown since the factory. Real units show 0.01 to 0.02 (htc-vive.md, "0x20").
  public var angularVelocityDrift: SIMD3<Double>
  /// What each axis feels of the others, unknown to the factory: the columns of a matrix near the identity, applied to
  /// the truth first.
  public var accelerationMixing = AxisMixing.none
  public var angularVelocityMixing = AxisMixing.none
  /// Standard deviation of a sample, m/s^2.
  public var accelerationNoise: SIMD3<Double>
  /// Standard deviation of a sample, rad/s.
  public var angularVelocityNoise: SIMD3<Double>

  public init(
    accelerationBias: SIMD3<Double> = .zero, accelerationScale: SIMD3<Double> = .one,
    angularVelocityBias: SIMD3<Double> = .zero, angularVelocityScale: SIMD3<Double> = .one,
    accelerationDrift: SIMD3<Double> = .zero, angularVelocityDrift: SIMD3<Double> = .zero,
    accelerationNoise: SIMD3<Double> = .zero, angularVelocityNoise: SIMD3<Double> = .zero
  ) {
    self.accelerationBias = accelerationBias
    self.accelerationScale = accelerationScale
    self.angularVelocityBias = angularVelocityBias
    self.angularVelocityScale = angularVelocityScale
    self.accelerationDrift = accelerationDrift
    self.angularVelocityDrift = angularVelocityDrift
    self.accelerationNoise = accelerationNoise
    self.angularVelocityNoise = angularVelocityNoise
  }

  /// A sensor without fault but its counts.
  public static let none = InertialErrors()

  /// A unit as the factories made them: biases and scales within the spread of the six configurations of the
  /// recordings, noise as measured at rest in captures system-03 (headset) and controller-wired-still-30s.
  public static func typical(seed: UInt64) -> InertialErrors {
    var draw = CounterNoise(seed: seed, index: 0)
    return InertialErrors(
      accelerationBias: draw.vector(within: 0.3), accelerationScale: 1 + draw.vector(within: 0.003),
      angularVelocityBias: draw.vector(within: 0.03), angularVelocityScale: 1 + draw.vector(within: 0.001),
      accelerationDrift: draw.vector(within: 0.02), angularVelocityDrift: draw.vector(within: 0.01),
      accelerationNoise: SIMD3(0.021, 0.021, 0.034),
      angularVelocityNoise: SIMD3(0.0015, 0.0015, 0.0015))
  }
}

/// How the axes of a sensor stand to each other: what it feels of a vector along each of the three.
public struct AxisMixing: Equatable, Sendable {
  public var x: SIMD3<Double>
  public var y: SIMD3<Double>
  public var z: SIMD3<Double>

  /// Square axes.
  public static let none = AxisMixing(x: SIMD3(1, 0, 0), y: SIMD3(0, 1, 0), z: SIMD3(0, 0, 1))

  /// Axes that feel so much of these vectors.
  public init(x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// What is felt of a vector.
  public func felt(_ vector: SIMD3<Double>) -> SIMD3<Double> {
    self == .none ? vector : x * vector.x + y * vector.y + z * vector.z
  }
}
