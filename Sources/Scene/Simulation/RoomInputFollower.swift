public import PoseMath
public import PoseSharedMemory

/// One slot of the pose segment, and what it is good for at the moment of reading.
public struct PoseReading: Equatable, Sendable {
  /// The pose with its inputs and flags.
  public var slot: PoseSlot
  /// Judged at the moment of reading.
  public var condition: PoseCondition

  /// A slot as it was read and judged.
  public init(slot: PoseSlot, condition: PoseCondition) {
    self.slot = slot
    self.condition = condition
  }

  /// Whether the pose may be followed.
  var isGood: Bool { condition == .ok || condition == .modelled }
}

/// Turns published poses into the trainee's input: who is the head, who the hands, and what to do while one of
/// them is not to be had. Pure.
///
/// A pose that goes stale is held, with its trigger; one that is lost is held with its trigger let go, so that a
/// hand whose controller is gone drops what it carried. Who was never seen stays where the room began.
public struct RoomInputFollower: Equatable, Sendable {
  /// What to feed the engine.
  public private(set) var input = RoomInput.atRest
  /// How the head gets its pose.
  public private(set) var head = Source()
  /// How the left hand gets its.
  public private(set) var leftHand = Source()
  /// How the right hand gets its.
  public private(set) var rightHand = Source()

  /// Where a part of the trainee gets its pose from.
  public struct Source: Equatable, Sendable {
    /// Whether it follows, is held, or was never seen.
    public var state = RoomFrame.TrackedPart.InputState.absent
    /// The flags of the pose that is, or was last, followed.
    public var flags = PoseFlags()
  }

  /// Nobody has been seen yet.
  public init() {}

  /// Whether any pose has arrived since the beginning: until then a room waits.
  public var hasBegun: Bool { [head, leftHand, rightHand].contains { $0.state != .absent } }

  /// Whether someone is held at the last pose.
  public var isHolding: Bool { [head, leftHand, rightHand].contains { $0.state == .holding } }

  /// Takes the readings of all slots, and predicts what is good to `instant` of the host's clock.
  public mutating func follow(_ readings: [PoseReading], at instant: Timestamp) {
    let parts = Self.assign(readings)
    follow(parts.head, at: instant, source: \.head, pose: \.worldFromHead, trigger: nil)
    follow(parts.left, at: instant, source: \.leftHand, pose: \.worldFromLeftHand, trigger: \.leftTrigger)
    follow(parts.right, at: instant, source: \.rightHand, pose: \.worldFromRightHand, trigger: \.rightTrigger)
  }

  private mutating func follow(
    _ reading: PoseReading?, at instant: Timestamp, source: WritableKeyPath<Self, Source>,
    pose: WritableKeyPath<RoomInput, Pose<Float>>, trigger: WritableKeyPath<RoomInput, Float>?
  ) {
    if let reading, reading.isGood {
      let predicted = reading.slot.predicted(at: instant).worldFromDevice
      // An orientation without a position turns the part where it is.
      let hasPosition = !reading.slot.flags.isDisjoint(with: [.positionTracked, .positionModelled])
      let narrow = Pose<Float>(
        orientation: Quaternion<Float>(predicted.orientation),
        position: hasPosition ? SIMD3<Float>(predicted.position) : input[keyPath: pose].position)
      if RoomInput.isUsable(narrow) {
        input[keyPath: pose] = narrow
        if let trigger { input[keyPath: trigger] = Self.bounded(reading.slot.inputs.trigger) }
        self[keyPath: source] = Source(state: .following, flags: reading.slot.flags)
        return
      }
    }
    guard self[keyPath: source].state != .absent else { return }
    self[keyPath: source].state = .holding
    let isStale = reading.map { $0.isGood || $0.condition == .stale } ?? false
    if let trigger, !isStale { input[keyPath: trigger] = 0 }
  }

  private static func bounded(_ trigger: Float) -> Float { trigger >= 0 ? min(trigger, 1) : 0 }

  /// Of several readings for a part the best, of equally good ones the first. Controllers without a hand take the
  /// free ones, the right hand first.
  private static func assign(
    _ readings: [PoseReading]
  ) -> (head: PoseReading?, left: PoseReading?, right: PoseReading?) {
    func best(_ kind: PoseKind) -> PoseReading? {
      readings.filter { $0.slot.kind == kind }.min { $0.condition < $1.condition }
    }
    var left = best(.leftHand)
    var right = best(.rightHand)
    for reading in readings where reading.slot.kind == .controller {
      if right == nil { right = reading } else if left == nil { left = reading }
    }
    return (best(.head), left, right)
  }
}
