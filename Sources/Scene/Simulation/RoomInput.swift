public import PoseMath

/// One of the trainee's hands.
public enum Side: Int, CaseIterable, Sendable {
  case left = 0
  case right = 1
}

/// What the trainee does in one step: the very numbers that are fed to the engine, and that a recording keeps.
///
/// Poses are in the world of the stage (OpenXR's: +Y up, -Z forward, metres), triggers 0 let go to 1 pulled.
/// Floats, because they halve a recording and their rounding, a micrometre at 10 m, is far below any tracking;
/// they are widened exactly.
public struct RoomInput: Equatable, Sendable {
  /// Where the head is.
  public var worldFromHead: Pose<Float>
  /// Where the left hand is.
  public var worldFromLeftHand: Pose<Float>
  /// Where the right hand is.
  public var worldFromRightHand: Pose<Float>
  /// How far the left trigger is pulled.
  public var leftTrigger: Float
  /// How far the right trigger is pulled.
  public var rightTrigger: Float

  /// An input of these numbers; whether the engine may have it is for `isUsable` to say.
  public init(
    worldFromHead: Pose<Float>, worldFromLeftHand: Pose<Float>, worldFromRightHand: Pose<Float>,
    leftTrigger: Float = 0, rightTrigger: Float = 0
  ) {
    self.worldFromHead = worldFromHead
    self.worldFromLeftHand = worldFromLeftHand
    self.worldFromRightHand = worldFromRightHand
    self.leftTrigger = leftTrigger
    self.rightTrigger = rightTrigger
  }

  /// A trainee who stands upright at the stage's origin with hanging arms: the beginning of every run. 1.6 m is
  /// a standing eye height, hands hang at 0.8 m (design, after the body sizes of ISO 7250-1: nothing rests on it).
  public static var atRest: Self {
    func upright(_ x: Float, _ y: Float, _ z: Float) -> Pose<Float> {
      Pose(orientation: .identity, position: SIMD3(x, y, z))
    }
    return Self(
      worldFromHead: upright(0, 1.6, 0), worldFromLeftHand: upright(-0.3, 0.8, 0),
      worldFromRightHand: upright(0.3, 0.8, 0))
  }

  /// A hand's pose.
  public subscript(hand side: Side) -> Pose<Float> {
    get { side == .left ? worldFromLeftHand : worldFromRightHand }
    set { if side == .left { worldFromLeftHand = newValue } else { worldFromRightHand = newValue } }
  }

  /// A hand's trigger.
  public subscript(trigger side: Side) -> Float {
    get { side == .left ? leftTrigger : rightTrigger }
    set { if side == .left { leftTrigger = newValue } else { rightTrigger = newValue } }
  }
}

extension RoomInput {
  /// How far from the stage's origin a pose may be, metres: beyond any room, within a float's millimetre.
  public static let distanceMax: Float = 100

  /// Whether the engine may have it: numbers all, unit quaternions to 1 %, within `distanceMax`, triggers in 0...1.
  public var isUsable: Bool {
    Self.isUsable(worldFromHead) && Self.isUsable(worldFromLeftHand) && Self.isUsable(worldFromRightHand)
      && (0...1).contains(leftTrigger) && (0...1).contains(rightTrigger)
  }

  /// Whether a pose is one: see `isUsable`.
  public static func isUsable(_ pose: Pose<Float>) -> Bool {
    pose.position.isFinite && pose.orientation.isFinite
      && abs(pose.orientation.lengthSquared - 1) < 0.02
      && pose.position.lengthSquared <= distanceMax * distanceMax
  }
}
