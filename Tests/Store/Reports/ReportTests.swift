import AcademyLedgers
import Foundation
import Ledger
import Register
import Testing
import Wording

@testable import Reports

@Suite struct ReportTests {
  /// A basis of the first so many entries of a made-up academy, whose last one offers its first thing to somebody else.
  private struct Desk {
    let entries: [LedgerEntry]
    let key: LedgerSigningKey
    let tag: AssetTag
    /// The number of the offer.
    var offer: Int { entries.count }

    init(years: Int = 2) throws {
      let academy = try Academy(index: 4, rigs: 2, years: years, sessionsADay: 1)
      tag = try #require(AssetTag(site: academy.site, number: 1))
      let offered = RegisterEvent.offered(
        CustodyOffered(
          tag: tag, to: try #require(RegisterWord("P-4-NEXT")), site: academy.site,
          room: try #require(RegisterText("Store"))))
      let entry = try LedgerEntry(
        kind: offered.kind.rawValue, actor: "technician/2001", time: try #require(academy.entries.last).time,
        payload: try #require(offered.payload))
      entries = academy.entries + [entry]
      key = try AcademyShelf.key(4)
    }

    func basis(upTo size: Int? = nil, filter: ReportFilter = ReportFilter()) throws -> ReportBasis {
      var fold = RegisterFold()
      var frontier = MerkleFrontier()
      var completed: [MerkleHash] = []
      var time = LedgerTime(milliseconds: 0, isTrusted: false)
      for (index, entry) in entries.prefix(size ?? entries.count).enumerated() {
        let leaf = Data(try entry.leaf().utf8)
        fold.ingest(leaf, at: index + 1)
        frontier.append(.ofLeaf(leaf), completed: &completed)
        time = entry.time
      }
      #expect(fold.violations == [])
      let head = try key.sign(TreeHead(size: max(1, frontier.size), time: time, root: frontier.root))
      return ReportBasis(
        [ReportBasis.Source(origin: "rig-4", register: fold.register, head: head)], filter: filter)
    }

    func reports(_ wording: Wording) throws -> [Report] {
      let basis = try basis()
      return [
        .assetRegister(basis, in: wording), .verificationSheet(basis, in: wording),
        try .reconciliation(basis, since: try self.basis(upTo: 30), in: wording),
        try .handoverCertificate(basis, offer: offer, in: wording),
        .endUse(basis, year: 2018, in: wording), .usage(basis, year: 2018, in: wording),
        .idleAndOverdue(basis, in: wording), .exceptions(basis, in: wording),
        try .ledgerProof(basis, try proof(), in: wording),
      ]
    }

    /// Of the entry in the middle.
    private func proof() throws -> LedgerProof {
      var tree = Nodes()
      for entry in entries { tree.append(Data(try entry.leaf().utf8)) }
      let inclusion = MerkleTree(size: entries.count, in: tree).inclusionProof(ofLeaf: entries.count / 2)
      return LedgerProof(
        sequence: entries.count / 2, leaf: Data(try entries[entries.count / 2].leaf().utf8),
        inclusion: try #require(inclusion))
    }

    /// What each leaf completed, as a ledger stores it.
    private struct Nodes: MerkleNodeSource {
      private var frontier = MerkleFrontier()
      private var completed: [[MerkleHash]] = []

      mutating func append(_ leaf: Data) {
        var nodes: [MerkleHash] = []
        frontier.append(.ofLeaf(leaf), completed: &nodes)
        completed.append(nodes)
      }

      func node(level: Int, index: Int) -> MerkleHash { completed[((index + 1) << level) - 1][level] }
    }
  }

  @Test func `there is no kind of report that these tests leave out`() throws {
    let names = Set(try Desk(years: 1).reports(.english).map(\.name))
    #expect(
      names == [
        .assetRegister, .verificationSheet, .reconciliation, .handoverCertificate, .endUseReport,
        .usageForPurpose,
        .idleAndOverdue, .exceptions, .ledgerProof,
      ])
  }

  @Test func `the same entries give the same bytes, in every form and language`() throws {
    let first = try Desk()
    let second = try Desk()
    for wording in [Wording.english, .french] {
      for (one, other) in zip(try first.reports(wording), try second.reports(wording)) {
        #expect(one.csv == other.csv && one.json == other.json, "\(one.name)")
        #expect(try one.html() == other.html(), "\(one.name)")
      }
      #expect(
        try LabelSheet(try first.basis(), in: wording).html()
          == LabelSheet(try second.basis(), in: wording).html())
    }
  }

  /// The sequence number is what decides: what came later changes no byte of the report as of an earlier entry.
  @Test func `as of the same entry a longer ledger gives the same bytes`() throws {
    let (short, long) = (try Desk(years: 1), try Desk(years: 2))
    let size = short.entries.count - 1
    #expect(short.entries.prefix(size) == long.entries.prefix(size))
    let (one, other) = (try short.basis(upTo: size), try long.basis(upTo: size))
    for make in [
      { .assetRegister($0, in: .french) }, { .verificationSheet($0, in: .french) },
      { .endUse($0, year: 2017, in: .french) }, { .usage($0, year: 2017, in: .french) },
      { .idleAndOverdue($0, in: .french) }, { .exceptions($0, in: .french) },
    ] as [(ReportBasis) -> Report] {
      let (first, second) = (make(one), make(other))
      #expect(first.csv == second.csv && first.json == second.json, "\(first.name)")
      #expect(try first.html() == second.html(), "\(first.name)")
    }
  }

  @Test func `every report says as of which entry, time, head and filter it is, with rows and totals`() throws
  {
    let desk = try Desk()
    let head = try #require(try desk.basis().sources.first?.head)
    for report in try desk.reports(.english) {
      for text in [report.csv, report.json, try report.html()] {
        #expect(text.contains(head.text) && text.contains(head.head.root.text), "\(report.name)")
        #expect(text.contains("\(desk.entries.count + 1)"), "\(report.name)")
      }
      #expect(try report.html().contains(try QRCode(head.text).svg(millimeters: 42)), "\(report.name)")
      #expect(report.csv.contains("As of,2019-01-01T") && report.csv.contains("Filter,everything"))
      #expect(report.csv.contains("Rows,\(report.statement.rowCount)\r\n"))
      // Totals are of the things that a report lists, and a proof lists none.
      #expect(report.csv.contains("EUR") == (report.name != .ledgerProof), "\(report.name)")
    }
  }

  @Test func `French reports have French words and the same facts`() throws {
    let desk = try Desk()
    for (english, french) in zip(try desk.reports(.english), try desk.reports(.french)) {
      #expect(english.statement == french.statement)
      #expect(try french.html().contains("lang=\"fr\"") && french.csv.contains("Arrêté au"))
      #expect(english.sections.map(\.rows.count) == french.sections.map(\.rows.count))
    }
  }

  // MARK: - One by one

  @Test func `the register has all thirteen elements and counts the empty ones`() throws {
    #expect(Report.elementColumns.count == 13)
    let report = Report.assetRegister(try Desk().basis(), in: .english)
    let table = report.sections[1]
    #expect(table.rows.count == 12 && Array(table.columns.prefix(13)) == Report.elementColumns)
    // Everything was declared; one was sold, in the second year.
    #expect(report.sections[0].rows == [])
    let row = try #require(table.rows.last)
    #expect(row.contains(.term(.disposed)))
    let hours = try #require(table.columns.firstIndex(of: .useHours))
    guard case .hours(let used) = table.rows[0][hours] else {
      Issue.record("\(table.rows[0][hours])")
      return
    }
    #expect(used > 0)
    // Live assets alone are in the total: 12 less the computer that was sold.
    let total: Int64 = 2 * (120_000 + 32_000 + 36_000) + 250_000 + 5
    #expect(report.statement.totals.amounts.map(\.minor) == [total])
  }

  @Test func `the reconciliation adds up, and says what came and went`() throws {
    let desk = try Desk()
    let report = try Report.reconciliation(
      try desk.basis(), since: try desk.basis(upTo: 30), in: .english)
    let table = report.sections[0]
    func value(_ row: [ReportCell], _ column: ReportTerm) -> Int64 {
      guard let index = table.columns.firstIndex(of: column) else { return 0 }
      return switch row[index] {
      case .number(let value): value
      case .money(let amount): amount.minor
      default: 0
      }
    }
    #expect(table.rows.count == 4)
    for row in table.rows {
      #expect(value(row, .opening) + value(row, .entered) - value(row, .left) == value(row, .closing))
      #expect(
        value(row, .openingValue) + value(row, .enteredValue) - value(row, .leftValue)
          + value(row, .adjustedValue)
          == value(row, .closingValue))
      #expect(value(row, .found) + value(row, .notFound) + value(row, .uncounted) == value(row, .closing))
    }
    #expect(table.rows.map { value($0, .left) }.reduce(0, +) == 1)
    #expect(table.rows.map { value($0, .closing) }.reduce(0, +) == 11)
  }

  @Test func `with a filter, what comes from elsewhere is in and what went is out`() throws {
    let desk = try Desk()
    let before = try desk.basis(upTo: 30)
    let opening = Int64(before.assets.count)
    let basis = try desk.basis()
    let asset = try #require(basis.assets.first { $0.asset.tag != desk.tag }?.asset)
    let other = try #require(SiteCode("KE-NBO"))
    var register = basis.sources[0].register
    let room = try #require(RegisterText("Store"))
    let to = try #require(RegisterWord("P-4-NEXT"))
    try register.apply(
      .site(SiteDeclared(site: other, english: room, rooms: [room])), at: register.size, time: register.time,
      actor: RegisterActor("administrator/0"))
    let offer = register.size
    try register.apply(
      .offered(CustodyOffered(tag: asset.tag, to: to, site: other, room: room)), at: offer,
      time: register.time, actor: RegisterActor("technician/2001"))
    try register.apply(
      .accepted(CustodyAccepted(offer: offer, by: to)), at: offer + 1, time: register.time,
      actor: RegisterActor("technician/2005"))
    func counts(_ site: SiteCode) throws -> [Int64] {
      let filter = ReportFilter(site: site)
      let source = ReportBasis.Source(origin: "rig-4", register: register, head: basis.sources[0].head)
      let report = try Report.reconciliation(
        ReportBasis([source], filter: filter), since: ReportBasis(before.sources, filter: filter),
        in: .english)
      let table = report.sections[0]
      return [ReportTerm.opening, .entered, .left, .closing].map { column in
        table.rows.reduce(0) { sum, row in
          guard let index = table.columns.firstIndex(of: column), case .number(let count) = row[index] else {
            return sum
          }
          return sum + count
        }
      }
    }
    // Of twelve one went elsewhere, and one was sold.
    #expect(try counts(asset.tag.site) == [opening, 12 - opening, 2, 10])
    #expect(try counts(other) == [0, 1, 0, 1])
  }

  @Test func `sessions of an end-use report are those of its year`() throws {
    let basis = try Desk().basis()
    func sessions(_ year: Int) -> ReportCell? {
      Report.endUse(basis, year: year, in: .english).sections[1].rows.first?[1]
    }
    let all = basis.sources[0].register.sessions["training"]?.count ?? 0
    let years = (2016...2020).map { year -> Int64 in
      if case .number(let count)? = sessions(year) { count } else { 0 }
    }
    #expect(years.reduce(0, +) == Int64(all) && years[0] == 0 && years[1] > 0 && years[2] > 0)
  }

  @Test func `a report of a year has what was there by its end, and no month that had not come`() throws {
    let desk = try Desk()
    let basis = try desk.basis()
    let year = basis.day.parts.year
    func months(_ year: Int) -> Int { Report.usage(basis, year: year, in: .english).sections[1].rows.count }
    #expect(months(year - 1) == 12 && months(year) == basis.day.parts.month && months(year + 1) == 0)
    #expect(Report.endUse(basis, year: 2015, in: .english).statement.rowCount == 0)
    #expect(Report.endUse(basis, year: year, in: .english).statement.rowCount > 0)
  }

  @Test func `an emulated unit is told from a real one in every form`() throws {
    #expect(ReportCell.serial("LHR-1", isEmulated: true).text(.french) == "LHR-1 (émulé)")
    #expect(ReportCell.serial("LHR-1", isEmulated: false).text(.english) == "LHR-1")
    let source = try #require(try Desk(years: 1).basis().sources.first)
    let asset = try #require(source.register.assets.values.first { $0.unit != nil })
    #expect(source.serialCell(asset) == .serial(source.serial(asset) ?? "", isEmulated: false))
  }

  @Test func `a wide table is printed as tables that fit, each with the tags`() throws {
    let report = Report.assetRegister(try Desk().basis(), in: .english)
    let html = try report.html()
    #expect(html.components(separatedBy: "<thead>").count == 1 + 3)
    let tag = try #require(try Desk().basis().assets.first?.asset.tag)
    #expect(html.components(separatedBy: ">" + tag.text + "<").count == 1 + 2)
    #expect(report.csv.components(separatedBy: tag.text).count == 1 + 1)
  }

  @Test func `a sheet has a page for each room and leaves room to sign`() throws {
    let html = try Report.verificationSheet(try Desk().basis(), in: .english).html()
    #expect(html.components(separatedBy: "class=\"page\"").count == 2)
    #expect(html.components(separatedBy: "class=\"sign\"").count == 3)
    #expect(html.components(separatedBy: "<svg").count == 1 + 11 + 1)
  }

  @Test func `a handover's certificate names both sides, and no other transfer's number is taken`() throws {
    let desk = try Desk(years: 1)
    let basis = try desk.basis()
    let report = try Report.handoverCertificate(basis, offer: desk.offer, in: .english)
    let html = try report.html()
    #expect(
      html.contains("P-4-NEXT") && html.contains("P-4-KEEP") && html.contains("technician/2001")
        && html.contains(desk.tag.text) && html.contains("no resale without consent"))
    #expect(report.signatures.count == 2)
    #expect(throws: ReportError.noSuchTransfer(7)) {
      try Report.handoverCertificate(basis, offer: 7, in: .english)
    }
  }

  @Test func `a proof that does not hold is not printed`() throws {
    let desk = try Desk(years: 1)
    let basis = try desk.basis()
    let head = basis.sources[0].head
    let leaf = Data(try desk.entries[0].leaf().utf8)
    let empty = MerkleInclusionProof(index: 0, size: head.head.size, path: [])
    #expect(throws: ReportError.doesNotAddUp) {
      try Report.ledgerProof(basis, LedgerProof(sequence: 0, leaf: leaf, inclusion: empty), in: .english)
    }
  }

  @Test func `a filter leaves out what is elsewhere, and is named`() throws {
    let desk = try Desk(years: 1)
    let report = Report.assetRegister(
      try desk.basis(filter: ReportFilter(site: SiteCode("KE-NBO"))), in: .english)
    #expect(report.statement.rowCount == 0 && report.csv.contains("Filter,Site KE-NBO"))
  }

  /// Words and numbers that a rig's key signed, as they may stand in a register that is folded from them.
  @Test func `a register of hostile entries is printed in every form without a trap`() throws {
    let original = try Desk(years: 1)
    var hostile = HostileLedger(seed: 2029)
    for _ in 0..<(ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1" ? 1000 : 10) {
      let entries = hostile.changed(original.entries)
      var fold = RegisterFold()
      for (index, entry) in entries.enumerated() {
        fold.ingest(Data(try entry.leaf().utf8), at: index + 1)
      }
      let time = LedgerTime(milliseconds: 0, isTrusted: false)
      let head = try original.key.sign(TreeHead(size: entries.count, time: time, root: .emptyTree))
      let basis = ReportBasis([ReportBasis.Source(origin: "rig", register: fold.register, head: head)])
      var reports: [Report] = [
        .assetRegister(basis, in: .english), .verificationSheet(basis, in: .french),
        .endUse(basis, year: 2017, in: .english), .usage(basis, year: 2017, in: .french),
        .idleAndOverdue(basis, in: .english), .exceptions(basis, in: .french),
      ]
      for offer in fold.register.transfers.keys {
        reports.append(try .handoverCertificate(basis, offer: offer, in: .english))
      }
      for report in reports {
        #expect(try !report.csv.isEmpty && !report.json.isEmpty && !report.html().isEmpty)
      }
      #expect(try !LabelSheet(basis, in: .english).html().isEmpty)
    }
  }

  // MARK: - Forms

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+33", "'+33"), ("-x", "'-x"), ("@x", "'@x"), ("a\"b", "\"a\"\"b\""),
    ("a,b", "\"a,b\""), ("plain", "plain"), ("", ""), ("=\u{301}1", "'=\u{301}1"),
    ("\r\n=1", "\"'\r\n=1\""), ("a;b", "\"a;b\""),
  ])
  func `a formula in CSV is text`(text: String, cell: String) {
    #expect(CSVText.line([ReportCell.text(text).csv(.english)]) == cell + "\r\n")
  }

  @Test func `CSV says that it is UTF-8, by one mark at its begin`() throws {
    let csv = try Report.assetRegister(Desk(years: 1).basis(), in: .french).csv
    #expect(Array(csv.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(csv.unicodeScalars.count { $0 == "\u{FEFF}" } == 1)
  }

  @Test func `markup in a name stays text`() throws {
    #expect(Markup.escape("<b a='1'>&\"") == "&lt;b a=&#39;1&#39;&gt;&amp;&quot;")
  }

  @Test func `labels are three by eight on a page, each with its tag`() throws {
    let sheet = LabelSheet(try Desk(years: 1).basis(), in: .english)
    let html = try sheet.html()
    #expect(sheet.count == 12 && html.components(separatedBy: "class=\"label\"").count == 13)
    #expect(html.components(separatedBy: "<section>").count == 2)
  }

  /// A word that an event may have and no language says would stand in a report as it is.
  @Test func `every word of the register has its words`() {
    let words =
      AssetStatus.allCases.map(\.rawValue) + Condition.allCases.map(\.rawValue)
      + FindingKind.allCases.map(\.rawValue) + FindingOutcome.allCases.map(\.rawValue)
      + TitleKind.allCases.map(\.rawValue) + EquipmentKind.allCases.map(\.rawValue)
      + DueDates.Kind.allCases.map(\.rawValue)
      + ["training", "demonstration", "calibration", "maintenance", "test"]
    for word in words { #expect(ReportTerm(rawValue: word) != nil, "\(word)") }
    for rule in RegisterRule.allCases { #expect(AuditTerm(rawValue: rule.word) != nil, "\(rule)") }
  }
}
