// A process to be killed: records units, use, calibrations and register orders as fast as it can and says, line by line,
// up to which its record is on disk. `inventory-load write DATABASE` runs until it is killed; `inventory-load read DATABASE` prints the
// devices as JSON and can be run by another user.
import Foundation
import Inventory
import PoseMath
import Register

func moment(_ milliseconds: Int64) -> Moment {
  Moment(
    host: Timestamp(nanoseconds: milliseconds * 1_000_000),
    wall: WallTime(milliseconds: 1_772_000_000_000 + milliseconds, isTrusted: true))
}

func order(_ json: String, at time: Int64) throws -> RegisterOrder {
  RegisterOrder(
    drafts: try RegisterDraft.list(json: Data(json.utf8)), actor: RegisterActor("technician/1000"),
    at: moment(time))
}

/// What every enrolment needs.
let references = """
  [{"kind": "party.declared", "payload": {"party": "P-2", "role": "custodian", "organisation": "Academy"}},
   {"kind": "site.declared", "payload": {"site": "KE-NBO", "english": "Nairobi", "rooms": ["Room 1"],
     "custodian": "P-2"}},
   {"kind": "model.declared", "payload": {"model": "vive", "maker": "HTC", "product": "Vive",
     "equipment": "headset"}}]
  """

func enrolment(_ number: Int64) -> String {
  """
  [{"kind": "asset.enrolled", "payload": {"site": "KE-NBO", "room": "Room 1", "model": "vive",
    "condition": "new", "facts": {"label": "LOAD-\(number)"}}}]
  """
}

/// A calibration as the guide leaves it; its journal's digest tells it from the others.
func calibration(_ number: Int64, of unit: UnitIdentity) throws -> InventoryEvent? {
  let errors = SensorCalibration.Errors(gravity: 0.002, turn: 0.0008, rate: 0.0002)
  let journal = String(number, radix: 16)
  let measurement = SensorCalibration.Measurement(
    kind: .calibrated, grade: .good, parameters: (0..<48).map { Double($0) / 7 + 0.01 }, before: errors,
    after: errors, limits: SensorCalibration.Errors(gravity: 0.02, turn: 0.008, rate: 0.0016),
    rests: [SensorCalibration.Rest(up: SIMD3(0, 0, 1), before: -0.15, after: 0.001)],
    turns: [SensorCalibration.Turn(before: 0.03, after: 0.0008)], restCount: 12, durationSeconds: 90.5,
    lostSampleCount: 0, wasWarm: true, intervalDays: 365, firmware: nil, configurationSHA256: nil,
    journalSHA256: String(repeating: "0", count: 64 - journal.utf8.count) + journal)
  return try measurement.flatMap { measurement in
    SensorCalibration(
      unit: unit, part: try InventoryText("headsetReceiver", field: .part), uid: 1000,
      entry: .measured(measurement))
  }.map { .calibration($0, at: moment(number)) }
}

func write(_ path: String) throws {
  let settings = try InventorySettings(
    path: path, rig: "load", version: "0.1.0", boot: "load", processID: getpid(), startedAt: moment(0),
    ledgerKeyPath: path + ".key")
  let recorder = InventoryRecorder(settings)
  let unit = try UnitIdentity(family: "load", model: "load", serial: "LOAD-1", isEmulated: true)
  let session = UUID()
  recorder.post(.sessionStarted(session, uid: getuid(), purpose: .test, at: moment(0)))
  _ = try recorder.carryOut(order(references, at: 0), waitMilliseconds: 10_000).get()
  let place = try InventoryText("1-1", field: .busPath)
  var time: Int64 = 0
  while true {
    time += 1
    let firmware = try UnitFact.firmware("\(time)")
    recorder.post(.attached(unit, facts: [firmware], busPath: place, at: moment(time)))
    recorder.add(UsageAmount(trackedMilliseconds: 1, wornMilliseconds: 1), of: unit, in: session)
    // Every third time a calibration is in the same batch, every second time an order behind it.
    if time.isMultiple(of: 3), let event = try calibration(time, of: unit) { recorder.post(event) }
    if time.isMultiple(of: 2) {
      _ = try recorder.carryOut(order(enrolment(time), at: time), waitMilliseconds: 10_000).get()
    }
    guard recorder.waitUntilWritten(milliseconds: 10_000) else { exit(1) }
    // The event's own number is its firmware: what is printed is promised.
    FileHandle.standardOutput.write(Data("\(time)\n".utf8))
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(64) }
switch arguments[1] {
case "write":
  try write(arguments[2])
case "read":
  let devices = try InventoryReader(path: arguments[2]).devices()
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  FileHandle.standardOutput.write(try encoder.encode(devices))
default:
  exit(64)
}
