import Foundation
import GRDB
import Ledger
import Register

/// The register of the rig's own ledger, in memory and in its tables, always at the ledger's end.
///
/// A value: who writes a transaction keeps the one from before, and goes back to it where the transaction failed.
struct RegisterKeeper {
  private(set) var register: Register

  // MARK: - Opening

  /// Folds the whole ledger. Tables that show another number of events are written anew.
  init(folding db: Database) throws {
    var fold = RegisterFold()
    let rows = try Row.fetchCursor(db, sql: "SELECT sequence, leaf FROM ledger_entry ORDER BY sequence")
    while let row = try rows.next() {
      fold.ingest(try row.decode(Data.self, atIndex: 1), at: try row.decode(Int.self, atIndex: 0))
    }
    register = fold.register
    _ = register.takeTouched()
  }

  /// Whether the tables show this register.
  func isShown(in db: Database) throws -> Bool {
    let row = try Row.fetchOne(db, sql: "SELECT size, format FROM register_state")
    guard let row else { return false }
    return try row.decode(Int.self, forColumn: "size") == register.size
      && row.decode(Int.self, forColumn: "format") == RegisterTables.format
  }

  mutating func showAll(in db: Database) throws {
    register.touchAll()
    try RegisterTables.clear(db)
    try show(in: db)
  }

  // MARK: - Writing

  /// What the service witnessed and has appended.
  mutating func follow(_ entries: [LedgerEntry], endingAt size: Int) throws {
    var fold = RegisterFold(register)
    for (offset, entry) in entries.enumerated() {
      fold.ingest(try EntryReader(entry), at: size - entries.count + offset)
    }
    register = fold.register
  }

  /// Carries out an order: asks the register for each event, and appends what it took under one head. Where it
  /// throws, neither register nor ledger has changed.
  mutating func carryOut(
    _ order: RegisterOrder, time: LedgerTime, ledger: Ledger, _ db: Database
  ) throws -> RegisterReceipt {
    var trial = register
    var entries: [LedgerEntry] = []
    var receipt = RegisterReceipt()
    for (index, draft) in order.drafts.enumerated() {
      do throws(RegisterRefusal) {
        for event in try trial.events(of: draft, at: Stamp(sequence: trial.size, time: time)) {
          receipt.entries.append(try trial.enter(event, time: time, actor: order.actor))
          entries.append(try Self.entry(of: event, time: time, actor: order.actor))
        }
      } catch {
        throw RegisterFailure.refused(draft: index, error)
      }
    }
    for name in order.names where trial.parties[name.party] == nil {
      throw RegisterFailure.refused(draft: order.drafts.count, .unknownParty(name.party))
    }
    receipt.size = trial.size
    guard !order.isTrial else { return receipt }
    try ledger.append(entries, to: db)
    try RegisterTables.write(order.names, db)
    register = trial
    return receipt
  }

  /// Writes the rows of what was touched.
  mutating func show(in db: Database) throws {
    try RegisterTables.write(register.takeTouched(), of: register, db)
  }

  private static func entry(
    of event: RegisterEvent, time: LedgerTime, actor: RegisterActor
  ) throws(RegisterRefusal) -> LedgerEntry {
    guard let payload = event.payload,
      let entry = try? LedgerEntry(
        kind: event.kind.rawValue, actor: actor.text, time: time, payload: payload),
      (try? entry.leaf()) != nil
    else { throw .tooLarge(event.kind) }
    return entry
  }
}

extension Register {
  /// Applies an event as the next one.
  fileprivate mutating func enter(
    _ event: RegisterEvent, time: LedgerTime, actor: RegisterActor
  ) throws(RegisterRefusal) -> RegisterReceipt.Entry {
    let sequence = size
    try apply(event, at: sequence, time: time, actor: actor)
    let opened = findings(openedBy: sequence)
    return RegisterReceipt.Entry(
      sequence: sequence, kind: event.kind.rawValue, tag: event.tag?.text,
      findings: opened.map { "\($0.name.text) \($0.kind.rawValue)" })
  }
}
