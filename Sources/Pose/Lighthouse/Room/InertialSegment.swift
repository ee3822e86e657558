internal import PoseMath

/// What the inertial samples between two views say: by how much the device turned and gained speed.
///
/// In the frame of its beginning (preintegration, see `WindowMotion`). Segments that follow each other compose.
struct InertialSegment {
  /// Longer ones say little: the gyroscope's bias has turned them. Seconds.
  static let secondsMax = 2.0

  var seconds = 0.0
  /// The end's body frame in the beginning's.
  var turn = Quaternion<Double>.identity
  /// The integral of the turned specific force, m/s.
  var speed = SIMD3<Double>.zero
  /// The integral of the specific force's difference from gravity, m/s: scale and alignment errors, and clipped
  /// readings, are parts of it.
  var unrest = 0.0
  /// The integral of the turn itself, by columns: what a constant bias of the accelerometer does to `speed`.
  var biasEffect: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) = (.zero, .zero, .zero)

  /// Goes on with constant readings.
  mutating func advance(by step: Double, angularVelocity: SIMD3<Double>, acceleration: SIMD3<Double>) {
    let half = Quaternion(rotationVector: angularVelocity * (step / 2))
    let middle = turn * half
    speed += middle.rotate(acceleration) * step
    unrest += (abs(acceleration.length - standardGravity) + 0.3 * angularVelocity.length) * step
    let columns = middle.columns
    biasEffect.0 += columns.0 * step
    biasEffect.1 += columns.1 * step
    biasEffect.2 += columns.2 * step
    turn = (middle * half).normalized()
    seconds += step
  }

  /// This segment and then `next`; nil where that is too long.
  func followed(by next: InertialSegment) -> InertialSegment? {
    guard seconds + next.seconds <= Self.secondsMax else { return nil }
    var whole = self
    whole.seconds += next.seconds
    whole.unrest += next.unrest
    whole.turn = (turn * next.turn).normalized()
    whole.speed += turn.rotate(next.speed)
    whole.biasEffect.0 += turn.rotate(next.biasEffect.0)
    whole.biasEffect.1 += turn.rotate(next.biasEffect.1)
    whole.biasEffect.2 += turn.rotate(next.biasEffect.2)
    return whole
  }

  /// The segment from `begin` to `end` by these samples; nil where they have a gap or do not reach.
  init?(_ samples: SampleRing, from begin: Timestamp, to end: Timestamp) {
    guard begin < end else { return nil }
    var index = samples.count - 1
    while index > 0, samples[back: index - 1].timestamp <= begin { index -= 1 }
    guard index > 0, samples[back: index].timestamp <= begin else { return nil }
    var now = begin
    while now < end {
      let sample = samples[back: index]
      let next = index > 0 ? samples[back: index - 1] : sample
      let stop = index > 0 ? min(next.timestamp, end) : end
      let step: Double = stop.seconds(since: now)
      guard step <= WindowMotion.gapMax else { return nil }
      advance(
        by: step, angularVelocity: (sample.angularVelocity + next.angularVelocity) / 2,
        acceleration: (sample.acceleration + next.acceleration) / 2)
      now = stop
      if index > 0 { index -= 1 } else { break }
    }
    guard seconds <= Self.secondsMax else { return nil }
  }
}
