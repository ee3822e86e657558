// What the service witnesses by itself. Nobody can declare these.

/// A unit as it says itself what it is; the same words as `unit` in the service's events.
public struct UnitKey: Hashable, Sendable, Codable {
  public var family: String
  /// Tells units apart only where there is no serial.
  public var model: String
  public var serial: String?
  public var emulated: Bool

  public init(family: String, model: String, serial: String?, emulated: Bool) {
    self.family = family
    self.model = model
    self.serial = serial
    self.emulated = emulated
  }

  /// A unit with a serial is the same whatever the catalog calls its model.
  public static func == (first: Self, second: Self) -> Bool {
    first.serial == second.serial && first.family == second.family && first.emulated == second.emulated
      && (first.serial != nil || first.model == second.model)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(serial ?? model)
    hasher.combine(family)
    hasher.combine(emulated)
  }

  /// As a nil serial is written, too: `null`, as the service does.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(family, forKey: .family)
    try container.encode(model, forKey: .model)
    try container.encode(serial, forKey: .serial)
    try container.encode(emulated, forKey: .emulated)
  }

  private enum CodingKeys: String, CodingKey { case family, model, serial, emulated }
}

/// `unit.learned`: a measured fact that is new.
public struct UnitLearned: Hashable, Sendable {
  public var unit: UnitKey
  /// `model`, `firmware`, `hardware_revision`, `configuration_sha256`, or what a later release measures.
  public var fact: String
  public var value: String
}

/// `unit.attached` and `unit.detached`.
public struct UnitPlugged: Hashable, Sendable {
  public var unit: UnitKey
  public var busPath: String
}

/// `session.ended`: who used what for how long; never who the trainee was.
public struct SessionEnded: Hashable, Sendable {
  public var purpose: String
  public var durationMilliseconds: Int64
  /// A fee was taken for it.
  public var isForFee: Bool
  public var uses: [Use]

  /// A unit's part in it.
  public struct Use: Hashable, Sendable {
    public var unit: UnitKey
    public var trackedMilliseconds: Int64
    public var wornMilliseconds: Int64
  }
}

/// `unit.calibration`: what a guided measurement came to; its figures are in the event and the record.
public struct UnitCalibration: Hashable, Sendable, Decodable {
  public var unit: UnitKey
  /// Which sensor of it.
  public var part: String
  /// `calibrated`, `refused`, `verified` or `reverted`.
  public var kind: String
  /// `good`, `fair` or `failed`; nil of one that came back.
  public var grade: String?
}
