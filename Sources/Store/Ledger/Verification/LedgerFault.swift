/// Something in a ledger that cannot be, had it only been appended to.
public struct LedgerFault: Error, Hashable, Sendable {
  public let cause: Cause
  /// The first bad event is one of these: all before the first of them is under a signature that holds, and an
  /// event whose signature was destroyed counts as bad. One number where it is known exactly, as for every event
  /// that was appended by itself. Nil where no event is concerned.
  public let events: ClosedRange<Int>?

  init(_ cause: Cause, events: ClosedRange<Int>? = nil) {
    self.cause = cause
    self.events = events
  }

  /// What is wrong.
  public enum Cause: Hashable, Sendable {
    // Of events.
    /// An entry is not there, while later ones are.
    case missing
    /// A row under a number that no entry has.
    case misplaced
    /// A row that cannot be an entry by its type or its length.
    case unreadable
    /// The entry's bytes are not those that were hashed.
    case altered
    /// The stored nodes are not those of the entries.
    case treeAltered
    /// A head whose signature holds has another root than the first so many entries.
    case notAsSigned(size: Int)
    /// Entries that no head covers.
    case unsigned
    /// A stored head is of more entries than there are.
    case cutOff(size: Int)
    /// An entry of the ledger's own that is not one, or whose change of keys was not signed by both.
    case keyEntry

    // Of heads.
    /// A stored head that no key in force signed. Where events are named, no signature that holds covers them.
    case headAltered(size: Int)

    // Of heads that were kept elsewhere.
    /// The first so many entries are not what they were when this head was exported.
    case notAsExported(size: Int)
    /// The ledger has fewer entries than when this head was exported: an older copy, or its end was cut off.
    case olderThanExported(size: Int)
    /// An exported head that none of this ledger's keys signed: of another ledger, or another was put in its place.
    case exportedByStranger(LedgerKeyID)

    // Of the whole.
    /// None of the keys that were given is one of this ledger's; it began with this one.
    case untrusted(LedgerKeyID)
    /// A table, an index or a trigger is missing, altered or one too many.
    case schema(object: String)
    /// The database cannot be read on: SQLite's extended result code.
    case damaged(code: Int32)
  }
}
