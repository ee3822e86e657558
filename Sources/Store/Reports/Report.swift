public import Ledger
public import Register
public import Wording

/// A report as values: what it says of itself, and its tables. `csv`, `json` and `html` spell it.
public struct Report: Sendable {
  public let name: ReportTerm
  public let wording: Wording
  public let statement: Statement
  public internal(set) var sections: [Section]
  /// Said below the tables.
  public internal(set) var notes: [ReportTerm] = []
  /// Lines to be signed by hand.
  public internal(set) var signatures: [ReportTerm] = []

  /// Rule 16: what a report is of.
  public struct Statement: Hashable, Sendable {
    public let day: CivilDay
    public let heads: [Head]
    public let filter: ReportFilter
    public let rowCount: Int
    /// Cost of the assets that are listed and live, by currency.
    public let totals: MoneyTotals

    /// A source with the entry that the report goes up to.
    public struct Head: Hashable, Sendable {
      public let origin: String
      /// Entries that were folded.
      public let size: Int
      public let time: LedgerTime
      public let head: SignedTreeHead
    }
  }

  /// A table under a heading.
  public struct Section: Hashable, Sendable {
    public let heading: String?
    public let columns: [ReportTerm]
    public internal(set) var rows: [[ReportCell]]
    /// Begins a page of its own when printed.
    public let isOnOwnPage: Bool

    init(_ heading: String? = nil, columns: [ReportTerm], rows: [[ReportCell]], isOnOwnPage: Bool = false) {
      for row in rows { precondition(row.count == columns.count) }
      self.heading = heading
      self.columns = columns
      self.rows = rows
      self.isOnOwnPage = isOnOwnPage
    }
  }

  init(
    _ name: ReportTerm, of basis: ReportBasis, in wording: Wording, sections: [Section],
    assets: [Asset], rowCount: Int? = nil
  ) {
    self.name = name
    self.wording = wording
    self.sections = sections
    statement = Statement(
      day: basis.day,
      heads: basis.sources.map {
        Statement.Head(
          origin: $0.origin, size: $0.register.size, time: $0.register.time, head: $0.head)
      }, filter: basis.filter, rowCount: rowCount ?? sections.map(\.rows.count).reduce(0, +),
      totals: MoneyTotals(assets.filter(\.isLive).compactMap(\.facts.cost)))
  }
}

/// A value in a table.
public enum ReportCell: Hashable, Sendable {
  case text(String)
  case tag(AssetTag)
  /// A serial number, and whether an emulated unit says it, of which nothing measured is evidence.
  case serial(String, isEmulated: Bool)
  case number(Int64)
  case money(Money)
  case day(CivilDay)
  case term(ReportTerm)
  /// Basis points, shown as per cent.
  case share(Int)
  /// Milliseconds, shown as hours with one digit.
  case hours(Int64)
  /// Nothing is known.
  case empty
  /// To be filled in by hand.
  case blank

  init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
  init(_ day: CivilDay?) { self = day.map { .day($0) } ?? .empty }
  init(_ amount: Money?) { self = amount.map { .money($0) } ?? .empty }
  init(_ number: Int) { self = .number(Int64(number)) }

  /// A word of the register's events.
  init(word: String) { self = ReportTerm(rawValue: word).map { .term($0) } ?? .text(word) }
}

/// Why there is no report.
public enum ReportError: Error, Hashable, Sendable {
  /// Opening, in and out do not make the closing: nothing is printed.
  case doesNotAddUp
  /// No transfer has that number, or it is none of this register's.
  case noSuchTransfer(Int)
  /// The ledger has no such entry.
  case noSuchEntry(Int)
  /// For one register only.
  case needsOneSource
  /// Longer than a QR code holds.
  case notACode
}
