internal import PoseMath

/// Whether an inertial sensor lives: a sensor's last digits never stand still.
///
/// One that is dead tells the same numbers again and again, zeros less its bias. A filter that believes them falls, and
/// finds its way back by light again and again. Numbers that stand still at one gravity harm nobody: a made-up sensor
/// without noise tells them at rest.
struct Heartbeat: Sendable {
  /// So many equal samples on end: a tenth of a second of a wireless device.
  private static let equalMax = 25
  /// m/s^2 from one gravity.
  private static let plausible = 3.0

  private var last = IMUSample<Double>(timestamp: .zero, angularVelocity: .zero, acceleration: .zero)
  private var equal = 0

  mutating func isAlive(_ sample: IMUSample<Double>) -> Bool {
    let isEqual = sample.acceleration == last.acceleration && sample.angularVelocity == last.angularVelocity
    equal = isEqual ? min(equal + 1, Self.equalMax) : 0
    last = sample
    return equal < Self.equalMax
      || (sample.acceleration.length + MotionState.gravity.y).magnitude < Self.plausible
  }
}
