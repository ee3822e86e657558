/// The 48-byte header of every message after a device was imported. What follows it on the stream is
/// `payloadByteCount(requestDirection:)` bytes.
public enum USBIPMessage: Equatable, Sendable {
  /// Client: perform a transfer.
  case submit(USBIPSubmit)
  /// Server: the transfer is over.
  case submitReply(USBIPSubmitReply)
  /// Client: give up a transfer.
  case unlink(USBIPUnlink)
  /// Server: whether the transfer was given up.
  case unlinkReply(USBIPUnlinkReply)

  public static let byteCount = 48

  /// How many payload bytes follow this header.
  ///
  /// A server sends direction 0 in every reply, so a reply's payload is known only from the request that it
  /// answers: the client remembers it by sequence number.
  public func payloadByteCount(requestDirection: USBIP.Direction) -> Int {
    switch self {
    case .submit(let submit): submit.direction == .hostToDevice ? submit.byteCount : 0
    case .submitReply(let reply): requestDirection == .deviceToHost ? reply.actualByteCount : 0
    case .unlink, .unlinkReply: 0
    }
  }

  /// The number that a reply repeats.
  public var sequence: UInt32 {
    switch self {
    case .submit(let body): body.sequence
    case .submitReply(let body): body.sequence
    case .unlink(let body): body.sequence
    case .unlinkReply(let body): body.sequence
    }
  }
}

/// A transfer to perform (USBIP_CMD_SUBMIT).
public struct USBIPSubmit: Equatable, Sendable {
  public var sequence: UInt32
  /// `USBIPDevice.deviceID` of the imported device.
  public var deviceID: UInt32
  public var direction: USBIP.Direction
  /// Endpoint number without the direction bit: 0...15.
  public var endpoint: UInt8
  /// URB flags of the sending kernel; a client in user space sends 0.
  public var flags: UInt32
  /// Bytes to send, or room for bytes to receive: 0...`USBIP.payloadByteCountMax`.
  public var byteCount: Int
  /// The endpoint's polling interval as the sender counts it (frames or microframes).
  public var interval: UInt32
  /// Meaningful on endpoint 0 only; zeros elsewhere.
  public var setup: USBSetup

  public init(
    sequence: UInt32, deviceID: UInt32, direction: USBIP.Direction, endpoint: UInt8, flags: UInt32 = 0,
    byteCount: Int, interval: UInt32 = 0,
    setup: USBSetup = USBSetup(requestType: 0, request: 0, value: 0, index: 0, length: 0)
  ) {
    self.sequence = sequence
    self.deviceID = deviceID
    self.direction = direction
    self.endpoint = endpoint
    self.flags = flags
    self.byteCount = byteCount
    self.interval = interval
    self.setup = setup
  }
}

/// The end of a transfer (USBIP_RET_SUBMIT).
public struct USBIPSubmitReply: Equatable, Sendable {
  public var sequence: UInt32
  /// 0, or a negative Linux error number: -32 (EPIPE) is a stall, -104 (ECONNRESET) unlinked.
  public var status: Int32
  /// Bytes that moved: 0...`USBIP.payloadByteCountMax`.
  public var actualByteCount: Int

  public init(sequence: UInt32, status: Int32, actualByteCount: Int) {
    self.sequence = sequence
    self.status = status
    self.actualByteCount = actualByteCount
  }
}

/// A transfer to give up (USBIP_CMD_UNLINK).
public struct USBIPUnlink: Equatable, Sendable {
  public var sequence: UInt32
  public var deviceID: UInt32
  /// Sequence number of the `USBIPSubmit` meant.
  public var target: UInt32

  public init(sequence: UInt32, deviceID: UInt32, target: UInt32) {
    self.sequence = sequence
    self.deviceID = deviceID
    self.target = target
  }
}

/// The answer to an unlink (USBIP_RET_UNLINK).
public struct USBIPUnlinkReply: Equatable, Sendable {
  /// -104 (ECONNRESET): given up, no submit reply will come.
  public static let statusUnlinked: Int32 = -104

  public var sequence: UInt32
  /// `statusUnlinked`, or 0 where the transfer had already ended and its reply is on the stream.
  public var status: Int32

  public init(sequence: UInt32, status: Int32) {
    self.sequence = sequence
    self.status = status
  }
}
