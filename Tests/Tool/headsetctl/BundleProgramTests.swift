import AcademyLedgers
import Foundation
import Ledger
import Register
import Testing

/// Bundles and reports at the terminal: what an auditor and the head office type.
@Suite struct BundleProgramTests {
  /// Two academies' ledgers, their bundles and keys in a folder.
  private struct Case {
    let shelf: AcademyShelf
    let bundles: [String]
    let entryCount: Int
    var database: String { shelf.path("rig-0.db") }
    var key: String { shelf.path("key.pem") }

    init(sharedSerial: Bool = false) throws {
      let shelf = try AcademyShelf()
      var entryCount = 0
      bundles = try (0..<2).map { index in
        var entries = try Academy(index: index, rigs: 1, years: 1, sessionsADay: 1).entries
        if sharedSerial {
          entries = try entries.map {
            try LedgerEntry(leaf: Data(try $0.leaf().replacing("LHR-001000", with: "LHR-000000").utf8))
          }
        }
        if index == 0 { entryCount = entries.count + 1 }
        return try shelf.bundle(entries, index: index)
      }
      self.shelf = shelf
      self.entryCount = entryCount
      let keys = try AcademyShelf.key(0).publicKey.pem
      try Data(keys.utf8).write(to: URL(filePath: key))
    }

    func content(_ name: String) throws -> String {
      try String(contentsOfFile: shelf.path(name), encoding: .utf8)
    }
  }

  @Test func `a bundle is exported once, and verifies with nothing but the key and the head`() async throws {
    let place = try Case()
    let stick = place.shelf.path("stick.bundle")
    let export = ["audit", "export", "--database", place.database, "--output", stick]
    let ending = try await Tool.run(export)
    #expect(ending.status == 0)
    try Data(ending.output.utf8).write(to: URL(filePath: place.shelf.path("head")))
    let bytes = try place.content("stick.bundle")
    #expect(try place.content("rig-0.bundle") == bytes)
    #expect(try await Tool.run(export).status == 73, "never over another file")
    #expect(try place.content("stick.bundle") == bytes)
    try FileManager.default.removeItem(atPath: place.database)
    let verdict = try await Tool.run([
      "audit", "verify", stick, "--key", place.key, "--head", place.shelf.path("head"),
    ])
    #expect(
      verdict.status == 0 && verdict.output.contains("PASS") && verdict.output.contains("NOT APPLICABLE"))
    let french = try await Tool.run(["audit", "verify", stick, "--key", place.key], language: "fr_FR.UTF-8")
    #expect(french.status == 0 && french.output.contains("SANS OBJET"))
  }

  @Test func `a bundle that was changed ends with 65 and names the event`() async throws {
    let place = try Case()
    let text = try place.content("rig-0.bundle").replacing("\"minor\":120000", with: "\"minor\":1")
    let path = place.shelf.path("changed.bundle")
    try Data(text.utf8).write(to: URL(filePath: path))
    let ending = try await Tool.run(["audit", "verify", path, "--json"])
    #expect(ending.status == 65)
    #expect(ending.output.contains("\"not_as_signed\"") && ending.output.contains("\"not_intact\""))
    let merge = ["audit", "merge", path, "--output", place.shelf.path("none")]
    #expect(try await Tool.run(merge).status == 65)
    #expect(!FileManager.default.fileExists(atPath: place.shelf.path("none")), "nothing is written")
    #expect(try await Tool.run(["report", "register", "--bundle", path]).status == 65)
  }

  @Test func `what is no bundle, no file or no key ends as the manual says`() async throws {
    let place = try Case()
    #expect(try await Tool.run(["audit", "verify", place.key]).status == 65)
    #expect(try await Tool.run(["audit", "verify", "/no/such.bundle"]).status == 66)
    #expect(
      try await Tool.run(["audit", "verify", place.bundles[0], "--key", place.bundles[0]]).status == 65)
    #expect(try await Tool.run(["audit", "verify", place.bundles[1], "--key", place.key]).status == 65)
    #expect(try await Tool.run(["audit", "merge", "--output", "/tmp/x"]).status == 64)
    #expect(
      try await Tool.run(["audit", "export", "--database", place.database, "--output", "/no/such/x"]).status
        == 73)
    #expect(
      try await Tool.run(["audit", "export", "--database", "/no/such.db", "--output", place.key]).status == 66
    )
  }

  @Test func `one serial at two sites is listed with both rigs, and the merge tells both histories`()
    async throws
  {
    let place = try Case(sharedSerial: true)
    let output = place.shelf.path("merged")
    let ending = try await Tool.run(["audit", "merge"] + place.bundles + ["--output", output])
    #expect(ending.status == 0 && ending.output.contains("LHR-000000"))
    #expect(ending.output.contains("rig-0") && ending.output.contains("rig-1"))
    #expect(try place.content("merged").contains("\"kind\":\"serial_twice\""))
    #expect(try await Tool.run(["audit", "verify"] + place.bundles).status == 65)
  }

  // MARK: - Reports

  @Test(arguments: [
    "register", "verification", "reconciliation", "end-use", "usage", "idle", "exceptions", "labels",
  ])
  func `a report is the same from the database and from its bundle, twice over`(name: String) async throws {
    let place = try Case()
    for format in name == "labels" ? ["html"] : ["html", "csv", "json"] {
      let options = ["report", name, "--format", format, "--language", "en"]
      let first = try await Tool.run(options + ["--database", place.database])
      let second = try await Tool.run(options + ["--bundle", place.bundles[0]])
      #expect(first.status == 0 && first.output == second.output && !first.output.isEmpty, "\(format)")
    }
  }

  @Test func `a report as of an entry does not change when the ledger grows`() async throws {
    let place = try Case()
    let options = ["report", "register", "--as-of", "40", "--format", "json", "--database", place.database]
    let before = try await Tool.run(options)
    var file = LedgerFile(path: place.database, key: try AcademyShelf.key(0))
    _ = try file.append([
      try LedgerEntry(
        kind: "test.later", actor: "service",
        time: LedgerTime(milliseconds: 1_800_000_000_000, isTrusted: true),
        payload: [:])
    ])
    let after = try await Tool.run(options)
    #expect(before.status == 0 && before.output == after.output)
    #expect(
      try await Tool.run(["report", "register", "--as-of", "99999", "--database", place.database]).status
        == 66)
  }

  @Test func `a report goes to a new file alone, a proof is verified before it is printed`() async throws {
    let place = try Case()
    let output = place.shelf.path("proof.html")
    let proof = ["report", "proof", "--entry", "7", "--database", place.database, "--output", output]
    #expect(try await Tool.run(proof).status == 0)
    #expect(try place.content("proof.html").contains("<svg"))
    #expect(try await Tool.run(proof).status == 73)
    let beyond = ["report", "proof", "--entry", "\(place.entryCount)", "--database", place.database]
    #expect(try await Tool.run(beyond).status == 66)
    #expect(
      try await Tool.run(["report", "handover", "--offer", "3", "--database", place.database]).status == 66)
    #expect(try await Tool.run(["report", "handover", "--database", place.database]).status == 64)
    #expect(try await Tool.run(["report", "nothing"]).status == 64)
  }
}
