/// What people declare about an asset, all of it correctable. What is nil is not known, or not changed.
public struct AssetFacts: Hashable, Sendable, Codable {
  public var description: RegisterText?
  /// Colour and marks.
  public var marks: RegisterText?
  /// The serial number on the sticker. What the unit itself says is measured and stands elsewhere.
  public var label: RegisterText?
  public var photographs: [DocumentDigest]?
  public var programme: RegisterWord?
  /// The donor's award.
  public var award: RegisterText?
  public var acquired: CivilDay?
  public var supplier: RegisterText?
  public var invoice: RegisterText?
  public var cost: Money?
  /// How the cost came from another currency.
  public var conversion: Conversion?
  /// The donor's part of the cost in basis points, 0 to 10,000.
  public var share: Int?
  public var basis: ValuationBasis?
  public var evidence: DocumentDigest?
  /// Last day of each.
  public var insured: CivilDay?
  public var warranty: CivilDay?
  public var support: CivilDay?

  public init() {}
}

/// What an asset's value was taken from.
public enum ValuationBasis: String, CaseIterable, Hashable, Sendable, Codable {
  case cost
  /// Of donated goods (IPSAS 45).
  case fairValue = "fair_value"
}

/// Which line of which file an event came from.
public struct ImportOrigin: Hashable, Sendable, Codable {
  public var file: DocumentDigest
  /// From 1, the heading's included.
  public var line: Int

  public init(file: DocumentDigest, line: Int) {
    self.file = file
    self.line = line
  }
}

/// `asset.enrolled`: from now on it is accounted for.
public struct AssetEnrolled: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var model: RegisterWord
  public var custodian: RegisterWord
  public var site: SiteCode
  public var room: RegisterText
  public var condition: Condition
  public var facts: AssetFacts
  /// The kit or the unit it belongs to.
  public var parent: AssetTag?
  /// The unit that is plugged in and that it is.
  public var unit: UnitKey?
  public var origin: ImportOrigin?
  /// Where it comes from another rig's register: that register's head, and the event that gave it away.
  public var from: PeerReference?

  public init(
    tag: AssetTag, model: RegisterWord, custodian: RegisterWord, room: RegisterText,
    condition: Condition = .new, facts: AssetFacts = AssetFacts()
  ) {
    self.tag = tag
    self.model = model
    self.custodian = custodian
    site = tag.site
    self.room = room
    self.condition = condition
    self.facts = facts
  }
}

/// An event of another ledger, bound by a head that was exported there.
public struct PeerReference: Hashable, Sendable, Codable {
  /// As `headsetctl audit head` writes it.
  public var head: RegisterText
  public var event: Int?

  public init(head: RegisterText, event: Int? = nil) {
    self.head = head
    self.event = event
  }
}

/// `asset.corrected`: what was declared wrongly, with the event that said it.
public struct AssetCorrected: Hashable, Sendable, Codable {
  public var tag: AssetTag
  /// The number of the event that is corrected; it stays.
  public var corrects: Int
  public var facts: AssetFacts
  public var model: RegisterWord?
  public var reason: RegisterText

  public init(tag: AssetTag, corrects: Int, facts: AssetFacts, reason: RegisterText) {
    self.tag = tag
    self.corrects = corrects
    self.facts = facts
    self.reason = reason
  }
}

/// `asset.linked`: which unit, as it says itself, an asset is.
public struct AssetLinked: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var unit: UnitKey

  public init(tag: AssetTag, unit: UnitKey) {
    self.tag = tag
    self.unit = unit
  }
}

/// `asset.kitted`: put into a kit, or taken out of one.
public struct AssetKitted: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var parent: AssetTag?

  public init(tag: AssetTag, parent: AssetTag?) {
    self.tag = tag
    self.parent = parent
  }
}

/// `asset.placed`: to another room of its site, in the same hands, with all that is in it.
public struct AssetPlaced: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var room: RegisterText

  public init(tag: AssetTag, room: RegisterText) {
    self.tag = tag
    self.room = room
  }
}

/// The state a thing is in.
public enum Condition: String, CaseIterable, Hashable, Sendable, Codable {
  case new, good, fair, poor, unusable
}

/// `asset.condition`: somebody looked at it, or it tested itself.
public struct AssetExamined: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var condition: Condition
  public var note: RegisterText?
  public var evidence: [DocumentDigest]?

  public init(tag: AssetTag, condition: Condition, note: RegisterText? = nil) {
    self.tag = tag
    self.condition = condition
    self.note = note
  }
}

/// Where an asset is in its life.
public enum AssetStatus: String, CaseIterable, Hashable, Sendable, Codable {
  case inStore = "in_store"
  case inService = "in_service"
  case inTransit = "in_transit"
  case onLoan = "on_loan"
  case underRepair = "under_repair"
  case missing, stolen, disposed
}

/// `asset.status`: a move of that state, with its reason.
public struct AssetMoved: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var status: AssetStatus
  public var reason: RegisterText
  public var documents: [DocumentDigest]?

  public init(tag: AssetTag, status: AssetStatus, reason: RegisterText) {
    self.tag = tag
    self.status = status
    self.reason = reason
  }
}

/// How much of the title its holder has.
public enum TitleKind: String, CaseIterable, Hashable, Sendable, Codable {
  case donor, conditional, full
}

/// `asset.title`: who owns it, by a document that two sides signed.
public struct TitleChanged: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var holder: RegisterWord
  public var title: TitleKind
  public var since: CivilDay
  public var document: DocumentDigest
  /// Two parties.
  public var signed: [RegisterWord]

  public init(
    tag: AssetTag, holder: RegisterWord, title: TitleKind, since: CivilDay, document: DocumentDigest,
    signed: [RegisterWord]
  ) {
    self.tag = tag
    self.holder = holder
    self.title = title
    self.since = since
    self.document = document
    self.signed = signed
  }
}

/// `asset.valued`: what it is worth, by somebody's evidence.
public struct AssetValued: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var value: Money
  public var basis: ValuationBasis
  public var day: CivilDay
  public var evidence: DocumentDigest?
  public var conversion: Conversion?

  public init(tag: AssetTag, value: Money, basis: ValuationBasis, day: CivilDay) {
    self.tag = tag
    self.value = value
    self.basis = basis
    self.day = day
  }
}

/// `asset.maintained`: what was done to keep it.
public struct AssetMaintained: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var day: CivilDay
  public var work: RegisterText
  public var by: RegisterWord?
  public var cost: Money?
  public var documents: [DocumentDigest]?

  public init(tag: AssetTag, day: CivilDay, work: RegisterText) {
    self.tag = tag
    self.day = day
    self.work = work
  }
}

/// How a thing leaves.
public enum DisposalMethod: String, CaseIterable, Hashable, Sendable, Codable {
  case sold, donated, recycled, destroyed, returned
  case writtenOff = "written_off"
}

/// `asset.disposed`: it is gone; its row and its tag stay.
public struct AssetDisposed: Hashable, Sendable, Codable {
  public var tag: AssetTag
  public var method: DisposalMethod
  public var day: CivilDay
  public var proceeds: Money?
  public var conversion: Conversion?
  public var receiver: RegisterText?
  /// Who agreed, each with the document where there is one.
  public var approvals: [Approval]
  /// Proof that its data were wiped.
  public var wiped: DocumentDigest?

  /// A party's consent.
  public struct Approval: Hashable, Sendable, Codable {
    public var party: RegisterWord
    public var document: DocumentDigest?

    public init(party: RegisterWord, document: DocumentDigest? = nil) {
      self.party = party
      self.document = document
    }
  }

  public init(tag: AssetTag, method: DisposalMethod, day: CivilDay, approvals: [Approval]) {
    self.tag = tag
    self.method = method
    self.day = day
    self.approvals = approvals
  }
}

/// `file.imported`: a file whose rows were enrolled, one event a row beside this one.
public struct FileImported: Hashable, Sendable, Codable {
  public var file: DocumentDigest
  /// As `snipe-it`.
  public var format: RegisterWord
  public var rows: Int

  public init(file: DocumentDigest, format: RegisterWord, rows: Int) {
    self.file = file
    self.format = format
    self.rows = rows
  }
}
