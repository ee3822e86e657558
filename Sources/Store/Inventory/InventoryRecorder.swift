import Dispatch
public import Foundation
import Synchronization

/// The only writer of the rig's database, on a thread of its own. Values go in; nobody waits for the disk.
///
/// Two classes of storage: events are synced to the disk batch by batch (WAL, synchronous FULL); usage adds
/// up in memory and goes in with the next heartbeat (NORMAL), so a crash loses at most one heartbeat's usage
/// and no event that `status.writtenThrough` had reached. The caller beats every one to ten seconds: a
/// heartbeat is also the sign of life recovery dates by, and the moment at which a failing disk is tried
/// again. No disk fault ends the thread: it keeps what the mailbox holds, counts what it cannot hold, and
/// says so in `status`. One that is let go without `stop` ends as in a crash, and the next run closes it.
public final class InventoryRecorder: Sendable {
  /// Events kept while the disk takes nothing, by default: hours of plugging and unplugging.
  public static let eventCountMax = 4096

  /// The database, for readers.
  public let path: String
  private let mailbox: RecorderMailbox
  private let board: StatusBoard
  private let ended = DispatchSemaphore(value: 0)

  /// Returns at once; the database is opened on the recorder's thread.
  public convenience init(
    _ settings: InventorySettings, eventCountMax: Int = InventoryRecorder.eventCountMax
  ) {
    self.init(settings, schema: .released, eventCountMax: eventCountMax)
  }

  init(_ settings: InventorySettings, schema: InventorySchema, eventCountMax: Int) {
    let mailbox = RecorderMailbox(eventCountMax: eventCountMax)
    let board = StatusBoard()
    let ended = ended
    self.mailbox = mailbox
    self.board = board
    path = settings.path
    let thread = Thread {
      var loop = RecorderLoop(
        mailbox: mailbox, board: board, startedAt: settings.startedAt,
        writer: InventoryWriter(settings: settings, schema: schema))
      loop.run()
      _ = consume loop
      ended.signal()
    }
    thread.name = "inventory"
    thread.start()
  }

  deinit { mailbox.abandon() }

  // MARK: - Values in

  /// The event's number, to compare with `status.writtenThrough`; nil where the mailbox was full or closed,
  /// which is counted.
  @discardableResult
  public func post(_ event: InventoryEvent) -> UInt64? { mailbox.post(event) }

  /// Has the register carry out an order, and waits until it is on disk. Blocks the caller; never for the pose loop.
  public func carryOut(
    _ order: RegisterOrder, waitMilliseconds: Int
  ) -> Result<RegisterReceipt, RegisterFailure> {
    if case .failing(let error, _) = status.state { return .failure(.disk(error)) }
    let ticket = RegisterTicket(order)
    guard mailbox.post(ticket) else { return .failure(.busy) }
    return ticket.wait(milliseconds: waitMilliseconds)
  }

  /// Adds measured use of a unit in a session.
  public func add(_ amount: UsageAmount, of unit: UnitIdentity, in session: UUID) {
    mailbox.add(amount, for: RecorderMailbox.UsageKey(session: session, unit: unit))
  }

  /// A sign of life, every one to ten seconds.
  public func heartbeat(at moment: Moment) { mailbox.heartbeat(at: moment) }

  // MARK: - Facts out

  public var status: RecorderStatus {
    var status = board.status.withLock { $0 }
    status.droppedEventCount = mailbox.droppedCount
    status.pendingEventCount += mailbox.pendingCount
    return status
  }

  /// Blocks the caller until all that was posted before is on disk; false where that takes longer.
  ///
  /// For a session's verb that answers only when its record is safe. Never for the pose loop.
  public func waitUntilWritten(milliseconds: Int) -> Bool {
    let waiter = DispatchSemaphore(value: 0)
    mailbox.notify(waiter)
    return waiter.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// Writes what is left, closes what is open, ends the run as clean. Afterwards nothing is taken any more.
  ///
  /// - Returns: true where the thread ended in time; `status` says whether the end was written.
  public func stop(at moment: Moment, waitMilliseconds: Int) -> Bool {
    mailbox.stop(at: moment)
    return waitForEnd(milliseconds: waitMilliseconds)
  }

  /// Ends the thread as a crash would: nothing more is written.
  func abandon(waitMilliseconds: Int) -> Bool {
    mailbox.abandon()
    return waitForEnd(milliseconds: waitMilliseconds)
  }

  private func waitForEnd(milliseconds: Int) -> Bool {
    guard ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return false }
    ended.signal()
    return true
  }
}

/// The status where the recorder's thread writes it and anybody reads it.
final class StatusBoard: Sendable {
  let status = Mutex(RecorderStatus())
}
