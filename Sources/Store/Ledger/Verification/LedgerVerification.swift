public import GRDB

/// The full verification: every entry of a ledger from its file, in bounded memory, with public keys alone.
///
/// It hashes all entries anew and compares: the stored nodes, the root of every stored head, the newest head's
/// signature, both signatures of every change of keys, and the heads that were kept elsewhere. What it can find,
/// with which evidence, stands in Docs/Decisions/0016-ledger.md.
public struct LedgerVerification: Sendable {
  private let trusted: [LedgerPublicKey]
  private let exported: [SignedTreeHead]
  private let checksEverySignature: Bool

  /// - Parameters:
  ///   - trusted: keys that whoever asks had from elsewhere; one of the ledger's is enough. Without any, the
  ///     verdict is not `isAnchored`.
  ///   - exported: heads of this ledger that were kept elsewhere. One of another rig whose key is given as well
  ///     would be taken for this ledger's, and found to disagree.
  ///   - checksEverySignature: also of heads that a later one covers, 50 us each. No event could hide behind
  ///     them; a damaged one is found that way.
  public init(
    trusting trusted: [LedgerPublicKey], exported: [SignedTreeHead] = [], checksEverySignature: Bool = false
  ) {
    self.trusted = trusted
    self.exported = exported
    self.checksEverySignature = checksEverySignature
  }

  /// Reads the whole ledger; call it in a read transaction, or what is appended meanwhile looks like a fault.
  ///
  /// O(n): some 0.7 us an entry and 0.2 us a level of the tree for each stored head.
  ///
  /// - Throws: `notALedger`. All that is wrong with a ledger is in the verdict.
  public func run(on db: Database) throws(LedgerError) -> LedgerVerdict {
    do {
      guard try LedgerSchema.isInstalled(in: db) else { throw LedgerError.notALedger }
    } catch {
      throw LedgerError(from: error)
    }
    var pass = VerificationPass(
      db: db, trusted: trusted, exported: exported, checksEverySignature: checksEverySignature)
    do {
      try pass.run()
    } catch let fault as LedgerFault {
      pass.verdict.add(fault)
    } catch {
      // An entry's number, not its pages: SQLite says no more than that one could not be read.
      let code = (error as? DatabaseError)?.extendedResultCode.rawValue ?? ResultCode.SQLITE_ERROR.rawValue
      pass.verdict.add(LedgerFault(.damaged(code: code), events: pass.firstUnread))
    }
    return pass.verdict
  }
}
