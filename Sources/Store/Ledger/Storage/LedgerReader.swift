import Foundation
public import GRDB

/// A read-only view of any database that has a ledger, for whoever may read the file, whether somebody writes to
/// it or not.
public struct LedgerReader: Sendable {
  private let queue: DatabaseQueue

  /// - Throws: `missing`, `accessDenied`, `notALedger`, or what the disk says.
  public init(path: String) throws(LedgerError) {
    // SQLite says "cannot open" to a missing file and to a forbidden one alike.
    guard FileManager.default.fileExists(atPath: path) else { throw .missing }
    guard FileManager.default.isReadableFile(atPath: path) else { throw .accessDenied }
    do {
      queue = try Self.open(path)
      guard try queue.read(LedgerSchema.isInstalled) else { throw LedgerError.notALedger }
    } catch {
      throw LedgerError(from: error)
    }
  }

  /// Reads in one consistent state.
  public func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw LedgerError(from: error)
    }
  }

  /// The full verification.
  public func verify(_ verification: LedgerVerification) throws(LedgerError) -> LedgerVerdict {
    try read { db in try verification.run(on: db) }
  }

  /// Writes a bundle of what the ledger has now, as `LedgerBundle.write` does.
  @discardableResult
  public func export(toPath path: String) throws(LedgerError) -> SignedTreeHead {
    let written: Result<SignedTreeHead, LedgerError> = try read { db in
      do throws(LedgerError) {
        return .success(try LedgerBundle.write(db, toPath: path))
      } catch {
        return .failure(error)
      }
    }
    return try written.get()
  }

  /// A copy without its log files, on media nobody can write to, is read as one that does not change
  /// (`immutable`, sqlite.org/uri.html).
  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(1)
    configuration.label = "ledger-reader"
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      guard !FileManager.default.fileExists(atPath: path + "-wal") else { throw error }
      let file = URL(fileURLWithPath: path).absoluteString
      return try DatabaseQueue(path: file + "?immutable=1", configuration: configuration)
    }
  }
}
