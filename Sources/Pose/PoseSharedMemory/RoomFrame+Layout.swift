internal import CPoseLayout
internal import PoseMath

/// A frame as `headset_room.h` lays it out.
extension RoomFrame {
  /// The most bodies that a segment holds.
  public static let bodyCountMax = Int(HEADSET_ROOM_BODY_COUNT_MAX)
  /// The most doors.
  public static let doorCountMax = Int(HEADSET_ROOM_DOOR_COUNT_MAX)

  /// The frame in the layout's fields, its bodies apart. What exceeds a bound is cut.
  var layout: headset_room_frame {
    var frame = headset_room_frame()
    frame.step_count = stepCount
    frame.step_ns = stepNanoseconds
    frame.seed = seed
    frame.publish_time_ns = publishTime.nanoseconds
    Self.copy(stateHash, limit: 32, into: &frame.state_hash)
    Self.copy(sceneHash, limit: 32, into: &frame.scene_hash)
    Self.copy(Array(engineVersion.utf8), limit: 15, into: &frame.engine_version)
    frame.mode = mode.rawValue
    frame.flags = isRecording ? HEADSET_ROOM_RECORDING : 0
    frame.body_count = UInt32(min(bodies.count, Self.bodyCountMax))
    frame.door_count = UInt32(min(doorAngles.count, Self.doorCountMax))
    func angle(_ door: Int) -> Float { door < doorAngles.count ? doorAngles[door] : 0 }
    frame.door_angles = (angle(0), angle(1), angle(2), angle(3))
    frame.head = head.layout
    frame.left_hand = leftHand.layout
    frame.right_hand = rightHand.layout
    frame.late_step_count = lateStepCount
    return frame
  }

  /// The frame of the layout's fields. A mode or kind that this program does not know reads as the first.
  init(layout frame: headset_room_frame, bodies: [headset_room_body]) {
    self.init()
    stepCount = frame.step_count
    stepNanoseconds = frame.step_ns
    seed = frame.seed
    publishTime = Timestamp(nanoseconds: frame.publish_time_ns)
    stateHash = unsafe withUnsafeBytes(of: frame.state_hash) { unsafe Array($0) }
    sceneHash = unsafe withUnsafeBytes(of: frame.scene_hash) { unsafe Array($0) }
    engineVersion = unsafe withUnsafeBytes(of: frame.engine_version) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    mode = Mode(rawValue: frame.mode) ?? .waiting
    isRecording = frame.flags & HEADSET_ROOM_RECORDING != 0
    let (first, second, third, fourth) = frame.door_angles
    doorAngles = Array([first, second, third, fourth].prefix(Int(frame.door_count)))
    head = TrackedPart(layout: frame.head)
    leftHand = TrackedPart(layout: frame.left_hand)
    rightHand = TrackedPart(layout: frame.right_hand)
    lateStepCount = frame.late_step_count
    self.bodies = bodies.prefix(Int(frame.body_count)).map(Body.init(layout:))
  }

  private static func copy<Field>(_ bytes: [UInt8], limit: Int, into field: inout Field) {
    unsafe withUnsafeMutableBytes(of: &field) { unsafe $0.copyBytes(from: bytes.prefix(limit)) }
  }
}

extension RoomFrame.TrackedPart {
  var layout: headset_room_tracked {
    var part = headset_room_tracked()
    part.position = worldFromPart.position.layout
    part.orientation = worldFromPart.orientation.layout
    part.trigger = trigger
    part.held_body = heldBody ?? HEADSET_ROOM_NOTHING_HELD
    part.input_state = inputState.rawValue
    part.pose_flags = poseFlags.rawValue
    return part
  }

  init(layout part: headset_room_tracked) {
    self.init()
    worldFromPart = Pose(position: part.position, orientation: part.orientation)
    trigger = part.trigger
    heldBody = part.held_body == HEADSET_ROOM_NOTHING_HELD ? nil : part.held_body
    inputState = InputState(rawValue: part.input_state) ?? .absent
    poseFlags = PoseFlags(rawValue: part.pose_flags)
  }
}

extension RoomFrame.Body {
  var layout: headset_room_body {
    var body = headset_room_body()
    body.id = id
    body.kind = kind.rawValue
    body.half_extents = halfExtents.layout
    body.position = worldFromBox.position.layout
    body.orientation = worldFromBox.orientation.layout
    return body
  }

  init(layout body: headset_room_body) {
    self.init(
      id: body.id, kind: Kind(rawValue: body.kind) ?? .wall,
      halfExtents: SIMD3(body.half_extents.0, body.half_extents.1, body.half_extents.2),
      worldFromBox: Pose(position: body.position, orientation: body.orientation))
  }
}

extension SIMD3<Float> {
  fileprivate var layout: (Float, Float, Float) { (x, y, z) }
}

extension Quaternion<Float> {
  fileprivate var layout: (Float, Float, Float, Float) { (w, x, y, z) }
}

extension Pose<Float> {
  fileprivate init(position: (Float, Float, Float), orientation: (Float, Float, Float, Float)) {
    let (w, x, y, z) = orientation
    self.init(
      orientation: Quaternion(w: w, x: x, y: y, z: z),
      position: SIMD3(position.0, position.1, position.2))
  }
}
