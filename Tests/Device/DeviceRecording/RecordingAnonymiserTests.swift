import Foundation
import PoseMath
import Testing
import USBProtocol

@testable import DeviceRecording

/// What leaves a recording that is to be shown to others, and what stays.
@Suite struct RecordingAnonymiserTests {
  private let document = """
    {"device_serial_number": "LHR-0000CAFE", "mb_serial_number" : "9876543210AB", "model": "Vive MV",
     "note": "was LHR-0000CAFE", "numbers": [1, 2, 3]}
    """

  private func control(
    _ reportID: UInt8, _ bytes: [UInt8], milliseconds: Int64 = 1
  ) -> RecordingEvent {
    .transfer(
      RecordedTransfer(
        timestamp: Timestamp(nanoseconds: milliseconds * 1_000_000), device: 0, endpoint: 0x80,
        kind: .control, setup: .getFeature(reportID: reportID, interface: 0, length: 64), bytes: bytes))
  }

  /// The answers 0x10 and 0x11 of a device that stores `stream`, each 64 bytes, the rest stale memory.
  private func configurationRead(_ stream: [UInt8], declared: Int? = nil) -> [RecordingEvent] {
    let stale = Array("LHR-0000CAFE".utf8)
    func padded(_ bytes: [UInt8]) -> [UInt8] {
      Array((bytes + stale + [UInt8](repeating: 7, count: 64)).prefix(64))
    }
    let length = declared ?? stream.count
    var events = [control(0x10, padded([0x10, UInt8(length >> 8), UInt8(length & 0xff)]))]
    for start in Swift.stride(from: 0, to: stream.count, by: 62) {
      let block = Array(stream[start..<min(start + 62, stream.count)])
      events.append(control(0x11, padded([0x11, UInt8(block.count)] + block)))
    }
    return events + [control(0x11, padded([0x11, 0]))]
  }

  /// The zlib stream that stores `text` uncompressed (RFC 1950; RFC 1951, section 3.2.4).
  private func stored(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let sums = bytes.reduce((1, 0) as (UInt32, UInt32)) { sums, byte in
      let low = (sums.0 + UInt32(byte)) % 65521
      return (low, (sums.1 + low) % 65521)
    }
    let adler = (sums.1 << 16 | sums.0).byteSwapped
    let length = UInt16(bytes.count)
    return [0x78, 0x01, 1] + CaptureBytes.word(length) + CaptureBytes.word(~length) + bytes
      + CaptureBytes.word(adler)
  }

  private func anonymise(_ events: [RecordingEvent]) throws -> (
    recording: TransferRecording, events: [RecordingEvent]
  ) {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      RecordingSamples.encode([.device(RecordingSamples.wand)] + events), as: "a")
    try TransferRecording.open(path).copy(to: folder.file("b"), isAnonymised: true)
    let copy = try TransferRecording.open(folder.file("b"))
    return (copy, try copy.events())
  }

  /// The configuration that a driver reads from these transfers.
  private func configuration(_ events: [RecordingEvent]) -> String? {
    var reads = ConfigurationReads()
    for (number, transfer) in events.transfers.enumerated() { reads.ingest(transfer, number: number) }
    return reads.reads.first?.inflated.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `the configuration keeps all but its serials, and its answers their sizes`() throws {
    let original = configurationRead(stored(document))
    let (recording, events) = try anonymise(original)
    #expect(recording.marks == [.emulated, .anonymised])
    #expect(recording.startUnixNanoseconds == nil)
    let expected = document.replacing("LHR-0000CAFE", with: "LHR-00000001")
      .replacing("9876543210AB", with: "000000000002")
    #expect(configuration(events) == expected)
    #expect(events.transfers.map(\.bytes.count) == original.transfers.map(\.bytes.count))
    let start = events.transfers[0].bytes
    let stream = events.transfers.dropFirst().flatMap { $0.bytes[2..<2 + Int($0.bytes[1])] }
    #expect(Int(start[1]) << 8 | Int(start[2]) == stream.count)
  }

  @Test func `a shorter configuration ends in the answer in which the longer one did`() throws {
    let original = configurationRead(stored(document + String(repeating: " ", count: 400)))
    let (_, events) = try anonymise(original)
    func carries(_ event: RecordedTransfer) -> Bool { event.bytes[0] == 0x11 && event.bytes[1] > 0 }
    #expect(original.transfers.map(carries) == events.transfers.map(carries))
    #expect(events.transfers.filter(carries).last?.bytes[1] == 1)
    #expect(configuration(events)?.contains("LHR-00000001") == true)
  }

  @Test func `no form of a serial is left, not in stale memory either`() throws {
    let status: [UInt8] = [1, 0, 1, 60] + [UInt8](repeating: 0, count: 12) + [0xfe, 0xca, 0, 0]
    let string = USBStringDescriptor.encode("LHR-0000CAFE")
    let read = RecordedTransfer(
      timestamp: .zero, device: 0, endpoint: 0x80, kind: .control, setup: .readDescriptor(3, 6), bytes: string
    )
    let (recording, events) = try anonymise(
      configurationRead(stored(document)) + [.transfer(read), .transfer(RecordingSamples.report(3, status))])
    #expect(recording.devices[0].identity?.serial == "LHR-00000001")
    #expect(events.transfers.last?.bytes.suffix(4) == [1, 0, 0, 0])
    let all =
      events.transfers.flatMap(\.bytes) + recording.devices.flatMap { $0.descriptors.strings[6] ?? [] }
    let forms: [[UInt8]] = [
      Array("CAFE".utf8), Array(USBStringDescriptor.encode("CAFE")[2...]), [0xfe, 0xca, 0, 0],
    ]
    for form in forms {
      #expect(!contains(all, form))
    }
  }

  private func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    (0..<max(0, bytes.count - pattern.count + 1)).contains { start in
      Array(bytes[start..<start + pattern.count]) == pattern
    }
  }

  @Test func `a configuration that does not inflate is emptied`() throws {
    let stream = stored(document)
    for broken in [Array(stream.dropLast(60)), [1, 2, 3] + stream] {
      let (_, events) = try anonymise(configurationRead(broken))
      #expect(events.transfers.allSatisfy { $0.bytes.dropFirst().allSatisfy { $0 == 0 } })
      #expect(events.transfers.map { $0.bytes[0] } == configurationRead(broken).transfers.map { $0.bytes[0] })
    }
  }

  @Test func `answers whose beginning the recording lacks are emptied`() throws {
    let (_, events) = try anonymise(Array(configurationRead(stored(document)).dropFirst()))
    #expect(
      events.transfers.allSatisfy { $0.bytes[0] == 0x11 && $0.bytes.dropFirst().allSatisfy { $0 == 0 } })
  }

  @Test func `sound and pictures go, measurements stay`() throws {
    var picture = RecordingSamples.report(1, [1, 2, 3])
    picture.kind = .isochronous
    var bulk = picture
    bulk.kind = .bulk
    let report = RecordingSamples.report(2, [0x20, 1, 2, 3])
    let (_, events) = try anonymise([.transfer(picture), .transfer(bulk), .transfer(report)])
    #expect(events.transfers == [report])
  }

  @Test func `serials are replaced one for one, and short texts are none`() {
    var serials = SerialReplacements()
    for text in [
      "LHR-0000CAFE", "F55804F21F", "LHR-0000CAFE", "LHR-0000BEEF", "HTC", "Größe123456", "A-1234",
    ] {
      serials.add(text)
    }
    #expect(serials["LHR-0000CAFE"] == "LHR-00000001")
    #expect(serials["F55804F21F"] == "0000000002")
    #expect(serials["LHR-0000BEEF"] == "LHR-00000003")
    #expect(serials["HTC"] == nil)
    #expect(serials["Größe123456"] == nil)
    #expect(serials["A-1234"] == "A-0004")
    #expect(SerialReplacements.looksLikeSerial("2075344F4E4D"))
    #expect(!SerialReplacements.looksLikeSerial("Lighthouse FPGA RX"))
    #expect(!SerialReplacements.looksLikeSerial("Watchman"))
  }
}
