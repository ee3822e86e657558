import FaultyDisk
import Foundation
import HeadsetTestSupport
import Ledger
import Testing

@testable import Inventory

/// A day of the record on a disk of which every seventh write, sync, cut or creation fails once, or until it is well
/// again; with --long each of them by each code, once or lasting by turns.
@Suite(.serialized) struct InventoryDiskFaultTests {
  private static let codes = [ENOSPC, EIO, EROFS]
  private static let isLong = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1"

  /// In memory where the system has such a folder: it is the calls that matter, thousands of them.
  private static func rig() throws -> Rig {
    try Rig(
      in: FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : TemporaryPlace.databaseFolder)
  }

  @Test func `whichever call fails, posting goes on, and the record and its ledger are whole in the end`()
    throws
  {
    let quiet = try Self.rig()
    unsafe faulty_disk_arm(quiet.folder, 0, 0, 0)
    try Self.live(quiet)
    let callCount = faulty_disk_call_count()
    faulty_disk_heal()
    let entryCount = try quiet.leaves().count
    #expect(callCount > 40 && entryCount > 15)
    for call in stride(from: 1, through: callCount, by: Self.isLong ? 1 : 7) {
      for kind in Self.isLong ? Array(0..<3) : [call % 3] {
        let code = Self.codes[kind]
        let last = (call + kind).isMultiple(of: 2) ? call : Int.max
        let rig = try Self.rig()
        unsafe faulty_disk_arm(rig.folder, call, last, code)
        defer { faulty_disk_heal() }
        try Self.live(rig)
        // How many events make a batch is the threads' affair: a call that was not reached must not fail a reader.
        faulty_disk_heal()
        let reader = try rig.reader()
        #expect(try reader.devices().map(\.trackedSeconds) == [1], "call \(call), errno \(code)")
        #expect(try reader.attachments(limit: 99).count == 4, "call \(call), errno \(code)")
        let rows = try RegisterQuery(path: rig.path).run("SELECT label_serial FROM assets").rows
        #expect(rows == [[.text("LHR-0001")]], "call \(call), errno \(code)")
        let part = try InventoryText("headsetReceiver", field: .part)
        #expect(
          try reader.calibrations(of: try .vive(), part: part).count == 1, "call \(call), errno \(code)")
        let runs = try reader.runs(limit: 9).map(\.ending)
        // The next run ends clean; the first, where it says so before its very last call fails, too.
        let endings: Set<[InventoryRun.Ending]> = [[.clean], [.clean, .lost], [.clean, .clean]]
        #expect(endings.contains(runs), "call \(call), errno \(code): \(runs)")
        let verdict = try rig.verdict()
        #expect(verdict.isIntact && verdict.size == entryCount, "call \(call), errno \(code): \(verdict)")
      }
    }
  }

  @Test func `an order that meets a full disk is answered so, enters nothing, and may be given again`() throws
  {
    let rig = try Self.rig()
    let recorder = try rig.recorder()
    func carryOut(_ json: String) throws -> Result<RegisterReceipt, RegisterFailure> {
      recorder.carryOut(
        try RegisterRecorderTests.order(json), waitMilliseconds: InventoryRecorder.patienceMilliseconds)
    }
    _ = try carryOut(RegisterRecorderTests.references).get()
    unsafe faulty_disk_arm(rig.folder, 1, Int.max, ENOSPC)
    defer { faulty_disk_heal() }
    #expect(try carryOut(RegisterRecorderTests.enrolment) == .failure(.disk(.diskFull)))
    faulty_disk_heal()
    recorder.heartbeat(at: .at(6))
    recorder.flush()
    #expect(try carryOut(RegisterRecorderTests.enrolment).get().entries.first?.sequence == 4)
    recorder.stopCleanly(at: .at(7))
    #expect(try RegisterQuery(path: rig.path).run("SELECT count(*) FROM assets").rows == [[.integer(1)]])
    let verdict = try rig.verdict()
    #expect(verdict.isIntact && verdict.size == 5)
  }

  /// Four times plugged in and out, a session with use in each; between them an asset is enrolled and its unit calibrated.
  private static func live(_ rig: Rig) throws {
    let recorder = try rig.recorder()
    for round in 0..<4 {
      let begin = Double(round * 10)
      let session = UUID()
      let place = try InventoryText.place("1-1")
      let post = { (event: InventoryEvent) in #expect(recorder.post(event) != nil) }
      post(.attached(try .vive(), facts: [try .firmware("\(round)")], busPath: place, at: .at(begin + 1)))
      post(.sessionStarted(session, uid: 0, purpose: .test, at: .at(begin + 2)))
      recorder.add(UsageAmount(trackedMilliseconds: 250, wornMilliseconds: 0), of: try .vive(), in: session)
      post(.sessionStopped(session, at: .at(begin + 3)))
      post(.detached(busPath: place, cause: .unplugged, at: .at(begin + 4)))
      if round == 2 {
        post(
          try SensorCalibrationTests.event(.measured(try SensorCalibrationTests.measurement()), at: begin + 4)
        )
      }
      insist(recorder, at: begin + 5)
      if round == 0 {
        try order(RegisterRecorderTests.references, "model.declared", recorder, rig, at: begin + 6)
      }
      if round == 1 {
        try order(RegisterRecorderTests.enrolment, "asset.enrolled", recorder, rig, at: begin + 6)
      }
    }
    #expect(recorder.stop(at: .at(50), waitMilliseconds: InventoryRecorder.patienceMilliseconds))
    guard recorder.status.state != .stopped(isClean: true) else { return }
    // The very end failed, which nothing waits for: the next run says so.
    faulty_disk_heal()
    let next = try rig.recorder(boot: "boot-2", startedAt: .at(60))
    next.stopCleanly(at: .at(61))
  }

  /// Gives an order until it is in the ledger, as people do. A commit whose sync failed may be on the disk all the same: the
  /// kind of its last event tells.
  private static func order(
    _ json: String, _ kind: String, _ recorder: InventoryRecorder, _ rig: Rig, at seconds: Double
  ) throws {
    for beat in 0..<20 {
      let result = recorder.carryOut(
        try RegisterRecorderTests.order(json), waitMilliseconds: InventoryRecorder.patienceMilliseconds)
      guard case .failure(.disk) = result else {
        #expect(throws: Never.self) { try result.get() }
        return
      }
      faulty_disk_heal()
      recorder.heartbeat(at: .at(seconds + Double(beat) / 100))
      #expect(recorder.waitUntilWritten(milliseconds: InventoryRecorder.patienceMilliseconds))
      if try rig.leaves().contains(where: { $0.kind == kind }) { return }
    }
    Issue.record("the order was not carried out: \(recorder.status)")
  }

  /// Heartbeats until all is written; the disk is well again after the first failure.
  private static func insist(_ recorder: InventoryRecorder, at seconds: Double) {
    for beat in 0..<20 {
      if recorder.waitUntilWritten(milliseconds: beat == 0 ? 100 : 1000) { return }
      faulty_disk_heal()
      recorder.heartbeat(at: .at(seconds + Double(beat) / 100))
    }
    Issue.record("the record did not go on: \(recorder.status)")
  }
}
