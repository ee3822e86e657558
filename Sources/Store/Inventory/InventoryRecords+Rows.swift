import GRDB

// Rows become values by throwing decoders only: a damaged or foreign file must not trap.

extension InventoryDevice {
  init(_ row: Row, history: [Change], isRecorderAlive: Bool) throws {
    id = try row.decode(forColumn: "id")
    family = try row.decode(forColumn: "family")
    model = try row.decode(forColumn: "model")
    serial = try row.decode(forColumn: "serial")
    isEmulated = try row.decode(forColumn: "emulated")
    firstSeen = try row.wallTime("first_seen")
    lastSeen = try row.wallTime("last_seen")
    let isOpen: Bool = try row.decode(forColumn: "attached")
    isAttached = isOpen && isRecorderAlive
    firmware = try row.decode(forColumn: "firmware")
    hardwareRevision = try row.decode(forColumn: "hardware_revision")
    configurationSHA256 = try row.decode(forColumn: "configuration_sha256")
    trackedSeconds = try row.seconds(milliseconds: "tracked_ms")
    wornSeconds = try row.seconds(milliseconds: "worn_ms")
    sessionCount = try row.decode(forColumn: "session_count")
    self.history = history
  }
}

extension InventoryDevice.Change {
  init(_ row: Row) throws {
    kind = try row.word("kind")
    value = try row.decode(forColumn: "value")
    seen = try row.wallTime("seen")
  }
}

extension InventoryUnit {
  init(_ row: Row) throws {
    deviceID = try row.decode(forColumn: "device_id")
    family = try row.decode(forColumn: "family")
    model = try row.decode(forColumn: "model")
    serial = try row.decode(forColumn: "serial")
    isEmulated = try row.decode(forColumn: "emulated")
  }
}

extension InventoryAttachment {
  init(_ row: Row) throws {
    id = try row.decode(forColumn: "id")
    device = try InventoryUnit(row)
    rig = try row.decode(forColumn: "rig")
    busPath = try row.decode(forColumn: "bus_path")
    attached = try row.wallTime("attached")
    detached = try row.wallTimeIfPresent("detached")
    cause = try row.wordIfPresent("cause")
    durationSeconds = try row.seconds(nanoseconds: "duration_ns")
  }
}

extension InventorySession {
  init(_ row: Row, devices: [Use]) throws {
    identifier = try row.decode(forColumn: "identifier")
    rig = try row.decode(forColumn: "rig")
    purpose = try row.word("purpose")
    startedByUID = try row.decode(forColumn: "started_by_uid")
    started = try row.wallTime("started")
    stopped = try row.wallTimeIfPresent("stopped")
    ending = try row.wordIfPresent("ending")
    durationSeconds = try row.seconds(nanoseconds: "duration_ns")
    equipment = Equipment(of: devices)
    self.devices = devices
  }
}

extension InventorySession.Equipment {
  init(of devices: [InventorySession.Use]) {
    let hasEmulated = devices.contains { $0.device.isEmulated }
    let hasReal = devices.contains { !$0.device.isEmulated }
    self =
      switch (hasReal, hasEmulated) {
      case (false, false): .none
      case (true, false): .real
      case (false, true): .emulated
      case (true, true): .mixed
      }
  }
}

extension InventorySession.Use {
  init(_ row: Row) throws {
    device = try InventoryUnit(row)
    trackedSeconds = try row.seconds(milliseconds: "tracked_ms")
    wornSeconds = try row.seconds(milliseconds: "worn_ms")
  }
}

extension InventoryRun {
  init(_ row: Row, isRecorderAlive: Bool) throws {
    id = try row.decode(forColumn: "id")
    rig = try row.decode(forColumn: "rig")
    version = try row.decode(forColumn: "version")
    started = try row.wallTime("started")
    lastHeartbeat = try row.wallTime("heartbeat")
    durationSeconds = try row.seconds(nanoseconds: "duration_ns")
    // No ending and nobody there to write one: the service died and none has started since.
    ending = try row.wordIfPresent("ending") ?? (isRecorderAlive ? .running : .lost)
    droppedEventCount = try row.decode(forColumn: "dropped_events")
    refusedEventCount = try row.decode(forColumn: "refused_events")
  }
}

// MARK: - Columns

extension Row {
  func wallTime(_ name: String) throws -> WallTime {
    WallTime(
      milliseconds: try decode(forColumn: name + "_utc_ms"),
      isTrusted: try decode(forColumn: name + "_trusted"))
  }

  fileprivate func wallTimeIfPresent(_ name: String) throws -> WallTime? {
    let milliseconds: Int64? = try decode(forColumn: name + "_utc_ms")
    return milliseconds == nil ? nil : try wallTime(name)
  }

  fileprivate func seconds(milliseconds name: String) throws -> Double {
    Double(try decode(Int64.self, forColumn: name)) / 1e3
  }

  fileprivate func seconds(nanoseconds name: String) throws -> Double {
    Double(try decode(Int64.self, forColumn: name)) / 1e9
  }

  func wordIfPresent<Word: RawRepresentable<String>>(_ name: String) throws -> Word? {
    guard let text = try decode(String?.self, forColumn: name) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw InventoryError.damaged(code: ResultCode.SQLITE_OK.rawValue)
    }
    return word
  }

  func word<Word: RawRepresentable<String>>(_ name: String) throws -> Word {
    guard let word: Word = try wordIfPresent(name) else {
      throw InventoryError.damaged(code: ResultCode.SQLITE_OK.rawValue)
    }
    return word
  }
}
