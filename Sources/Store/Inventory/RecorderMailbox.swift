import Dispatch
import Foundation
import Synchronization

/// Values on their way to the recorder's thread. Posting never waits for the disk: the lock is held for an
/// append or a swap, never across a call. Not for the pose loop all the same, which shares no lock at all.
final class RecorderMailbox: Sendable {
  /// Whose usage, in which session.
  struct UsageKey: Hashable {
    var session: UUID
    var unit: UnitIdentity
  }

  /// All that had been posted, in one piece.
  struct Batch {
    var events: [InventoryEvent] = []
    var usage: [UsageKey: UsageAmount] = [:]
    var heartbeat: Moment?
    var stop: Moment?
    /// What was asked of the register, after the events.
    var tickets: [RegisterTicket] = []
    /// Grows from batch to batch: a batch written although its commit seemed to fail is known by it.
    var through: UInt64 = 0
    /// Of the whole run so far.
    var droppedCount: UInt64 = 0
    /// Signalled when the batch is on disk.
    var waiters: [DispatchSemaphore] = []
    var isAbandoned = false
  }

  private struct State {
    var batch = Batch()
    var nextSequence: UInt64 = 1
    var isRung = false
    var isClosed = false
  }

  /// Distinct units in use at once; more is a fault elsewhere, and is counted.
  static let usageKeyCountMax = 256
  /// Orders that wait for the disk: each is somebody at a terminal.
  static let ticketCountMax = 64
  private let eventCountMax: Int
  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)

  init(eventCountMax: Int) { self.eventCountMax = eventCountMax }

  // MARK: - Any thread

  /// The event's number, or nil where it was dropped.
  func post(_ event: InventoryEvent) -> UInt64? {
    change { state in
      guard !state.isClosed, state.batch.events.count < eventCountMax else {
        state.batch.droppedCount += 1
        return nil
      }
      state.batch.events.append(event)
      defer { state.nextSequence += 1 }
      return state.nextSequence
    }
  }

  /// False where too many wait, or nothing is taken any more.
  func post(_ ticket: RegisterTicket) -> Bool {
    change { state in
      guard !state.isClosed, state.batch.tickets.count < Self.ticketCountMax else { return false }
      state.batch.tickets.append(ticket)
      return true
    }
  }

  /// Usage only adds up and rings no bell: the next heartbeat carries it along.
  func add(_ amount: UsageAmount, for key: UsageKey) {
    state.withLock { state in
      let isNew = state.batch.usage[key] == nil
      guard !state.isClosed, !isNew || state.batch.usage.count < Self.usageKeyCountMax else {
        state.batch.droppedCount += 1
        return
      }
      state.batch.usage[key, default: .zero].add(amount)
    }
  }

  func heartbeat(at moment: Moment) {
    change { $0.batch.heartbeat = moment }
  }

  func notify(_ waiter: DispatchSemaphore) {
    change { $0.batch.waiters.append(waiter) }
  }

  /// After this nothing more is taken.
  func stop(at moment: Moment) {
    change { state in
      guard !state.isClosed else { return }
      state.batch.stop = moment
      state.isClosed = true
    }
  }

  /// Ends the thread as if the process had died: nothing is written any more.
  func abandon() {
    change { state in
      state.batch.isAbandoned = true
      state.isClosed = true
    }
  }

  var droppedCount: UInt64 { state.withLock { $0.batch.droppedCount } }
  var pendingCount: Int { state.withLock { $0.batch.events.count } }

  private func change<Result: Sendable>(_ body: (inout sending State) -> Result) -> Result {
    let (result, mustRing) = state.withLock { state in
      let result = body(&state)
      defer { state.isRung = true }
      return (result, !state.isRung)
    }
    if mustRing { bell.signal() }
    return result
  }

  // MARK: - The recorder's thread

  /// Blocks until something was posted.
  func wait() { bell.wait() }

  /// All that was posted since the last call.
  func take() -> Batch {
    state.withLock { state in
      state.isRung = false
      var next = Batch()
      next.droppedCount = state.batch.droppedCount
      var taken = state.batch
      taken.through = state.nextSequence
      state.nextSequence += 1
      state.batch = next
      return taken
    }
  }

  /// While the disk takes nothing: only the time and the wish to stop; events stay here, where they are
  /// bounded.
  func takeSignals() -> (heartbeat: Moment?, stop: Moment?, isAbandoned: Bool, droppedCount: UInt64) {
    state.withLock { state in
      state.isRung = false
      defer { state.batch.heartbeat = nil }
      return (
        state.batch.heartbeat, state.batch.stop, state.batch.isAbandoned, state.batch.droppedCount
      )
    }
  }
}
