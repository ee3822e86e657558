import ControlChannel
import ControlProtocol
import Foundation
import HeadsetTestSupport
import Inventory
import PoseMath
import Testing

/// Docs/Guides/calibrate.md, command by command.
@Suite struct CalibrateGuideTests {
  private static let serial = "LHR-C5C0BC88"

  private static let commands: [[String]] = {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text =
      (try? String(contentsOf: root.appending(path: "Docs/Guides/calibrate.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("    headsetctl ") }
      .map { $0.split(separator: " ").dropFirst().map(String.init) }
  }()

  /// A record with one calibration of the guide's unit, as the service writes it.
  private func makeRecord(at path: String, key: String) throws {
    let moment = Moment(
      host: Timestamp(nanoseconds: 0), wall: WallTime(milliseconds: 1_772_000_000_000, isTrusted: true))
    let recorder = InventoryRecorder(
      try InventorySettings(
        path: path, rig: "rig", version: "0", boot: "b", processID: 1, startedAt: moment, ledgerKeyPath: key))
    let errors = SensorCalibration.Errors(gravity: 0.001, turn: 0.001, rate: 0.0001)
    let limits = SensorCalibration.Errors(gravity: 0.02, turn: 0.0087, rate: 0.00175)
    let found = SensorCalibration.Measurement(
      kind: .calibrated, grade: .good, parameters: Array(repeating: 1, count: 48), before: limits,
      after: errors,
      limits: limits, rests: [], turns: [], restCount: 12, durationSeconds: 90, lostSampleCount: 0,
      wasWarm: true,
      intervalDays: 365, firmware: nil, configurationSHA256: nil,
      journalSHA256: String(repeating: "a", count: 64))
    let unit = try UnitIdentity(family: "vive", model: "HTC Vive", serial: Self.serial, isEmulated: false)
    let row = SensorCalibration(
      unit: unit, part: try InventoryText("headsetReceiver", field: .part), uid: 0,
      entry: .measured(try #require(found)))
    recorder.post(.calibration(try #require(row), at: moment))
    #expect(recorder.stop(at: moment, waitMilliseconds: 10_000))
  }

  @Test func `every command of the technician's walk does what it says`() async throws {
    #expect(Self.commands.count == 9)
    let place = try Tool.Place()
    let database = place.file("inventory.sqlite")
    try makeRecord(at: database, key: place.file("ledger.key"))
    let server = try place.serve { verb, _ in Self.answer(verb, database: database) }
    for var command in Self.commands {
      if let out = command.firstIndex(of: "certificate.html") {
        command[out] = place.file("certificate.html")
      }
      let ending = try await Tool.run(command, socket: place.socket)
      #expect(ending.status == 0 && ending.complaint.isEmpty, "\(command) \(ending)")
    }
    let page = try String(contentsOfFile: place.file("certificate.html"), encoding: .utf8)
    #expect(page.contains(Self.serial) && page.contains("HSTH1:"))
    await server.stop()
  }

  private static func answer(_ verb: ControlVerb, database: String) -> Result<ControlPayload, ControlFault> {
    var end = CalibrationStatus(
      serial: serial, purpose: .calibrate, phase: .finished, instruction: .init(.nothing))
    let errors = CalibrationErrors(
      gravityMetersPerSecondSquared: 0.001, turnDegrees: 0.01, rateDegreesPerSecond: 0.001)
    end.result = .init(
      grade: .good, before: errors, after: errors, limits: errors, restCount: 12, durationSeconds: 90,
      wasWarm: true)
    end.isRecorded = true
    return switch verb {
    case .list: .success(.devices(Sample.status.devices))
    case .status:
      .success(
        .status(
          {
            var status = Sample.status
            status.inventory.path = database
            return status
          }()))
    case .calibration, .calibrationStart, .calibrationAnswer: .success(.calibration(end))
    case .calibrationHistory, .calibrationUndo:
      .success(
        .calibrationHistory(
          CalibrationHistory(serial: serial, inForce: nil, rows: [], trend: nil, nextDue: nil)))
    default: .failure(.unknownVerb("\(verb.name)"))
    }
  }
}
