/// An audit campaign; its name is the number of the event that opened it.
public struct Campaign: Hashable, Sendable {
  public let opening: CampaignOpened
  public let opened: Stamp
  public let openedBy: RegisterActor
  /// What is to be counted, in order: the whole scope, or the sample.
  public let tags: [AssetTag]
  /// Rooms in which something is to be counted.
  public let rooms: Set<Place>
  /// Rooms that the team entered, the latest last.
  public internal(set) var visited: [Place] = []
  public internal(set) var results: [AssetTag: CountResult] = [:]
  public internal(set) var findings: [FindingName] = []
  public internal(set) var counters: Set<RegisterActor> = []
  public internal(set) var closed: Stamp?

  /// A room of a site.
  public struct Place: Hashable, Sendable {
    public let site: SiteCode
    public let room: RegisterText
  }

  /// Notes that the team stands in a room.
  mutating func enter(_ place: Place) {
    visited.removeAll { $0 == place }
    visited.append(place)
  }

  /// Assets of the scope without a result, in order.
  public var uncounted: [AssetTag] { tags.filter { results[$0] == nil } }

  /// What the count came to; the three parts are the whole, always.
  public var reconciliation: (inScope: Int, found: Int, notFound: Int, uncounted: Int) {
    let found = tags.count { results[$0].map { $0.method != .notFound } ?? false }
    let notFound = tags.count { results[$0]?.method == .notFound }
    return (tags.count, found, notFound, tags.count - found - notFound)
  }
}

/// How an asset was found, or not.
public struct CountResult: Hashable, Sendable {
  public let campaign: Int
  public let stamp: Stamp
  public let method: CountMethod
  /// Where it was found, if it was.
  public let place: Campaign.Place?
  public let actor: RegisterActor
  public let condition: Condition?
}

/// Something that does not agree, until somebody decides it.
public struct Finding: Hashable, Sendable {
  public let name: FindingName
  public let kind: FindingKind
  public let tag: AssetTag?
  /// What is at risk, as far as it is known.
  public let amount: Money?
  /// What was scanned or said.
  public let note: String?
  public let opened: Stamp
  public let openedBy: RegisterActor
  public let campaign: Int?
  public internal(set) var documents: [DocumentDigest] = []
  public internal(set) var decision: Decision?

  /// What became of it.
  public struct Decision: Hashable, Sendable {
    public let outcome: FindingOutcome
    public let note: RegisterText
    public let stamp: Stamp
    public let approver: RegisterActor
  }

  /// Asks for a police report.
  public var needsPoliceReport: Bool { kind == .missing || kind == .stolen || kind == .notFound }
}
