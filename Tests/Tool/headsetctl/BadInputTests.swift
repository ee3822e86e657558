import Foundation
import Testing

/// Every verb of headsetctl, given what it cannot take: a sentence, the manual's status, and nothing changed.
@Suite struct BadInputTests {
  /// A status and what it is for, a line each. `NONE` is a file that is not there, `JUNK` one of noise, `OUT` one that must
  /// not come to be; `''` is an empty argument, `_` a blank. No service runs.
  private static let table = """
    69 list
    69 show X
    69 status
    69 watch --rate 0
    64 record
    64 session start ''
    69 session start training
    69 session stop
    69 haptic X --amplitude 2
    66 inventory --database NONE
    65 inventory --database JUNK
    66 audit verify --database NONE
    66 audit verify NONE
    65 audit verify JUNK
    66 audit export --database NONE --output OUT
    65 audit export --database JUNK --output OUT
    65 audit merge JUNK --output OUT
    66 audit merge NONE --output OUT
    65 audit head --database JUNK
    65 audit key show --database JUNK
    66 audit key rotate --database NONE --yes
    65 audit key rotate --database JUNK --yes --key-file JUNK
    64 audit campaign open --team P-4 --due 2026-02-30
    64 audit campaign scan x --site KE-NBO --room R
    64 audit campaign scan 1 --site Kenya --room R
    64 audit campaign seen x
    64 audit campaign count 1 KE-NBO-0001-X --not-found
    64 audit campaign close x
    66 audit campaign list --database NONE
    64 audit campaign show x
    66 report register --database NONE
    65 report register --database JUNK
    65 report register --bundle JUNK
    64 report nonsense
    64 report handover --database JUNK
    64 calibrate guide X --cancel --undo
    69 calibrate verify X
    69 calibrate history X
    69 calibrate undo X
    66 calibrate certificate X --database NONE --out OUT
    65 calibrate certificate X --database JUNK --out OUT
    64 programme add K --donor P-1 --report-due 13-45 --total 1.234EUR
    64 programme add K --donor a_b
    65 programme list --database JUNK
    64 site add Kenya --name N --room R
    65 site list --database JUNK
    64 party add P-1 --role friend --organisation O
    64 party name P-1 ''
    65 party list --database JUNK
    64 model add m --maker M --product P --kind spaceship
    65 model list --database JUNK
    64 asset enrol --site KE-NBO --model pc --room R --cost 1,5EUR
    64 asset list --site Kenya
    64 asset show KE-NBO-0001-X
    64 asset correct KE-NBO-0001-O --event x --reason r
    64 asset link KE-NBO-0001-X u
    64 asset kit KE-NBO-0001-X
    64 asset place KE-NBO-0001-X R
    64 asset condition KE-NBO-0001-O shiny
    64 asset status KE-NBO-0001-O lost --reason r
    64 asset maintain KE-NBO-0001-O w --day yesterday
    64 asset value KE-NBO-0001-O 1EURO --day 2026-01-01
    64 asset title KE-NBO-0001-O full --holder P-1 --since 2026-01-01 --document short --signed P-1
    64 asset document short --kind invoice
    64 asset dispose KE-NBO-0001-O --method eaten --day 2026-01-01
    64 custody offer KE-NBO-0001-X --to P-1 --site KE-NBO --room R
    64 custody accept x --by P-1
    64 custody reject x --reason r
    65 custody list --database JUNK
    65 finding list --database JUNK
    64 finding open ''
    64 finding decide 12 explained --note n
    66 import NONE
    65 import JUNK
    65 query nonsense --database JUNK
    66 query SELECT_1 --database NONE
    69 emulate --device spaceship
    64 emulate --port 99999
    66 room solve --input NONE --output OUT
    65 room solve --input JUNK --output OUT
    66 room check JUNK --input NONE
    66 room level NONE --output OUT
    65 room level JUNK --output OUT
    65 room export JUNK --output OUT
    65 room use JUNK
    66 room use NONE
    69 room front
    69 room leave
    65 lab fuse --input JUNK --mode 6d --output OUT
    66 lab validate --data NONE
    66 lab stress --data NONE
    66 lab predict --input NONE --output OUT
    65 lab predict --input JUNK --output OUT
    66 lab predict-imu --input NONE --output OUT
    65 lab predict-imu --input JUNK --output OUT
    66 lab calibrate --input NONE
    65 lab calibrate --input JUNK
    66 lab allan --input NONE
    65 lab allan --input JUNK
    66 lab light --input NONE
    65 lab light --input JUNK
    66 lab track --input NONE --output OUT
    65 lab track --input JUNK --output OUT
    66 lab plot orientation --trial NONE --estimate NONE --output OUT
    65 lab plot orientation --trial JUNK --estimate JUNK --output OUT
    66 lab plot allan --input NONE --output OUT
    65 lab plot allan --input JUNK --output OUT
    66 lab plot calibration --input NONE --output OUT
    65 lab plot calibration --input JUNK --output OUT
    66 lab light-model --input NONE --output OUT
    65 lab light-model --input JUNK --output OUT
    64 lab simulate --scene spaceship --output OUT
    66 lab track-score --track NONE --truth NONE
    65 lab track-score --track JUNK --truth JUNK
    66 replay NONE
    65 replay JUNK
    66 recording show NONE
    65 recording show JUNK
    66 recording cut NONE OUT
    65 recording cut JUNK OUT
    66 recording anonymise NONE OUT
    65 recording anonymise JUNK OUT
    64 udev --part nonsense
    66 lab plot prediction --trial NONE --prediction NONE --output OUT
    65 lab plot prediction --trial JUNK --prediction JUNK --output OUT
    66 lab fuse --input NONE --mode 6d --output OUT
    71 doctor --root NONE
    66 room show NONE
    65 room show JUNK
    """

  private struct Case {
    let status: Int32
    let line: String

    func arguments(in place: Tool.Place) -> [String] {
      line.split(separator: " ").map(String.init).map { word in
        word == "''"
          ? ""
          : word.replacing("_", with: " ").replacing("NONE", with: place.file("none"))
            .replacing("JUNK", with: place.file("junk")).replacing("OUT", with: place.file("out"))
      }
    }
  }

  private static let cases = table.split(separator: "\n").compactMap { line -> Case? in
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let status = Int32(parts[0]) else { return nil }
    return Case(status: status, line: String(parts[1]))
  }

  /// What the parser tells of its verbs.
  private struct Verb: Decodable {
    let commandName: String
    let shouldDisplay: Bool?
    let subcommands: [Verb]?

    /// The verbs that do something, as they are typed.
    func leaves(_ path: [String] = []) -> [String] {
      let verbs = (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
      return verbs.isEmpty
        ? [path.joined(separator: " ")] : verbs.flatMap { $0.leaves(path + [$0.commandName]) }
    }
  }

  private struct Dump: Decodable { let command: Verb }

  private static func leaves() async throws -> [String] {
    let dump = try await Tool.run("--experimental-dump-help")
    return try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command.leaves()
  }

  private func makePlace() throws -> Tool.Place {
    let place = try Tool.Place()
    // Noise that is the same each time, and no text in any encoding of this project.
    let noise = Data((0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256 &* 59 &+ 130) })
    try noise.write(to: URL(filePath: place.file("junk")))
    return place
  }

  @Test func `every verb is in the table`() async throws {
    let leaves = try await Self.leaves()
    #expect(leaves.count > 80)
    for leaf in leaves {
      #expect(Self.cases.contains { ($0.line + " ").hasPrefix(leaf + " ") }, "\(leaf) has no row")
    }
  }

  @Test func `what a verb cannot take is said, with the status of the manual, and changes nothing`()
    async throws
  {
    let place = try makePlace()
    let before = try Data(contentsOf: URL(filePath: place.file("junk")))
    // A handful at once: nearly all of the time is the program's start.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, test) in Self.cases.enumerated() {
        if index >= 6 { try await group.next() }
        group.addTask { try await Self.check(test, in: place) }
      }
      try await group.waitForAll()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["junk"])
    #expect(try Data(contentsOf: URL(filePath: place.file("junk"))) == before)
  }

  private static func check(_ test: Case, in place: Tool.Place) async throws {
    let ending = try await Tool.run(test.arguments(in: place), socket: place.socket)
    #expect(ending.status == test.status, "\(test.line)\n\(ending.complaint)\(ending.output)")
    #expect(!(ending.complaint + ending.output).isEmpty, "\(test.line) says nothing")
    #expect(!ending.complaint.contains("Fatal error"), "\(test.line)")
  }
}
