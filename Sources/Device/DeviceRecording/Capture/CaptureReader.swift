internal import PoseMath

/// Packets of a capture file to recording events: container, link type, assembly, devices.
struct CaptureReader {
  private enum Container {
    case pcap(PcapReader)
    case pcapng(PcapngReader)
  }

  private var container: Container
  private var assembler = TransferAssembler()
  private var table: DeviceTable
  private var assembled: [TransferAssembler.Assembled] = []
  /// The clock of the capturing machine at the first packet.
  private(set) var startUnixNanoseconds: Int64?
  private var now = Timestamp.zero
  private var isFinished = false
  private(set) var damage: RecordingDamage?
  /// Packets that are no transfer's or shorter than their head.
  private(set) var foreignPacketCount = 0
  var orphanCount: Int { assembler.orphanCount }

  /// Reads the head of a classic capture.
  init(pcap stream: inout ByteStream, notes: DeviceNotes) throws(RecordingError) {
    container = .pcap(try PcapReader(&stream))
    table = DeviceTable(notes: notes)
  }

  init(pcapngWithNotes notes: DeviceNotes) {
    container = .pcapng(PcapngReader())
    table = DeviceTable(notes: notes)
  }

  /// Reads packets until at least one event is there or the capture ends, and appends the events.
  mutating func next(
    in stream: inout ByteStream, into events: inout [RecordingEvent]
  ) throws(RecordingError) {
    while events.isEmpty, !isFinished {
      if let packet = try nextPacket(in: &stream) {
        ingest(packet, stream.unread.extracting(first: packet.byteCount))
        stream.advance(by: packet.strideByteCount)
      } else {
        isFinished = true
        assembler.finish(at: now, into: &assembled)
      }
      place(at: stream.offset, into: &events)
    }
  }

  // MARK: -

  private mutating func nextPacket(
    in stream: inout ByteStream
  ) throws(RecordingError) -> CapturedPacket? {
    let packet: CapturedPacket?
    switch container {
    case .pcap(var reader):
      packet = try reader.next(in: &stream)
      damage = damage ?? reader.damage
      container = .pcap(reader)
    case .pcapng(var reader):
      packet = try reader.next(in: &stream)
      damage = damage ?? reader.damage
      container = .pcapng(reader)
    }
    return packet
  }

  private mutating func ingest(_ packet: CapturedPacket, _ bytes: Span<UInt8>) {
    let start = startUnixNanoseconds ?? packet.unixNanoseconds
    startUnixNanoseconds = start
    now = Timestamp(nanoseconds: packet.unixNanoseconds).advanced(byNanoseconds: -start)
    let urb: CapturedURB? =
      switch packet.linkType {
      case .usbmon: CapturedURB(usbmon: bytes, headByteCount: 48, originalByteCount: packet.originalByteCount)
      case .usbmonPadded:
        CapturedURB(usbmon: bytes, headByteCount: 64, originalByteCount: packet.originalByteCount)
      case .usbPcap: CapturedURB(usbPcap: bytes)
      }
    if let urb {
      assembler.ingest(urb, of: bytes, at: now, into: &assembled)
    } else {
      foreignPacketCount += 1
    }
  }

  private mutating func place(at offset: Int, into events: inout [RecordingEvent]) {
    for one in assembled {
      guard let (device, transfer) = table.place(one) else {
        damage = damage ?? RecordingDamage(.tooManyDevices, offset: offset)
        isFinished = true
        break
      }
      if let device { events.append(.device(device)) }
      events.append(.transfer(transfer))
    }
    assembled.removeAll(keepingCapacity: true)
  }
}
