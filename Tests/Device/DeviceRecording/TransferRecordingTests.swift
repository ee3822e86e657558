import DeviceRecording
import Foundation
import PoseMath
import Testing
import USBProtocol

/// Opening a file, and the copies that import and cut.
@Suite struct TransferRecordingTests {
  private typealias Samples = RecordingSamples

  @Test func `the kind is told by the content, whatever the name`() throws {
    let folder = try TemporaryFolder()
    let capture = CaptureBytes.pcap([(0, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [1]))])
    let path = try folder.write(CaptureBytes.gzip(capture), as: "session.hsrec")
    let recording = try TransferRecording.open(path)
    #expect(recording.kind == .pcap)
    #expect(recording.isCompressed)
    #expect(recording.transferCount == 1)
    let missing = folder.file("none")
    #expect(throws: RecordingError.cannotOpen(path: missing, code: ENOENT)) {
      try TransferRecording.open(missing)
    }
    #expect(throws: RecordingError.cannotRead(code: EISDIR)) { try TransferRecording.open("/tmp") }
  }

  @Test func `opening counts what went over each endpoint`() throws {
    let folder = try TemporaryFolder()
    let recording = try TransferRecording.open(folder.write(Samples.small, as: "a"))
    #expect(recording.devices == [Samples.wand, Samples.receiver])
    #expect(recording.endpoints.map(\.endpoint) == [0x80, 0x81, 0x80, 0x81])
    #expect(recording.endpoints.map(\.transferCount) == [1, 1, 1, 1])
    #expect(recording.endpoints.map(\.failureCount) == [0, 0, 1, 1])
    #expect(recording.endpoints[1].firstBytes == [0x20: 1])
    #expect(recording.end.nanoseconds == 2_000_000_001)
  }

  @Test func `a device that showed itself late is told whole from the start`() throws {
    let folder = try TemporaryFolder()
    let read = USBSetup.readDescriptor(3, 2)
    let bytes = CaptureBytes.pcap([
      (0, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [1])),
      (1, CaptureBytes.usbmon("S", kind: 2, endpoint: 0x80, setup: read)),
      (2, CaptureBytes.usbmon("C", kind: 2, endpoint: 0x80, data: [4, 3, 0x41, 0])),
    ])
    let events = try TransferRecording.open(folder.write(bytes, as: "a")).events()
    #expect(events.count == 3)
    #expect(events.devices.map(\.descriptors.strings) == [[2: [4, 3, 0x41, 0]]])
    guard case .device = events[0] else {
      Issue.record("the device does not come first")
      return
    }
  }

  @Test func `a copy tells how far it is, and stops when it is told to`() throws {
    let folder = try TemporaryFolder()
    let reports = (0..<3000).map { RecordingEvent.transfer(Samples.report(Int64($0), [0x20])) }
    let recording = try TransferRecording.open(
      folder.write(Samples.encode([.device(Samples.wand)] + reports), as: "a"))
    for isAnonymised in [false, true] {
      let path = folder.file("b\(isAnonymised)")
      var parts: [Double] = []
      try recording.copy(to: path, isAnonymised: isAnonymised) { part in
        parts.append(part)
        return true
      }
      #expect(parts == [0, 1024.0 / 3000, 2048.0 / 3000])
    }
    #expect(throws: RecordingError.stopped) {
      try recording.copy(to: folder.file("c")) { $0 < 0.5 }
    }
    // What was written until then reads as far as it goes.
    #expect(try TransferRecording.open(folder.file("c")).transferCount < 3000)
  }

  @Test func `a file beside the recording names its devices`() throws {
    let folder = try TemporaryFolder()
    let bytes = CaptureBytes.pcap([
      (0, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, address: 61, data: [1])),
      (1, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, address: 62, data: [1])),
    ])
    let path = try folder.write(bytes, as: "a.pcap")
    _ = try folder.write(
      Array("10462 8449 2 61 WM\nnonsense\n1 2\n99999 1 2 62 X".utf8), as: "a.pcap.usbdevs")
    let devices = try TransferRecording.open(path).devices
    #expect(devices.map(\.identity?.productID) == [0x2101, nil])
    #expect(devices[0].note?.label == "WM")
  }

  // MARK: - Copies

  private func copy(
    _ bytes: [UInt8], _ selection: RecordingSelection = .everything, in folder: borrowing TemporaryFolder
  ) throws -> TransferRecording {
    let recording = try TransferRecording.open(folder.write(bytes, as: "a"))
    try recording.copy(to: folder.file("b"), selection: selection)
    return try TransferRecording.open(folder.file("b"))
  }

  @Test func `an import holds the transfers of the capture`() throws {
    let feature = USBSetup.getFeature(reportID: 1, interface: 0, length: 3)
    let capture = CaptureBytes.pcap([
      (5, CaptureBytes.usbmon("S", kind: 2, endpoint: 0x80, setup: feature)),
      (6, CaptureBytes.usbmon("C", kind: 2, endpoint: 0x80, data: [1, 1, 1])),
      (9, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, status: -32)),
    ])
    let folder = try TemporaryFolder()
    let imported = try copy(capture, in: folder)
    #expect(imported.kind == .hsrec)
    #expect(imported.marks == .imported)
    #expect(imported.startUnixNanoseconds == 7_000_005_000)
    #expect(try imported.events().transfers == read(capture).events.transfers)
  }

  @Test func `a cut in time begins at zero and moves the clock on`() throws {
    let folder = try TemporaryFolder()
    let selection = RecordingSelection(
      from: Timestamp(nanoseconds: 1_500_000), until: Timestamp(nanoseconds: 2_000_000_001))
    let cut = try copy(Samples.small, selection, in: folder)
    #expect(try cut.events().transfers.map(\.timestamp.nanoseconds) == [0, 1_998_500_000])
    #expect(cut.startUnixNanoseconds == 1_461_337_715_001_500_000)
    #expect(cut.marks == .emulated)
    #expect(cut.devices == [Samples.wand, Samples.receiver])
  }

  @Test func `a cut to one device numbers it anew`() throws {
    let folder = try TemporaryFolder()
    let cut = try copy(Samples.small, RecordingSelection(devices: [1]), in: folder)
    var receiver = Samples.receiver
    receiver.index = 0
    #expect(cut.devices == [receiver])
    #expect(try cut.events().transfers.map(\.device) == [0, 0])
  }

  @Test func `what was flushed can be read while the writer still writes`() throws {
    let folder = try TemporaryFolder()
    var writer = try RecordingWriter(creating: folder.file("a"), marks: .emulated)
    for event in Samples.events.prefix(2) { try writer.append(event) }
    try writer.flush()
    for event in Samples.events.dropFirst(2) { try writer.append(event) }
    let early = try TransferRecording.open(folder.file("a"))
    // The transfer at two seconds closed the chunk of the two events before it.
    #expect(try early.events() == Array(Samples.events.prefix(4)))
    try writer.close()
    let late = try TransferRecording.open(folder.file("a"))
    #expect(try late.events() == Samples.events)
  }

  @Test func `an existing file is not overwritten`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Samples.small, as: "a")
    let recording = try TransferRecording.open(path)
    #expect(throws: RecordingError.cannotOpen(path: path, code: EEXIST)) { try recording.copy(to: path) }
  }
}
