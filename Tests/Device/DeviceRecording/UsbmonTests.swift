import DeviceRecording
import PoseMath
import Testing
import USBProtocol

/// Captures by Linux, link types 220 and 189.
@Suite struct UsbmonTests {
  private let feature = USBSetup.getFeature(reportID: 5, interface: 0, length: 64)

  private func transfers(_ packets: [(UInt32, [UInt8])], linkType: UInt32 = 220) throws -> [RecordedTransfer]
  {
    try read(CaptureBytes.pcap(packets, linkType: linkType)).events.transfers
  }

  @Test func `a control read is one transfer, with the setup of its submission and the data of its end`()
    throws
  {
    let transfers = try transfers([
      (100, CaptureBytes.usbmon("S", kind: 2, endpoint: 0x80, setup: feature)),
      (350, CaptureBytes.usbmon("C", kind: 2, endpoint: 0x80, data: [5, 1, 2])),
    ])
    #expect(
      transfers == [
        RecordedTransfer(
          timestamp: Timestamp(nanoseconds: 250_000), device: 0, endpoint: 0x80, kind: .control,
          setup: feature, bytes: [5, 1, 2])
      ])
  }

  @Test func `a control write keeps the data of its submission`() throws {
    let write = USBSetup.setFeature(reportID: 4, interface: 0, length: 5)
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", kind: 2, endpoint: 0, setup: write, data: [4, 0, 0, 0, 0])),
      (1, CaptureBytes.usbmon("C", kind: 2, endpoint: 0, length: 5)),
    ])
    #expect(transfers.map(\.bytes) == [[4, 0, 0, 0, 0]])
    #expect(transfers.map(\.endpoint) == [0])
    #expect(transfers.map(\.status) == [.ok])
  }

  @Test(
    arguments: [
      (-32, .stalled), (-2, .cancelled), (-104, .cancelled), (-19, .disconnected), (-108, .disconnected),
      (-75, .other(code: -75)),
    ] as [(Int32, RecordedTransfer.Status)])
  func `a failure has its name or its number`(code: Int32, status: RecordedTransfer.Status) throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", kind: 2, endpoint: 0x80, setup: feature)),
      (1, CaptureBytes.usbmon("C", kind: 2, endpoint: 0x80, status: code)),
    ])
    #expect(transfers.map(\.status) == [status])
    #expect(transfers[0].bytes.isEmpty)
  }

  @Test func `a waiting interrupt request is no transfer, its completion is`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", kind: 1, endpoint: 0x81, status: -115, length: 64)),
      (9, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [0x20, 7])),
    ])
    #expect(transfers.map(\.bytes) == [[0x20, 7]])
    #expect(transfers.map(\.kind) == [.interrupt])
  }

  @Test func `an interrupt write keeps the data of its submission`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", kind: 1, endpoint: 0x01, status: -115, data: [9, 8])),
      (2, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x01, length: 2)),
    ])
    #expect(transfers.map(\.bytes) == [[9, 8]])
    #expect(transfers.map(\.timestamp.nanoseconds) == [2000])
  }

  @Test func `a refused submission ends the transfer`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", kind: 2, endpoint: 0x80, setup: feature)),
      (1, CaptureBytes.usbmon("E", kind: 2, endpoint: 0x80, status: -19)),
    ])
    #expect(transfers.map(\.status) == [.disconnected])
  }

  @Test func `an overtaken request is told as unanswered before the one that overtook it`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", token: 1, kind: 2, endpoint: 0x80, setup: feature)),
      (1, CaptureBytes.usbmon("S", token: 2, kind: 2, endpoint: 0x80, setup: feature)),
      (5, CaptureBytes.usbmon("C", token: 2, kind: 2, endpoint: 0x80, data: [5])),
      (6, CaptureBytes.usbmon("S", token: 3, kind: 2, endpoint: 0x80, setup: feature)),
      (8, CaptureBytes.usbmon("C", token: 9, kind: 1, endpoint: 0x81, data: [1])),
    ])
    #expect(transfers.map(\.status) == [.unanswered, .ok, .ok, .unanswered])
    #expect(transfers.map(\.timestamp.nanoseconds) == [5000, 5000, 8000, 8000])
  }

  @Test func `another device's answer overtakes nothing`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("S", token: 1, kind: 2, endpoint: 0x80, setup: feature)),
      (1, CaptureBytes.usbmon("S", token: 2, kind: 2, endpoint: 0x80, address: 6, setup: feature)),
      (2, CaptureBytes.usbmon("C", token: 2, kind: 2, endpoint: 0x80, address: 6, data: [6])),
      (3, CaptureBytes.usbmon("C", token: 1, kind: 2, endpoint: 0x80, data: [5])),
    ])
    #expect(transfers.map(\.bytes) == [[6], [5]])
    #expect(transfers.map(\.device) == [0, 1])
  }

  @Test func `an answer whose question came before the recording is counted, not told`() throws {
    let bytes = CaptureBytes.pcap([
      (0, CaptureBytes.usbmon("C", kind: 2, endpoint: 0x80, data: [5])),
      (1, CaptureBytes.usbmon("x", kind: 2, endpoint: 0x80)), (2, [1, 2, 3]),
    ])
    var reader = try RecordingReader.open(bytes: bytes)
    let event = try reader.next()
    let skippedCount = reader.skippedCount
    #expect(event == nil)
    #expect(skippedCount == 3)
  }

  @Test func `data that the capture cut off are counted`() throws {
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [1, 2], length: 64))
    ])
    #expect(transfers.map(\.missingByteCount) == [62])
  }

  @Test func `the table before isochronous data is not data`() throws {
    let table = [UInt8](repeating: 0xaa, count: 32)
    let transfers = try transfers([
      (0, CaptureBytes.usbmon("C", kind: 0, endpoint: 0x82, data: [1, 2, 3], table: table))
    ])
    #expect(transfers.map(\.bytes) == [[1, 2, 3]])
  }

  @Test func `heads of 48 bytes read alike`() throws {
    let transfers = try transfers(
      [(0, CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, data: [3, 4], head: 48))], linkType: 189)
    #expect(transfers.map(\.bytes) == [[3, 4]])
  }

  @Test func `more than 256 waiting requests push out the oldest`() throws {
    let transfers = try transfers(
      (0..<300).map {
        (UInt32($0), CaptureBytes.usbmon("S", token: UInt64($0), kind: 2, endpoint: 0x80, setup: feature))
      })
    #expect(transfers.count == 300)
    #expect(transfers[0].timestamp.nanoseconds == 256_000)
    #expect(transfers.allSatisfy { $0.status == .unanswered })
  }
}
