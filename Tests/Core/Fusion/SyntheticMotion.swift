import PoseMath

/// Motion with a known truth: turn rates and positions are sums of sines, so that everything a sensor would
/// read can be written down. Deterministic; the noise comes from a seeded generator.
struct SyntheticMotion {
  /// Turn rate amplitude (rad/s) and angular frequency (rad/s), each axis of the sensor.
  var turning = SIMD3<Double>.zero
  var turningFrequency = SIMD3(2.1, 1.3, 1.7)
  /// Constant turn rate on top, rad/s.
  var spin = SIMD3<Double>.zero
  /// Position amplitude (m) and angular frequency (rad/s), each axis of the world: 1 - cosine, which begins
  /// without a jump in velocity.
  var swaying = SIMD3<Double>.zero
  var swayingFrequency = SIMD3(3.1, 2.3, 4.1)
  var bias = SIMD3<Double>.zero
  var rateNoise = 0.0
  var accelerationNoise = 0.0
  var start = Quaternion<Double>.identity
  /// Seconds at rest before the motion.
  var restBefore = 0.0
  var rateHz = 1000.0

  /// One instant: what the sensor reads, and how it is really turned.
  struct Instant {
    var sample: IMUSample<Double>
    var worldFromSensor: Quaternion<Double>
  }

  /// All instants of `duration` seconds. The turn is integrated with the mean rate of each step, which is
  /// also what the gyroscope reads.
  func instants(duration: Double) -> [Instant] {
    var noise = SeededNoise(seed: 1)
    var orientation = start
    let step = 1 / rateHz
    return (0..<Int(duration * rateHz)).map { index in
      let time = Double(index) * step
      let rate = index == 0 ? .zero : meanRate(until: time - restBefore, step: step)
      orientation = (orientation * Quaternion(rotationVector: rate * step)).normalized()
      let force = swayAcceleration(at: time - restBefore) + SIMD3(0, standardGravity, 0)
      let sample = IMUSample(
        timestamp: Timestamp(nanoseconds: Int64((time * 1e9).rounded())),
        angularVelocity: rate + bias + noise.vector() * rateNoise,
        acceleration: orientation.conjugate.rotate(force) + noise.vector() * accelerationNoise)
      return Instant(sample: sample, worldFromSensor: orientation)
    }
  }

  private func meanRate(until time: Double, step: Double) -> SIMD3<Double> {
    guard time > step else { return .zero }
    var mean = spin
    for axis in 0..<3 {
      let frequency = turningFrequency[axis]
      let difference = Double.cosine(frequency * (time - step)) - Double.cosine(frequency * time)
      mean[axis] += turning[axis] * difference / (frequency * step)
    }
    return mean
  }

  private func swayAcceleration(at time: Double) -> SIMD3<Double> {
    guard time > 0 else { return .zero }
    var acceleration = SIMD3<Double>.zero
    for axis in 0..<3 {
      let frequency = swayingFrequency[axis]
      acceleration[axis] = swaying[axis] * frequency * frequency * Double.cosine(frequency * time)
    }
    return acceleration
  }
}

/// Roughly normal numbers of unit variance from a seed: the sum of twelve uniform ones.
struct SeededNoise {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  /// xorshift64* (Vigna, 2016).
  mutating func bits() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_f491_4f6c_dd1d
  }

  mutating func uniform() -> Double { Double(bits() >> 11) / 9_007_199_254_740_992 }

  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }

  mutating func vector() -> SIMD3<Double> { SIMD3(normal(), normal(), normal()) }
}

/// Degrees between where two orientations put the vertical.
func inclinationDegrees(_ left: Quaternion<Double>, _ right: Quaternion<Double>) -> Double {
  let up = SIMD3(0.0, 1, 0)
  let cosine = left.conjugate.rotate(up).dot(right.conjugate.rotate(up))
  return Double.arcCosine(cosine) * 180 / .pi
}

let degree = Double.pi / 180
