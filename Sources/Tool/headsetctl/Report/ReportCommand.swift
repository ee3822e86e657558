internal import ArgumentParser
private import Audit
private import Foundation
private import Ledger
private import Register
private import Reports
private import Wording

/// `headsetctl report`: what a donor or an auditor asks for, one name each.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report on donated equipment.",
    discussion: """
      Names: register, verification, reconciliation, handover, end-use, usage, idle, exceptions, proof, labels. Of the \
      rig's own ledger, or of bundles. The ledger is verified first; a report of one that is broken is not written. Every \
      report says as of which entry and head it is, and the same entry gives the same bytes.
      """)

  @Argument(help: "Which report.")
  var name: Name
  @Option(help: ArgumentHelp("Take the first so many entries alone.", valueName: "entries"))
  var asOf: Int?
  @Option(help: ArgumentHelp("reconciliation: the opening, as a number of entries.", valueName: "entries"))
  var since: Int = 0
  @Option(help: "csv, json or html; labels are html.")
  var format: Format = .html
  @Option(help: "en or fr; the environment's unless named.")
  var language: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A new file; else the report goes to standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @Option(help: ArgumentHelp("Only this site, as KE-NBO.", valueName: "site"))
  var site: String?
  @Option(help: ArgumentHelp("Only this programme.", valueName: "programme"))
  var programme: String?
  @Option(
    help: ArgumentHelp(
      "end-use, usage: of this year; that of the last entry unless named.", valueName: "year"))
  var year: Int?
  @Option(help: ArgumentHelp("handover: the number of the transfer's offer.", valueName: "number"))
  var offer: Int?
  @Option(help: ArgumentHelp("proof: the number of an entry.", valueName: "number"))
  var entry: Int?
  @Option(
    help: ArgumentHelp("proof: a file with an earlier head, as 'audit head' prints it.", valueName: "file"),
    completion: .file())
  var head: String?
  @Option(
    help: ArgumentHelp("A bundle; may be given again.", valueName: "bundle"), completion: .file())
  var bundle: [String] = []
  @OptionGroup var ledger: LedgerOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case register, verification, reconciliation, handover
    case endUse = "end-use"
    case usage, idle, exceptions, proof, labels
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, html
  }

  func validate() throws {
    guard language.map({ Wording.Language(rawValue: $0) != nil }) ?? true else {
      throw ValidationError("The language is en or fr.")
    }
    guard site.map({ SiteCode($0) != nil }) ?? true, programme.map({ RegisterWord($0) != nil }) ?? true else {
      throw ValidationError("That is no site, or no programme.")
    }
    guard asOf.map({ $0 > 0 }) ?? true, since >= 0, (1970...9999).contains(year ?? 2000) else {
      throw ValidationError("A number is out of bounds.")
    }
    guard name != .handover || offer != nil, name != .proof || entry != nil else {
      throw ValidationError("'handover' needs --offer, 'proof' needs --entry.")
    }
    guard asOf == nil || bundle.count <= 1, bundle.count <= BundleAudit.bundleCountMax else {
      throw ValidationError("--as-of goes with one register.")
    }
    guard name != .labels || format == .html else { throw ValidationError("Labels are html.") }
    guard name != .proof || bundle.isEmpty else {
      throw ValidationError("'proof' is asked of a database, which keeps the tree.")
    }
  }

  func run() throws {
    let wording =
      language.flatMap { Wording.Language(rawValue: $0) }.map { Wording(language: $0) } ?? .ofUser
    let filter = ReportFilter(
      site: site.flatMap { SiteCode($0) }, programme: programme.flatMap { RegisterWord($0) })
    let sources = try ReportSources(bundles: bundle, database: ledger.path, asOf: asOf)
    let text = try render(sources, filter, wording)
    guard let output else { return Terminal.write(text) }
    do throws(LedgerError) {
      try WholeFile.write(toPath: output) { file throws(LedgerError) in try file.append(text.utf8) }
    } catch .accessDenied, .missing {
      throw Failure(.cannotWrite(path: output, detail: ""), .cannotCreate)
    } catch {
      throw Failure(error, at: output)
    }
  }

  // MARK: - Rendering

  private func render(_ sources: ReportSources, _ filter: ReportFilter, _ wording: Wording) throws -> String {
    let basis = ReportBasis(sources.sources, filter: filter)
    do throws(ReportError) {
      guard name != .labels else { return try LabelSheet(basis, in: wording).html() }
      let report = try report(sources, basis, wording)
      return switch format {
      case .csv: report.csv
      case .json: report.json
      case .html: try report.html()
      }
    } catch {
      throw Failure(error, size: basis.sources.first?.head.head.size ?? 0)
    }
  }

  private func report(
    _ sources: ReportSources, _ basis: ReportBasis, _ wording: Wording
  ) throws(ReportError) -> Report {
    let year = year ?? basis.day.parts.year
    switch name {
    case .register: return .assetRegister(basis, in: wording)
    case .verification: return .verificationSheet(basis, in: wording)
    case .reconciliation:
      let opening = ReportBasis(try sources.opening(since), filter: basis.filter)
      return try .reconciliation(basis, since: opening, in: wording)
    case .handover: return try .handoverCertificate(basis, offer: offer ?? -1, in: wording)
    case .endUse: return .endUse(basis, year: year, in: wording)
    case .usage: return .usage(basis, year: year, in: wording)
    case .idle: return .idleAndOverdue(basis, in: wording)
    case .exceptions: return .exceptions(basis, in: wording)
    case .proof: return try .ledgerProof(basis, try sources.proof(of: entry ?? -1, since: head), in: wording)
    // Rendered before.
    case .labels: throw .needsOneSource
    }
  }
}

extension Failure {
  /// Why there is no report of a ledger of so many entries.
  fileprivate init(_ error: ReportError, size: Int) {
    switch error {
    case .doesNotAddUp: self.init(.report(.doesNotAddUp), .badData)
    case .noSuchTransfer(let number): self.init(.report(.noSuchTransfer(number: number)), .noInput)
    case .noSuchEntry(let number): self.init(.report(.noSuchEntry(number: number, size: size)), .noInput)
    case .needsOneSource: self.init(.report(.oneRegisterOnly), .usage)
    case .notACode: self.init(.report(.doesNotAddUp), .software)
    }
  }
}
