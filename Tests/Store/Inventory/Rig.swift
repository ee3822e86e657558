import Foundation
import GRDB
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Inventory

/// A database file of its own in a folder of its own, and short words for what tests do with it.
final class Rig {
  let folder: String
  var path: String { folder + "/inventory.db" }
  var keyPath: String { folder + "/ledger.key" }

  /// - Parameter place: where its folder is made; that of all tests' databases unless it is said.
  init(in place: String = TemporaryPlace.databaseFolder) throws {
    folder = place + "/inventory-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A recorder of one run; `boot` tells runs of the same process apart.
  func recorder(
    boot: String = "boot-1", startedAt: Moment = .at(0), eventCountMax: Int = InventoryRecorder.eventCountMax
  ) throws -> InventoryRecorder {
    let settings = try InventorySettings(
      path: path, rig: "rig-1", version: "0.1.0", boot: boot, processID: getpid(), startedAt: startedAt,
      ledgerKeyPath: keyPath)
    return InventoryRecorder(settings, eventCountMax: eventCountMax)
  }

  func reader() throws -> InventoryReader { try InventoryReader(path: path) }

  /// A connection of a stranger, with SQLite's defaults but for foreign keys.
  func stranger() throws -> DatabaseQueue { try DatabaseQueue(path: path) }
}

extension Moment {
  /// Seconds after the run's beginning, on both clocks.
  static func at(_ seconds: Double, isTrusted: Bool = true) -> Moment {
    Moment(
      host: Timestamp(nanoseconds: Int64(seconds * 1e9)),
      wall: WallTime(milliseconds: 1_772_000_000_000 + Int64(seconds * 1000), isTrusted: isTrusted))
  }
}

extension UnitIdentity {
  static func vive(_ serial: String? = "LHR-0001", isEmulated: Bool = false) throws -> Self {
    try UnitIdentity(family: "vive", model: "HTC Vive", serial: serial, isEmulated: isEmulated)
  }
}

extension InventoryText {
  static func place(_ path: String) throws -> Self { try InventoryText(path, field: .busPath) }
}

extension InventoryRecorder {
  /// Long enough for a machine under load; a healthy recorder needs milliseconds.
  static let patienceMilliseconds = 30_000

  func flush() { #expect(waitUntilWritten(milliseconds: Self.patienceMilliseconds)) }

  func stopCleanly(at moment: Moment) {
    #expect(stop(at: moment, waitMilliseconds: Self.patienceMilliseconds))
    #expect(status.state == .stopped(isClean: true))
  }

  func die() { #expect(abandon(waitMilliseconds: Self.patienceMilliseconds)) }

  /// Waits for a state the recorder's thread comes to by itself.
  func reaches(_ isThere: (RecorderStatus) -> Bool) -> Bool {
    for _ in 0..<(Self.patienceMilliseconds / 5) {
      if isThere(status) { return true }
      usleep(5000)
    }
    return false
  }
}

extension RecorderStatus {
  var fault: InventoryError? {
    guard case .failing(let error, _) = state else { return nil }
    return error
  }
}
