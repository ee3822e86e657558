public import Foundation

/// What happened, as handed to the recorder: a value complete in itself, its time included.
public enum InventoryEvent: Hashable, Sendable {
  /// A unit was plugged in. An attachment still open on that bus path is closed as superseded.
  case attached(UnitIdentity, facts: [UnitFact], busPath: InventoryText, at: Moment)
  /// More became known about a unit seen before.
  case learned(UnitIdentity, facts: [UnitFact], at: Moment)
  /// What has been learned of a unit's sensor by now; takes the place of what was known before.
  case sensorLearned(SensorKnowledge, at: Moment)
  /// A calibration was measured, or an older one came back; a row of its own, under a signed head.
  case calibration(SensorCalibration, at: Moment)
  /// What was on that bus path is gone.
  case detached(busPath: InventoryText, cause: DetachCause, at: Moment)
  /// A usage session began; `uid` is the peer's that asked for it.
  /// `isForFee` where somebody pays for it, which donors' conditions may forbid.
  case sessionStarted(UUID, uid: UInt32, purpose: SessionPurpose, isForFee: Bool = false, at: Moment)
  case sessionStopped(UUID, at: Moment)

  /// When it happened.
  public var moment: Moment {
    switch self {
    case .attached(_, _, _, let at), .learned(_, _, let at), .sensorLearned(_, let at),
      .calibration(_, let at), .detached(_, _, let at),
      .sessionStarted(_, _, _, _, let at), .sessionStopped(_, let at):
      at
    }
  }
}

/// Why an attachment ended. The raw values are the schema's words.
public enum DetachCause: String, CaseIterable, Hashable, Sendable, Codable {
  case unplugged
  /// The transport failed before the bus said anything.
  case failed
  /// The service let go of it at an orderly stop.
  case serviceStopped = "service_stopped"
  /// Something else was attached at the same place, and no detach had been heard of.
  case superseded
  /// The service died; the time is the last at which it was known to live. Only recovery writes this.
  case runLost = "run_lost"
}

/// What a usage session was for. The raw values are the schema's words.
public enum SessionPurpose: String, CaseIterable, Hashable, Sendable, Codable {
  case training, demonstration, calibration, maintenance, test
}

/// How a usage session ended. The raw values are the schema's words.
public enum SessionEnding: String, CaseIterable, Hashable, Sendable, Codable {
  case stopped
  case serviceStopped = "service_stopped"
  /// The service died; the time is the last at which it was known to live. Only recovery writes this.
  case runLost = "run_lost"
}

/// How long a unit was in use, measured by the pose loop: an amount to add, not a total.
public struct UsageAmount: Hashable, Sendable {
  /// Time with a tracked pose, milliseconds.
  public var trackedMilliseconds: Int64
  /// Time worn, by the unit's own proximity sensor, milliseconds.
  public var wornMilliseconds: Int64

  /// Negative amounts count as zero: usage only grows.
  public init(trackedMilliseconds: Int64, wornMilliseconds: Int64) {
    self.trackedMilliseconds = max(0, trackedMilliseconds)
    self.wornMilliseconds = max(0, wornMilliseconds)
  }

  static var zero: Self { Self(trackedMilliseconds: 0, wornMilliseconds: 0) }

  /// Adds another amount; saturates.
  mutating func add(_ other: Self) {
    let tracked = trackedMilliseconds.addingReportingOverflow(other.trackedMilliseconds)
    let worn = wornMilliseconds.addingReportingOverflow(other.wornMilliseconds)
    trackedMilliseconds = tracked.overflow ? .max : tracked.partialValue
    wornMilliseconds = worn.overflow ? .max : worn.partialValue
  }
}
