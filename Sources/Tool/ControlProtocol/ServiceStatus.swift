/// The service as it is now. The JSON keys are a contract; a key whose value is not known is left out.
public struct ServiceStatus: Codable, Hashable, Sendable {
  public var version: String
  public var processID: Int32
  public var uptimeSeconds: Double
  public var loop: LoopStatus
  public var devices: [DeviceStatus]
  public var recording: RecordingStatus?
  public var session: SessionStatus?
  public var inventory: InventoryStatus
  /// What is wrong and stays so until somebody acts, newest last.
  public var faults: [ServiceFault]
  /// The room that devices are placed in; left out where there is none.
  public var room: RoomStatus?

  /// Faults kept at most.
  public static let faultCountMax = 32

  public init(
    version: String, processID: Int32, uptimeSeconds: Double, loop: LoopStatus, devices: [DeviceStatus],
    recording: RecordingStatus? = nil, session: SessionStatus? = nil, inventory: InventoryStatus,
    faults: [ServiceFault] = [], room: RoomStatus? = nil
  ) {
    self.version = version
    self.processID = processID
    self.uptimeSeconds = uptimeSeconds
    self.loop = loop
    self.devices = devices
    self.recording = recording
    self.session = session
    self.inventory = inventory
    self.faults = faults
    self.room = room
  }

  private enum CodingKeys: String, CodingKey {
    case version, loop, devices, recording, session, inventory, faults, room
    case processID = "pid"
    case uptimeSeconds = "uptime_s"
  }
}

/// The pose loop: its pace, and how late it woke.
public struct LoopStatus: Codable, Hashable, Sendable {
  public var periodMicroseconds: Double
  public var tickCount: UInt64
  /// Ticks whose time had passed before they began.
  public var missedTickCount: UInt64
  /// From a report's arrival to its published pose, over the last second; left out without reports.
  public var latencyMicrosecondsP50: Double?
  public var latencyMicrosecondsP99: Double?
  public var latencyMicrosecondsMax: Double?
  /// It runs under SCHED_FIFO.
  public var isRealtime: Bool
  /// Its memory cannot be paged out.
  public var isMemoryLocked: Bool

  public init(
    periodMicroseconds: Double, tickCount: UInt64, missedTickCount: UInt64, latencyMicrosecondsP50: Double?,
    latencyMicrosecondsP99: Double?, latencyMicrosecondsMax: Double?, isRealtime: Bool, isMemoryLocked: Bool
  ) {
    self.periodMicroseconds = periodMicroseconds
    self.tickCount = tickCount
    self.missedTickCount = missedTickCount
    self.latencyMicrosecondsP50 = latencyMicrosecondsP50
    self.latencyMicrosecondsP99 = latencyMicrosecondsP99
    self.latencyMicrosecondsMax = latencyMicrosecondsMax
    self.isRealtime = isRealtime
    self.isMemoryLocked = isMemoryLocked
  }

  private enum CodingKeys: String, CodingKey {
    case periodMicroseconds = "period_us"
    case tickCount = "ticks"
    case missedTickCount = "missed_ticks"
    case latencyMicrosecondsP50 = "latency_p50_us"
    case latencyMicrosecondsP99 = "latency_p99_us"
    case latencyMicrosecondsMax = "latency_max_us"
    case isRealtime = "is_realtime"
    case isMemoryLocked = "is_memory_locked"
  }
}

/// A recording that runs, or the one that has just ended.
public struct RecordingStatus: Codable, Hashable, Sendable {
  /// Where the service writes it.
  public var path: String
  /// Serials that are recorded.
  public var devices: [String]
  public var transferCount: UInt64
  public var byteCount: UInt64
  public var durationSeconds: Double
  /// Transfers that were lost because the disk was too slow.
  public var droppedTransferCount: UInt64
  public var isRunning: Bool

  public init(
    path: String, devices: [String], transferCount: UInt64, byteCount: UInt64, durationSeconds: Double,
    droppedTransferCount: UInt64, isRunning: Bool
  ) {
    self.path = path
    self.devices = devices
    self.transferCount = transferCount
    self.byteCount = byteCount
    self.durationSeconds = durationSeconds
    self.droppedTransferCount = droppedTransferCount
    self.isRunning = isRunning
  }

  private enum CodingKeys: String, CodingKey {
    case path, devices
    case transferCount = "transfers"
    case byteCount = "bytes"
    case durationSeconds = "duration_s"
    case droppedTransferCount = "dropped_transfers"
    case isRunning = "is_running"
  }
}

/// A usage session that runs, or the one that has just ended.
public struct SessionStatus: Codable, Hashable, Sendable {
  /// The inventory's identifier of the session, a UUID in lower case.
  public var identifier: String
  public var purpose: String
  public var durationSeconds: Double
  /// The user who began it.
  public var startedByUID: UInt32
  public var isRunning: Bool

  public init(
    identifier: String, purpose: String, durationSeconds: Double, startedByUID: UInt32, isRunning: Bool
  ) {
    self.identifier = identifier
    self.purpose = purpose
    self.durationSeconds = durationSeconds
    self.startedByUID = startedByUID
    self.isRunning = isRunning
  }

  private enum CodingKeys: String, CodingKey {
    case identifier, purpose
    case durationSeconds = "duration_s"
    case startedByUID = "started_by_uid"
    case isRunning = "is_running"
  }
}

/// How the record is doing.
public struct InventoryStatus: Codable, Hashable, Sendable {
  public var state: State
  /// The database file; left out where none is configured.
  public var path: String?
  public var writtenEventCount: UInt64
  public var pendingEventCount: UInt64
  /// Lost because the mailbox was full.
  public var droppedEventCount: UInt64
  /// Lost because they broke a rule of the record.
  public var refusedEventCount: UInt64
  /// What the disk or the file said, where the state is `failing`.
  public var detail: String?

  /// The word on the wire.
  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// No record is kept.
    case off
    case opening, recording
    /// Nothing reaches the disk now; it is tried again.
    case failing
    case stopped
  }

  public init(
    state: State, path: String?, writtenEventCount: UInt64 = 0, pendingEventCount: UInt64 = 0,
    droppedEventCount: UInt64 = 0, refusedEventCount: UInt64 = 0, detail: String? = nil
  ) {
    self.state = state
    self.path = path
    self.writtenEventCount = writtenEventCount
    self.pendingEventCount = pendingEventCount
    self.droppedEventCount = droppedEventCount
    self.refusedEventCount = refusedEventCount
    self.detail = detail
  }

  private enum CodingKeys: String, CodingKey {
    case state, path, detail
    case writtenEventCount = "written_events"
    case pendingEventCount = "pending_events"
    case droppedEventCount = "dropped_events"
    case refusedEventCount = "refused_events"
  }
}

/// Something wrong with the service or a device: a stable code and the facts.
public struct ServiceFault: Codable, Hashable, Sendable {
  public var code: Code
  public var facts: [String: String]
  /// Seconds since it was first seen.
  public var ageSeconds: Double

  /// Every code, with the facts it carries.
  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    /// SCHED_FIFO was asked for and denied. `errno`.
    case noRealtime = "no_realtime"
    /// mlockall was denied, or a limit does not allow it. `errno`, or `detail` with the limit.
    case memoryNotLocked = "memory_not_locked"
    /// The record takes nothing. `detail`.
    case inventoryFailing = "inventory_failing"
    /// What is recorded is not witnessed by the ledger.
    case ledgerFailing = "ledger_failing"
    /// A known device showed interfaces that it should not have. `bus_path`, `detail`.
    case securityEvent = "security_event"
    /// The configuration file was wrong and the last good one is in force. `file`, `line`, `column`, `detail`.
    case configuration
    /// udev or libusb cannot be listened to, so this machine's devices are not seen; it is tried again.
    /// `detail`.
    case hotplug
    /// A base station is not where the room has it. `channel`, `serial` where it is known, `state` (a
    /// `StationStatus.State`), `told_serial` where it was swapped.
    case station
    /// The file of the service's room describes none. `reason` (a `ControlFault.RoomReason`) and what it says.
    case room
    /// Anything else, a recording that cannot be written above all. `detail`.
    case other
  }

  public init(code: Code, facts: [String: String] = [:], ageSeconds: Double) {
    self.code = code
    self.facts = facts
    self.ageSeconds = ageSeconds
  }

  private enum CodingKeys: String, CodingKey {
    case code, facts
    case ageSeconds = "age_s"
  }
}
