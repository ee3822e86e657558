import DeviceRecording
import PoseMath
import Testing
import USBProtocol

/// Captures by Windows, link type 249.
@Suite struct USBPcapTests {
  private let feature = USBSetup.getFeature(reportID: 1, interface: 0, length: 64)
  private let write = USBSetup.setFeature(reportID: 0xff, interface: 0, length: 3)

  private func transfers(_ packets: [(UInt64, [UInt8])]) throws -> [RecordedTransfer] {
    try read(CaptureBytes.pcapng(packets)).events.transfers
  }

  private func control(_ stage: UInt8, isAnswer: Bool = true, _ data: [UInt8] = []) -> [UInt8] {
    CaptureBytes.usbPcap(isAnswer: isAnswer, kind: 2, endpoint: 0x80, stage: stage, data: data)
  }

  @Test func `setup, data and status stage are one transfer`() throws {
    let transfers = try transfers([
      (10, control(0, isAnswer: false, CaptureBytes.bytes(of: feature))), (12, control(1, [1, 1, 1])),
      (15, control(2)),
    ])
    #expect(
      transfers == [
        RecordedTransfer(
          timestamp: Timestamp(nanoseconds: 5000), device: 0, endpoint: 0x80, kind: .control,
          setup: feature, bytes: [1, 1, 1])
      ])
  }

  @Test func `the data stage of a write is what went out`() throws {
    let transfers = try transfers([
      (0, control(0, isAnswer: false, CaptureBytes.bytes(of: write))), (1, control(1, [0xff, 0x8f, 0])),
      (2, control(2)),
    ])
    #expect(transfers.map(\.bytes) == [[0xff, 0x8f, 0]])
    #expect(transfers.map(\.endpoint) == [0x00])
  }

  @Test func `a later version's single answer reads alike`() throws {
    let reading = try transfers([
      (0, control(0, isAnswer: false, CaptureBytes.bytes(of: feature))), (4, control(3, [1, 2, 2])),
    ])
    #expect(reading.map(\.bytes) == [[1, 2, 2]])
    let writing = try transfers([
      (0, control(0, isAnswer: false, CaptureBytes.bytes(of: write) + [0xff, 1, 2])), (4, control(3)),
    ])
    #expect(writing.map(\.bytes) == [[0xff, 1, 2]])
    #expect(writing.map(\.status) == [.ok])
  }

  @Test func `a stall and a device that is gone have their names`() throws {
    let codes: [(UInt32, RecordedTransfer.Status)] = [
      (0xc000_0004, .stalled), (0xc001_0000, .cancelled), (0xc000_7000, .disconnected),
      (0xc000_0011, .other(code: Int32(bitPattern: 0xc000_0011))),
    ]
    for (code, status) in codes {
      let answer = CaptureBytes.usbPcap(isAnswer: true, kind: 1, endpoint: 0x81, status: code)
      #expect(try transfers([(0, answer)]).map(\.status) == [status])
    }
  }

  @Test func `a request shown without an answer is unanswered`() throws {
    let request = control(0, isAnswer: false, CaptureBytes.bytes(of: feature))
    #expect(try transfers([(0, request)]).map(\.status) == [.unanswered])
  }

  @Test func `a request for the same IRP tells that the one before was not answered`() throws {
    let request = control(0, isAnswer: false, CaptureBytes.bytes(of: feature))
    let transfers = try transfers([(0, request), (3, request), (5, control(3, [1]))])
    #expect(transfers.map(\.status) == [.unanswered, .ok])
    #expect(transfers.map(\.timestamp.nanoseconds) == [3000, 5000])
  }

  @Test func `interrupt data and data that were cut off`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbPcap(isAnswer: false, kind: 1, endpoint: 0x81)),
      (1, CaptureBytes.usbPcap(isAnswer: true, kind: 1, endpoint: 0x81, data: [0x20, 1], missing: 50)),
    ])
    #expect(transfers.map(\.bytes) == [[0x20, 1]])
    #expect(transfers.map(\.missingByteCount) == [50])
  }

  @Test func `stamps follow the interface's resolution`() throws {
    let packet = CaptureBytes.usbPcap(isAnswer: true, kind: 1, endpoint: 0x81, data: [1])
    // Ten to the -9, two to the -10, and what is too fine for a number.
    for (code, nanoseconds) in [(9, 500), (0x80 | 10, 488_281_250), (0x7f, 500_000)] as [(UInt8, Int64)] {
      let bytes =
        CaptureBytes.section + CaptureBytes.interface(resolution: code)
        + CaptureBytes.enhanced(packet, ticks: 1000) + CaptureBytes.enhanced(packet, ticks: 1500)
      #expect(try read(bytes).events.transfers.map(\.timestamp.nanoseconds) == [0, nanoseconds])
    }
  }

  @Test func `other blocks and other interfaces are passed over`() throws {
    let packet = CaptureBytes.usbPcap(isAnswer: true, kind: 1, endpoint: 0x81, data: [1])
    let bytes =
      CaptureBytes.section + CaptureBytes.interface(linkType: 1) + CaptureBytes.interface()
      + CaptureBytes.block(0x0000_0bad, [1, 2, 3]) + CaptureBytes.enhanced([0, 0], ticks: 0)
      + CaptureBytes.enhanced(packet, ticks: 1, interface: 1) + CaptureBytes.block(5, [])
    #expect(try read(bytes).events.transfers.count == 1)
  }
}
