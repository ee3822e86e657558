import AcademyLedgers
import ArgumentParser
import Audit
import Ledger
import Register
import Reports
import Wording

/// Every report, in both languages and all forms: of the busiest academy, and of all side by side.
struct Reporting {
  let audits: [BundleAudit]
  let shelf: AcademyShelf
  let figures: Figures

  private static let secondsMax = 5.0
  private typealias Making = (Wording) throws -> Report

  func run() throws {
    let all = ReportBasis(try audits.map(source))
    guard let first = audits.first else { return }
    let busiest = ReportBasis([try source(first)])
    let ledger = try LedgerReader(path: shelf.path("rig-0.db"))
    let (moved, offer) = try Self.moving(busiest)
    let reports: [(String, Making)] =
      Self.reports(of: busiest, "the busiest site") + [
        ("handover of its first thing", { try .handoverCertificate(moved, offer: offer, in: $0) }),
        ("proof of its middle entry", { try proof(ledger, busiest, in: $0) }),
      ] + (audits.count > 1 ? Self.reports(of: all, "all sites") : [])
    for (name, make) in reports { try measure(name, make) }
    try measureLabels(all)
  }

  private func source(_ audit: BundleAudit) throws -> ReportBasis.Source {
    guard let head = audit.verdict.head else { throw ExitCode.failure }
    return ReportBasis.Source(origin: audit.origin, register: audit.register, head: head)
  }

  private static func reports(of basis: ReportBasis, _ whose: String) -> [(String, Making)] {
    let year = basis.day.parts.year - 1
    return [
      ("register of \(whose)", { .assetRegister(basis, in: $0) }),
      ("verification of \(whose)", { .verificationSheet(basis, in: $0) }),
      ("reconciliation of \(whose)", { try .reconciliation(basis, since: basis, in: $0) }),
      ("end-use of \(whose)", { .endUse(basis, year: year, in: $0) }),
      ("usage of \(whose)", { .usage(basis, year: year, in: $0) }),
      ("idle of \(whose)", { .idleAndOverdue(basis, in: $0) }),
      ("exceptions of \(whose)", { .exceptions(basis, in: $0) }),
    ]
  }

  /// The same with its first thing offered to another party.
  private static func moving(_ basis: ReportBasis) throws -> (basis: ReportBasis, offer: Int) {
    var source = basis.sources[0]
    var register = source.register
    guard let asset = register.assets.values.min(by: { $0.tag < $1.tag }), let to = RegisterWord("P-0-NEXT"),
      let room = RegisterText("Store")
    else { throw ExitCode.failure }
    try register.apply(
      .offered(CustodyOffered(tag: asset.tag, to: to, site: asset.tag.site, room: room)), at: register.size,
      time: register.time, actor: RegisterActor("technician/2001"))
    source = ReportBasis.Source(origin: source.origin, register: register, head: source.head)
    return (ReportBasis([source]), register.size - 1)
  }

  private func proof(_ ledger: LedgerReader, _ basis: ReportBasis, in wording: Wording) throws -> Report {
    let size = basis.sources[0].head.head.size
    let proof = try ledger.read { db -> LedgerProof? in
      guard let leaf = try Ledger.leaf(size / 2, in: db) else { return nil }
      return LedgerProof(
        sequence: size / 2, leaf: leaf,
        inclusion: try Ledger.inclusionProof(of: size / 2, inFirst: size, of: db))
    }
    guard let proof else { throw ExitCode.failure }
    return try .ledgerProof(basis, proof, in: wording)
  }

  // MARK: - Measuring

  /// The dearest of six forms is compared with the limit; each is made from the register anew.
  private func measure(_ name: String, _ make: Making) throws {
    var dearest = Figures.Cost()
    var sizes: [Int] = []
    for wording in [Wording.english, .french] {
      for form in [{ $0.csv }, { $0.json }, { try $0.html() }] as [(Report) throws -> String] {
        let cost = try figures.cost { sizes.append(try form(make(wording)).utf8.count) }
        if cost.processor > dearest.processor { dearest = cost }
      }
    }
    say(name, dearest, sizes)
  }

  private func measureLabels(_ basis: ReportBasis) throws {
    var sizes: [Int] = []
    let cost = try figures.cost { sizes.append(try LabelSheet(basis, in: .english).html().utf8.count) }
    say("labels of all", cost, sizes)
  }

  private func say(_ name: String, _ cost: Figures.Cost, _ sizes: [Int]) {
    figures.say(
      "report \(name)", cost, atMost: Self.secondsMax, note: ", up to \((sizes.max() ?? 0) / 1024) KiB")
  }
}
