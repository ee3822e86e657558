import DeviceRecording
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

/// What is wrong with a file, and that what came before stands.
@Suite struct CaptureDamageTests {
  private let pcap = CaptureBytes.pcap(
    (0..<4).map { (UInt32($0), CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [UInt8($0), 9])) })
  private let pcapng = CaptureBytes.pcapng(
    (0..<4).map {
      (UInt64($0), CaptureBytes.usbPcap(isAnswer: true, kind: 1, endpoint: 0x81, data: [UInt8($0), 9]))
    })

  private func damage(_ bytes: [UInt8]) throws -> [RecordingDamage] { try read(bytes).damage }

  @Test func `a whole file has no damage`() throws {
    #expect(try damage(pcap) == [])
    #expect(try damage(pcapng) == [])
  }

  @Test func `every truncation gives the whole packets before it`() throws {
    for (bytes, headers, record) in [(pcap, 24, 82), (pcapng, 28 + 20, 64)] {
      for count in headers..<bytes.count {
        let (events, damage) = try read(Array(bytes.prefix(count)))
        let whole = (count - headers) / record
        #expect(events.transfers.count == whole)
        let isWhole = (count - headers) % record == 0
        let expected = RecordingDamage(.truncatedPacket, offset: headers + whole * record)
        #expect(damage == (isWhole ? [] : [expected]))
      }
    }
  }

  @Test func `a truncated header is named`() {
    #expect(throws: RecordingError.empty) { try read([]) }
    #expect(throws: RecordingError.notARecording) { try read([0xd4, 0xc3]) }
    for count in 4..<24 {
      #expect(throws: RecordingError.damagedHeader) { try read(Array(pcap.prefix(count))) }
    }
    #expect(throws: Never.self) { try read(Array(pcapng.prefix(11))) }
  }

  @Test func `what is no recording is refused by its first bytes`() {
    let text = Array("seconds,device,event\n".utf8)
    #expect(throws: RecordingError.notARecording) { try read(text) }
    #expect(throws: RecordingError.bigEndian) { try read([0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4]) }
    let ethernet = CaptureBytes.pcapHeader(linkType: 1)
    #expect(throws: RecordingError.unsupportedLinkType(1)) { try read(ethernet) }
    let other = CaptureBytes.section + CaptureBytes.interface(linkType: 1)
    #expect(throws: RecordingError.unsupportedLinkType(1)) { try read(other) }
    var swapped = pcapng
    swapped.replaceSubrange(8..<12, with: [0x1a, 0x2b, 0x3c, 0x4d])
    #expect(throws: RecordingError.bigEndian) { try read(swapped) }
    var later = pcap
    later[4] = 3
    #expect(throws: RecordingError.unsupportedVersion(3)) { try read(later) }
  }

  @Test func `lengths that cannot be end the reading where they stand`() throws {
    var long = pcap
    long.replaceSubrange(24 + 82 + 8..<24 + 82 + 12, with: [0xff, 0xff, 0xff, 0x7f])
    let (events, damage) = try read(long)
    #expect(events.transfers.count == 1)
    #expect(damage == [RecordingDamage(.invalidPacket, offset: 24 + 82)])
    for offset in [4, 20, 60] {
      var wrong = pcapng
      wrong[48 + offset] = 0xf1
      #expect(try self.damage(wrong) == [RecordingDamage(.invalidPacket, offset: 48)])
    }
    var stranger = pcapng
    stranger[48 + 8] = 7
    #expect(try self.damage(stranger) == [RecordingDamage(.invalidPacket, offset: 48)])
  }

  @Test func `nanosecond captures keep their nanoseconds`() throws {
    let packet = CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [1])
    let bytes =
      CaptureBytes.pcapHeader(magic: 0xa1b2_3c4d) + CaptureBytes.pcapRecord(packet, fraction: 5)
      + CaptureBytes.pcapRecord(packet, fraction: 17)
      + CaptureBytes.pcapRecord(packet, seconds: 6, fraction: 5)
    #expect(
      try read(bytes).events.transfers.map(\.timestamp.nanoseconds) == [0, 12, -1_000_000_000])
  }

  // MARK: - gzip

  @Test func `a gzip'ed recording reads as the plain one`() throws {
    var reader = try RecordingReader.open(bytes: CaptureBytes.gzip(pcap))
    let (isCompressed, kind) = (reader.isCompressed, reader.kind)
    #expect(isCompressed && kind == .pcap)
    while try reader.next() != nil {}
    let damage = reader.damage
    #expect(damage == [])
    #expect(try read(CaptureBytes.gzip(pcap)).events == read(pcap).events)
  }

  @Test func `gzip members follow one another`() throws {
    let members = CaptureBytes.gzip(Array(pcap[..<100])) + CaptureBytes.gzip(Array(pcap[100...]))
    #expect(try read(members).events == read(pcap).events)
    #expect(try damage(members) == [])
  }

  @Test func `bytes after the gzip stream lose nothing and are told`() throws {
    let whole = CaptureBytes.gzip(pcap)
    for tail in [[0], [0x1f], [1, 2, 3], [UInt8](repeating: 0, count: 100_000)] as [[UInt8]] {
      let (events, damage) = try read(whole + tail)
      #expect(events.transfers.count == 4)
      #expect(damage == [RecordingDamage(.bytesAfterCompression, offset: whole.count)])
    }
  }

  @Test func `a wrong checksum is told after everything was read`() throws {
    var bytes = CaptureBytes.gzip(pcap)
    bytes[bytes.count - 5] ^= 1
    let (events, damage) = try read(bytes)
    #expect(events.transfers.count == 4)
    #expect(damage.map(\.cause) == [.corruptCompression])
  }

  @Test func `every truncation of a gzip'ed recording gives what inflates`() throws {
    let bytes = CaptureBytes.gzip(pcap)
    for count in 15 + 24..<bytes.count {
      let (events, damage) = try read(Array(bytes.prefix(count)))
      #expect(events.transfers.count == min(4, (count - 15 - 24) / 82))
      #expect(damage.first?.cause == .truncatedCompression)
      #expect(damage.first?.offset == count)
    }
    #expect(throws: RecordingError.damagedHeader) { try read(Array(bytes.prefix(12))) }
  }

  // MARK: -

  @Test func `seeded mutations of every kind of file give events or a typed error`() throws {
    var generator = SeededGenerator(seed: 3)
    let files = [pcap, pcapng, CaptureBytes.gzip(pcap), RecordingSamples.small]
    for index in 0..<mutationCount {
      _ = try? read(generator.mutate(files[index % files.count]))
    }
  }
}
