import Ledger

/// What happened on a rig and its ledger does not have: dropped while the disk took nothing, refused by a rule of the record,
/// or written to the record while the ledger or its key was not at hand. Entered as `record.gap` once it can be, so that
/// an auditor sees that something is missing, and how much.
struct LedgerLosses: Hashable {
  private var dropped = 0
  private var refused = 0
  private var unwitnessed = 0
  /// Of the run so far, as the mailbox counts them.
  private var droppedOfRun: UInt64 = 0

  var isSomething: Bool { dropped + refused + unwitnessed > 0 }

  mutating func note(dropped total: UInt64, refused: Int, unwitnessed: Int) {
    dropped += Int(clamping: total - min(total, droppedOfRun))
    droppedOfRun = max(total, droppedOfRun)
    self.refused += refused
    self.unwitnessed += unwitnessed
  }

  mutating func clear() { (dropped, refused, unwitnessed) = (0, 0, 0) }

  func entry(at time: LedgerTime) throws(LedgerError) -> LedgerEntry {
    try LedgerEntry(
      kind: "record.gap", actor: LedgerNote.service, time: time,
      payload: [
        "dropped": .integer(Int64(clamping: dropped)), "refused": .integer(Int64(clamping: refused)),
        "unwitnessed": .integer(Int64(clamping: unwitnessed)),
      ])
  }
}
