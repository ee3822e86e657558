import PoseMath

/// Numbers that look random and are the same in every run.
struct SeededNoise {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

  /// 64 bits (SplitMix64: Steele, Lea, Flood, OOPSLA 2014).
  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Even in [0, 1).
  mutating func share() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// Mean 0, deviation 1, nearly normal: the sum of twelve even ones.
  mutating func number() -> Double { (0..<12).reduce(-6) { sum, _ in sum + share() } }

  mutating func vector() -> SIMD3<Double> { SIMD3(number(), number(), number()) }

  /// Any bit pattern at all, not-a-numbers among them.
  mutating func anything() -> Double { Double(bitPattern: bits()) }
}

/// A hand that reaches from place to place, as a sensor on it feels it: every move takes 0.4 to 0.9 s at minimum
/// jerk (T. Flash, N. Hogan, J. Neuroscience 5, 1985) about an axis of its own, pauses of up to half a second
/// between. The sensor sits 8 cm from the pivot.
struct ReachingMotion {
  struct Instant {
    var sample: IMUSample<Double>
    var orientation: Quaternion<Double>
    /// Seconds since the last move ended; nil while moving.
    var stillness: Double?
  }

  var seed: UInt64 = 1
  var rateHz = 286.0
  var rateNoise = 0.002
  var accelerationNoise = 0.03
  var lever = SIMD3(0, 0.03, -0.08)
  var pauseMax = 0.5

  func instants(seconds: Double) -> [Instant] {
    var noise = SeededNoise(seed: seed)
    var instants: [Instant] = []
    var orientation = Quaternion<Double>.identity
    var move = nextMove(at: 0.3, &noise)
    var rateBefore = SIMD3<Double>.zero
    for index in 0..<Int(seconds * rateHz) {
      let time = Double(index) / rateHz
      if time > move.start + move.duration + move.pause { move = nextMove(at: time, &noise) }
      let rate = move.rate(at: time - 0.5 / rateHz)
      orientation = (orientation * Quaternion(rotationVector: rate / rateHz)).normalized()
      let tangential = ((rate - rateBefore) * rateHz).cross(lever)
      let force =
        orientation.conjugate.rotate(SIMD3(0, standardGravity, 0)) + tangential
        + rate.cross(rate.cross(lever))
      rateBefore = rate
      let end = move.start + move.duration
      instants.append(
        Instant(
          sample: IMUSample(
            timestamp: Timestamp(nanoseconds: Int64((time * 1e9).rounded())),
            angularVelocity: rate + noise.vector() * rateNoise,
            acceleration: force + noise.vector() * accelerationNoise),
          orientation: orientation, stillness: time >= end ? time - end : nil))
    }
    return instants
  }

  private struct Move {
    var start: Double
    var duration: Double
    var pause: Double
    var turn: SIMD3<Double>

    /// The derivative of 10 s^3 - 15 s^4 + 6 s^5.
    func rate(at time: Double) -> SIMD3<Double> {
      let share = (time - start) / duration
      guard share > 0, share < 1 else { return .zero }
      return turn * (30 * share * share * (1 - share) * (1 - share) / duration)
    }
  }

  private func nextMove(at time: Double, _ noise: inout SeededNoise) -> Move {
    Move(
      start: time, duration: 0.4 + 0.5 * noise.share(), pause: pauseMax * noise.share(),
      turn: noise.vector() * 0.5)
  }
}

extension Array where Element == Double {
  /// The root of the mean square.
  var rms: Double { (reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot() }
}
