internal import Physics
internal import PoseMath
public import PoseSharedMemory

extension Simulation {
  /// A frame with all that does not change during a run.
  public func frame() -> RoomFrame {
    var frame = RoomFrame()
    frame.stepNanoseconds = RoomScene.stepNanoseconds
    frame.seed = scene.seed
    frame.sceneHash = sceneHash.bytes
    frame.engineVersion = World.engineVersion
    frame.doorAngles = Array(repeating: 0, count: doorCount)
    frame.bodies = scene.bodies.map { body in
      RoomFrame.Body(
        id: body.id, kind: body.kind.published, halfExtents: SIMD3<Float>(body.halfExtents),
        worldFromBox: .identity)
    }
    refresh(&frame, input: RoomInputFollower())
    return frame
  }

  /// Brings a frame of this room up to the present step.
  public func refresh(_ frame: inout RoomFrame, input: RoomInputFollower) {
    frame.stepCount = stepCount
    frame.stateHash = stateHash().bytes
    for index in frame.doorAngles.indices { frame.doorAngles[index] = Float(doorAngle(index)) }
    for index in frame.bodies.indices { frame.bodies[index].worldFromBox = Pose<Float>(worldFromBox(index)) }
    frame.head = part(worldFromHead, input.head)
    frame.leftHand = hand(.left, input.leftHand, trigger: input.input.leftTrigger)
    frame.rightHand = hand(.right, input.rightHand, trigger: input.input.rightTrigger)
  }

  private func hand(
    _ side: Side, _ source: RoomInputFollower.Source, trigger: Float
  ) -> RoomFrame.TrackedPart {
    var hand = part(worldFromHand(side), source)
    hand.trigger = trigger
    hand.heldBody = heldBody(side)
    return hand
  }

  private func part(_ pose: Pose<Double>, _ source: RoomInputFollower.Source) -> RoomFrame.TrackedPart {
    var part = RoomFrame.TrackedPart()
    part.worldFromPart = Pose<Float>(pose)
    part.inputState = source.state
    part.poseFlags = source.flags
    return part
  }
}

extension RoomBody.Kind {
  /// The same kind in the published layout.
  fileprivate var published: RoomFrame.Body.Kind {
    switch self {
    case .wall: .wall
    case .door: .door
    case .pallet: .pallet
    case .carton: .carton
    }
  }
}

extension Pose<Float> {
  /// The same pose, narrower: for the eye.
  init(_ pose: Pose<Double>) {
    self.init(orientation: Quaternion<Float>(pose.orientation), position: SIMD3<Float>(pose.position))
  }
}
