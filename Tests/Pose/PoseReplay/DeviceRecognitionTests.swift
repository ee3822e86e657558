import DeviceCatalog
import DeviceRecording
import Foundation
import PoseMath
import PosePipeline
import PoseReplay
import Testing
import USBProtocol

/// Which part a recorded device is, from hand-made recordings that hold little of it.
@Suite struct DeviceRecognitionTests {
  private func device(_ index: Int, strings: [String]) -> RecordedDevice {
    var descriptors = USBDescriptorSet()
    for (place, text) in strings.enumerated() {
      descriptors.strings[UInt8(place + 1)] = USBStringDescriptor.encode(text)
    }
    return RecordedDevice(index: index, bus: 1, address: UInt16(index + 3), descriptors: descriptors)
  }

  private func request(_ device: Int) -> RecordedTransfer {
    RecordedTransfer(
      timestamp: .zero, device: device, endpoint: 0x80, kind: .control,
      setup: .getFeature(reportID: 5, interface: 0, length: 64), bytes: [5, 0])
  }

  private func report(_ device: Int, _ bytes: [UInt8], endpoint: UInt8 = 0x81) -> RecordedTransfer {
    RecordedTransfer(
      timestamp: .zero, device: device, endpoint: endpoint, kind: .interrupt, bytes: bytes)
  }

  private func replay(_ events: [RecordingEvent]) throws -> [ReplayedDevice.Result] {
    let path = NSTemporaryDirectory() + "recognition-\(UUID().uuidString).hsrec"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var writer = try RecordingWriter(creating: path)
    for event in events { try writer.append(event) }
    try writer.close()
    var replay = try RecordingReplay(
      of: try TransferRecording.open(path), catalog: try DeviceCatalog.builtIn())
    try replay.run()
    return replay.results
  }

  @Test func `a silent part is known by its product string, and holds no hand`() throws {
    let results = try replay([
      .device(device(0, strings: ["Valve", "Watchman Dongle", "0123456789-LYM"])), .transfer(request(0)),
    ])
    #expect(results.map(\.entry.role) == [.controllerReceiver])
    #expect(results.map(\.evidence) == [.productString])
    #expect(results.map(\.trackedRole) == [.other])
  }

  @Test(arguments: [["Valve", "Watchman Dongle 2"], ["HTC"], []])
  func `a part that calls itself otherwise is none of ours`(strings: [String]) throws {
    #expect(try replay([.device(device(0, strings: strings)), .transfer(request(0))]).isEmpty)
  }

  @Test func `a product string does not outweigh reports of another part`() throws {
    let results = try replay([
      .device(device(0, strings: ["Watchman Dongle"])), .transfer(report(0, [0x25, 0], endpoint: 0x82)),
    ])
    #expect(results.map(\.entry.role) == [.headsetReceiver])
    #expect(results.map(\.evidence) == [.reports])
  }

  @Test func `the first controller that sends is the right hand, the second the left`() throws {
    let silent = device(0, strings: ["Watchman Dongle"])
    let events: [RecordingEvent] =
      [.device(silent), .transfer(request(0))]
      + (1...3).flatMap { index -> [RecordingEvent] in
        [.device(device(index, strings: [])), .transfer(report(index, [0x23, 0]))]
      }
    let results = try replay(events)
    #expect(results.map(\.trackedRole) == [.other, .rightHand, .leftHand, .other])
    #expect(results.map(\.evidence) == [.productString, .reports, .reports, .reports])
  }
}
