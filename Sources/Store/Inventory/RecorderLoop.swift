import Dispatch
import Synchronization

/// What the recorder's thread does until it is told to stop: take a batch, write it, or keep it and try again.
struct RecorderLoop: ~Copyable {
  private let mailbox: RecorderMailbox
  private let board: StatusBoard
  private var writer: InventoryWriter
  /// What could not be written yet; while there is one, the mailbox keeps the rest.
  private var backlog: RecorderMailbox.Batch?
  private var latest: Moment

  init(
    mailbox: RecorderMailbox, board: StatusBoard, startedAt: Moment, writer: consuming InventoryWriter
  ) {
    self.mailbox = mailbox
    self.board = board
    self.writer = writer
    latest = startedAt
  }

  mutating func run() {
    // The run's row is written before anything is posted: a service that never saw a device has run, too.
    var isRunning = step(RecorderMailbox.Batch())
    while isRunning {
      mailbox.wait()
      isRunning = backlog == nil ? step(mailbox.take()) : retry()
    }
  }

  /// False when the thread shall end.
  private mutating func step(_ batch: RecorderMailbox.Batch) -> Bool {
    guard !batch.isAbandoned else { return end(isClean: false) }
    latest = batch.heartbeat ?? latest
    do throws(InventoryError) {
      let outcome = try writer.write(batch)
      backlog = nil
      report(batch, outcome)
    } catch {
      // Whoever waits for an answer hears that the disk failed, and may ask again; nothing is done behind his back.
      for ticket in batch.tickets { ticket.answer(.failure(.disk(error))) }
      var batch = batch
      batch.tickets = []
      backlog = batch
      report(error, pending: batch.events.count)
      return batch.stop == nil ? true : end(isClean: false)
    }
    return batch.stop == nil ? true : end(isClean: true)
  }

  /// Tried again with the time that came, and at the end; not at every event, which a flood would turn into
  /// a flood of failing writes.
  private mutating func retry() -> Bool {
    let signals = mailbox.takeSignals()
    guard !signals.isAbandoned else { return end(isClean: false) }
    guard var batch = backlog, signals.heartbeat != nil || signals.stop != nil else { return true }
    batch.heartbeat = signals.heartbeat ?? batch.heartbeat
    batch.droppedCount = signals.droppedCount
    guard step(batch) else { return false }
    if backlog == nil { return step(mailbox.take()) }
    return signals.stop == nil ? true : end(isClean: false)
  }

  private mutating func end(isClean: Bool) -> Bool {
    writer.close()
    board.status.withLock { $0.state = .stopped(isClean: isClean) }
    return false
  }

  // MARK: - Status

  private func report(_ batch: RecorderMailbox.Batch, _ outcome: InventoryWriter.Outcome) {
    let recovery = writer.recovery
    let ledgerFault = writer.ledgerFault
    board.status.withLock { status in
      status.state = .recording
      status.pendingEventCount = 0
      status.writtenThrough = max(status.writtenThrough, batch.through)
      status.refusedEventCount += UInt64(outcome.refusals.count)
      status.lastRefusal = outcome.refusals.last ?? status.lastRefusal
      status.recovery = recovery
      status.ledgerFault = ledgerFault
    }
    for waiter in batch.waiters { waiter.signal() }
    for (ticket, answer) in zip(batch.tickets, outcome.answers) { ticket.answer(answer) }
    // What a batch that had been written before still carried.
    for ticket in batch.tickets.dropFirst(outcome.answers.count) { ticket.answer(.failure(.timedOut)) }
  }

  private func report(_ error: InventoryError, pending: Int) {
    let now = latest
    board.status.withLock { status in
      status.pendingEventCount = pending
      if case .failing(_, let since) = status.state {
        status.state = .failing(error, since: since)
      } else {
        status.state = .failing(error, since: now)
      }
    }
  }
}
