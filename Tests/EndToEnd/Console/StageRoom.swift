import PoseMath
import PoseSharedMemory

/// A room like headset-room's, made by hand: a 20 ft container with open doors, pallets and cartons.
enum StageRoom {
  static let leftHand = place(-0.32, 1.12, -0.42)
  static let rightHand = place(0.34, 1.2, -0.45)

  static func frame() -> RoomFrame {
    var frame = RoomFrame()
    frame.mode = .following
    frame.bodies = container() + cargo()
    for index in frame.bodies.indices { frame.bodies[index].id = UInt32(index) }
    frame.leftHand = hand(leftHand)
    frame.rightHand = hand(rightHand)
    return frame
  }

  private static func container() -> [RoomFrame.Body] {
    let wall = box(.wall)
    return [
      wall(SIMD3(0.025, 1.195, 2.95), place(-1.2, 1.195, -3.55)),
      wall(SIMD3(0.025, 1.195, 2.95), place(1.2, 1.195, -3.55)),
      wall(SIMD3(1.225, 1.195, 0.025), place(0, 1.195, -6.525)),
      wall(SIMD3(1.225, 0.025, 2.95), place(0, 2.415, -3.55)),
      wall(SIMD3(1.175, 0.055, 0.025), place(0, 2.335, -0.625)),
      box(.door)(SIMD3(0.58, 1.13, 0.025), place(-1.62, 1.14, -0.24, yaw: 1.1)),
      box(.door)(SIMD3(0.58, 1.13, 0.025), place(1.34, 1.14, -1.12, yaw: 1.45)),
    ]
  }

  private static func cargo() -> [RoomFrame.Body] {
    var bodies: [RoomFrame.Body] = []
    for row in 0..<4 {
      for side in [-0.58, 0.58] {
        let z = -1.75 - 1.3 * Double(row)
        bodies.append(box(.pallet)(SIMD3(0.5, 0.072, 0.6), place(side, 0.072, z)))
        bodies += stack(layers: row == 0 ? 3 : 4, x: side, z: z)
      }
    }
    return bodies
  }

  private static func stack(layers: Int, x: Double, z: Double) -> [RoomFrame.Body] {
    (0..<layers).flatMap { layer in
      (0..<4).map { part in
        let offset = SIMD2(part % 2 == 0 ? -0.25 : 0.25, part / 2 == 0 ? -0.3 : 0.3)
        return box(.carton)(
          SIMD3(0.245, 0.125, 0.295),
          place(x + offset.x, 0.269 + 0.25 * Double(layer), z + offset.y))
      }
    }
  }

  private static func box(
    _ kind: RoomFrame.Body.Kind
  ) -> (SIMD3<Float>, Pose<Double>) -> RoomFrame.Body {
    { half, place in
      RoomFrame.Body(id: 0, kind: kind, halfExtents: half, worldFromBox: single(place))
    }
  }

  private static func hand(_ pose: Pose<Double>) -> RoomFrame.TrackedPart {
    var hand = RoomFrame.TrackedPart()
    hand.worldFromPart = single(pose)
    hand.inputState = .following
    hand.poseFlags = [.orientationTracked, .positionModelled, .emulated]
    return hand
  }

  /// A place turned about the vertical, rad, left positive.
  static func place(_ x: Double, _ y: Double, _ z: Double, yaw: Double = 0) -> Pose<Double> {
    Pose(
      orientation: Quaternion(rotationVector: SIMD3(0, yaw, 0)),
      position: SIMD3(x, y, z))
  }

  private static func single(_ pose: Pose<Double>) -> Pose<Float> {
    Pose(orientation: Quaternion<Float>(pose.orientation), position: SIMD3<Float>(pose.position))
  }
}
