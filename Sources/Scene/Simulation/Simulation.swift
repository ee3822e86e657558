public import Physics
public import PoseMath

/// The inspection room in motion: a trainee's head and hands in, bodies and doors out, 250 steps a second.
///
/// It is a function of its inputs: the same seed and the same inputs give the same state hash after every step,
/// in any process with the same engine and C library variant. The wall clock never enters. Not Sendable: it lives
/// on the thread that made it.
public final class Simulation {
  /// The room as it was built.
  public let scene: RoomScene
  /// Steps since the beginning.
  public private(set) var stepCount: UInt64 = 0

  let world: World
  var hands: [Hand]
  private let head: MocapID
  private let engineBodies: [BodyID]
  private let hinges: [HingeID]

  /// Builds the room of a seed.
  ///
  /// - Throws: `.physics` when the engine refuses the scene or has no memory for it.
  public convenience init(seed: UInt64) throws(SimulationError) {
    let scene = RoomScene(seed: seed)
    do throws(PhysicsError) {
      try self.init(scene: scene, world: World(scene: scene.mjcf))
    } catch {
      throw .physics(error)
    }
  }

  private init(scene: RoomScene, world: World) throws(PhysicsError) {
    self.scene = scene
    self.world = world
    var engineBodies: [BodyID] = []
    for body in scene.bodies { engineBodies.append(try world.body(named: body.name)) }
    self.engineBodies = engineBodies
    var hinges: [HingeID] = []
    for door in scene.bodies where door.kind == .door {
      hinges.append(try world.hinge(named: RoomScene.hingeName(door)))
    }
    self.hinges = hinges
    head = try world.mocapBody(named: RoomScene.headName)
    var hands: [Hand] = []
    for side in Side.allCases {
      hands.append(
        Hand(
          target: try world.mocapBody(named: RoomScene.targetName(side)),
          body: try world.body(named: RoomScene.handName(side)),
          grip: try world.weld(named: RoomScene.gripName(side))))
    }
    self.hands = hands
  }

  /// Goes on by one step of `RoomScene.stepSeconds`. Allocates nothing.
  ///
  /// - Throws: `.unusableInput` before anything changed, or `.physics`, after which the room is of no use.
  public func step(_ input: RoomInput) throws(SimulationError) {
    guard input.isUsable else { throw .unusableInput(step: stepCount) }
    world.place(head, at: Pose(input.worldFromHead))
    follow(.left, input)
    follow(.right, input)
    do throws(PhysicsError) { try world.step() } catch { throw .physics(error) }
    letSlip(.left)
    letSlip(.right)
    stepCount += 1
  }

  private func follow(_ side: Side, _ input: RoomInput) {
    moveTarget(of: side, towards: Pose(input[hand: side]))
    obeyTrigger(of: side, input[trigger: side])
  }
}

// MARK: - Reading

extension Simulation {
  /// The SHA-256 of the scene's text.
  public var sceneHash: StateHash { world.sceneHash }

  /// Where the middle of a body's box is, and how the box lies. `index` is a place in `scene.bodies`.
  public func worldFromBox(_ index: Int) -> Pose<Double> {
    let pose = world.worldFromBody(engineBodies[index])
    return Pose(orientation: pose.orientation, position: pose.transform(scene.bodies[index].center))
  }

  /// How far each door is open, radians, in the order of `scene.bodies`; 0 is shut.
  public func doorAngle(_ index: Int) -> Double { world.angle(of: hinges[index]) }

  /// How many doors there are.
  public var doorCount: Int { hinges.count }

  /// Where the head is.
  public var worldFromHead: Pose<Double> { world.worldFromMocap(head) }

  /// Where a hand is in the room: behind its tracked pose by its inertia, and in front of what stops it.
  public func worldFromHand(_ side: Side) -> Pose<Double> { world.worldFromBody(hands[side.rawValue].body) }

  /// The id of what a hand holds.
  public func heldBody(_ side: Side) -> UInt32? {
    hands[side.rawValue].held.map { scene.bodies[$0.index].id }
  }

  /// How many contacts the last step had.
  public var contactCount: Int { world.contactCount }

  /// The engine's memory for contacts, bytes: used at most, and size.
  public var contactMemory: (usedMax: Int, size: Int) { world.contactMemory }

  func engineBody(_ index: Int) -> BodyID { engineBodies[index] }

  func setStepCount(_ count: UInt64) { stepCount = count }
}

extension Pose<Double> {
  /// The same pose, wider, with a quaternion of unit length.
  init(_ pose: Pose<Float>) {
    self.init(
      orientation: Quaternion<Double>(pose.orientation).normalized(), position: SIMD3<Double>(pose.position))
  }
}
