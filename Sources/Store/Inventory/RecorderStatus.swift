public import Ledger

/// How the recorder is doing: a copy, taken without waiting for the disk.
public struct RecorderStatus: Hashable, Sendable {
  /// What the recorder's thread is at.
  public enum State: Hashable, Sendable {
    case opening
    case recording
    /// The database takes nothing since `since`; what is posted waits in the mailbox, and every heartbeat
    /// tries again.
    case failing(InventoryError, since: Moment)
    /// No more events are taken. `isClean` is false where the end could not be written.
    case stopped(isClean: Bool)
  }

  public internal(set) var state: State = .opening
  /// Events posted and not yet written.
  public internal(set) var pendingEventCount = 0
  /// Events and usage amounts this run lost because the mailbox was full; also kept in the database.
  public internal(set) var droppedEventCount: UInt64 = 0
  /// Events this run lost because they broke a rule of the schema; also kept in the database.
  public internal(set) var refusedEventCount: UInt64 = 0
  public internal(set) var lastRefusal: InventoryError?
  /// Why the ledger does not witness what is recorded; nil while it does, or where there is none.
  public internal(set) var ledgerFault: LedgerError?
  /// Every event `post` gave a number up to this one is on disk, unless it was refused.
  public internal(set) var writtenThrough: UInt64 = 0
  /// What a run that died had left open; nil until the database was opened.
  public internal(set) var recovery: RecoveryReport?
}

/// What was left open by runs that did not end, and is closed now at their last heartbeat, marked `run_lost`.
public struct RecoveryReport: Hashable, Sendable {
  public internal(set) var lostRunCount = 0
  public internal(set) var closedAttachmentCount = 0
  public internal(set) var closedSessionCount = 0
}
