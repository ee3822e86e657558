public import PoseMath

/// What one slot of the shared memory says about one device: its pose, how good that is, and its inputs.
public struct PoseSlot: Equatable, Sendable {
  /// Which unit this is.
  public var serial: DeviceSerial
  /// What it is worn or held as.
  public var kind: PoseKind
  /// How far the pose may be relied on.
  public var flags: PoseFlags
  /// Grows when the slot is given to another unit or one is attached again.
  public var generation: UInt32
  /// The instant the pose is of, host time.
  public var sampleTime: Timestamp
  /// When the slot was written, host time.
  public var publishTime: Timestamp
  /// The device's frame in the world.
  public var worldFromDevice: Pose<Double>
  /// rad/s about the device's own axes.
  public var angularVelocity: SIMD3<Double>
  /// How the device is expected to turn on from its rate of now.
  public var turnForecast: MotionForecast
  /// m/s along the world's axes.
  public var linearVelocity: SIMD3<Double>
  /// How the device is expected to go on from its velocity of now, where its position is tracked.
  public var pathForecast: MotionForecast
  /// Samples fused into this pose since the device was attached.
  public var sampleCount: UInt64
  /// The latest inputs; neutral and absent for a device that is lost.
  public var inputs: DeviceInputs

  /// A device of which nothing is known yet.
  public init(
    serial: DeviceSerial = DeviceSerial(""), kind: PoseKind = .none, flags: PoseFlags = .untracked
  ) {
    self.serial = serial
    self.kind = kind
    self.flags = flags
    generation = 0
    sampleTime = .zero
    publishTime = .zero
    worldFromDevice = .identity
    angularVelocity = .zero
    turnForecast = .none
    pathForecast = .none
    linearVelocity = .zero
    sampleCount = 0
    inputs = DeviceInputs()
  }
}

/// The serial of a unit in the layout's 32 bytes: UTF-8, zero-terminated, the rest zeros.
public struct DeviceSerial: Hashable, Sendable, CustomStringConvertible {
  /// How many bytes of UTF-8 are kept.
  public static let byteCountMax = 31

  var bytes: InlineArray<32, UInt8>

  /// The first 31 bytes of `text`, cut between characters.
  public init(_ text: String) {
    bytes = InlineArray(repeating: 0)
    var offset = 0
    for character in text {
      guard offset + character.utf8.count <= Self.byteCountMax else { return }
      for byte in character.utf8 {
        bytes[offset] = byte
        offset += 1
      }
    }
  }

  /// The text up to the first zero byte; bytes that are not UTF-8 read as U+FFFD.
  public var description: String {
    var text: [UInt8] = []
    for index in bytes.indices {
      if bytes[index] == 0 { break }
      text.append(bytes[index])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Two serials are equal where all their bytes are.
  public static func == (left: Self, right: Self) -> Bool {
    for index in left.bytes.indices where left.bytes[index] != right.bytes[index] { return false }
    return true
  }

  /// Hashes all 32 bytes.
  public func hash(into hasher: inout Hasher) {
    for index in bytes.indices { hasher.combine(bytes[index]) }
  }
}
