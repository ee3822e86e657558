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
  private let passesOverStrangers: Bool

  /// - Parameters:
  ///   - trusted: keys that whoever asks had from elsewhere; one of the ledger's is enough. Without any, the
  ///     verdict is not `isAnchored`.
  ///   - exported: heads of this ledger that were kept elsewhere. One of another rig whose key is given as well
  ///     would be taken for this ledger's, and found to disagree.
  ///   - checksEverySignature: also of heads that a later one covers, 50 us each. No event could hide behind
  ///     them; a damaged one is found that way.
  ///   - passesOverStrangers: exported heads that none of this ledger's keys signed are passed over: for many
  ///     ledgers with the heads of all of them. Whoever asks that way looks for heads that are nobody's.
  public init(
    trusting trusted: [LedgerPublicKey], exported: [SignedTreeHead] = [], checksEverySignature: Bool = false,
    passesOverStrangers: Bool = false
  ) {
    self.trusted = trusted
    self.exported = exported
    self.checksEverySignature = checksEverySignature
    self.passesOverStrangers = passesOverStrangers
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
    var reading = DatabaseVerification(db: db, pass: pass(over: DatabaseHeads(db: db)))
    do {
      try reading.run()
    } catch let fault as LedgerFault {
      reading.pass.verdict.add(fault)
    } catch {
      // An entry's number, not its pages: SQLite says no more than that one could not be read.
      let code = (error as? DatabaseError)?.extendedResultCode.rawValue ?? ResultCode.SQLITE_ERROR.rawValue
      reading.pass.verdict.add(LedgerFault(.damaged(code: code), events: reading.pass.firstUnread))
    }
    return reading.pass.verdict
  }

  func pass<Heads: StoredHeads>(over heads: Heads) -> VerificationPass<Heads> {
    VerificationPass(
      heads: heads, trusted: trusted, exported: exported, checksEverySignature: checksEverySignature,
      passesOverStrangers: passesOverStrangers)
  }
}
