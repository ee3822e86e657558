import Foundation
import Testing

/// The walk through the register in Docs/Guides: every command of the page, by the users it names, against a service
/// with an emulated headset.
@Suite(.serialized) struct RegisterWalkTests {
  /// The kernel's numbers of those who type.
  private static let users = [
    "administrator": "", "technician": "--reuid=1000 --regid=50", "colleague": "--reuid=1001 --regid=50",
    "auditor": "--reuid=2000 --regid=100", "second": "--reuid=2001 --regid=100",
  ]
  private static let mayChangeUser =
    geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

  private struct Command {
    let user: String
    let line: String
    /// What must be in its output.
    let expected: String?
  }

  private static func commands(of page: String) throws -> [Command] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Docs/Guides/\(page)")
    let text = try String(contentsOf: path, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("    "), let prompt = line.range(of: "$ ") else { return nil }
      let parts = line[prompt.upperBound...].components(separatedBy: "   # ")
      let user = line[..<prompt.lowerBound].trimmingCharacters(in: .whitespaces)
      guard users[user] != nil else { return nil }
      return Command(user: user, line: parts[0], expected: parts.count > 1 ? parts[1] : nil)
    }
  }

  private static func run(_ line: String, as user: String, _ rig: TestRig) throws -> (
    status: Int32, text: String
  ) {
    let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/setpriv")
    let rights = (users[user] ?? "").split(separator: " ").map(String.init)
    process.arguments = (rights.isEmpty ? [] : rights + ["--clear-groups"]) + ["/bin/sh", "-c", line]
    process.currentDirectoryURL = rig.folder
    process.environment = [
      "PATH": "\(products.path):/usr/bin:/bin", "HEADSETD_SOCKET": rig.socket, "LC_ALL": "C", "TZ": "UTC",
    ]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  /// A service whose folder all of them may enter.
  private func begin() async throws -> (TestRig, emulator: Program, service: Program) {
    let rig = try TestRig()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: rig.folder.path)
    let (emulator, port) = try await rig.startEmulator()
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 30) { rig.streaming().count == 4 }, "\(service.text)")
    return (rig, emulator, service)
  }

  @Test(.enabled(if: mayChangeUser, "needs root and setpriv, to be several people"))
  func `every command of the guide does what the page says`() async throws {
    let (rig, emulator, service) = try await begin()
    try """
    model,label,description
    pc,PC-77,"Desktop, left"
    pc,PC-78,"Desktop, right"
    """.write(to: rig.folder.appending(path: "assets.csv"), atomically: true, encoding: .utf8)
    for path in [rig.database, rig.database + "-wal", rig.database + "-shm"] {
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    }
    let commands = try Self.commands(of: "register.md")
    #expect(commands.count > 35)
    for command in commands {
      let (status, text) = try Self.run(command.line, as: command.user, rig)
      #expect(status == 0, "\(command.user)$ \(command.line)\n\(text)")
      if let expected = command.expected { #expect(text.contains(expected), "\(command.line)\n\(text)") }
    }
    let sums = try Self.run(
      "headsetctl query 'SELECT to_count, found, not_found, uncounted, open_findings FROM campaigns'",
      as: "administrator", rig)
    #expect(sums.text.contains("4         3      1          0          0"), "\(sums.text)")
    emulator.send(SIGTERM)
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
  }

  @Test(.enabled(if: mayChangeUser, "needs root and setpriv, to be several people"))
  func `what is wrong is said, with a status, and enters nothing`() async throws {
    let (rig, emulator, service) = try await begin()
    for command in try Self.commands(of: "register.md").prefix(14) {
      let (status, text) = try Self.run(command.line, as: command.user, rig)
      #expect(status == 0, "\(command.line)\n\(text)")
    }
    let count = "headsetctl query 'SELECT count(*) FROM events'"
    let before = try Self.run(count, as: "administrator", rig).text
    try "model,cost\npc,12.345\n".write(
      to: rig.folder.appending(path: "bad.csv"), atomically: true, encoding: .utf8)
    try "model,label\nnone,X\n".write(
      to: rig.folder.appending(path: "unknown.csv"), atomically: true, encoding: .utf8)
    let tag = "KE-NBO-0001-O"
    for (user, line, status, words) in [
      // Roles: the verb, not the words, is refused.
      ("technician", "site add KE-MBA --name M --room R", 77, "technician"),
      ("auditor", "asset condition \(tag) good", 77, "auditor"),
      ("technician", "audit campaign open --team P-4 --team P-5", 77, "technician"),
      ("technician", "asset dispose \(tag) --method sold --day 2026-03-01", 77, "technician"),
      // What is no value is said before the service is asked.
      ("technician", "asset condition KE-NBO-0001-X good", 64, "KE-NBO-0001-X"),
      ("technician", "asset condition \(tag) shiny", 64, "shiny"),
      ("technician", "asset enrol --model pc --room R", 64, "--site"),
      ("technician", "asset enrol --site KE-NBO --model pc --room R --cost 1,5EUR", 64, "1,5EUR"),
      ("technician", "asset value \(tag) 1.00EUR --day 2026-13-01", 64, "2026-13-01"),
      (
        "technician", "asset value \(tag) 1.00EUR --day 2026-03-01 --rate-day 2026-03-01", 64,
        "--rate-millionths"
      ),
      ("auditor", "audit campaign count 1 \(tag)", 64, "--not-found"),
      ("auditor", "finding decide 12 explained --note n", 64, "12"),
      ("administrator", "party add P-9 --role friend --organisation O", 64, "friend"),
      // Rules.
      ("technician", "asset enrol --site KE-NBO --model pc --room Cellar", 65, "Cellar"),
      ("technician", "asset enrol --site KE-XXX --model pc --room R", 65, "custodian"),
      ("technician", "asset enrol --tag \(tag) --model pc --room 'Room 1'", 65, tag),
      ("technician", "asset status \(tag) on_loan --reason r --dry-run", 0, "asset.status"),
      ("technician", "asset link \(tag) LHR-NONE", 65, "LHR-NONE"),
      ("technician", "asset correct \(tag) --event 1 --marks m --reason r", 65, "rule 1"),
      ("technician", "custody accept 3 --by P-2", 65, "rule 3"),
      ("auditor", "audit campaign open --team P-4", 65, "rule 4"),
      ("auditor", "audit campaign open --team P-4 --team P-2", 65, "rule 4"),
      ("auditor", "audit campaign close 99", 65, "99"),
      ("administrator", "asset dispose \(tag) --method sold --day 2026-03-01", 65, "rule 11"),
      ("technician", "asset show KE-NBO-0009-9", 64, "KE-NBO-0009-9"),
      // Files.
      ("technician", "import none.csv", 66, "none.csv"),
      ("technician", "import --site KE-NBO --room 'Room 1' --currency EUR bad.csv", 65, "Line 2, column 2"),
      ("technician", "import --site KE-NBO --room 'Room 1' unknown.csv", 65, "Line 2"),
      ("technician", "import --format excel bad.csv", 64, "excel"),
      // Queries.
      ("technician", "query 'DELETE FROM assets'", 64, "cannot modify"),
      ("technician", "query 'SELECT * FROM party_name'", 64, "prohibited"),
      ("technician", "query nonsense", 64, "syntax"),
      ("technician", "query 'SELECT 1' --database none.sqlite", 66, "none.sqlite"),
    ] as [(String, String, Int32, String)] {
      let ending = try Self.run("headsetctl " + line, as: user, rig)
      #expect(ending.status == status, "\(user)$ \(line)\n\(ending.text)")
      #expect(ending.text.contains(words), "\(user)$ \(line)\n\(ending.text)")
    }
    #expect(try Self.run(count, as: "administrator", rig).text == before)
    let french = try Self.run(
      "LC_ALL=fr_FR headsetctl asset link \(tag) LHR-NONE", as: "technician", rig)
    #expect(french.text.contains("Non inscrit") && french.text.contains("n'existe pas"))
    emulator.send(SIGTERM)
    service.send(SIGTERM)
    #expect(await service.ending() == 0)
  }
}
