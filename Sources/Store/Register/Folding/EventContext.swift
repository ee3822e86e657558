import Ledger

/// The circumstances of the event that is applied.
struct EventContext {
  let stamp: Stamp
  let actor: RegisterActor
  /// Findings that the event opened so far.
  var findingCount = 0

  var sequence: Int { stamp.sequence }
}
