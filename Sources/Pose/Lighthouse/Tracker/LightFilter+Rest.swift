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

  /// Nothing accelerates the device: for `seconds` its accelerometer has read gravity and its bias.
  mutating func lean(meanAcceleration: SIMD3<Double>, over seconds: Double) {
    let noise = settings.accelerometerNoise * settings.accelerometerNoise / seconds
    for axis in 0..<3 {
      let up = motion.worldFromBody.orientation.conjugate.rotate(-MotionState.gravity)
      var unit = SIMD3<Double>.zero
      unit[axis] = 1
      var gradient = ErrorGradient()
      gradient.orientation = unit.cross(up)
      gradient.accelerometerBias = unit
      absorb(
        gradient, innovation: meanAcceleration[axis] - up[axis] - accelerometerBias[axis], noise: noise)
    }
  }

  /// The device may have begun to move before its sensors told.
  mutating func endSteadiness() {
    covariance.add(
      SIMD3(repeating: settings.steadyEnd * settings.steadyEnd), at: ErrorCovariance.velocity)
  }
}
