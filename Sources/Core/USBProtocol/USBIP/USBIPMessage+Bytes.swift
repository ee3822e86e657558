public import ByteLayout

extension USBIPMessage {
  /// Field `command`.
  private enum Command: UInt32 {
    case submit = 1
    case unlink = 2
    case submitReply = 3
    case unlinkReply = 4
  }

  /// What the protocol's text and its examples put in `number_of_packets` where a transfer is not
  /// isochronous. Linux writes 0 there in both directions, and so do we: newer kernels compare a reply's
  /// number with the request's and complain about every reply that exceeds it.
  private static let packetsNone: UInt32 = 0xffff_ffff

  /// Reads the first 48 of `bytes`.
  ///
  /// Isochronous transfers are refused: no headset report travels by them.
  /// - Throws: `truncated`; `invalidField` for an unknown command or direction, an endpoint above 15, a
  ///   length beyond `USBIP.payloadByteCountMax`, or an isochronous transfer.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= Self.byteCount else {
      throw .truncated(layout: "USB/IP message", expected: Self.byteCount, actual: bytes.count)
    }
    let rawCommand = bytes.bigEndianUInt32(at: 0)
    guard let command = Command(rawValue: rawCommand) else {
      throw .invalidField(layout: "USB/IP message", offset: 0, value: rawCommand)
    }
    let sequence = bytes.bigEndianUInt32(at: 4)
    switch command {
    case .submit:
      self = .submit(try Self.decodeSubmit(bytes, sequence: sequence))
    case .submitReply:
      try Self.checkNotIsochronous(bytes)
      self = .submitReply(
        USBIPSubmitReply(
          sequence: sequence, status: Int32(bitPattern: bytes.bigEndianUInt32(at: 20)),
          actualByteCount: try Self.decodeByteCount(bytes)))
    case .unlink:
      self = .unlink(
        USBIPUnlink(
          sequence: sequence, deviceID: bytes.bigEndianUInt32(at: 8), target: bytes.bigEndianUInt32(at: 20)))
    case .unlinkReply:
      self = .unlinkReply(
        USBIPUnlinkReply(sequence: sequence, status: Int32(bitPattern: bytes.bigEndianUInt32(at: 20))))
    }
  }

  private static func decodeSubmit(
    _ bytes: Span<UInt8>, sequence: UInt32
  ) throws(LayoutError) -> USBIPSubmit {
    let rawDirection = bytes.bigEndianUInt32(at: 12)
    guard let direction = USBIP.Direction(rawValue: rawDirection) else {
      throw .invalidField(layout: "USB/IP message", offset: 12, value: rawDirection)
    }
    let endpoint = bytes.bigEndianUInt32(at: 16)
    guard endpoint <= 15 else {
      throw .invalidField(layout: "USB/IP message", offset: 16, value: endpoint)
    }
    try checkNotIsochronous(bytes)
    return USBIPSubmit(
      sequence: sequence, deviceID: bytes.bigEndianUInt32(at: 8), direction: direction,
      endpoint: UInt8(endpoint), flags: bytes.bigEndianUInt32(at: 20),
      byteCount: try decodeByteCount(bytes), interval: bytes.bigEndianUInt32(at: 36),
      setup: try USBSetup(decoding: bytes.extracting(40..<48)))
  }

  private static func decodeByteCount(_ bytes: Span<UInt8>) throws(LayoutError) -> Int {
    let count = bytes.bigEndianUInt32(at: 24)
    guard count <= UInt32(USBIP.payloadByteCountMax) else {
      throw .invalidField(layout: "USB/IP message", offset: 24, value: count)
    }
    return Int(count)
  }

  private static func checkNotIsochronous(_ bytes: Span<UInt8>) throws(LayoutError) {
    let packets = bytes.bigEndianUInt32(at: 32)
    guard packets == packetsNone || packets == 0 else {
      throw .invalidField(layout: "USB/IP message", offset: 32, value: packets)
    }
  }

  /// - Precondition: a byte count lies in `0...USBIP.payloadByteCountMax`.
  public var encoded: InlineArray<48, UInt8> {
    var bytes = InlineArray<48, UInt8>(repeating: 0)
    var fields = bytes.mutableSpan
    fields.store(bigEndian: sequence, at: 4)
    switch self {
    case .submit(let submit): Self.encode(submit, into: &fields)
    case .submitReply(let reply):
      fields.store(bigEndian: Command.submitReply.rawValue, at: 0)
      fields.store(bigEndian: UInt32(bitPattern: reply.status), at: 20)
      Self.encode(byteCount: reply.actualByteCount, into: &fields)
    case .unlink(let unlink):
      fields.store(bigEndian: Command.unlink.rawValue, at: 0)
      fields.store(bigEndian: unlink.deviceID, at: 8)
      fields.store(bigEndian: unlink.target, at: 20)
    case .unlinkReply(let reply):
      fields.store(bigEndian: Command.unlinkReply.rawValue, at: 0)
      fields.store(bigEndian: UInt32(bitPattern: reply.status), at: 20)
    }
    return bytes
  }

  private static func encode(_ submit: USBIPSubmit, into fields: inout MutableSpan<UInt8>) {
    fields.store(bigEndian: Command.submit.rawValue, at: 0)
    fields.store(bigEndian: submit.deviceID, at: 8)
    fields.store(bigEndian: submit.direction.rawValue, at: 12)
    fields.store(bigEndian: UInt32(submit.endpoint), at: 16)
    fields.store(bigEndian: submit.flags, at: 20)
    encode(byteCount: submit.byteCount, into: &fields)
    fields.store(bigEndian: submit.interval, at: 36)
    let setup = submit.setup.encoded
    for index in 0..<USBSetup.byteCount { fields[40 + index] = setup[index] }
  }

  private static func encode(byteCount: Int, into fields: inout MutableSpan<UInt8>) {
    precondition(byteCount >= 0 && byteCount <= USBIP.payloadByteCountMax)
    fields.store(bigEndian: UInt32(byteCount), at: 24)
  }
}
