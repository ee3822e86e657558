public import Ledger

/// The register of donated equipment: what the events of one ledger come to, and nothing else.
///
/// A value that is folded, event by event, in the service before it appends, in a report up to any number, and in an
/// auditor's hands from a bundle: the same events give the same register everywhere. An event that a rule refuses
/// changes nothing. No I/O, no clock: time is the event's.
public struct Register: Hashable, Sendable {
  /// Declared, the newest of each.
  public internal(set) var programmes: [RegisterWord: ProgrammeDeclared] = [:]
  public internal(set) var sites: [SiteCode: SiteDeclared] = [:]
  public internal(set) var parties: [RegisterWord: PartyDeclared] = [:]
  public internal(set) var models: [RegisterWord: ModelDeclared] = [:]
  public internal(set) var documents: [DocumentDigest: DocumentAdded] = [:]
  /// Years whose end-use report was sent.
  public internal(set) var reportedYears: [RegisterWord: Set<Int>] = [:]
  public internal(set) var assets: [AssetTag: Asset] = [:]
  public internal(set) var units: [UnitKey: MeasuredUnit] = [:]
  /// By the number of the offer.
  public internal(set) var transfers: [Int: Transfer] = [:]
  /// By the number of the opening.
  public internal(set) var campaigns: [Int: Campaign] = [:]
  public internal(set) var findings: [FindingName: Finding] = [:]
  /// Rows that were imported, by file.
  public internal(set) var imports: [DocumentDigest: Set<Int>] = [:]
  /// Sessions of each purpose, with their milliseconds, by the year in which they ended.
  public internal(set) var yearSessions: [Int: [String: SessionSum]] = [:]
  /// Entries that were folded: the next has this number.
  public internal(set) var size = 0
  /// The newest event's time.
  public internal(set) var time = LedgerTime(milliseconds: 0, isTrusted: false)
  /// Whose rows are other than before since somebody last took this.
  public internal(set) var touched = Touched()

  // What makes looking up quick; all of it follows from the above.
  /// Live assets by model and sticker.
  var labels: [String: AssetTag] = [:]
  /// Live assets by sticker alone; two models may have the same.
  var stickers: [String: Set<AssetTag>] = [:]
  var linked: [UnitKey: AssetTag] = [:]
  /// Units of what has left this register.
  var gone: [UnitKey: AssetTag] = [:]
  /// The parts of a kit.
  var parts: [AssetTag: Set<AssetTag>] = [:]
  /// The last number given to each site's tags.
  var lastNumbers: [SiteCode: Int] = [:]
  /// Offers without an answer and without a finding.
  var openOffers: Set<Int> = []
  /// No offer of those is overdue before this day.
  var nextOverdue: CivilDay?

  /// Sessions of each purpose over all years.
  public var sessions: [String: SessionSum] {
    yearSessions.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
  }

  /// A register that nothing has happened to.
  public init() {}

  /// Sessions summed.
  public struct SessionSum: Hashable, Sendable {
    public internal(set) var count = 0
    public internal(set) var milliseconds: Int64 = 0
    public internal(set) var feeCount = 0

    static func + (first: Self, second: Self) -> Self {
      SessionSum(
        count: first.count + second.count, milliseconds: first.milliseconds + second.milliseconds,
        feeCount: first.feeCount + second.feeCount)
    }

    mutating func add(_ session: SessionEnded) {
      count += 1
      milliseconds += session.durationMilliseconds
      if session.isForFee { feeCount += 1 }
    }
  }

  /// Subjects whose rows must be written anew.
  public struct Touched: Hashable, Sendable {
    public internal(set) var programmes: Set<RegisterWord> = []
    public internal(set) var sites: Set<SiteCode> = []
    public internal(set) var parties: Set<RegisterWord> = []
    public internal(set) var models: Set<RegisterWord> = []
    public internal(set) var documents: Set<DocumentDigest> = []
    public internal(set) var assets: Set<AssetTag> = []
    public internal(set) var transfers: Set<Int> = []
    public internal(set) var campaigns: Set<Int> = []
    public internal(set) var findings: Set<FindingName> = []
  }

  /// What was touched since the last call.
  public mutating func takeTouched() -> Touched {
    defer { touched = Touched() }
    return touched
  }

  /// All that there is counts as touched: for tables that are written anew.
  public mutating func touchAll() {
    touched = Touched(
      programmes: Set(programmes.keys), sites: Set(sites.keys), parties: Set(parties.keys),
      models: Set(models.keys), documents: Set(documents.keys), assets: Set(assets.keys),
      transfers: Set(transfers.keys), campaigns: Set(campaigns.keys), findings: Set(findings.keys))
  }

  // MARK: - Bounds

  /// Assets of one register: a hundred times the largest site's.
  public static let assetCountMax = 100_000
  /// Programmes, sites, parties or models.
  public static let referenceCountMax = 10_000
}
