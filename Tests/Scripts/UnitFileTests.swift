import DeviceCatalog
import Foundation
import HeadsetTestSupport
import Testing

/// The unit files, as systemd reads them.
@Suite struct UnitFileTests {
  private static let analyzer = "/usr/bin/systemd-analyze"
  private static let hasSystemd = FileManager.default.isExecutableFile(atPath: analyzer)
  private var folder: URL { Snapshot.root.appending(path: "Scripts/systemd") }

  /// R17 of the promises: 0 is closed, 10 is open; the scale is systemd-analyze's.
  @Test(
    .enabled(if: hasSystemd, "needs systemd"),
    arguments: [("headsetd", 1.2), ("headset-room", 1.1), ("headset-console", 1.1)])
  func `a service is exposed no more than promised`(name: String, exposureMax: Double) throws {
    let text = try run(
      Self.analyzer, "security", "--offline=true", folder.appending(path: name + ".service").path)
    let match = try #require(text.firstMatch(of: /Overall exposure level for .*: ([0-9.]+)/), "\(text)")
    #expect(try #require(Double(match.1)) <= exposureMax)
  }

  @Test(.enabled(if: hasSystemd, "needs systemd"))
  func `systemd finds nothing to say about the units`() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "units-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let units = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".service")
    }
    for unit in units {
      // The programs themselves are not installed on this machine.
      let text = try String(contentsOf: folder.appending(path: unit), encoding: .utf8)
        .replacing(/(?m)^ExecStart=.*$/, with: "ExecStart=/bin/true")
      try Data(text.utf8).write(to: place.appending(path: unit))
    }
    let paths = units.map { place.appending(path: $0).path }
    #expect(units.count == 3)
    #expect(try run(Self.analyzer, ["verify", "--man=no"] + paths) == "")
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-sysusers"), "needs systemd"))
  func `the users of the units and the group of the nodes are made`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "users-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(
      at: root.appending(path: "etc"), withIntermediateDirectories: true)
    _ = try run(
      "/usr/bin/systemd-sysusers", "--root", root.path, folder.appending(path: "headsetd.sysusers").path)
    func names(in file: String) throws -> Set<String> {
      let text = try String(contentsOf: root.appending(path: "etc/" + file), encoding: .utf8)
      return Set(text.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) })
    }
    #expect(try names(in: "passwd").isSuperset(of: ["headsetd", "headset-room", "headset-console"]))
    #expect(
      try names(in: "group").isSuperset(of: [UdevRules.group, "headset-technicians", "headset-auditors"]))
  }

  @Test func `the service is watched, notifies, and is not restarted where that would not help`() throws {
    let text = try String(contentsOf: folder.appending(path: "headsetd.service"), encoding: .utf8)
    let lines = Set(text.split(separator: "\n").map(String.init))
    #expect(
      lines.isSuperset(of: [
        "Type=notify", "WatchdogSec=5", "Restart=on-failure", "RestartPreventExitStatus=69 78",
        "User=headsetd",
        "Group=\(UdevRules.group)", "NoNewPrivileges=yes", "CapabilityBoundingSet=",
      ]))
  }

  private func run(_ program: String, _ arguments: String...) throws -> String {
    try run(program, arguments)
  }

  /// What the program writes, complaints included.
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
