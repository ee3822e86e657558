// A process to be killed: records as fast as it can and says, line by line, up to which event its record is on
// disk. `inventory-load write DATABASE` runs until it is killed; `inventory-load read DATABASE` prints the
// devices as JSON and can be run by another user.
import Foundation
import Inventory
import PoseMath

func moment(_ milliseconds: Int64) -> Moment {
  Moment(
    host: Timestamp(nanoseconds: milliseconds * 1_000_000),
    wall: WallTime(milliseconds: 1_772_000_000_000 + milliseconds, isTrusted: true))
}

func write(_ path: String) throws {
  let settings = try InventorySettings(
    path: path, rig: "load", version: "0.1.0", boot: "load", processID: getpid(), startedAt: moment(0),
    ledgerKeyPath: path + ".key")
  let recorder = InventoryRecorder(settings)
  let unit = try UnitIdentity(family: "load", model: "load", serial: "LOAD-1", isEmulated: true)
  let session = UUID()
  recorder.post(.sessionStarted(session, uid: getuid(), purpose: .test, at: moment(0)))
  let place = try InventoryText("1-1", field: .busPath)
  var time: Int64 = 0
  while true {
    time += 1
    let firmware = try UnitFact.firmware("\(time)")
    recorder.post(.attached(unit, facts: [firmware], busPath: place, at: moment(time)))
    recorder.add(UsageAmount(trackedMilliseconds: 1, wornMilliseconds: 1), of: unit, in: session)
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
