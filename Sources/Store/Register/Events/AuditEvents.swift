import Foundation

/// Which assets a campaign looks for: those of all that is named. Frozen when it opens.
public struct CampaignScope: Hashable, Sendable, Codable {
  public var site: SiteCode?
  public var room: RegisterText?
  public var equipment: EquipmentKind?

  public init(site: SiteCode? = nil, room: RegisterText? = nil, equipment: EquipmentKind? = nil) {
    self.site = site
    self.room = room
    self.equipment = equipment
  }
}

/// `campaign.opened`; its number in the ledger is its name.
public struct CampaignOpened: Hashable, Sendable, Codable {
  public var scope: CampaignScope
  /// At least two, none of them custodian of what is counted.
  public var team: [RegisterWord]
  /// Assets in the scope at this moment: a register that counts others is another register.
  public var count: Int
  public var due: CivilDay?
  /// What a sample was drawn with; nil for a full count.
  public var sample: Sample?
  /// Why a team that is not independent counts all the same; every report then says so.
  public var dependent: RegisterText?

  /// A drawn sample: anybody draws the same again from the same seed.
  public struct Sample: Hashable, Sendable, Codable {
    /// Within ±(2^53 - 1).
    public var seed: Int64
    public var size: Int

    public init(seed: Int64, size: Int) {
      self.seed = seed
      self.size = size
    }
  }

  public init(scope: CampaignScope, team: [RegisterWord], count: Int) {
    self.scope = scope
    self.team = team
    self.count = count
  }
}

/// `campaign.visited`: the team stands in a room, and what is scanned next is there.
public struct CampaignVisited: Hashable, Sendable, Codable {
  public var campaign: Int
  public var site: SiteCode
  public var room: RegisterText

  public init(campaign: Int, site: SiteCode, room: RegisterText) {
    self.campaign = campaign
    self.site = site
    self.room = room
  }
}

/// What a result rests on.
public enum CountMethod: String, CaseIterable, Hashable, Sendable, Codable {
  /// The unit itself answered on USB.
  case usb
  /// Its label was scanned.
  case scanned
  /// Somebody saw it and typed its tag.
  case sighted
  /// Nobody saw it; a document says where it is.
  case document
  /// It was looked for and not found.
  case notFound = "not_found"
}

/// `campaign.counted`: a result, or something that no list had.
public struct CampaignCounted: Hashable, Sendable, Codable {
  public var campaign: Int
  public var method: CountMethod
  /// Nil for a thing without a tag of the register.
  public var tag: AssetTag?
  /// What was scanned where it is no tag.
  public var scan: RegisterText?
  /// Of the room; nil for the site of the latest room of that name that the team entered.
  public var site: SiteCode?
  public var room: RegisterText?
  public var condition: Condition?
  /// The ledger's event that shows the unit on USB.
  public var evidence: Int?
  public var document: DocumentDigest?
  public var note: RegisterText?

  public init(campaign: Int, method: CountMethod, tag: AssetTag?) {
    self.campaign = campaign
    self.method = method
    self.tag = tag
  }
}

/// `campaign.closed`: signed off.
public struct CampaignClosed: Hashable, Sendable, Codable {
  public var campaign: Int
  public var note: RegisterText?

  public init(campaign: Int) { self.campaign = campaign }
}

/// What a finding is about.
public enum FindingKind: String, CaseIterable, Hashable, Sendable, Codable {
  case missing, stolen, unlisted, moved, damaged, other
  case notFound = "not_found"
  /// The sticker says another serial than the unit.
  case labelMismatch = "label_mismatch"
  /// An asset is another unit than it was.
  case serialChanged = "serial_changed"
  /// The unit is of another family than the model.
  case familyMismatch = "family_mismatch"
  /// One tag in two rooms.
  case duplicateLabel = "duplicate_label"
  /// One serial in two registers.
  case duplicateOrMoved = "duplicate_or_moved"
  case transitOverdue = "transit_overdue"
  case feeUse = "fee_use"
}

/// `finding.opened` by a person; most are opened by the register itself.
public struct FindingOpened: Hashable, Sendable, Codable {
  public var finding: FindingKind
  public var tag: AssetTag?
  public var amount: Money?
  public var note: RegisterText
  public var documents: [DocumentDigest]?

  public init(finding: FindingKind, tag: AssetTag?, note: RegisterText) {
    self.finding = finding
    self.tag = tag
    self.note = note
  }
}

/// What became of a finding.
public enum FindingOutcome: String, CaseIterable, Hashable, Sendable, Codable {
  case explained, recovered, corrected, accepted
  case writtenOff = "written_off"
}

/// `finding.decided`: by somebody else than who counted.
public struct FindingDecided: Hashable, Sendable, Codable {
  public var finding: FindingName
  public var outcome: FindingOutcome
  public var note: RegisterText
  public var documents: [DocumentDigest]?

  public init(finding: FindingName, outcome: FindingOutcome, note: RegisterText) {
    self.finding = finding
    self.outcome = outcome
    self.note = note
  }
}

/// A finding by the event that opened it, and which of those that it opened: `F120`, `F120.2`.
public struct FindingName: Hashable, Comparable, Sendable {
  public let event: Int
  /// From 1.
  public let index: Int

  public init(event: Int, index: Int = 1) {
    self.event = event
    self.index = index
  }

  public var text: String { index == 1 ? "F\(event)" : "F\(event).\(index)" }

  /// Reads what `text` writes.
  public init?(_ text: String) {
    let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    guard text.hasPrefix("F"), (1...2).contains(parts.count), text.utf8.count <= 24,
      let event = Int(parts[0]), let index = parts.count == 2 ? Int(parts[1]) : 1, event >= 0, index >= 1
    else { return nil }
    self.init(event: event, index: index)
    guard self.text == text else { return nil }
  }

  public static func < (first: Self, second: Self) -> Bool {
    (first.event, first.index) < (second.event, second.index)
  }
}

extension FindingName: RegisterScalar {
  init?(scalar: String) { self.init(scalar) }
  var scalar: String { text }
}

extension CampaignScope {
  init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}
