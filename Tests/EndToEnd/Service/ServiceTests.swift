import ControlProtocol
import DeviceIO
import DeviceRecording
import Foundation
import Inventory
import PoseMath
import PoseSharedMemory
import Testing
import USBProtocol

/// The service as it runs on a rig: real programs, real sockets, real shared memory, a real database; the
/// devices are emulated and their reports enter as bytes.
@Suite(.serialized) struct ServiceTests {
  @Test func `an emulated Vive becomes poses, a status and a record`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator()
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 4 }, "\(service.text)")

    let devices = rig.streaming()
    #expect(devices.allSatisfy { $0.isEmulated })
    #expect(devices.contains { $0.serial == "LHR-E0000001" && $0.calibrationSource == .recorded })
    #expect(devices.allSatisfy { $0.malformedReportCount == 0 })

    let reader = try PoseReader(name: rig.segment)
    let head = try #require(Self.slot(of: .head, in: reader))
    #expect(head.flags.isSuperset(of: [.orientationTracked, .positionModelled, .emulated, .connected]))
    #expect(!head.flags.contains(.positionTracked))
    #expect(Self.slot(of: .rightHand, in: reader) != nil)
    #expect(Self.slot(of: .leftHand, in: reader) != nil)
    #expect(abs(head.worldFromDevice.orientation.lengthSquared - 1) < 1e-9)

    emulator.send(SIGTERM)
    #expect(await within(seconds: 20) { rig.streaming().isEmpty })
    #expect(await within(seconds: 20) { Self.slot(of: .head, in: reader)?.flags.contains(.lost) == true })

    let (again, _) = try await rig.startEmulator(port: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 4 })
    #expect(await within(seconds: 20) { Self.slot(of: .head, in: reader)?.flags.contains(.lost) == false })

    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    #expect(service.text.hasSuffix("headsetd: stopped\n"))
    #expect(!FileManager.default.fileExists(atPath: rig.socket))
    #expect(!FileManager.default.fileExists(atPath: "/dev/shm" + rig.segment))

    let record = try InventoryReader(path: rig.database)
    let attachments = try record.attachments(limit: 100)
    // Each time three devices on the bus and the controller behind the receiver's radio, and the receiver.
    #expect(attachments.count == 10)
    #expect(attachments.allSatisfy { $0.detached != nil && $0.device.isEmulated })
    again.send(SIGTERM)
  }

  @Test func `in the light of a room the head and both hands are placed, and without the room no more`()
    async throws
  {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator(stations: 2)
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 4 }, "\(service.text)")
    let reader = try PoseReader(name: rig.segment)
    let kinds: [PoseKind] = [.head, .leftHand, .rightHand]
    func placed() -> Int {
      kinds.count { Self.slot(of: $0, in: reader)?.flags.contains(.positionTracked) == true }
    }
    #expect(placed() == 0)
    let room = try String(contentsOf: rig.folder.appending(path: "stations.json"), encoding: .utf8)
    #expect(rig.ask(.roomUse(document: room)) == .done)
    #expect(await within(seconds: 60) { placed() == 3 }, "\(placed())")
    let head = try #require(Self.slot(of: .head, in: reader)).worldFromDevice.position
    #expect(head.y > 1 && head.y < 2 && SIMD3(head.x, 0, head.z).length < 4, "\(head)")
    for hand in kinds.dropFirst() {
      // A slot that is being written just now is read again.
      var slot: PoseSlot?
      #expect(
        await within(seconds: 5) {
          slot = Self.slot(of: hand, in: reader); return slot != nil
        })
      let place = try #require(slot).worldFromDevice.position
      #expect((place - head).length < 1.5, "\(hand) \(place) \(head)")
    }
    #expect(rig.ask(.roomUse(document: nil)) == .done)
    #expect(await within(seconds: 20) { placed() == 0 })
    #expect(try #require(Self.slot(of: .head, in: reader)).flags.contains(.positionModelled))
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    emulator.send(SIGTERM)
  }

  @Test func `a usage session holds what was tracked in it`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator()
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 4 }, "\(service.text)")
    #expect(rig.ask(.sessionStart(purpose: "training")) != nil)
    #expect(rig.ask(.sessionStart(purpose: "training")) == nil, "a second one is refused")
    try await Task.sleep(for: .seconds(2.5))
    #expect(rig.ask(.sessionStop) != nil)
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    let session = try #require(try InventoryReader(path: rig.database).sessions(limit: 1).first)
    #expect(session.ending == .stopped)
    let head = try #require(session.devices.first { $0.device.serial == "LHR-E0000001" })
    #expect(head.trackedSeconds > 0.5 && head.trackedSeconds <= session.durationSeconds + 0.01)
    emulator.send(SIGTERM)
  }

  @Test func `a killed service keeps what a session had until its last second, worn time too`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator()
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().contains { $0.isWorn == true } }, "\(service.text)")
    #expect(rig.ask(.sessionStart(purpose: "training")) != nil)
    try await Task.sleep(for: .seconds(3.5))
    service.send(SIGKILL)
    _ = await service.ending()
    let again = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { again.text.contains("ready") })
    again.send(SIGTERM)
    #expect(await again.ending() == 0)
    let session = try #require(try InventoryReader(path: rig.database).sessions(limit: 1).first)
    #expect(session.ending == .runLost)
    let head = try #require(session.devices.first { $0.device.serial == "LHR-E0000001" })
    #expect(head.trackedSeconds > 0.5 && head.wornSeconds > 0.5)
    #expect(max(head.trackedSeconds, head.wornSeconds) <= session.durationSeconds + 0.01)
    emulator.send(SIGTERM)
  }

  @Test func `a recording holds descriptors, configuration and reports`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startEmulator()
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 4 }, "\(service.text)")
    #expect(rig.ask(.recordStart(path: "one.hsrec", devices: [])) != nil)
    try await Task.sleep(for: .seconds(1))
    #expect(rig.ask(.recordStop) != nil)
    let recording = try TransferRecording.open(rig.folder.appending(path: "one.hsrec").path)
    #expect(recording.devices.count == 4)
    #expect(recording.marks.contains(.emulated))
    #expect(recording.damage.isEmpty)
    #expect(recording.devices.allSatisfy { $0.identity?.product != nil })
    #expect(recording.endpoints.contains { $0.firstBytes[0x20] ?? 0 > 100 })
    #expect(recording.endpoints.contains { $0.kind == .control && $0.firstBytes[0x11] ?? 0 > 3 })
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
    emulator.send(SIGTERM)
  }

  @Test func `a record that takes nothing is a fault that is logged once, and over when it is cured`()
    async throws
  {
    let rig = try TestRig()
    try FileManager.default.createDirectory(atPath: rig.database, withIntermediateDirectories: false)
    let service = try rig.startService(emulatorPort: 9)
    func faults() -> [ServiceFault] {
      guard case .status(let status) = rig.ask(.status) else { return [] }
      return status.faults
    }
    #expect(
      await within(seconds: 30) { faults().contains { $0.code == .inventoryFailing } }, "\(service.text)")
    #expect(
      await within(seconds: 20) { (faults().first { $0.code == .inventoryFailing }?.ageSeconds ?? 0) > 2 })
    try FileManager.default.removeItem(atPath: rig.database)
    #expect(await within(seconds: 30) { !faults().contains { $0.code == .inventoryFailing } })
    #expect(await within(seconds: 20) { service.text.contains("fault is over: inventory_failing") })
    #expect(service.text.split(separator: "fault: inventory_failing").count == 2, "\(service.text)")
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
  }

  @Test func `a second service is refused and names the first`() async throws {
    let rig = try TestRig()
    let first = try rig.startService(emulatorPort: 9)
    #expect(await within(seconds: 30) { first.text.contains("ready") }, "\(first.text)")
    let second = try rig.startService(emulatorPort: 9)
    #expect(await second.ending() == 69)
    #expect(second.text.contains("Another headsetd is running (process \(first.processID))"))
    #expect(rig.ask(.status) != nil, "the first keeps its socket")
    first.send(SIGINT)
    #expect(await first.ending() == 0)
  }

  @Test func `a wrong configuration is named with line and column`() async throws {
    let rig = try TestRig()
    let path = rig.folder.appending(path: "bad.toml").path
    try "[pose]\npriority = 'high'\n".write(toFile: path, atomically: true, encoding: .utf8)
    let service = try Program("headsetd", "--configuration", path, in: rig.folder)
    #expect(await service.ending() == 78)
    #expect(service.text.contains("bad.toml:2:1: pose.priority must be a whole number from 1 to 99."))
  }

  static func slot(of kind: PoseKind, in reader: PoseReader) -> PoseSlot? {
    (0..<reader.slotCount).lazy.compactMap { try? reader.read(slot: $0) }.first { $0.kind == kind }
  }
}
