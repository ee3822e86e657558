import Foundation
import GRDB
import Ledger
import Testing

@testable import Inventory

@Suite struct InventoryRecoveryTests {
  @Test func `what a dead run left open ends at its last heartbeat, marked`() throws {
    let rig = try Rig()
    let first = try rig.recorder()
    first.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    first.post(.sessionStarted(UUID(), uid: 1000, purpose: .training, at: .at(2)))
    first.heartbeat(at: .at(42))
    first.flush()
    first.die()
    #expect(try !rig.reader().isRecorderAlive)
    #expect(try rig.reader().devices().first?.isAttached == false)
    #expect(try rig.reader().runs(limit: 1).first?.ending == .lost)

    let second = try rig.recorder(boot: "boot-2", startedAt: .at(5000))
    second.flush()
    #expect(
      second.status.recovery
        == RecoveryReport(lostRunCount: 1, closedAttachmentCount: 1, closedSessionCount: 1))
    let attachment = try #require(try rig.reader().attachments(limit: 1).first)
    #expect(attachment.cause == .runLost)
    #expect(attachment.detached == Moment.at(42).wall)
    #expect(attachment.durationSeconds == 41)
    let session = try #require(try rig.reader().sessions(limit: 1).first)
    #expect(session.ending == .runLost)
    #expect(session.durationSeconds == 40)
    #expect(try rig.reader().runs(limit: 2).map(\.ending) == [.running, .lost])
    second.stopCleanly(at: .at(5001))
  }

  @Test func `usage that waited for a heartbeat is the only thing a crash loses`() throws {
    let rig = try Rig()
    let session = UUID()
    let first = try rig.recorder()
    first.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    first.post(.sessionStarted(session, uid: 0, purpose: .test, at: .at(1)))
    first.add(UsageAmount(trackedMilliseconds: 700, wornMilliseconds: 0), of: try .vive(), in: session)
    first.heartbeat(at: .at(2))
    first.flush()
    first.add(UsageAmount(trackedMilliseconds: 300, wornMilliseconds: 0), of: try .vive(), in: session)
    first.die()
    #expect(try rig.reader().devices().map(\.trackedSeconds) == [0.7])
  }

  @Test(arguments: 0..<rounds)
  func `kill -9 loses no event, calibration or order that was acknowledged`(seed: Int) throws {
    let rig = try Rig()
    let load = Process()
    load.executableURL = Support.program("inventory-load")
    load.arguments = ["write", rig.path]
    let output = Pipe()
    load.standardOutput = output
    try load.run()
    // Killed after a number of acknowledged events that differs from round to round, at whatever it is doing.
    let victim = load.processIdentifier
    var text = ""
    let wanted = 3 + seed * 7 % 20
    while text.utf8.count(where: { $0 == 10 }) < wanted {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { break }
      text += String(decoding: bytes, as: UTF8.self)
    }
    usleep(UInt32(seed * 911 % 5000))
    #expect(kill(victim, SIGKILL) == 0)
    load.waitUntilExit()
    text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let promised = try #require(text.split(separator: "\n").compactMap { Int($0) }.last)

    try FileManager.default.moveItem(atPath: rig.path + ".key", toPath: rig.keyPath)
    let recorder = try rig.recorder()
    recorder.flush()
    #expect(recorder.status.recovery?.lostRunCount == 1)
    #expect(recorder.status.recovery?.closedSessionCount == 1)
    // Of every acknowledged event the ledger has the change of firmware and the attachment, at least.
    let verdict = try rig.verdict()
    #expect(verdict.isIntact && verdict.isAnchored, "\(verdict.faults)")
    #expect(verdict.size > promised * 2)
    let device = try #require(try rig.reader().devices().first)
    #expect(try #require(device.firmware.flatMap { Int($0) }) >= promised)
    #expect(device.trackedSeconds <= Double(promised + 1) / 1000)
    let check = try rig.stranger().read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(check == "ok")
    recorder.stopCleanly(at: .at(1e6))
    try Self.check(rig, holdsAllUpTo: promised)
  }

  /// Rows and ledger say the same, and nothing that was promised is missing: of every third event a calibration, of every
  /// second an asset.
  private static func check(_ rig: Rig, holdsAllUpTo promised: Int) throws {
    let kinds = try rig.leaves().map(\.kind)
    let assets = try rig.stranger().read { db in
      try String.fetchAll(db, sql: "SELECT label_serial FROM assets ORDER BY tag")
    }
    #expect(assets.prefix(promised / 2) == (0..<promised / 2).map { "LOAD-\(2 * $0 + 2)" }[...])
    #expect(assets.count <= promised / 2 + 1 && assets.count == kinds.count { $0 == "asset.enrolled" })
    let journals = try rig.stranger().read { db in
      try String.fetchAll(db, sql: "SELECT journal_sha256 FROM calibration ORDER BY id")
    }
    #expect(journals.prefix(promised / 3).map { Int($0, radix: 16) } == (0..<promised / 3).map { 3 * $0 + 3 })
    #expect(
      journals.count <= promised / 3 + 1 && journals.count == kinds.count { $0 == "unit.calibration" })
  }

  /// As often as a writer of the ledger alone is killed (PowerLossTests).
  private static let rounds: Int = {
    let environment = ProcessInfo.processInfo.environment
    return environment["HEADSET_TESTS_SOAK"] != nil
      ? 1000 : environment["HEADSET_TESTS_LONG"] != nil ? 300 : 30
  }()
}
