public import PoseMath

/// The inspection room at one step, as `headset-room` publishes it and as a page draws it.
public struct RoomFrame: Equatable, Sendable {
  /// What the room is doing.
  public enum Mode: UInt32, CaseIterable, Sendable {
    /// No pose has arrived yet: the room stands still at step 0.
    case waiting = 1
    /// It follows the poses.
    case following = 2
    /// It runs, but the head or a hand is held at its last pose.
    case holding = 3
    /// The run is over; this is its last state.
    case ended = 4
  }

  /// Steps since the beginning.
  public var stepCount: UInt64 = 0
  /// One step, nanoseconds.
  public var stepNanoseconds: UInt64 = 0
  /// What the room was made from.
  public var seed: UInt64 = 0
  /// When it was written, CLOCK_MONOTONIC.
  public var publishTime = Timestamp.zero
  /// SHA-256 of the state at this step: 32 bytes.
  public var stateHash = [UInt8](repeating: 0, count: 32)
  /// SHA-256 of the scene's description: 32 bytes.
  public var sceneHash = [UInt8](repeating: 0, count: 32)
  /// The physics engine's version, 15 bytes of it.
  public var engineVersion = ""
  /// What the room is doing.
  public var mode = Mode.waiting
  /// Whether inputs are being written to a file.
  public var isRecording = false
  /// Radians, 0 shut, in the order of the doors among the bodies; at most `doorCountMax`.
  public var doorAngles: [Float] = []
  /// Where the head is.
  public var head = TrackedPart()
  /// Where the left hand is.
  public var leftHand = TrackedPart()
  /// Where the right hand is.
  public var rightHand = TrackedPart()
  /// Steps that began more than a step late since the beginning.
  public var lateStepCount: UInt32 = 0
  /// Every box of the room, in the order of their ids; at most `bodyCountMax`.
  public var bodies: [Body] = []

  /// A room that waits, with nothing in it.
  public init() {}
}

extension RoomFrame {
  /// The head or a hand, where the room has it.
  public struct TrackedPart: Equatable, Sendable {
    /// How it gets its pose.
    public enum InputState: UInt32, CaseIterable, Sendable {
      /// Never seen: at the pose of the room's beginning.
      case absent = 0
      /// Follows a pose.
      case following = 1
      /// Its pose went stale or was lost: the last one is held.
      case holding = 2
    }

    /// In the room: a hand lags by its inertia and stops at what is in its way.
    public var worldFromPart = Pose<Float>.identity
    /// 0 let go to 1 pulled; 0 for the head.
    public var trigger: Float = 0
    /// The id of the body that a hand holds.
    public var heldBody: UInt32?
    /// How it gets its pose.
    public var inputState = InputState.absent
    /// Those of the pose it follows: modelled position, emulated device.
    public var poseFlags = PoseFlags()

    /// Never seen, at the origin.
    public init() {}
  }

  /// A box.
  public struct Body: Equatable, Sendable {
    /// What a box is.
    public enum Kind: UInt32, CaseIterable, Sendable {
      /// Wall, roof or header.
      case wall = 1
      /// A leaf of the container's doors.
      case door = 2
      /// A pallet.
      case pallet = 3
      /// A carton.
      case carton = 4
    }

    /// From 0 on, the same in every run of a seed.
    public var id: UInt32
    /// What it is.
    public var kind: Kind
    /// Half its edges along its own axes, metres.
    public var halfExtents: SIMD3<Float>
    /// Where its middle is.
    public var worldFromBox: Pose<Float>

    /// A box by all its parts.
    public init(id: UInt32, kind: Kind, halfExtents: SIMD3<Float>, worldFromBox: Pose<Float>) {
      self.id = id
      self.kind = kind
      self.halfExtents = halfExtents
      self.worldFromBox = worldFromBox
    }
  }
}
