internal import ByteLayout
public import PoseMath
internal import USBProtocol

/// One client of the USB/IP server: bytes in, bytes out, reports as they fall due. Pure; the bus and the time
/// come in as parameters.
public struct USBIPSession: Sendable {
  enum Phase: Equatable {
    /// Before a device is imported: list, or import.
    case operations
    case attached
    /// The client broke the protocol, or asked for what cannot be: to be closed once `output` is sent.
    case ended
  }

  var phase = Phase.operations
  /// The device this client has, if any.
  public internal(set) var device: Int?
  private var input: [UInt8] = []
  /// Bytes for the client; whoever sends them takes them out.
  public var output: [UInt8] = []
  /// Interrupt IN transfers that wait for a report, by endpoint address, oldest first.
  var waiting: [UInt8: [Transfer]] = [:]

  struct Transfer: Equatable {
    var sequence: UInt32
    var byteCount: Int
  }

  /// Transfers a client may have waiting on one endpoint; hosts use a handful.
  static let waitingMax = 256

  /// Linux error numbers, negative, as USB/IP carries them.
  enum Status {
    static let stalled: Int32 = -32
    static let outOfMemory: Int32 = -12
    /// An operation's answer where the device is unknown, or taken (`enum` in usbip's usbip_common.h).
    static let noSuchDevice: UInt32 = 4
    static let deviceBusy: UInt32 = 2
  }

  /// A client that begins with operations.
  public init() {}

  /// A client that is the kernel's virtual host controller: `device` is already attached.
  public init(attachedTo device: Int) {
    phase = .attached
    self.device = device
  }

  public var hasEnded: Bool { phase == .ended }

  // MARK: - Bytes

  /// Takes what the client sent, in pieces of any size.
  public mutating func receive(_ bytes: [UInt8], bus: inout EmulatedBus, at time: Timestamp) {
    input += bytes
    var used = 0
    while let count = step(Array(input[used...]), bus: &bus, at: time) { used += count }
    input.removeFirst(used)
    advance(bus: &bus, at: time)
  }

  /// Performs the first message of `bytes`; returns how long it was, nil where it is not all there.
  private mutating func step(_ bytes: [UInt8], bus: inout EmulatedBus, at time: Timestamp) -> Int? {
    do throws(LayoutError) {
      switch phase {
      case .operations: return try operation(bytes, bus: &bus, at: time)
      case .attached:
        guard let device else { return nil }
        return try message(bytes, device, bus: &bus, at: time)
      case .ended: return nil
      }
    } catch {
      // A byte stream that cannot be read any more has no next message.
      phase = .ended
      return nil
    }
  }

  private mutating func message(
    _ bytes: [UInt8], _ device: Int, bus: inout EmulatedBus, at time: Timestamp
  ) throws(LayoutError) -> Int? {
    guard bytes.count >= USBIPMessage.byteCount else { return nil }
    let message = try USBIPMessage(decoding: bytes.span)
    let end = USBIPMessage.byteCount + message.payloadByteCount(requestDirection: .hostToDevice)
    guard bytes.count >= end else { return nil }
    switch message {
    case .submit(let submit):
      perform(submit, data: Array(bytes[USBIPMessage.byteCount..<end]), device, bus: &bus, at: time)
    case .unlink(let unlink): giveUp(unlink)
    case .submitReply, .unlinkReply: phase = .ended
    }
    return end
  }

  func header(_ message: USBIPMessage) -> [UInt8] {
    let bytes = message.encoded
    return (0..<USBIPMessage.byteCount).map { bytes[$0] }
  }
}
