internal import ByteLayout
internal import USBProtocol

/// The head of USBPcap (desowin.org/usbpcap/captureformat.html), packed, little-endian: 27 bytes and what
/// the transfer type adds; its own length field says where the data begin.
extension CapturedURB {
  private static let headByteCount = 27

  /// Nil for a packet shorter than its head, or one about an IRP that is no transfer.
  init?(usbPcap packet: Span<UInt8>) {
    guard packet.count >= Self.headByteCount else { return nil }
    let head = Int(packet.uint16(at: 0))
    guard head >= Self.headByteCount, head <= packet.count,
      let kind = RecordedTransfer.Kind(rawValue: packet[22])
    else { return nil }
    // Bit 0 of info: from the device's driver up to the caller, so the request is over.
    let isAnswer = packet[16] & 1 != 0
    self.init(
      phase: isAnswer ? .completion : .submission, token: packet.uint64(at: 2),
      bus: packet.uint16(at: 17), address: packet.uint16(at: 19), endpoint: packet[21], kind: kind)
    if isAnswer { status = RecordedTransfer.Status(usbdStatus: packet.uint32(at: 10)) }
    payload = head..<packet.count
    missingByteCount = max(0, Int(packet.uint32(at: 23)) - payload.count)
    if kind == .control {
      guard head > Self.headByteCount, ingestStage(packet[27], in: packet) else { return nil }
    }
  }

  /// Control transfers come in stages: 0 setup, 1 data, 2 status and, from version 1.3 on, 3 for the whole
  /// answer. The setup packet is the first data of stage 0; data to the device follow it there, or come
  /// as a stage of their own.
  private mutating func ingestStage(_ stage: UInt8, in packet: Span<UInt8>) -> Bool {
    switch (stage, phase) {
    case (0, .submission):
      guard payload.count >= USBSetup.byteCount else { return false }
      let start = payload.lowerBound + USBSetup.byteCount
      setup = try? USBSetup(decoding: packet.extracting(payload.lowerBound..<start))
      payload = start..<payload.upperBound
    case (1, _): phase = .data
    case (2, _), (3, _), (0, _): phase = .completion
    default: return false
    }
    return true
  }
}
