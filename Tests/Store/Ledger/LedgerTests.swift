import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct LedgerTests {
  @Test func `an entry's leaf is these bytes and reads back`() throws {
    let entry = try LedgerEntry(
      kind: "custody.transferred", actor: "technician/1000",
      time: LedgerTime(milliseconds: 1_772_000_000_250, isTrusted: false),
      payload: ["to": .string("room \"2\""), "from": .null, "share": .number(0.5)])
    let leaf = try entry.leaf()
    #expect(
      leaf == #"{"actor":"technician/1000","kind":"custody.transferred","payload":{"from":null,"share":0.5,"#
        + #""to":"room \"2\""},"time":1772000000250,"trusted":false}"#)
    #expect(try LedgerEntry(leaf: Data(leaf.utf8)) == entry)
    for other in [leaf + " ", leaf.replacing("0.5", with: "5e-1"), leaf.replacing("null", with: "null ")] {
      #expect(throws: LedgerError.badLeaf) { try LedgerEntry(leaf: Data(other.utf8)) }
    }
  }

  @Test(arguments: ["", "ledger.begun", "a b", "a\"b", "é", String(repeating: "k", count: 65)])
  func `a kind is a short word, and the ledger's own are its own`(kind: String) {
    #expect(throws: LedgerError.badKind(kind)) {
      try LedgerEntry(kind: kind, actor: "service", time: .at(0), payload: [:])
    }
  }

  @Test(arguments: ["", "a\\", "x\u{0}", String(repeating: "a", count: 129)])
  func `an actor is a short word`(actor: String) {
    #expect(throws: LedgerError.badActor(actor)) {
      try LedgerEntry(kind: "k", actor: actor, time: .at(0), payload: [:])
    }
  }

  @Test func `an entry larger than a leaf is refused, and nothing of its batch is kept`() throws {
    let shelf = try Shelf()
    var file = try shelf.begun()
    let large = try LedgerEntry(
      kind: "k", actor: "a", time: .at(1), payload: ["x": .string(String(repeating: "x", count: 65_536))])
    do throws(LedgerError) {
      _ = try file.append([.numbered(1), large])
      Issue.record("was taken")
    } catch {
      guard case .tooLarge = error else { throw error }
    }
    #expect(try file.read { try Ledger.size(of: $0) } == 1)
    #expect(try shelf.verdict().isIntact)
  }

  @Test func `heads, sizes and proofs of a ledger agree with the tree over its leaves`() throws {
    let shelf = try Shelf()
    var file = try shelf.begun(size: 20)
    let batch = try file.append((20..<37).map(LedgerEntry.numbered))
    #expect(batch?.head.size == 37)
    #expect(try file.append([]) == nil)
    try file.read { db in
      let leaves = try (0..<37).map { MerkleHash.ofLeaf(try #require(try Ledger.leaf($0, in: db))) }
      let defined = DefinedTree(leaves: leaves)
      #expect(try Ledger.head(of: db) == batch)
      #expect(batch?.head.root == defined.root(of: leaves[...]))
      #expect(try Ledger.firstHead(covering: 21, in: db) == batch)
      for size in [1, 19, 37] {
        let proof = try Ledger.inclusionProof(of: size - 1, inFirst: size, of: db)
        #expect(proof.verifies(leaf: leaves[size - 1], root: defined.root(of: leaves.prefix(size))))
        let consistency = try Ledger.consistencyProof(from: size, to: 37, of: db)
        #expect(
          consistency.verifies(
            firstRoot: defined.root(of: leaves.prefix(size)), secondRoot: defined.root(of: leaves[...])))
      }
      for (entry, size) in [(37, 37), (-1, 5), (5, 5), (0, 38), (0, -1), (0, Int.max)] {
        #expect(throws: LedgerError.outOfRange) {
          try Ledger.inclusionProof(of: entry, inFirst: size, of: db)
        }
      }
      #expect(throws: LedgerError.outOfRange) { try Ledger.consistencyProof(from: 0, to: 5, of: db) }
      #expect(throws: LedgerError.outOfRange) { try Ledger.consistencyProof(from: 6, to: 5, of: db) }
    }
  }

  @Test func `a ledger begins once, and takes nothing before it began`() throws {
    let shelf = try Shelf()
    var file = shelf.file()
    #expect(throws: LedgerError.self) { try file.append([.numbered(1)]) }
    file = try shelf.begun()
    #expect(throws: LedgerError.alreadyBegun) { try file.begin(origin: "x", actor: "a", time: .at(1)) }
    #expect(try shelf.verdict().size == 1)
  }

  @Test func `another key than the one in force appends nothing`() throws {
    let shelf = try Shelf()
    _ = try shelf.begun(size: 3)
    let stranger = try LedgerSigningKey.test(2)
    var file = LedgerFile(path: shelf.path, key: stranger)
    let expected = LedgerError.keyMismatch(expected: shelf.key.publicKey.id, actual: stranger.publicKey.id)
    #expect(throws: expected) { try file.append([.numbered(3)]) }
    #expect(throws: expected) { try file.change(to: stranger, actor: "a", time: .at(3)) }
    #expect(try shelf.verdict().isIntact)
  }

  @Test func `keys change, and the first alone verifies all that follows`() throws {
    let shelf = try Shelf()
    var file = try shelf.begun(size: 5)
    var keys = [shelf.key]
    for seed in 2...4 as ClosedRange<UInt8> {
      let next = try LedgerSigningKey.test(seed)
      _ = try file.change(to: next, actor: "administrator/0", time: .at(Int(seed)))
      #expect(throws: LedgerError.self) { try file.append([.numbered(1)]) }
      file = LedgerFile(path: shelf.path, key: next)
      if seed != 3 { _ = try file.append([.numbered(Int(seed)), .numbered(9)]) }
      keys.append(next)
    }
    for key in keys {
      let verdict = try shelf.verdict(trusting: [key.publicKey], everySignature: true)
      #expect(verdict.isIntact && verdict.isAnchored)
      #expect(verdict.keys.map(\.key) == keys.map(\.publicKey))
      #expect(verdict.keys.map(\.sequence) == [0, 5, 8, 9])
    }
    let stranger = try LedgerSigningKey.test(9).publicKey
    #expect(
      try shelf.verdict(trusting: [stranger]).faults.map(\.cause) == [.untrusted(shelf.key.publicKey.id)])
    let unasked = try shelf.verdict(trusting: [])
    #expect(unasked.isIntact && !unasked.isAnchored)
  }

  @Test func `what means well cannot alter, delete, replace or skip`() throws {
    let shelf = try Shelf()
    _ = try shelf.begun(size: 4)
    let queue = try shelf.stranger()
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA recursive_triggers = ON") }
    let insert = "INSERT INTO ledger_entry (sequence, leaf, nodes) VALUES"
    for sql in [
      "UPDATE ledger_entry SET leaf = leaf || ' '", "DELETE FROM ledger_entry",
      "UPDATE ledger_head SET size = 9",
      "DELETE FROM ledger_head WHERE size = 1", "\(insert) (9, '{}', zeroblob(32))",
      "\(insert) (-1, '{}', zeroblob(32))", "\(insert) (2, '{}', zeroblob(32))",
      "INSERT OR REPLACE INTO ledger_entry (sequence, leaf, nodes) VALUES (2, '{}', zeroblob(32))",
      "\(insert) (4, '{}', zeroblob(31))", "\(insert) (4, '', zeroblob(32))", "\(insert) (4, 7, 'x')",
      "INSERT INTO ledger_head VALUES (3, 1, 1, zeroblob(32), zeroblob(8), zeroblob(64))",
      "INSERT INTO ledger_head VALUES (5, 1, 1, zeroblob(32), zeroblob(8), zeroblob(64))",
    ] {
      do {
        try queue.write { try $0.execute(sql: sql) }
        Issue.record("let pass: \(sql)")
      } catch let error as DatabaseError {
        #expect(error.resultCode == .SQLITE_CONSTRAINT, "\(sql): \(error)")
      }
    }
    #expect(try shelf.verdict().isIntact)
  }

  @Test func `nothing is put on top of a tail that is not what was signed`() throws {
    for (sql, cause) in [
      ("UPDATE ledger_entry SET nodes = zeroblob(length(nodes)) WHERE sequence = 5", .notAsSigned(size: 6)),
      ("UPDATE ledger_head SET root = zeroblob(32) WHERE size = 6", .notAsSigned(size: 6)),
      ("UPDATE ledger_head SET time_ms = 1 WHERE size = 6", .headAltered(size: 6)),
      ("UPDATE ledger_head SET key_id = zeroblob(8) WHERE size = 6", .headAltered(size: 6)),
      ("UPDATE ledger_entry SET key = zeroblob(32) WHERE sequence = 0", .headAltered(size: 6)),
      ("UPDATE ledger_entry SET key = NULL WHERE sequence = 0", .keyEntry),
      ("DELETE FROM ledger_head WHERE size = 6", .unsigned),
      ("DELETE FROM ledger_head", .headAltered(size: 6)),
      ("DELETE FROM ledger_entry WHERE sequence = 5", .cutOff(size: 6)),
      ("DELETE FROM ledger_entry", .headAltered(size: 0)),
      ("DELETE FROM ledger_entry WHERE sequence = 3", .treeAltered),
    ] as [(String, LedgerFault.Cause)] {
      let shelf = try Shelf()
      _ = try shelf.begun(size: 6)
      try shelf.stranger().write { db in
        try Attack.dropTriggers(db)
        try db.execute(sql: sql)
      }
      var file = shelf.file()
      do throws(LedgerError) {
        _ = try file.append([.numbered(6)])
        Issue.record("appended after \(sql)")
      } catch {
        guard case .broken(let fault) = error else { throw error }
        #expect(fault.cause == cause, "\(sql)")
      }
    }
  }

  @Test func `a database of another program is not a ledger, a missing one is missing`() throws {
    let shelf = try Shelf()
    #expect(throws: LedgerError.missing) { try LedgerReader(path: shelf.path) }
    try shelf.stranger().write { try $0.execute(sql: "CREATE TABLE other (x)") }
    #expect(throws: LedgerError.notALedger) { try LedgerReader(path: shelf.path) }
    try Data(repeating: 65, count: 10_000).write(to: URL(filePath: shelf.path))
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: shelf.path + suffix) }
    do throws(LedgerError) {
      _ = try LedgerReader(path: shelf.path)
      Issue.record("was opened")
    } catch {
      guard case .damaged = error else { throw error }
    }
  }

  @Test func `a clock that jumps years back and forth changes nothing but what it says`() throws {
    let shelf = try Shelf()
    var file = try shelf.begun()
    let year = 31_536_000_000 as Int64
    for (index, jump) in [-year, year, 0, Int64.min / 2, .max].enumerated() {
      let time = LedgerTime(milliseconds: LedgerTime.at(index).milliseconds &+ jump, isTrusted: true)
      let entry = try LedgerEntry(kind: "k", actor: "a", time: time, payload: ["n": .integer(Int64(index))])
      #expect(try file.append([entry])?.head.time == time)
    }
    #expect(try shelf.verdict().isIntact)
    let order = try file.read { db in
      try (1...5).map { try LedgerEntry(leaf: try #require(try Ledger.leaf($0, in: db))) }
    }
    #expect(order.map(\.payload) == (0..<5).map { ["n": .integer($0)] })
    #expect(order.map(\.time.isTrusted) == [true, true, true, false, false])
  }

  @Test func `a transaction that is rolled back leaves no trace`() throws {
    let shelf = try Shelf()
    _ = try shelf.begun(size: 3)
    let ledger = Ledger(key: shelf.key)
    let queue = try shelf.stranger()
    try queue.writeWithoutTransaction { db in
      try db.inTransaction {
        let head = try ledger.append([.numbered(3)], to: db)
        #expect(head?.head.size == 4)
        return .rollback
      }
      try db.inTransaction {
        let head = try ledger.append([.numbered(4)], to: db)
        #expect(head?.head.size == 4)
        return .commit
      }
    }
    #expect(try shelf.verdict().isIntact)
  }
}
