internal import PoseMath

/// Spreads large corrections of a pose that is being shown over some hundredths of a second: light that returns after
/// a gap finds the pose some millimetres off, and a wearer should not see it jump. Small ones pass at once.
struct Easing {
  /// Corrections up to here pass: metres, radians.
  private static let positionMin = 0.0005
  private static let orientationMin = 0.001
  /// Larger ones are not spread: the pose was wrong, and must not stay so. Metres, radians.
  private static let positionMax = 0.05
  private static let orientationMax = 0.1
  /// Seconds in which what is left of a correction falls to a third.
  private static let time = 0.02

  private var position = SIMD3<Double>.zero
  private var turn = SIMD3<Double>.zero
  private var last = Timestamp.zero

  /// The pose was expected there and is believed here.
  mutating func take(
    from expected: Pose<Double>, to believed: Pose<Double>, isShown: Bool, at timestamp: Timestamp
  ) {
    decay(to: timestamp)
    guard isShown else {
      position = .zero
      turn = .zero
      return
    }
    let moved = expected.position - believed.position
    let turned = (expected.orientation * believed.orientation.conjugate).rotationVector
    guard moved.length > Self.positionMin || turned.length > Self.orientationMin else { return }
    position += moved
    turn += turned
    if position.length > Self.positionMax || turn.length > Self.orientationMax {
      position = .zero
      turn = .zero
    }
  }

  /// Time went on.
  mutating func decay(to timestamp: Timestamp) {
    let step: Double = timestamp.seconds(since: last)
    last = timestamp
    let kept = step > 0 ? Double.exponential(-step / Self.time) : 1
    position *= kept
    turn *= kept
  }

  /// The pose as it is shown.
  func applied(to pose: Pose<Double>) -> Pose<Double> {
    Pose(
      orientation: (Quaternion(rotationVector: turn) * pose.orientation).normalized(),
      position: pose.position + position)
  }
}
