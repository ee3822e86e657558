import Foundation
import GRDB
import Register
import Testing

@testable import Inventory

@Suite struct RegisterQueryTests {
  /// A record with one asset in it.
  private func rig() throws -> (rig: Rig, query: RegisterQuery) {
    let rig = try Rig()
    let recorder = try rig.recorder()
    for json in [RegisterRecorderTests.references, RegisterRecorderTests.enrolment] {
      let order = RegisterOrder(
        drafts: try RegisterDraft.list(json: Data(json.utf8)), actor: RegisterActor("technician/1000"),
        at: .at(5))
      _ = try recorder.carryOut(order, waitMilliseconds: InventoryRecorder.patienceMilliseconds).get()
    }
    recorder.stopCleanly(at: .at(7))
    return (rig, try RegisterQuery(path: rig.path))
  }

  @Test func `the views have the columns that their page promises, in its order`() throws {
    let (_, query) = try rig()
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appending(path: "../../../Docs/Formats/views.md"), encoding: .utf8)
    for view in RegisterQuery.views {
      let section = try #require(page.components(separatedBy: "\n## `\(view)`\n").dropFirst().first)
      let lines = section.components(separatedBy: "\n## ")[0].components(separatedBy: "\n")
      let promised = lines.filter { $0.hasPrefix("| `") }.map { String($0.dropFirst(3).prefix { $0 != "`" }) }
      #expect(try query.run("SELECT * FROM \(view)").columns == promised, "\(view)")
    }
  }

  @Test func `a query joins, sums and orders`() throws {
    let (_, query) = try rig()
    let table = try query.run(
      """
      WITH n AS (SELECT custodian, count(*) AS c FROM assets WHERE live GROUP BY custodian)
      SELECT p.organisation, n.c, upper(p.role) FROM n JOIN parties p ON p.party = n.custodian ORDER BY 1
      """)
    #expect(table.rows == [[.text("Academy"), .integer(1), .text("CUSTODIAN")]])
    #expect(try query.run("SELECT count(*) FROM events").rows == [[.integer(5)]])
    #expect(
      try query.run("VALUES (1, 2.5, NULL, x'00ff')").rows == [
        [.integer(1), .real(2.5), .null, .text("00ff")]
      ])
  }

  @Test(arguments: [
    "DELETE FROM register_asset", "UPDATE assets SET custodian = 'x'", "DROP VIEW assets",
    "CREATE TEMP TABLE t (x)",
    "INSERT INTO party_name VALUES ('P', 'n', NULL)", "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "ATTACH '/etc/passwd' AS p", "SELECT * FROM sqlite_schema", "SELECT * FROM ledger_entry",
    "SELECT name FROM party_name", "SELECT load_extension('x')", "VACUUM INTO '/tmp/copy'", "BEGIN", "",
    "nonsense",
    "SELECT 1; SELECT 2", "SELECT * FROM pragma_table_info('assets')", "EXPLAIN DELETE FROM register_asset",
    "REINDEX", "ANALYZE", "SELECT * FROM assets WHERE tag = (SELECT leaf FROM ledger_entry LIMIT 1)",
  ])
  func `what is no query of the views is refused, and changes nothing`(sql: String) throws {
    let (rig, query) = try rig()
    let before = try Data(contentsOf: URL(filePath: rig.path))
    let error = #expect(throws: InventoryError.self) { try query.run(sql) }
    if case .refused = error {} else { Issue.record("\(String(describing: error))") }
    #expect(try Data(contentsOf: URL(filePath: rig.path)) == before)
    #expect(try query.run("SELECT count(*) FROM assets").rows == [[.integer(1)]])
  }

  @Test func `a query without an end is ended, and the next one runs`() throws {
    let (rig, _) = try rig()
    // A hundredth of the steps that a user has, who would wait ten seconds.
    let query = try RegisterQuery(path: rig.path, stepThousandsMax: RegisterQuery.stepThousandsMax / 100)
    #expect(throws: InventoryError.refused(rule: RegisterQuery.tooLong)) {
      try query.run("WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n")
    }
    #expect(try query.run("SELECT count(*) FROM assets").rows == [[.integer(1)]])
    #expect(throws: InventoryError.self) {
      try query.run("SELECT '" + String(repeating: "x", count: RegisterQuery.byteCountMax) + "'")
    }
  }

  @Test func `a file that is no record is said`() throws {
    let rig = try Rig()
    #expect(throws: InventoryError.missing) { try RegisterQuery(path: rig.path) }
    try Data("not a database, though long enough to be one".utf8).write(to: URL(filePath: rig.path))
    #expect(throws: InventoryError.self) { try RegisterQuery(path: rig.path) }
  }
}
