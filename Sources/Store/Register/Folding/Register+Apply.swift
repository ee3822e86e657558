public import Ledger

extension Register {
  /// Applies the event of that number. Where it throws, nothing has changed.
  ///
  /// - Parameters:
  ///   - sequence: its number in the ledger; not below `size`.
  ///   - time: the entry's.
  ///   - actor: the entry's.
  /// - Throws: the rule that is broken, or what is unknown.
  public mutating func apply(
    _ event: RegisterEvent, at sequence: Int, time: LedgerTime, actor: RegisterActor
  ) throws(RegisterRefusal) {
    var context = EventContext(stamp: Stamp(sequence: sequence, time: time), actor: actor)
    try apply(event, &context)
    advance(past: sequence, time: time, actor: actor)
  }

  /// An entry that is none of the register's, or was refused: its number is used, its time has come.
  public mutating func skip(_ sequence: Int, time: LedgerTime) {
    advance(past: sequence, time: time, actor: RegisterActor(role: "service", uid: nil))
  }

  private mutating func apply(
    _ event: RegisterEvent, _ context: inout EventContext
  ) throws(RegisterRefusal) {
    switch event {
    case .programme(let event): try declare(event)
    case .site(let event): try declare(event)
    case .party(let event): try declare(event)
    case .model(let event): try declare(event)
    case .document(let event): try add(event, context)
    case .enrolled(let event): try enrol(event, &context)
    case .corrected(let event): try correct(event, &context)
    case .linked(let event): try link(event, &context)
    case .kitted(let event): try kit(event, context)
    case .placed(let event): try place(event, context)
    case .examined(let event): try examine(event, context)
    case .moved(let event): try move(event, &context)
    case .title(let event): try title(event, context)
    case .valued(let event): try value(event, context)
    case .maintained(let event): try maintain(event, context)
    case .disposed(let event): try dispose(event, context)
    case .imported(let event): try finishImport(event)
    case .offered(let event): try offer(event, context)
    case .accepted(let event): try accept(event, context)
    case .rejected(let event): try reject(event, context)
    case .campaignOpened(let event): try open(event, context)
    case .campaignVisited(let event): try visit(event, context)
    case .campaignCounted(let event): try count(event, &context)
    case .campaignClosed(let event): try close(event, context)
    case .findingOpened(let event): try open(event, &context)
    case .findingDecided(let event): try decide(event, context)
    case .firstSeen(let key): see(key, context)
    case .learned(let event): learn(event, context)
    case .attached(let event): attach(event, &context)
    case .detached(let event): detach(event, context)
    case .calibration(let event): calibrate(event, context)
    case .session(let event): sum(event, &context)
    }
  }

  private mutating func advance(past sequence: Int, time: LedgerTime, actor: RegisterActor) {
    size = max(size, sequence + 1)
    self.time = time
    guard !openOffers.isEmpty else { return }
    findOverdue(at: Stamp(sequence: sequence, time: time))
  }
}
