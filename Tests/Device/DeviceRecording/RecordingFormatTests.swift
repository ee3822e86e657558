import DeviceRecording
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

/// Our own format, Docs/Formats/hsrec.md.
@Suite struct RecordingFormatTests {
  private let events = RecordingSamples.events

  @Test func `decoding gives back what was encoded`() throws {
    let bytes = try RecordingSamples.encode(events)
    let (again, damage) = try read(bytes)
    #expect(again == events)
    #expect(damage == [])
    let reader = try RecordingReader.open(bytes: bytes)
    let (kind, marks, start) = (reader.kind, reader.marks, reader.startUnixNanoseconds)
    #expect(kind == .hsrec)
    #expect(marks == .emulated)
    #expect(start == 1_461_337_715_000_000_000)
  }

  /// The bytes by hand, from the tables of Docs/Formats/hsrec.md.
  @Test func `the bytes are those of the table`() throws {
    let head: [UInt8] =
      [0x48, 0x53, 0x52, 0x45, 0x43, 0x0d, 0x0a, 0x1a] + [1, 0] + [32, 0] + [1, 0, 0, 0]
      + CaptureBytes.word(1_461_337_715_000_000_000 as UInt64) + [0, 0, 0, 0]
    let device: [UInt8] = [1, 14, 0, 0] + [0, 0, 1, 0, 8, 0, 0, 0] + [4, 2, 2, 0, 2, 3]
    let transfer: [UInt8] =
      [2, 34, 0, 0] + [0x60, 0xe3, 0x16, 0, 0, 0, 0, 0] + [0, 0] + [0x80, 2, 0, 1] + [0, 0]
      + [0, 0, 0, 0] + [3, 0, 0, 0] + [0xa1, 1, 1, 3, 0, 0, 64, 0] + [1, 5]
    let chunkHead: [UInt8] = [0x48, 0x53, 0x43, 0x4b] + [56, 0, 0, 0] + [0, 0, 0, 0]
    let checksum = CaptureBytes.checksum(chunkHead + device + transfer)
    let bytes =
      head + CaptureBytes.word(CaptureBytes.checksum(head)) + chunkHead + CaptureBytes.word(checksum)
      + device + transfer
    let events: [RecordingEvent] = [
      .device(
        RecordedDevice(
          index: 0, bus: 1, address: 8, descriptors: USBDescriptorSet(strings: [2: [2, 3]]))),
      .transfer(
        RecordedTransfer(
          timestamp: Timestamp(nanoseconds: 1_500_000), device: 0, endpoint: 0x80, kind: .control,
          setup: .getFeature(reportID: 1, interface: 0, length: 64), bytes: [1, 5], missingByteCount: 3)),
    ]
    #expect(try RecordingSamples.encode(events) == bytes)
    #expect(try read(bytes).events == events)
  }

  @Test func `a writer stopped anywhere leaves the whole chunks`() throws {
    let bytes = RecordingSamples.small
    var ends: [Int] = [32]
    while let end = ends.last, end < bytes.count {
      ends.append(end + 16 + Int(bytes[end + 4]) + Int(bytes[end + 5]) << 8)
    }
    #expect(ends.count == events.count + 1)
    for count in 32...bytes.count {
      let (again, damage) = try read(Array(bytes.prefix(count)))
      let whole = ends.lastIndex { $0 <= count } ?? 0
      #expect(again == Array(events.prefix(whole)))
      let isCut = ends[whole] != count
      #expect(damage == (isCut ? [RecordingDamage(.truncatedChunk, offset: ends[whole])] : []))
    }
    for count in 4..<32 {
      #expect(throws: RecordingError.damagedHeader) { try read(Array(bytes.prefix(count))) }
    }
  }

  @Test func `every flipped bit of a chunk ends the reading at that chunk`() throws {
    let bytes = try RecordingSamples.encode(Array(events.prefix(2)))
    for offset in 32..<bytes.count {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[offset] ^= 1 << bit
        let (again, damage) = try read(flipped)
        #expect(again.isEmpty)
        #expect(damage.map(\.offset) == [32])
      }
    }
  }

  @Test func `every flipped bit of the header is noticed`() throws {
    for offset in 0..<32 {
      var flipped = RecordingSamples.small
      flipped[offset] ^= 1
      let error: RecordingError =
        offset < 8
        ? .notARecording : offset < 10 ? .unsupportedVersion(offset == 8 ? 0 : 257) : .damagedHeader
      #expect(throws: error) { try read(flipped) }
    }
  }

  @Test func `chunks that are lost, doubled or exchanged are noticed`() throws {
    let bytes = RecordingSamples.small
    let second = 32 + 16 + Int(bytes[36]) + Int(bytes[37]) << 8
    let first = Array(bytes[32..<second])
    let (none, lost) = try read(Array(bytes[..<32] + bytes[second...]))
    #expect(none.isEmpty)
    #expect(lost == [RecordingDamage(.invalidChunk, offset: 32)])
    let (one, doubled) = try read(Array(bytes[..<second]) + first)
    #expect(one.count == 1)
    #expect(doubled == [RecordingDamage(.invalidChunk, offset: second)])
  }

  /// A file of one sound chunk with these records.
  private func file(_ records: [UInt8]) -> [UInt8] {
    let head =
      CaptureBytes.word(0x4b43_5348 as UInt32) + CaptureBytes.word(UInt32(records.count)) + [0, 0, 0, 0]
    return RecordingEncoder.header() + head + CaptureBytes.word(CaptureBytes.checksum(head + records))
      + records
  }

  @Test func `records and parts of a later version are passed over`() throws {
    let device: [UInt8] = [1, 16, 0, 0] + [0, 0, 1, 0, 8, 0, 0, 0] + [99, 0, 4, 0, 1, 2, 3, 4]
    let (events, damage) = try read(file([77, 2, 0, 0, 1, 2] + device))
    #expect(events == [.device(RecordedDevice(index: 0, bus: 1, address: 8))])
    #expect(damage == [])
  }

  @Test func `records that make no sense end the reading where they stand`() throws {
    let device: [UInt8] = [1, 8, 0, 0] + [0, 0, 1, 0, 8, 0, 0, 0]
    let transfer = [2, 24, 0, 0] + [UInt8](repeating: 0, count: 24)
    func changed(_ offset: Int, _ value: UInt8) -> [UInt8] {
      var record = transfer
      record[offset] = value
      return record
    }
    let senseless: [[UInt8]] = [
      [1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 8, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0],
      [1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4], [1, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 9, 0],
      [1, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 2, 0, 1, 1],
      [1, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 5, 0, 1, 1, 1, 1, 0xff], changed(12, 9), changed(15, 4),
      changed(16, 99), changed(17, 1), [2, 255, 255, 255], [2, 1],
    ]
    #expect(try read(file(device + transfer)).events.count == 2)
    for record in senseless {
      let (events, damage) = try read(file(device + record))
      #expect(events.count == 1)
      #expect(damage == [RecordingDamage(.invalidRecord, offset: 48 + device.count)])
    }
  }

  @Test func `what cannot be written is refused and leaves the recording whole`() throws {
    var encoder = RecordingEncoder()
    #expect(throws: RecordingError.unknownDevice(index: 0)) {
      try encoder.encode(.transfer(RecordingSamples.report(0, [1])))
    }
    #expect(throws: RecordingError.unknownDevice(index: 1)) {
      try encoder.encode(.device(RecordingSamples.receiver))
    }
    _ = try encoder.encode(.device(RecordingSamples.wand))
    let long = [UInt8](repeating: 0, count: RecordedTransfer.byteCountMax + 1)
    #expect(throws: RecordingError.transferTooLong(byteCount: long.count)) {
      try encoder.encode(.transfer(RecordingSamples.report(0, long)))
    }
    var wordy = RecordingSamples.wand
    wordy.descriptors.configuration = [UInt8](repeating: 0, count: 65536)
    #expect(throws: RecordingError.descriptorTooLong(byteCount: 65536)) {
      try encoder.encode(.device(wordy))
    }
    let longest = RecordingSamples.report(0, Array(long.dropLast()))
    let bytes = try RecordingEncoder.header() + encoder.encode(.transfer(longest)) + encoder.flush()
    #expect(try read(bytes).events == [.device(RecordingSamples.wand), .transfer(longest)])
  }

  @Test func `a chunk closes at 32 KiB and at one second`() throws {
    var encoder = RecordingEncoder()
    _ = try encoder.encode(.device(RecordingSamples.wand))
    #expect(try encoder.encode(.transfer(RecordingSamples.report(0, [1]))).isEmpty)
    #expect(try encoder.encode(.transfer(RecordingSamples.report(999, [1]))).isEmpty)
    #expect(try !encoder.encode(.transfer(RecordingSamples.report(1000, [1]))).isEmpty)
    let large = RecordingSamples.report(1001, [UInt8](repeating: 7, count: 20_000))
    #expect(try encoder.encode(.transfer(large)).isEmpty)
    #expect(try !encoder.encode(.transfer(large)).isEmpty)
  }

  @Test func `any transfer survives`() throws {
    var generator = SeededGenerator(seed: 5)
    let statuses: [RecordedTransfer.Status] = [
      .ok, .stalled, .cancelled, .disconnected, .unanswered, .other(code: .min),
    ]
    var events: [RecordingEvent] = [.device(RecordingSamples.wand)]
    for _ in 0..<200 {
      events.append(
        .transfer(
          RecordedTransfer(
            timestamp: Timestamp(nanoseconds: .random(in: .min ... .max, using: &generator)), device: 0,
            endpoint: .random(in: 0...255, using: &generator),
            kind: RecordedTransfer.Kind.allCases.randomElement(using: &generator) ?? .bulk,
            status: statuses.randomElement(using: &generator) ?? .ok,
            setup: Bool.random(using: &generator) ? .configure : nil,
            bytes: (0..<Int.random(in: 0...80, using: &generator)).map { UInt8($0) },
            missingByteCount: .random(in: 0...70_000, using: &generator))))
    }
    #expect(try read(RecordingSamples.encode(events)).events == events)
  }
}
