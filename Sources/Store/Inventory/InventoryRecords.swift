/// A unit of equipment as the record has it. The JSON keys are a contract.
public struct InventoryDevice: Codable, Hashable, Sendable {
  public let id: Int64
  public let family: String
  /// The latest the catalog called it.
  public let model: String
  public let serial: String?
  public let isEmulated: Bool
  public let firstSeen: WallTime
  /// For a unit that is attached, the recorder's last sign of life.
  public let lastSeen: WallTime
  /// Now, as the service that is running sees it.
  public let isAttached: Bool
  public let firmware: String?
  public let hardwareRevision: String?
  public let configurationSHA256: String?
  /// Over all sessions, by measurement.
  public let trackedSeconds: Double
  public let wornSeconds: Double
  public let sessionCount: Int
  /// All that changed, oldest first; the newest `InventoryReader.historyCountMax` rows.
  public let history: [Change]

  /// One row of a unit's history: from then on, this was so.
  public struct Change: Codable, Hashable, Sendable {
    public let kind: UnitFact.Kind
    public let value: String
    public let seen: WallTime
  }

  private enum CodingKeys: String, CodingKey {
    case id, family, model, serial, firmware, history
    case isEmulated = "emulated"
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
    case isAttached = "attached"
    case hardwareRevision = "hardware_revision"
    case configurationSHA256 = "configuration_sha256"
    case trackedSeconds = "tracked_s"
    case wornSeconds = "worn_s"
    case sessionCount = "session_count"
  }
}

/// Which unit an attachment or a session speaks of.
public struct InventoryUnit: Codable, Hashable, Sendable {
  public let deviceID: Int64
  public let family: String
  public let model: String
  public let serial: String?
  public let isEmulated: Bool

  private enum CodingKeys: String, CodingKey {
    case family, model, serial
    case deviceID = "device_id"
    case isEmulated = "emulated"
  }
}

/// One span of a unit on the bus.
public struct InventoryAttachment: Codable, Hashable, Sendable {
  public let id: Int64
  public let device: InventoryUnit
  public let rig: String
  public let busPath: String
  public let attached: WallTime
  /// Nil while it is attached, or where the service died and none has started since.
  public let detached: WallTime?
  public let cause: DetachCause?
  /// By the monotonic clock; up to the last sign of life where it has not ended.
  public let durationSeconds: Double

  private enum CodingKeys: String, CodingKey {
    case id, device, rig, attached, detached, cause
    case busPath = "bus_path"
    case durationSeconds = "duration_s"
  }
}

/// One usage session.
public struct InventorySession: Codable, Hashable, Sendable {
  /// UUID, lower case.
  public let identifier: String
  public let rig: String
  public let purpose: SessionPurpose
  public let startedByUID: UInt32
  public let started: WallTime
  public let stopped: WallTime?
  public let ending: SessionEnding?
  /// By the monotonic clock; up to the last sign of life where it has not ended.
  public let durationSeconds: Double
  public let equipment: Equipment
  public let devices: [Use]

  /// What a session was held with. Only `real` counts as use of donated equipment.
  public enum Equipment: String, CaseIterable, Codable, Sendable {
    case none, real, emulated, mixed
  }

  /// How long a unit was used in the session.
  public struct Use: Codable, Hashable, Sendable {
    public let device: InventoryUnit
    public let trackedSeconds: Double
    public let wornSeconds: Double

    private enum CodingKeys: String, CodingKey {
      case device
      case trackedSeconds = "tracked_s"
      case wornSeconds = "worn_s"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case identifier, rig, purpose, started, stopped, ending, equipment, devices
    case startedByUID = "started_by_uid"
    case durationSeconds = "duration_s"
  }
}

/// One life of the service.
public struct InventoryRun: Codable, Hashable, Sendable {
  public let id: Int64
  public let rig: String
  public let version: String
  public let started: WallTime
  /// The last sign of life; for an ended run, its end.
  public let lastHeartbeat: WallTime
  public let durationSeconds: Double
  public let ending: Ending
  /// Events lost to a full mailbox.
  public let droppedEventCount: Int64
  /// Events that broke a rule of the schema.
  public let refusedEventCount: Int64

  /// How a run ended; `lost` where nobody saw it end.
  public enum Ending: String, CaseIterable, Codable, Sendable {
    case running, clean, lost
  }

  private enum CodingKeys: String, CodingKey {
    case id, rig, version, started, ending
    case lastHeartbeat = "last_heartbeat"
    case durationSeconds = "duration_s"
    case droppedEventCount = "dropped_events"
    case refusedEventCount = "refused_events"
  }
}
