internal import Physics
internal import PoseMath

/// A hand of the trainee in the engine: where it wants to be, the body that follows, and what it holds.
struct Hand {
  let target: MocapID
  let body: BodyID
  let grip: WeldID
  var isPressed = false
  var held: Held?

  /// What a hand holds, and how.
  struct Held: Equatable {
    /// The place of the body in `RoomScene.bodies`.
    let index: Int
    let hold: Hold
  }
}

/// The limits that keep a tracking fault from tearing the room apart. Design values, after what arms can do.
enum HandLimits {
  /// Metres a second that a target moves at most; a pose that jumps is followed at this speed.
  static let speedMax = 10.0
  /// Radians a second that a target turns at most.
  static let turnRateMax = 30.0
  /// Metres that a target gets ahead of a hand that something stops. With the follow weld's stiffness,
  /// 1 / (0.95 * 20 ms)^2 = 2770 /s^2, and a hand of 1 kg it pushes with 415 N at most: as hard as a person.
  static let leash = 0.15
  /// Metres from the palm's surface within which something can be taken hold of.
  static let reach = 0.04
  /// Metres that a held thing lags until it slips out of the hand: it is stuck, or too heavy for the jerk.
  static let slip = 0.15
  /// The trigger closes the hand above the first and opens it below the second, so that a trembling finger
  /// does not drop anything.
  static let closes: Float = 0.6
  static let opens: Float = 0.4
}

extension Pose<Double> {
  /// This pose moved towards another by no more than a length and an angle (radians).
  ///
  /// The turn goes along a chord instead of an arc, so that it needs no trigonometry; for the angles of one step,
  /// at most 0.12 rad, the difference is below one part in a thousand.
  func moved(towards other: Self, byAtMost length: Double, turningAtMost angle: Double) -> Self {
    let way = other.position - position
    let distance = way.length
    let fraction = distance > length ? length / distance : 1
    let near = orientation.dot(other.orientation) < 0
    let to =
      near
      ? Quaternion(real: -other.orientation.real, imaginary: -other.orientation.imaginary) : other.orientation
    // The chord between unit quaternions is twice the sine of a quarter of the angle: about half the angle.
    let chordWay = SIMD4(to.imaginary - orientation.imaginary, to.real - orientation.real)
    let chord = (chordWay * chordWay).sum().squareRoot()
    let turn = chord > angle / 2 ? angle / 2 / chord : 1
    let turned = Quaternion(
      real: orientation.real + (to.real - orientation.real) * turn,
      imaginary: orientation.imaginary + (to.imaginary - orientation.imaginary) * turn)
    return Self(
      orientation: turn == 1 ? to : turned.normalized(),
      position: fraction == 1 ? other.position : position + way * fraction)
  }
}
