import GRDB
import Glibc
public import Ledger

/// Changes the key that signs a rig's ledger, while no service records: it takes the recorder's own lock, and so is the one
/// writer.
///
/// The order of things is such that a power cut between any two of them leaves a ledger that goes on: the new key is on the disk
/// before the ledger names it, the old one until after. Whoever comes next, the service or another attempt, ends what was begun.
public struct LedgerKeyRotation: Sendable {
  /// The key that signed until now; its file is gone.
  public let old: LedgerPublicKey
  /// The key in force.
  public let new: LedgerPublicKey
  /// The last head of the old key: it covers the entry that names the new one.
  public let head: SignedTreeHead

  /// Why the key stays.
  public enum Refusal: Error, Hashable, Sendable {
    case inventory(InventoryError)
    case ledger(LedgerError)
  }

  /// - Parameters:
  ///   - database: the rig's record.
  ///   - keyPath: where the key in force is.
  ///   - actor: who asked, as `administrator/0`.
  /// - Throws: `heldByAnotherWriter` while the service runs; `broken` where the ledger is not what was signed, so that nobody's
  ///   edit is taken over to the new key; what the disk and the key's file say.
  public static func perform(
    database: String, keyPath: String, actor: String, at time: WallTime
  ) throws(Refusal) -> LedgerKeyRotation {
    let moment = LedgerTime(milliseconds: time.milliseconds, isTrusted: time.isTrusted)
    do {
      return try locked(database) { queue in
        try rotate(queue, LedgerKeyFile(path: keyPath), actor: actor, at: moment)
      }
    } catch let error as LedgerError {
      throw .ledger(error)
    } catch {
      throw .inventory(InventoryError(from: error))
    }
  }

  /// As the one writer. Never makes a database: a path that was typed wrongly is an error.
  private static func locked<Value>(_ database: String, _ body: (DatabaseQueue) throws -> Value) throws
    -> Value
  {
    guard unsafe access(database, F_OK) == 0 else { throw InventoryError(errno: errno) }
    let lock = try WriterLock(database: database)
    let value = try body(try open(database))
    lock.release()
    return value
  }

  private init(old: LedgerPublicKey, new: LedgerPublicKey, head: SignedTreeHead) {
    self.old = old
    self.new = new
    self.head = head
  }

  private static func rotate(
    _ queue: DatabaseQueue, _ file: LedgerKeyFile, actor: String, at time: LedgerTime
  ) throws -> LedgerKeyRotation {
    let verdict = try queue.read { db in try LedgerVerification(trusting: []).run(on: db) }
    if let fault = verdict.faults.first { throw LedgerError.broken(fault) }
    let current = try file.settle(inForce: try queue.read(Ledger.keyInForce).id)
    let next = try file.prepareNext()
    let head = try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      var head: SignedTreeHead?
      try db.inTransaction(.immediate) {
        head = try Ledger(key: current).change(to: next, actor: actor, time: time, in: db)
        return .commit
      }
      guard let head else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      return head
    }
    _ = try file.settle(inForce: next.publicKey.id)
    return LedgerKeyRotation(old: current.publicKey, new: next.publicKey, head: head)
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "key-rotation"
    configuration.prepareDatabase { db in
      guard try InventorySchema.released.check(db) > 0 else {
        throw InventoryError.notAnInventory(applicationID: 0)
      }
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}
