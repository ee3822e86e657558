import DeviceRecording
import PoseMath
import USBProtocol

/// Recordings of our own format, made here.
enum RecordingSamples {
  static let wand = RecordedDevice(
    index: 0, bus: 1, address: 49,
    descriptors: USBDescriptorSet(
      device: (0..<18).map {
        USBDeviceDescriptor(vendorID: 0x28de, productID: 0x2012, serialIndex: 6).encoded[$0]
      },
      configuration: [9, 2, 9, 0, 0, 1, 0, 0x80, 50], hidReports: [0: [0x06, 0, 0xff], 2: [0xc0]],
      strings: [0: [4, 3, 9, 4], 6: USBStringDescriptor.encode("LHR-0000CAFE")]))

  static let receiver = RecordedDevice(
    index: 1, bus: 1, address: 8,
    note: RecordedDevice.Note(vendorID: 0x28de, productID: 0x2101, label: "WM"))

  static func report(_ milliseconds: Int64, device: Int = 0, _ bytes: [UInt8]) -> RecordedTransfer {
    RecordedTransfer(
      timestamp: Timestamp(nanoseconds: milliseconds * 1_000_000), device: device, endpoint: 0x81,
      kind: .interrupt, bytes: bytes)
  }

  static let events: [RecordingEvent] = [
    .device(wand),
    .transfer(report(0, [0x20, 1, 2, 3])),
    .transfer(
      RecordedTransfer(
        timestamp: Timestamp(nanoseconds: 1_500_000), device: 0, endpoint: 0x80, kind: .control,
        setup: .getFeature(reportID: 1, interface: 0, length: 64), bytes: [1, 1, 1], missingByteCount: 61)),
    .device(receiver),
    .transfer(
      RecordedTransfer(
        timestamp: Timestamp(nanoseconds: 2_000_000_000), device: 1, endpoint: 0x80, kind: .control,
        status: .stalled, setup: .getFeature(reportID: 0x10, interface: 0, length: 64))),
    .transfer(
      RecordedTransfer(
        timestamp: Timestamp(nanoseconds: 2_000_000_001), device: 1, endpoint: 0x81, kind: .interrupt,
        status: .other(code: -75))),
  ]

  /// The bytes of a recording of `events`, with a chunk's end wherever `flushAfter` says so.
  static func encode(
    _ events: [RecordingEvent], flushAfter: (Int) -> Bool = { _ in false }
  ) throws(RecordingError) -> [UInt8] {
    var bytes = RecordingEncoder.header(marks: .emulated, startUnixNanoseconds: 1_461_337_715_000_000_000)
    var encoder = RecordingEncoder()
    for (index, event) in events.enumerated() {
      bytes += try encoder.encode(event)
      if flushAfter(index) { bytes += encoder.flush() }
    }
    return bytes + encoder.flush()
  }

  static let small: [UInt8] = (try? encode(events, flushAfter: { _ in true })) ?? []
}
