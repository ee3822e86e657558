import ControlProtocol
import Foundation
import HeadsetTestSupport
import Inventory
import Testing

/// A guided calibration through the programs themselves, by the clock: an emulated headset whose technician knows the
/// guide by heart, a service that is killed in the middle, a plug that is pulled.
@Suite(.serialized, .enabled(if: isLongTier, "by the clock it takes some minutes: HEADSET_TESTS_LONG=1"))
struct CalibrationProgramTests {
  private func status(_ rig: TestRig, _ serial: String) -> CalibrationStatus? {
    guard case .calibration(let status) = rig.ask(.calibration(serial: serial)) else { return nil }
    return status
  }

  private func begin(
    _ rig: TestRig, _ serial: String, _ purpose: CalibrationStatus.Purpose = .calibrate
  ) async -> Bool {
    await within(seconds: 60) {
      guard case .calibration = rig.ask(.calibrationStart(serial: serial, purpose: purpose)) else {
        return false
      }
      return true
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `a killed service and a pulled plug do not cost the technician's work`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startTechnician()
    var service = try rig.startService(emulatorPort: port)
    let serial = "LHR-E0000001"
    #expect(await begin(rig, serial))
    #expect(await within(seconds: 300) { self.status(rig, serial)?.directions.count ?? 0 >= 5 })
    let taken = try #require(status(rig, serial)?.directions.count)
    service.send(SIGKILL)
    _ = await service.ending()
    service = try rig.startService(emulatorPort: port)
    #expect(await begin(rig, serial))
    #expect(await within(seconds: 30) { self.status(rig, serial)?.isResumed == true })
    #expect(try #require(status(rig, serial)?.directions.count) >= taken - 1)

    _ = rig.ask(.detachEmulated(host: "127.0.0.1", port: port, busID: nil))
    #expect(await within(seconds: 30) { self.status(rig, serial)?.instruction.action == .reconnect })
    _ = rig.ask(.attachEmulated(host: "127.0.0.1", port: port, busID: nil))
    #expect(await within(seconds: 30) { self.status(rig, serial)?.instruction.action != .reconnect })
    _ = rig.ask(.calibrationAnswer(serial: serial, answer: "skip"))
    #expect(await within(seconds: 600) { self.status(rig, serial)?.isOver == true })
    let end = try #require(status(rig, serial))
    print("calibration by the clock: \(String(describing: end.result))")
    #expect(end.phase == .finished && end.result?.grade == .good)
    #expect(await within(seconds: 20) { self.status(rig, serial)?.isRecorded == true })

    guard case .calibrationHistory(let history) = rig.ask(.calibrationHistory(serial: serial)) else {
      Issue.record("no history")
      return
    }
    #expect(history.inForce == 1 && history.rows.count == 1)
    service.send(SIGTERM)
    _ = await service.ending()
    emulator.send(SIGTERM)
    _ = await emulator.ending()
    let units = try InventoryReader(path: rig.database).calibratedUnits(serial: serial)
    #expect(units.first?.calibrations.first?.kind == .calibrated)
  }
}

extension TestRig {
  /// An emulated headset that is turned as for a calibration, after half a minute's rest.
  func startTechnician() async throws -> (Program, UInt16) {
    let emulator = try Program(
      "headset-emulator",
      ["--device", "vive", "--wearer", "calibrating", "--rest", "40", "--listen", "127.0.0.1:0"], in: folder)
    _ = await within(seconds: 20) { emulator.text.contains("serving on") }
    let chosen = emulator.text.split(separator: "serving on 127.0.0.1:").last
      .flatMap { UInt16($0.prefix { $0.isNumber }) }
    return (emulator, chosen ?? 0)
  }
}
