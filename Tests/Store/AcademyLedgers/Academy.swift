import Foundation
public import Ledger
public import Register

/// The ledger of a made-up academy over years, from a seed: what tests of audits and reports, and the benchmark, run on.
///
/// Rigs of six things each are enrolled, plugged in and used for training; a team counts everything twice a year; what
/// needs it is calibrated; something breaks and is mended each year, and something is sold every other year.
public struct Academy {
  /// Entries without the first, which the ledger makes; in order, numbered from 1. Empty where each was handed on.
  public private(set) var entries: [LedgerEntry] = []
  private var count = 0
  private let sink: ((LedgerEntry) throws -> Void)?
  public let site: SiteCode
  private let rigCount: Int
  private let index: Int
  private var random: SplitMix
  private var tags: [AssetTag] = []
  private var units: [(tag: AssetTag, unit: UnitKey)] = []
  /// Milliseconds since 1970.
  private var now: Int64

  /// 2 January 2017, 08:00 UTC, a Monday.
  static let start: Int64 = 1_483_344_000_000
  private static let day: Int64 = 86_400_000

  /// - Parameters:
  ///   - index: which of many; site, serials and the seed follow from it.
  ///   - sessionsADay: of all its rigs together, on each of the days of training.
  ///   - sink: takes the entries one by one; they are kept where there is none.
  public init(
    index: Int, rigs: Int, years: Int, sessionsADay: Int, seed: UInt64 = 2017,
    sink: ((LedgerEntry) throws -> Void)? = nil
  ) throws {
    self.index = index
    self.sink = sink
    rigCount = rigs
    guard let code = SiteCode("\(Self.countries[index % Self.countries.count])-A\(10 + index)") else {
      throw Broken()
    }
    site = code
    random = SplitMix(state: seed &+ UInt64(index) &* 7919)
    now = Self.start
    try declare()
    try enrol()
    for year in 0..<years { try live(year, sessionsADay) }
  }

  /// A word or a number of this generator that the register does not take.
  public struct Broken: Error {}

  /// Days of training in each year.
  public static let daysAYear = 253

  private static let countries = [
    "KE", "TZ", "UG", "GH", "CI", "SN", "CM", "PE", "BO", "VN", "KH", "MN", "FJ", "JO", "MA", "TN",
  ]

  // MARK: - Words

  private func word(_ text: String) throws -> RegisterWord {
    guard let word = RegisterWord(text) else { throw Broken() }
    return word
  }

  private func text(_ text: String) throws -> RegisterText {
    guard let text = RegisterText(text) else { throw Broken() }
    return text
  }

  private func money(_ minor: Int64) throws -> Money {
    guard let currency = CurrencyCode("EUR"), let money = Money(minor: minor, currency: currency) else {
      throw Broken()
    }
    return money
  }

  private func digest(_ number: Int) throws -> DocumentDigest {
    let text = String(format: "%064x", number)
    guard let digest = DocumentDigest(text) else { throw Broken() }
    return digest
  }

  private var today: CivilDay { CivilDay(milliseconds: now) }

  // MARK: - Entering

  /// The number that the entry has in the ledger.
  @discardableResult
  private mutating func enter(_ event: RegisterEvent, by actor: String = "technician/1000") throws -> Int {
    guard let payload = event.payload else { throw Broken() }
    return try enter(event.kind.rawValue, payload, by: actor)
  }

  @discardableResult
  private mutating func enter(
    _ kind: String, _ payload: [String: CanonicalJSON], by actor: String = "service"
  ) throws -> Int {
    now += 1000
    let entry = try LedgerEntry(
      kind: kind, actor: actor, time: LedgerTime(milliseconds: now, isTrusted: true), payload: payload)
    if let sink { try sink(entry) } else { entries.append(entry) }
    count += 1
    return count
  }

  // MARK: - Before the first day

  private mutating func declare() throws {
    let administrator = "administrator/0"
    for (name, role, uid) in [
      ("P-DONOR", PartyRole.donor, nil), ("P-WCO", .implementer, nil), ("P-\(index)-KEEP", .custodian, 2001),
      ("P-\(index)-AUDIT1", .auditor, 2002), ("P-\(index)-AUDIT2", .auditor, 2003),
      ("P-\(index)-MONEY", .finance, 2004),
      ("P-\(index)-NEXT", .custodian, 2005),
    ] as [(String, PartyRole, UInt32?)] {
      let party = PartyDeclared(
        party: try word(name), role: role, organisation: try text("Organisation of \(name)"), uid: uid)
      try enter(.party(party), by: administrator)
    }
    var conditions = ProgrammeDeclared.Conditions()
    conditions.titleHolder = try word("P-DONOR")
    conditions.title = .conditional
    conditions.reportDue = try word("01-31")
    var programme = ProgrammeDeclared(
      programme: try word("KCF-2016"), donor: try word("P-DONOR"), conditions: conditions)
    programme.fund = try text("Customs Cooperation Fund")
    programme.agreement = try text("CCF/2016/07")
    programme.terms = try text("For training alone; no resale without consent.")
    try enter(.programme(programme), by: administrator)
    for kind in Self.kinds {
      var model = ModelDeclared(
        model: try word(kind.model), maker: try text("HTC"), product: try text(kind.model),
        equipment: kind.equipment)
      model.family = kind.family.flatMap { RegisterWord($0) }
      model.lifeMonths = 60
      if kind.family == "vive" { model.calibrationMonths = 24 }
      model.residualPercent = 10
      try enter(.model(model), by: administrator)
    }
    try enter(
      .site(
        SiteDeclared(
          site: site, english: try text("Academy \(index)"), rooms: [try text("Hall"), try text("Store")])),
      by: administrator)
  }

  private static let kinds: [(model: String, equipment: EquipmentKind, family: String?, cost: Int64)] = [
    ("vive-pro", .headset, "vive", 120_000), ("vive-wand", .controller, "wand", 16_000),
    ("station-2", .station, nil, 18_000), ("pc", .computer, nil, 250_000),
  ]

  private mutating func enrol() throws {
    for rig in 0..<rigCount {
      for (part, kind) in [0, 1, 1, 2, 2, 3].enumerated() {
        let model = Self.kinds[kind]
        guard let tag = AssetTag(site: site, number: rig * 6 + part + 1) else { throw Broken() }
        let serial = "LHR-\(String(format: "%03X", index))\(String(format: "%02X", rig))\(part)"
        var facts = AssetFacts()
        facts.label = try text(serial)
        facts.programme = try word("KCF-2016")
        facts.award = try text("CCF/2016/07-\(index)")
        facts.acquired = CivilDay(year: 2016, month: 12, day: 15)
        facts.cost = try money(model.cost + Int64(rig))
        facts.share = 10_000
        facts.basis = .cost
        var event = AssetEnrolled(
          tag: tag, model: try word(model.model), custodian: try word("P-\(index)-KEEP"),
          room: try text("Hall"),
          facts: facts)
        event.condition = .new
        try enter(.enrolled(event))
        tags.append(tag)
        guard let family = model.family else { continue }
        let unit = UnitKey(family: family, model: model.model, serial: serial, emulated: false)
        units.append((tag, unit))
        try enter("unit.first_seen", ["unit": Self.json(unit)])
        try plug(unit, at: "1-\(rig + 1).\(part + 1)")
      }
    }
  }

  private static func json(_ unit: UnitKey) -> CanonicalJSON {
    .object([
      "emulated": .bool(unit.emulated), "family": .string(unit.family), "model": .string(unit.model),
      "serial": unit.serial.map { .string($0) } ?? .null,
    ])
  }

  private mutating func plug(_ unit: UnitKey, at path: String) throws {
    try enter("unit.attached", ["bus_path": .string(path), "unit": Self.json(unit)])
  }

  // MARK: - A year

  private mutating func live(_ year: Int, _ sessionsADay: Int) throws {
    for dayOfYear in 0..<365 {
      now = max(now, Self.start + Int64(year * 365 + dayOfYear) * Self.day)
      // 253 days: five of seven, less eight.
      if dayOfYear % 7 < 5, dayOfYear % 33 != 0 { try train(sessionsADay) }
      if dayOfYear == 100 || dayOfYear == 270 { try count(year) }
      if dayOfYear == 20 { try calibrate() }
      if dayOfYear == 200 { try mend() }
      if dayOfYear == 300, year % 2 == 1 { try dispose(year) }
    }
  }

  /// Every headset, as the guide leaves it: its figures are in the event, and not in the register.
  private mutating func calibrate() throws {
    for use in units where use.unit.family == "vive" {
      try enter(
        "unit.calibration",
        [
          "grade": .string("good"), "gravity_after": .number(0.004), "kind": .string("calibrated"),
          "parameters": .array((0..<48).map { .number(Double($0) / 64) }),
          "part": .string("headsetReceiver"), "unit": Self.json(use.unit),
        ], by: "uid/1000")
    }
  }

  private mutating func mend() throws {
    guard let tag = tags.first else { return }
    try enter(.examined(AssetExamined(tag: tag, condition: .poor, note: try text("A strap is torn"))))
    try enter(.maintained(AssetMaintained(tag: tag, day: today, work: try text("Strap changed"))))
    try enter(.examined(AssetExamined(tag: tag, condition: .good)))
  }

  private mutating func train(_ sessions: Int) throws {
    for _ in 0..<sessions {
      let rig = Int(random.next() % UInt64(max(1, rigCount)))
      let worn = Int64(random.next() % 1_800_000) + 300_000
      let uses = units.filter { ($0.tag.number - 1) / 6 == rig }.map { use in
        CanonicalJSON.object([
          "tracked_ms": .integer(worn + 20_000), "unit": Self.json(use.unit), "worn_ms": .integer(worn),
        ])
      }
      let name = String(format: "%016llx", random.next())
      try enter(
        "session.ended",
        [
          "duration_ms": .integer(worn + 60_000), "ending": .string("stopped"),
          "purpose": .string("training"),
          "session": .string(name), "units": .array(uses),
        ], by: "uid/1001")
    }
  }

  /// Both halls are entered, everything is scanned.
  private mutating func count(_ year: Int) throws {
    let auditor = "auditor/2002"
    let opened = CampaignOpened(
      scope: CampaignScope(site: site), team: [try word("P-\(index)-AUDIT1"), try word("P-\(index)-AUDIT2")],
      count: tags.count)
    let campaign = try enter(.campaignOpened(opened), by: auditor)
    try enter(
      .campaignVisited(CampaignVisited(campaign: campaign, site: site, room: try text("Hall"))), by: auditor)
    for tag in tags {
      var counted = CampaignCounted(campaign: campaign, method: .scanned, tag: tag)
      counted.room = try text("Hall")
      try enter(.campaignCounted(counted), by: auditor)
    }
    try enter(.campaignClosed(CampaignClosed(campaign: campaign)), by: auditor)
  }

  /// The last thing that is left goes, with everybody's consent.
  private mutating func dispose(_ year: Int) throws {
    guard tags.count > 6, let tag = tags.popLast() else { return }
    units.removeAll { $0.tag == tag }
    var disposed = AssetDisposed(
      tag: tag, method: .sold, day: today,
      approvals: [
        AssetDisposed.Approval(party: try word("P-DONOR"), document: try digest(year * 2 + 1)),
        AssetDisposed.Approval(party: try word("P-\(index)-KEEP")),
        AssetDisposed.Approval(party: try word("P-\(index)-MONEY")),
      ])
    for (number, type) in [(year * 2 + 1, DocumentKind.approval), (year * 2 + 2, .wiping)] {
      try enter(.document(DocumentAdded(document: try digest(number), type: type)))
    }
    disposed.wiped = try digest(year * 2 + 2)
    disposed.proceeds = try money(1000)
    try enter(.disposed(disposed), by: "administrator/0")
  }

  /// SplitMix64 (G. Steele et al., OOPSLA 2014).
  struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
