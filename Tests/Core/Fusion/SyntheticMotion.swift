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
  /// From the pivot that sways to the sensor, metres, sensor's axes.
  var lever = SIMD3<Double>.zero
  var bias = SIMD3<Double>.zero
  /// The gyroscope reads (1 - matrix) rate + bias, row by row.
  var matrix = [Double](repeating: 0, count: 9)
  /// rad/s a m/s^2 along the same axis.
  var gSensitivity = 0.0
  /// Moment of a magnet half a metre below the pivot, microtesla m^3.
  var magnet = SIMD3<Double>.zero
  /// Microtesla on every axis of the magnetometer.
  var fieldNoise = 0.3
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
    /// Microtesla, sensor's axes: 48 with a dip of 69 degrees, and what the magnet adds.
    var field: SIMD3<Double>
  }

  /// The field of the room, microtesla; north is the world's -z.
  static let roomField = SIMD3(0.0, -44.8, -17.2)

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
      let force =
        swayAcceleration(at: time - restBefore) + leverAcceleration(orientation, at: time - restBefore)
        + SIMD3(0, standardGravity, 0)
      let sensed = orientation.conjugate.rotate(force)
      let sample = IMUSample(
        timestamp: Timestamp(nanoseconds: Int64((time * 1e9).rounded())),
        angularVelocity: rate - misread(rate) + sensed * gSensitivity + bias + noise.vector() * rateNoise,
        acceleration: sensed + noise.vector() * accelerationNoise)
      let place = swayPosition(at: time - restBefore) + orientation.rotate(lever)
      let field = orientation.conjugate.rotate(Self.roomField + magnetField(at: place))
      return Instant(
        sample: sample, worldFromSensor: orientation, field: field + noise.vector() * fieldNoise)
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

  private func misread(_ rate: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(
      matrix[0] * rate.x + matrix[1] * rate.y + matrix[2] * rate.z,
      matrix[3] * rate.x + matrix[4] * rate.y + matrix[5] * rate.z,
      matrix[6] * rate.x + matrix[7] * rate.y + matrix[8] * rate.z)
  }

  /// The turn rate itself, and its slope, in the middle of nothing: the sensor's axes.
  private func rate(at time: Double) -> SIMD3<Double> {
    guard time > 0 else { return .zero }
    var rate = spin
    for axis in 0..<3 { rate[axis] += turning[axis] * Double.sine(turningFrequency[axis] * time) }
    return rate
  }

  /// Centripetal and tangential acceleration of the lever's end, in the world.
  private func leverAcceleration(_ orientation: Quaternion<Double>, at time: Double) -> SIMD3<Double> {
    guard time > 0, lever != .zero else { return .zero }
    let rate = rate(at: time)
    var slope = SIMD3<Double>.zero
    for axis in 0..<3 {
      slope[axis] = turning[axis] * turningFrequency[axis] * Double.cosine(turningFrequency[axis] * time)
    }
    return orientation.rotate(slope.cross(lever) + rate.cross(rate.cross(lever)))
  }

  private func swayPosition(at time: Double) -> SIMD3<Double> {
    guard time > 0 else { return .zero }
    var position = SIMD3<Double>.zero
    for axis in 0..<3 { position[axis] = swaying[axis] * (1 - Double.cosine(swayingFrequency[axis] * time)) }
    return position
  }

  /// A dipole's field (Jackson, Classical Electrodynamics, 3rd edition, equation 5.56).
  private func magnetField(at place: SIMD3<Double>) -> SIMD3<Double> {
    guard magnet != .zero else { return .zero }
    let away = place - SIMD3(0, -0.5, 0)
    let distance = max(0.05, away.length)
    let direction = away / distance
    return (direction * (3 * magnet.dot(direction)) - magnet) / (distance * distance * distance)
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
