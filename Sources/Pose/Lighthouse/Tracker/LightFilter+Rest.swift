internal import PoseMath

extension LightFilter {
  /// Faster than this the filter does not believe in rest, m/s.
  static let restVelocityMax = 0.05

  /// The device lies still: its velocity is zero, and its gyroscope reads its bias.
  mutating func rest(meanAngularVelocity: SIMD3<Double>) {
    for axis in 0..<3 {
      var gradient = ErrorGradient()
      gradient.velocity[axis] = 1
      absorb(
        gradient, innovation: -motion.velocity[axis], noise: settings.restVelocity * settings.restVelocity)
      var bias = ErrorGradient()
      bias.gyroscopeBias[axis] = 1
      absorb(
        bias, innovation: meanAngularVelocity[axis] - gyroscopeBias[axis],
        noise: settings.restBias * settings.restBias)
    }
  }
}
