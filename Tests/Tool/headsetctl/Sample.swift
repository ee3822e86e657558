import ControlProtocol
import Foundation

/// A rig as the tool may find it.
enum Sample {
  static let headset = DeviceStatus(
    name: "HTC Vive headset", family: "vive", role: "headsetReceiver", serial: "LHR-C5C0BC88",
    vendorID: 0x28de, productID: 0x2000, busPath: "1-1.2", firmware: "1462663157", hardware: "2.1.0",
    configurationSHA256: String(repeating: "ab", count: 32), calibrationSource: .recorded, isEmulated: false,
    state: .streaming,
    reports: [
      ReportRate(reportID: 0x20, count: 61_500, rateHz: 999.5),
      ReportRate(reportID: 0x25, count: 0, rateHz: 0),
    ], lostSampleCount: 3, isWorn: true, proximity: 1200, ipdMillimeters: 63.5,
    // 90 degrees to the left.
    pose: PoseStatus(
      orientationWXYZ: [0.7071067811865476, 0, 0.7071067811865476, 0], position: [0, 1.7, -0.25],
      positionSource: .modelled, angularVelocity: [0, 0.5, 0], ageSeconds: 0.0012))

  static let wand = DeviceStatus(
    name: "Vive wand", family: "vive", role: "wiredController", serial: "LHR-F7EFD942", vendorID: 0x28de,
    productID: 0x2012, busPath: "127.0.0.1:3240/1-2", isEmulated: true, state: .stale, batteryPercent: 80)

  static let camera = DeviceStatus(
    name: "HTC Vive mainboard\u{1b}[2J\u{202e}", family: "vive", role: "headsetMainboard", serial: nil,
    vendorID: 0x0bb4, productID: 0x2c87, busPath: "1-1.1", isEmulated: false,
    state: .refused(
      DeviceRefusal(reason: .heldByAnotherProgram, holderProcessID: 812, holderName: "vrserver")))

  static let status = ServiceStatus(
    version: "0.1.0", processID: 42, uptimeSeconds: 90_061.5,
    loop: LoopStatus(
      periodMicroseconds: 1000, tickCount: 90_061_500, missedTickCount: 2, latencyMicrosecondsP50: 3.2,
      latencyMicrosecondsP99: 9.1, latencyMicrosecondsMax: 120, isRealtime: true, isMemoryLocked: true),
    devices: [headset, wand, camera],
    recording: RecordingStatus(
      path: "/var/lib/headsetd/recordings/a.hsrec", devices: ["LHR-C5C0BC88"], transferCount: 61_500,
      byteCount: 4_300_000, durationSeconds: 61.5, droppedTransferCount: 0, isRunning: true),
    session: SessionStatus(
      identifier: "0d9a3bb2-0000-4000-8000-000000000000", purpose: "training", durationSeconds: 3661,
      startedByUID: 1000, isRunning: true),
    inventory: InventoryStatus(
      state: .recording, path: "/var/lib/headsetd/inventory.sqlite", writtenEventCount: 7),
    faults: [ServiceFault(code: .noRealtime, facts: ["errno": "1"], ageSeconds: 61)])
}
