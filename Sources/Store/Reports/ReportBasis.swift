public import Ledger
public import Register

/// What a report is of: one register, or many side by side, each up to one entry of its ledger.
///
/// The day of a report is the day of the newest of these entries, never today: the same entries give the same bytes.
public struct ReportBasis: Sendable {
  public let sources: [Source]
  public let filter: ReportFilter

  /// A ledger's register.
  public struct Source: Sendable {
    /// The rig's name.
    public let origin: String
    public let register: Register
    /// The head that covers the entries that were folded, and is shown.
    public let head: SignedTreeHead

    public init(origin: String, register: Register, head: SignedTreeHead) {
      self.origin = origin
      self.register = register
      self.head = head
    }
  }

  public init(_ sources: [Source], filter: ReportFilter = ReportFilter()) {
    self.sources = sources
    self.filter = filter
  }

  /// The day as of which everything is said.
  public var day: CivilDay {
    sources.map { CivilDay(milliseconds: $0.register.time.milliseconds) }.max() ?? CivilDay(number: 0)
  }

  /// Assets that pass the filter with where they are registered, by tag.
  var assets: [(source: Source, asset: Asset)] {
    sources.flatMap { source in
      source.register.assets.values.filter { filter.admits($0) }.map { (source, $0) }
    }.sorted { ($0.1.tag, $0.0.origin) < ($1.1.tag, $1.0.origin) }
  }
}

/// Which assets a report lists: those of all that is named.
public struct ReportFilter: Hashable, Sendable {
  public var site: SiteCode?
  public var programme: RegisterWord?

  public init(site: SiteCode? = nil, programme: RegisterWord? = nil) {
    self.site = site
    self.programme = programme
  }

  func admits(_ asset: Asset) -> Bool {
    (site == nil || asset.custody.site == site) && (programme == nil || asset.facts.programme == programme)
  }
}
