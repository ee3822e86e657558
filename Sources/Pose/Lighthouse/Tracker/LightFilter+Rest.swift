internal import PoseMath

extension LightFilter {
  /// How well a device at rest stands still, m/s, and how well its gyroscope's mean is its bias, rad/s.
  private static let restVelocity = 1e-4
  private static let restBias = 1e-3
  /// Faster than this the filter does not believe in rest, m/s.
  static let restVelocityMax = 0.05

  /// The device lies still: its velocity is zero, and its gyroscope reads its bias.
  mutating func rest(meanAngularVelocity: SIMD3<Double>) {
    for axis in 0..<3 {
      var gradient = ErrorGradient()
      gradient.velocity[axis] = 1
      absorb(
        gradient, innovation: -motion.velocity[axis], noise: Self.restVelocity * Self.restVelocity)
      var bias = ErrorGradient()
      bias.gyroscopeBias[axis] = 1
      absorb(
        bias, innovation: meanAngularVelocity[axis] - gyroscopeBias[axis],
        noise: Self.restBias * Self.restBias)
    }
  }
}
