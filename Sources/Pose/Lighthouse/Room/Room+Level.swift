public import PoseMath

/// A frame that stands upright: +Y up, -Z forward.
struct LevelFrame {
  /// From the frame that `up`, `forward` and `origin` are given in.
  let levelFromWorld: Pose<Double>

  /// The frame with this origin, unit vector up, and forward as near to `forward` as level allows.
  init(up: SIMD3<Double>, forward: SIMD3<Double>, origin: SIMD3<Double>) {
    let other: SIMD3<Double> = abs(up.x) < 0.6 ? SIMD3(1, 0, 0) : SIMD3(0, 0, 1)
    let level = (forward - up * forward.dot(up)).direction ?? (other - up * other.dot(up)).direction
    let back = (level ?? SIMD3(0, 0, -1)) * -1
    let worldFromLevel = Quaternion(columns: up.cross(back), up, back)
    levelFromWorld = Pose(orientation: worldFromLevel, position: origin).inverse
  }
}

extension Room {
  /// The room with its floor and its front where people want them.
  ///
  /// - Parameters:
  ///   - floor: height of the real floor in this room's frame, metres.
  ///   - forward: the direction that becomes -Z, in this room's frame; only its level part counts.
  ///   - origin: the point that comes to stand over the new origin, in this room's frame.
  public func levelled(
    floor: Double = 0, forward: SIMD3<Double> = SIMD3(0, 0, -1), origin: SIMD3<Double> = .zero
  ) -> Room {
    let frame = LevelFrame(
      up: SIMD3(0, 1, 0), forward: forward, origin: SIMD3(origin.x, floor, origin.z))
    return transformed(by: frame.levelFromWorld)
  }

  /// The room in another frame.
  public func transformed(by otherFromWorld: Pose<Double>) -> Room {
    var room = self
    for index in room.members.indices {
      let pose = otherFromWorld * members[index].worldFromStation
      room.members[index].worldFromStation = Pose(
        orientation: pose.orientation.normalized(), position: pose.position)
    }
    return room
  }
}
