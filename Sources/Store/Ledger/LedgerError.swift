/// Why the ledger did not do what it was asked.
public enum LedgerError: Error, Hashable, Sendable {
  // What the disk says.
  case diskFull
  case readOnly
  case accessDenied
  /// No file at the path.
  case missing
  /// SQLite's extended result code.
  case inputOutput(code: Int32)
  /// The database's pages, not its events: SQLite's extended result code.
  case damaged(code: Int32)
  case cannotOpen(code: Int32)
  case busy
  /// The system's errno where no case above says it.
  case system(errno: Int32)
  /// Any other result code of SQLite.
  case sqlite(code: Int32)

  // What the file is.
  /// A database without a ledger's tables.
  case notALedger
  /// A file that is no bundle.
  case notABundle
  /// A file of that name is there already, and stays.
  case exists
  /// The tables are there and empty.
  case notBegun
  /// It has begun already.
  case alreadyBegun
  /// What the tail holds is not what was signed: nothing is written on top of it.
  case broken(LedgerFault)
  /// The ledger's key in force is another than the one at hand.
  case keyMismatch(expected: LedgerKeyID, actual: LedgerKeyID)

  // What a key file is.
  case keyFile(KeyFileFault)

  // What was handed in.
  case badKind(String)
  case badActor(String)
  /// A leaf that is not an entry's canonical bytes.
  case badLeaf
  case notCanonical(CanonicalFault)
  case tooLarge(byteCount: Int)
  /// A key of another length, or text that is not a key's.
  case badKey
  /// Text that is not a head's.
  case badHead
  /// A tree of that size is not here, or has no such leaf.
  case outOfRange

  /// Why a value has no canonical spelling.
  public enum CanonicalFault: Hashable, Sendable {
    case notANumber, integerTooLarge, tooDeep, notJSON
  }

  /// Why a key file is not used.
  public enum KeyFileFault: Hashable, Sendable {
    /// A folder, a device, a symbolic link.
    case notAFile
    case foreignOwner(uid: UInt32)
    /// Others than its owner may read or write it; `mode` is its permission bits.
    case tooOpen(mode: UInt32)
    case malformed
    /// A new key never replaces one that is there.
    case exists
  }
}
