import Foundation
import Ledger
import Testing

/// `headsetctl audit` on ledgers as they were left, and as somebody left them who should not have.
@Suite struct AuditProgramTests {
  /// A ledger of 20 events, its database, and what an auditor took along after 15 of them.
  private struct Case {
    let place: Tool.Place
    let database: String
    let head: String
    let key: String

    init() throws {
      place = try Tool.Place()
      database = place.file("ledger.db")
      head = place.file("heads")
      key = place.file("key.pem")
      let signer = try LedgerSigningKey(seed: Data(repeating: 7, count: 32))
      var file = LedgerFile(path: database, key: signer)
      _ = try file.begin(origin: "rig", actor: "service", time: Self.time(0))
      for index in 1..<20 {
        let entry = try LedgerEntry(
          kind: "custody.transferred", actor: "technician/1000", time: Self.time(index), payload: [:])
        let signed = try file.append([entry])
        if index == 14, let signed { try Data("\n\(signed.text)\n".utf8).write(to: URL(filePath: head)) }
      }
      try Data(signer.publicKey.pem.utf8).write(to: URL(filePath: key))
    }

    private static func time(_ index: Int) -> LedgerTime {
      LedgerTime(milliseconds: 1_772_000_000_000 + Int64(index), isTrusted: true)
    }

    func change(_ sql: String) throws {
      let process = Process()
      process.executableURL = URL(filePath: AuditProgramTests.sqlite)
      process.arguments = [database, sql]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }

    func verify(_ options: String..., language: String = "C") async throws -> Tool.Ending {
      let arguments = ["audit", "verify", "--database", database] + options
      return try await Tool.run(arguments, language: language)
    }
  }

  private static let sqlite = "/usr/bin/sqlite3"
  private static let hasSQLite = FileManager.default.isExecutableFile(atPath: sqlite)

  private struct Report: Decodable {
    struct Fault: Decodable, Equatable {
      let code: String
      let first_event: Int?
      let last_event: Int?
    }
    let verdict: String
    let entries: Int
    let anchored: Bool
    let exported_heads_agreed: Int
    let faults: [Fault]
  }

  private func report(_ ending: Tool.Ending) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(ending.output.utf8))
  }

  @Test func `an intact ledger passes with the key and the head that were taken along`() async throws {
    let ledger = try Case()
    let ending = try await ledger.verify(
      "--key", ledger.key, "--head", ledger.head, "--every-signature", "--json")
    #expect(ending.status == 0)
    let report = try report(ending)
    #expect(report.verdict == "pass" && report.anchored && report.entries == 20)
    #expect(report.exported_heads_agreed == 1)
    let plain = try await ledger.verify()
    #expect(plain.status == 0 && plain.output.contains("PASS") && plain.output.contains("no key of the rig"))
  }

  @Test func `head and key print what verify takes`() async throws {
    let ledger = try Case()
    let head = try await Tool.run(["audit", "head", "--database", ledger.database])
    let key = try await Tool.run(["audit", "key", "--database", ledger.database])
    #expect(try SignedTreeHead(text: head.output).isSigned(by: LedgerPublicKey(pem: key.output)))
    #expect(try key.output == String(contentsOfFile: ledger.key, encoding: .utf8))
  }

  @Test(.enabled(if: hasSQLite, "needs the package sqlite3"))
  func `an altered event is named, in the reader's language`() async throws {
    let ledger = try Case()
    try ledger.change(
      "DROP TRIGGER ledger_entry_update; UPDATE ledger_entry SET leaf = leaf || ' ' WHERE sequence = 7")
    let ending = try await ledger.verify("--key", ledger.key, "--json")
    #expect(ending.status == 65)
    #expect(
      try report(ending).faults == [
        Report.Fault(code: "schema", first_event: nil, last_event: nil),
        Report.Fault(code: "altered", first_event: 7, last_event: 7),
      ])
    #expect(try await ledger.verify().output.contains("Event 7 is not what was entered."))
    #expect(
      try await ledger.verify(language: "fr_FR").output.contains(
        "L'événement 7 n'est pas ce qui avait été inscrit."))
    #expect(try await Tool.run(["audit", "head", "--database", ledger.database]).status == 0)
  }

  @Test(.enabled(if: hasSQLite, "needs the package sqlite3"))
  func `an older copy passes alone and fails against the head`() async throws {
    let ledger = try Case()
    try ledger.change(
      """
      CREATE TEMP TABLE t AS SELECT sql FROM sqlite_schema WHERE name = 'ledger_entry_delete';
      DROP TRIGGER ledger_entry_delete; DROP TRIGGER ledger_head_delete;
      DELETE FROM ledger_entry WHERE sequence >= 12; DELETE FROM ledger_head WHERE size > 12;
      """)
    let alone = try report(await ledger.verify("--json"))
    #expect(alone.faults.map(\.code) == ["schema"])
    let against = try report(await ledger.verify("--head", ledger.head, "--json"))
    #expect(against.faults.last == Report.Fault(code: "older_than_exported", first_event: 12, last_event: 14))
  }

  @Test func `bad input is said, with a status, and changes nothing`() async throws {
    let ledger = try Case()
    let before = try Data(contentsOf: URL(filePath: ledger.database))
    #expect(try await ledger.verify("--key", ledger.head).status == 65)
    #expect(try await ledger.verify("--head", ledger.key).status == 65)
    #expect(try await ledger.verify("--key", ledger.place.file("none")).status == 66)
    #expect(try await ledger.verify("--nonsense").status == 64)
    for verb in ["verify", "head", "key"] {
      #expect(try await Tool.run(["audit", verb, "--database", ledger.place.file("none")]).status == 66)
      #expect(try await Tool.run(["audit", verb, "--database", ledger.head]).status == 65)
    }
    #expect(try Data(contentsOf: URL(filePath: ledger.database)) == before)
  }
}
