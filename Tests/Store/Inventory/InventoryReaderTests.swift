import Foundation
import Testing

@testable import Inventory

@Suite struct InventoryReaderTests {
  private func usedRig() throws -> Rig {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let session = try #require(UUID(uuidString: "0F8FAD5B-D9CB-469F-A165-70867728950E"))
    let facts = [
      try UnitFact.firmware("16"), try UnitFact.hardwareRevision("2"),
      try UnitFact.configurationSHA256(String(repeating: "A", count: 64)),
    ]
    recorder.post(.attached(try .vive(), facts: facts, busPath: try .place("1-1"), at: .at(1)))
    recorder.post(.sessionStarted(session, uid: 1000, purpose: .demonstration, at: .at(2)))
    let amount = UsageAmount(trackedMilliseconds: 1500, wornMilliseconds: 1250)
    recorder.add(amount, of: try .vive(), in: session)
    recorder.post(.sessionStopped(session, at: .at(4)))
    recorder.post(.detached(busPath: try .place("1-1"), cause: .unplugged, at: .at(6, isTrusted: false)))
    recorder.stopCleanly(at: .at(7))
    return rig
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func `the JSON of a device has these keys`() throws {
    let digest = String(repeating: "a", count: 64)
    let rig = try usedRig()
    defer { withExtendedLifetime(rig) {} }
    #expect(
      try json(try rig.reader().devices()) == """
        [{"attached":false,"configuration_sha256":"\(digest)","emulated":false,"family":"vive","firmware":"16",\
        "first_seen":{"at":"2026-02-25T06:13:21.000Z","trusted":true},"hardware_revision":"2","history":[\
        {"kind":"model","seen":{"at":"2026-02-25T06:13:21.000Z","trusted":true},"value":"HTC Vive"},\
        {"kind":"firmware","seen":{"at":"2026-02-25T06:13:21.000Z","trusted":true},"value":"16"},\
        {"kind":"hardware_revision","seen":{"at":"2026-02-25T06:13:21.000Z","trusted":true},"value":"2"},\
        {"kind":"configuration_sha256","seen":{"at":"2026-02-25T06:13:21.000Z","trusted":true},\
        "value":"\(digest)"}],"id":1,"last_seen":{"at":"2026-02-25T06:13:26.000Z","trusted":false},\
        "model":"HTC Vive","serial":"LHR-0001","session_count":1,"tracked_s":1.5,"worn_s":1.25}]
        """)
  }

  @Test func `the JSON of attachments, sessions and runs has these keys`() throws {
    let rig = try usedRig()
    defer { withExtendedLifetime(rig) {} }
    let reader = try rig.reader()
    let unit = #"{"device_id":1,"emulated":false,"family":"vive","model":"HTC Vive","serial":"LHR-0001"}"#
    #expect(
      try json(try reader.attachments(limit: 9)) == """
        [{"attached":{"at":"2026-02-25T06:13:21.000Z","trusted":true},"bus_path":"1-1","cause":"unplugged",\
        "detached":{"at":"2026-02-25T06:13:26.000Z","trusted":false},"device":\(unit),"duration_s":5,"id":1,\
        "rig":"rig-1"}]
        """)
    #expect(
      try json(try reader.sessions(limit: 9)) == """
        [{"devices":[{"device":\(unit),"tracked_s":1.5,"worn_s":1.25}],"duration_s":2,"ending":"stopped",\
        "equipment":"real","identifier":"0f8fad5b-d9cb-469f-a165-70867728950e","purpose":"demonstration",\
        "rig":"rig-1","started":{"at":"2026-02-25T06:13:22.000Z","trusted":true},"started_by_uid":1000,\
        "stopped":{"at":"2026-02-25T06:13:24.000Z","trusted":true}}]
        """)
    #expect(
      try json(try reader.runs(limit: 9)) == """
        [{"dropped_events":0,"duration_s":7,"ending":"clean","id":1,\
        "last_heartbeat":{"at":"2026-02-25T06:13:27.000Z","trusted":true},"refused_events":0,"rig":"rig-1",\
        "started":{"at":"2026-02-25T06:13:20.000Z","trusted":true},"version":"0.1.0"}]
        """)
  }

  @Test func `what was encoded decodes to the same`() throws {
    let rig = try usedRig()
    defer { withExtendedLifetime(rig) {} }
    let reader = try rig.reader()
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    let devices = try reader.devices()
    #expect(try decoder.decode([InventoryDevice].self, from: encoder.encode(devices)) == devices)
    let sessions = try reader.sessions(limit: 9)
    #expect(try decoder.decode([InventorySession].self, from: encoder.encode(sessions)) == sessions)
  }

  @Test func `lists are newest first and as long as asked`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    for index in 0..<20 {
      recorder.post(
        .attached(try .vive("D\(index)"), facts: [], busPath: try .place("1-\(index)"), at: .at(1)))
    }
    recorder.flush()
    let attachments = try rig.reader().attachments(limit: 3)
    #expect(attachments.map(\.device.serial) == ["D19", "D18", "D17"])
    #expect(try rig.reader().attachments(limit: -1).isEmpty)
    recorder.stopCleanly(at: .at(2))
  }

  @Test func `a missing file is a missing file, and is not made`() throws {
    let rig = try Rig()
    #expect(throws: InventoryError.missing) { try rig.reader() }
    #expect(!FileManager.default.fileExists(atPath: rig.path))
    try Data().write(to: URL(fileURLWithPath: rig.path))
    #expect(throws: InventoryError.notAnInventory(applicationID: 0)) { try rig.reader() }
  }

  @Test func `a copy without its log files on media nobody can write to is read`() throws {
    let rig = try usedRig()
    for suffix in ["-wal", "-shm", ".writer"] {
      try? FileManager.default.removeItem(atPath: rig.path + suffix)
    }
    #expect(try rig.reader().devices().count == 1)
  }

  @Test(
    .enabled(if: getuid() == 0, "needs root, to become somebody else"),
    arguments: [true, false])
  func `a user with the right to read alone reads it, service or no service`(isRunning: Bool) throws {
    let rig = try usedRig()
    let recorder = isRunning ? try rig.recorder(boot: "boot-2") : nil
    recorder?.flush()
    for name in try FileManager.default.contentsOfDirectory(atPath: rig.folder) {
      #expect(unsafe chmod(rig.folder + "/" + name, 0o644) == 0)
    }
    #expect(unsafe chmod(rig.folder, 0o755) == 0)
    let answer = try Support.run(
      "/usr/bin/setpriv",
      [
        "--reuid=65534", "--regid=65534", "--clear-groups", Support.program("inventory-load").path, "read",
        rig.path,
      ])
    #expect(answer.status == 0)
    #expect(try JSONDecoder().decode([InventoryDevice].self, from: answer.output).count == 1)
    recorder?.stopCleanly(at: .at(9))
  }
}
