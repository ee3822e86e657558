internal import PoseMath
public import PoseSharedMemory

extension SceneFrame {
  /// Takes over a slot as read; an empty one leaves nothing.
  public mutating func take(_ slot: PoseSlot, at index: Int, condition: PoseCondition) {
    poses[index] = condition == .empty ? nil : DrawnPose(slot, at: index, condition: condition)
  }

  /// Takes over the room as read.
  public mutating func take(_ room: RoomFrame) {
    sources.roomMode = String(describing: room.mode)
    bodies = Dictionary(room.bodies.map { ($0.id, DrawnBody($0)) }) { first, _ in first }
    hands = [("left", room.leftHand), ("right", room.rightHand)].compactMap { side, hand in
      hand.inputState == .absent ? nil : DrawnHand(hand, side: side)
    }
  }
}

extension DrawnPose {
  init(_ pose: PoseSlot, at slot: Int, condition: PoseCondition) {
    self.slot = slot
    serial = pose.serial.description
    kind = String(describing: pose.kind)
    self.condition = Self.word(condition)
    isEmulated = pose.flags.contains(.emulated)
    let worldFromDevice = pose.worldFromDevice
    let isPlaced = pose.flags.contains(.positionTracked) || pose.flags.contains(.positionModelled)
    place = DrawnPlace(worldFromDevice, isPlaced: isPlaced)
    positionSource =
      place.position == nil ? "none" : pose.flags.contains(.positionTracked) ? "tracked" : "modelled"
  }

  /// `modelled` says no more than the position's source does, so it reads as ok.
  private static func word(_ condition: PoseCondition) -> String {
    switch condition {
    case .ok, .modelled: "ok"
    case .stale: "stale"
    case .untracked: "untracked"
    case .lost, .empty: "lost"
    case .writerGone: "writerGone"
    }
  }
}

extension DrawnBody {
  init(_ body: RoomFrame.Body) {
    id = body.id
    kind = String(describing: body.kind)
    halfExtents = DrawnPlace.tenths(of: SIMD3<Double>(body.halfExtents)) ?? [0, 0, 0]
    place = DrawnPlace(body.worldFromBox)
  }
}

extension DrawnHand {
  init(_ hand: RoomFrame.TrackedPart, side: String) {
    self.side = side
    isHolding = hand.heldBody != nil
    isFollowing = hand.inputState == .following
    place = DrawnPlace(hand.worldFromPart)
  }
}

extension DrawnPlace {
  /// Shared memory is another program's: what is no number is no position, and no turn.
  init(_ pose: Pose<Double>, isPlaced: Bool = true) {
    let parts = [
      pose.orientation.w, pose.orientation.x, pose.orientation.y, pose.orientation.z,
    ].map { Self.whole($0 * 10_000) }
    let known = parts.compactMap(\.self)
    orientation = known.count == 4 && known != [0, 0, 0, 0] ? known : [10_000, 0, 0, 0]
    position = isPlaced ? Self.tenths(of: pose.position) : nil
  }

  init(_ pose: Pose<Float>) {
    let orientation = Quaternion<Double>(
      w: Double(pose.orientation.w), x: Double(pose.orientation.x), y: Double(pose.orientation.y),
      z: Double(pose.orientation.z))
    self.init(Pose(orientation: orientation, position: SIMD3<Double>(pose.position)))
  }

  static func tenths(of vector: SIMD3<Double>) -> [Int32]? {
    let parts = [vector.x, vector.y, vector.z].compactMap { whole($0 * 10_000) }
    return parts.count == 3 ? parts : nil
  }

  private static func whole(_ value: Double) -> Int32? {
    guard value.isFinite else { return nil }
    return Int32(clamping: Int64(min(max(value, -1e9), 1e9).rounded()))
  }
}
