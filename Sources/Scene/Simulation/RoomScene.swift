internal import PoseMath

/// The inspection room of a seed: a container with two doors, pallets, cartons and the trainee's hands.
///
/// A seed decides where cargo stands to the centimetre and what each carton weighs; everything else is the same
/// in every room. The scene's text is the same bytes on every machine: no trigonometry goes into it.
public struct RoomScene: Sendable {
  /// What this room was made from.
  public let seed: UInt64
  /// Every box of the room: walls, doors, pallets, cartons, in the order of their ids.
  public let bodies: [RoomBody]
  /// The engine's description of it, MJCF.
  public let mjcf: String

  /// Seconds of one step: 250 Hz, at which cargo rests and hands carry without visible lag (measured for the
  /// choice of engine, Docs/Decisions/0009-mujoco.md).
  public static let stepSeconds = 0.004
  /// The same, as a recording holds it.
  public static let stepNanoseconds: UInt64 = 4_000_000

  /// The room of a seed.
  public init(seed: UInt64) {
    var plan = RoomPlan()
    plan.addContainer()
    plan.addCargo(seed: seed)
    self.seed = seed
    bodies = plan.parts.map(\.body)
    mjcf = Self.text(of: plan)
  }

  /// The body in the engine that follows a hand's target, and can touch.
  static func handName(_ side: Side) -> String { side == .left ? "left-hand" : "right-hand" }
  /// The mocap body at a hand's tracked pose.
  static func targetName(_ side: Side) -> String { side == .left ? "left-target" : "right-target" }
  /// The weld by which a hand holds.
  static func gripName(_ side: Side) -> String { side == .left ? "left-grip" : "right-grip" }
  /// The mocap body at the head's pose.
  static let headName = "head"
  /// The hinge of a door.
  static func hingeName(_ door: RoomBody) -> String { door.name + "-hinge" }
}
