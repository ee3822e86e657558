/// An asset as it stands after the events that were folded.
public struct Asset: Hashable, Sendable {
  public let tag: AssetTag
  public internal(set) var model: RegisterWord
  public internal(set) var facts: AssetFacts
  public internal(set) var parent: AssetTag?
  /// The unit it is, as that says itself.
  public internal(set) var unit: UnitKey?
  public internal(set) var custody: Custody
  public internal(set) var condition: Condition
  public internal(set) var status: AssetStatus = .inStore
  /// Nil where the programme says it.
  public internal(set) var title: TitleChanged?
  /// The newest valuation apart from the cost.
  public internal(set) var valuation: AssetValued?
  public internal(set) var maintenance: [AssetMaintained] = []
  public internal(set) var disposal: AssetDisposed?
  /// Where it is accounted for now, after it was handed over to a place that another register keeps.
  public internal(set) var handedOver: PeerReference?
  /// The newest result of a campaign.
  public internal(set) var counted: CountResult?
  /// The offer it is on its way by.
  public internal(set) var offer: Int?
  public internal(set) var documents: [DocumentDigest] = []
  public internal(set) var origin: ImportOrigin?
  public internal(set) var from: PeerReference?
  public let enrolled: Stamp
  /// Numbers of the events about it, in their order.
  public internal(set) var history: [Int]
  /// What it was before it was missing.
  var statusBefore: AssetStatus?

  /// Whose hands it is in, and where.
  public struct Custody: Hashable, Sendable {
    public internal(set) var custodian: RegisterWord
    public internal(set) var site: SiteCode
    public internal(set) var room: RegisterText
    public internal(set) var since: Stamp
  }

  /// Accounted for here: neither disposed of nor handed over to another register.
  public var isLive: Bool { status != .disposed && handedOver == nil }

  mutating func change(_ sequence: Int, _ body: (inout Asset) -> Void) {
    body(&self)
    history.append(sequence)
  }
}

/// A transfer between two sides.
public struct Transfer: Hashable, Sendable {
  public let offer: CustodyOffered
  /// Who had it, and where, when it was offered.
  public let from: Asset.Custody
  public let offered: Stamp
  public let offeredBy: RegisterActor
  /// The asset and all that is in it.
  public let tags: [AssetTag]
  public internal(set) var answered: Stamp?
  public internal(set) var answeredBy: RegisterActor?
  public internal(set) var isAccepted = false
  public internal(set) var peer: PeerReference?
  /// What each was before it went.
  let statuses: [AssetStatus]

  /// The first day on which it is too late.
  public var overdue: CivilDay { offered.day.adding(days: (offer.days ?? Self.daysMax) + 1) }

  /// Days in transit before a finding is opened, unless the offer names others.
  public static let daysMax = 30
}
