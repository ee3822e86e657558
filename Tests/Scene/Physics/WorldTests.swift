import Physics
import PoseMath
import Testing

/// A box on a floor, and a mocap body that can hold it.
private let boxOnFloor = """
  <mujoco>
    <option timestep="0.004" gravity="0 -9.81 0" cone="elliptic" impratio="10"/>
    <worldbody>
      <geom type="box" size="5 0.1 5" pos="0 -0.1 0"/>
      <body name="box" pos="0 0.5 0"><freejoint/><geom type="box" size="0.1 0.1 0.1" mass="5"/></body>
      <body name="hand" mocap="true" pos="0 2 0"/>
      <body name="door" pos="2 1 0">
        <joint name="hinge" type="hinge" axis="0 1 0"/><geom type="box" size="0.4 0.5 0.02" pos="0.4 0 0" mass="4"/>
      </body>
    </worldbody>
    <equality><weld name="grip" body1="hand" body2="box" active="false"/></equality>
  </mujoco>
  """

@Suite struct WorldTests {
  @Test func `a box falls and comes to rest on the floor`() throws {
    let world = try World(scene: boxOnFloor)
    let box = try world.body(named: "box")
    for _ in 0..<500 { try world.step() }
    let height = world.worldFromBody(box).position.y
    #expect(abs(height - 0.1) < 0.001)
    #expect(abs(world.timeSeconds - 2) < 1e-9)
    #expect(world.contactCount > 0)
  }

  @Test func `two worlds of one scene go the same way bit for bit`() throws {
    let first = try World(scene: boxOnFloor)
    let second = try World(scene: boxOnFloor)
    for _ in 0..<200 {
      try first.step()
      try second.step()
    }
    #expect(first.checkpoint() == second.checkpoint())
    #expect(hash(first) == hash(second))
  }

  @Test func `a mocap body lifts what it holds and drops it when it lets go`() throws {
    let world = try World(scene: boxOnFloor)
    let (box, hand, grip) = try parts(of: world)
    for _ in 0..<250 { try world.step() }
    world.place(hand, at: Pose(orientation: .identity, position: SIMD3(0, 0.3, 0)))
    let held = world.worldFromMocap(hand).inverse * world.worldFromBody(box)
    world.engage(grip, on: box, .rigid(holderFromBody: held))
    world.place(hand, at: Pose(orientation: .identity, position: SIMD3(0, 1.3, 0)))
    for _ in 0..<250 { try world.step() }
    #expect(abs(world.worldFromBody(box).position.y - 1.1) < 0.02)
    world.release(grip)
    for _ in 0..<250 { try world.step() }
    #expect(abs(world.worldFromBody(box).position.y - 0.1) < 0.005)
  }

  @Test func `a world restored in mid-carry goes on as the saved one did, in itself and in another`() throws {
    let world = try World(scene: boxOnFloor)
    let (box, hand, grip) = try parts(of: world)
    world.engage(grip, on: box, .point(inBody: SIMD3(0.1, 0.1, 0), inHolder: .zero))
    world.setTouch(of: box, false)
    world.place(hand, at: Pose(orientation: .identity, position: SIMD3(0.2, 1, 0)))
    for _ in 0..<100 { try world.step() }
    let checkpoint = world.checkpoint()
    func goOn(_ world: World) throws -> StateHash {
      for _ in 0..<100 { try world.step() }
      world.release(grip)
      world.setTouch(of: box, true)
      for _ in 0..<100 { try world.step() }
      return hash(world)
    }
    let expected = try goOn(world)
    try world.restore(checkpoint)
    #expect(world.checkpoint() == checkpoint)
    #expect(try goOn(world) == expected)
    let another = try World(scene: boxOnFloor)
    try another.restore(try WorldCheckpoint(bytes: checkpoint.bytes))
    #expect(try goOn(another) == expected)
  }

  @Test func `a restored world reads as the saved one before it steps`() throws {
    let world = try World(scene: boxOnFloor)
    let box = try world.body(named: "box")
    for _ in 0..<30 { try world.step() }
    let checkpoint = world.checkpoint()
    let pose = world.worldFromBody(box)
    for _ in 0..<30 { try world.step() }
    #expect(world.worldFromBody(box) != pose)
    try world.restore(checkpoint)
    #expect(world.worldFromBody(box) == pose)
  }

  @Test func `the hash of a checkpoint's state is the state hash`() throws {
    let world = try World(scene: boxOnFloor)
    try world.step()
    let stateBytes = Array(world.checkpoint().bytes.dropFirst(StateHash.byteCount))
    #expect(StateHash(of: stateBytes) == hash(world))
  }

  @Test func `a checkpoint of another scene, cut short or with a number that is none is refused`() throws {
    let world = try World(scene: boxOnFloor)
    let checkpoint = world.checkpoint()
    let other = try World(scene: boxOnFloor.replacing("mass=\"5\"", with: "mass=\"6\""))
    #expect(throws: PhysicsError.checkpointOfAnotherScene) { try other.restore(checkpoint) }
    #expect(throws: PhysicsError.damagedCheckpoint) { try WorldCheckpoint(bytes: [1, 2, 3]) }
    let short = try WorldCheckpoint(bytes: checkpoint.bytes.dropLast())
    #expect(throws: PhysicsError.damagedCheckpoint) { try world.restore(short) }
    var bytes = checkpoint.bytes
    for index in 0..<8 { bytes[StateHash.byteCount + 16 + index] = 0xff }
    let notANumber = try WorldCheckpoint(bytes: bytes)
    #expect(throws: PhysicsError.damagedCheckpoint) { try world.restore(notANumber) }
    #expect(world.checkpoint() == checkpoint)
  }

  @Test(arguments: [
    "", "<mujoco", "<house/>", "<mujoco><worldbody><geom type='box'/></worldbody></mujoco>",
    "<mujoco><worldbody><body><freejoint/></body></worldbody></mujoco>",
    "<mujoco><worldbody><geom size='1' colour='red'/></worldbody></mujoco>",
  ])
  func `a scene the engine refuses is a typed error with its reason`(scene: String) {
    #expect {
      _ = try World(scene: scene)
    } throws: { error in
      if case PhysicsError.invalidScene(let reason) = error { !reason.isEmpty } else { false }
    }
  }

  @Test func `a scene longer than the bound is not even parsed`() {
    let long = String(repeating: " ", count: World.sceneByteCountMax + 1)
    #expect(throws: PhysicsError.sceneTooLong(byteCount: long.utf8.count)) { try World(scene: long) }
  }

  @Test func `a name the scene does not have is a typed error`() throws {
    let world = try World(scene: boxOnFloor)
    #expect(throws: PhysicsError.nothingNamed("lid")) { try world.body(named: "lid") }
    #expect(throws: PhysicsError.nothingNamed("lid")) { try world.hinge(named: "lid") }
    #expect(throws: PhysicsError.nothingNamed("lid")) { try world.weld(named: "lid") }
    #expect(throws: PhysicsError.notAMocapBody("box")) { try world.mocapBody(named: "box") }
  }

  @Test func `a state that runs away is an error, not a fresh start`() throws {
    let world = try World(scene: boxOnFloor)
    let (box, hand, grip) = try parts(of: world)
    world.engage(grip, on: box, .rigid(holderFromBody: .identity))
    #expect(throws: PhysicsError.self) {
      for round in 0..<2000 {
        world.place(
          hand,
          at: Pose(orientation: .identity, position: SIMD3(round.isMultiple(of: 2) ? 1e10 : -1e10, 0, 0)))
        try world.step()
      }
    }
  }

  @Test func `a contact that does not fit the scene's memory is an error`() throws {
    let world = try World(
      scene: boxOnFloor.replacing("<worldbody>", with: "<size memory=\"4K\"/><worldbody>"))
    #expect(throws: PhysicsError.self) { for _ in 0..<500 { try world.step() } }
  }

  @Test func `hinges read their angle in radians`() throws {
    let world = try World(scene: boxOnFloor)
    let hinge = try world.hinge(named: "hinge")
    #expect(world.angle(of: hinge) == 0)
    #expect(world.angularVelocity(of: hinge) == 0)
  }
}

private func hash(_ world: World) -> StateHash {
  var hasher = StateHasher()
  world.ingestState(into: &hasher)
  return hasher.finished()
}

private func parts(of world: World) throws -> (BodyID, MocapID, WeldID) {
  (try world.body(named: "box"), try world.mocapBody(named: "hand"), try world.weld(named: "grip"))
}
