internal import ArgumentParser
private import Audit
private import Foundation
internal import Ledger
internal import Wording

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify every event of the ledger, or of bundles.",
    discussion: """
      Hashes all events anew, compares them with the signed heads, and names the first bad event. With a key that \
      was had from elsewhere it also knows that the ledger is the rig's own, with heads that were kept elsewhere \
      that it is neither older nor rewritten since.

      A bundle is first verified like that, then judged by the register's twenty rules, each PASS, FAIL with the first \
      offending event, or NOT APPLICABLE; several bundles are also compared with each other. Ends with 65 where anything \
      is wrong, 66 where a file is not there.
      """)

  @Argument(
    help: ArgumentHelp("Bundles; without any, the rig's own ledger.", valueName: "bundle"),
    completion: .file())
  var bundle: [String] = []
  @OptionGroup var ledger: LedgerOptions
  @Option(
    help: ArgumentHelp(
      "A public key of the rig, as 'audit key' prints it; may be given again.", valueName: "file"),
    completion: .file())
  var key: [String] = []
  @Option(
    help: ArgumentHelp(
      "Heads, as 'audit head' prints them, a line each; may be given again.", valueName: "file"),
    completion: .file())
  var head: [String] = []
  @Flag(help: "Verify the signature of every stored head, not only of those that matter.")
  var everySignature = false
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard bundle.count <= BundleAudit.bundleCountMax else {
      throw ValidationError("At most \(BundleAudit.bundleCountMax) bundles at once.")
    }
    guard bundle.isEmpty || ledger.database == nil else {
      throw ValidationError("Either bundles or a database.")
    }
  }

  func run() throws {
    let keys = try key.map(Self.key)
    let heads = try head.flatMap(Self.heads)
    guard bundle.isEmpty else { return try verifyBundles(keys, heads) }
    try verifyDatabase(keys, heads)
  }

  private func verifyBundles(_ keys: [LedgerPublicKey], _ heads: [SignedTreeHead]) throws {
    let verification = LedgerVerification(
      trusting: keys, exported: heads, checksEverySignature: everySignature,
      passesOverStrangers: bundle.count > 1)
    var audits: [BundleAudit] = []
    for (path, result) in zip(bundle, BundleAudit.all(bundle, by: verification)) {
      do throws(LedgerError) {
        audits.append(try result.get())
      } catch {
        throw Failure(error, at: path)
      }
    }
    let conflicts = RegisterMerge(audits.filter(\.verdict.isIntact)).conflicts
    let report = BundleReport(audits, conflicts: conflicts)
    if output.json {
      try Terminal.write(json: report, inSnakeCase: true)
    } else {
      Terminal.write(report.text(audits, .ofUser))
    }
    let known = Set(audits.flatMap { $0.verdict.keys.map(\.key.id) })
    if let stranger = heads.first(where: { !known.contains($0.keyID) }) {
      throw Failure(.report(.headOfNobody(key: stranger.keyID.description)), .badData)
    }
    guard report.passes else { throw ExitCode(EndStatus.badData.rawValue) }
  }

  private func verifyDatabase(_ keys: [LedgerPublicKey], _ heads: [SignedTreeHead]) throws {
    let path = ledger.path
    let verdict: LedgerVerdict
    do throws(LedgerError) {
      verdict = try LedgerReader(path: path).verify(
        LedgerVerification(trusting: keys, exported: heads, checksEverySignature: everySignature))
    } catch {
      throw Failure(error, at: path)
    }
    guard verdict.size > 0 || !verdict.isIntact else { throw Failure(.notBegun, at: path) }
    let report = AuditReport(verdict, database: path)
    if output.json {
      try Terminal.write(json: report, inSnakeCase: true)
    } else {
      Terminal.write(report.text(.ofUser))
    }
    guard verdict.isIntact else { throw ExitCode(EndStatus.badData.rawValue) }
  }

  // MARK: - Files

  static func key(_ path: String) throws(Failure) -> LedgerPublicKey {
    let text = try read(path)
    do throws(LedgerError) {
      return try LedgerPublicKey(pem: text)
    } catch {
      throw Failure(.ledger(.noKey(path: path)), .badData)
    }
  }

  static func heads(_ path: String) throws(Failure) -> [SignedTreeHead] {
    var heads: [SignedTreeHead] = []
    for line in try read(path).split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
      do throws(LedgerError) {
        heads.append(try SignedTreeHead(text: String(line)))
      } catch {
        throw Failure(.ledger(.noHead(path: path)), .badData)
      }
    }
    return heads
  }

  /// A key takes 113 bytes, a head 205.
  private static let byteCountMax = 1 << 20

  private static func read(_ path: String) throws(Failure) -> String {
    guard let file = FileHandle(forReadingAtPath: path), let bytes = try? file.read(upToCount: byteCountMax)
    else {
      throw Failure(.fileUnreadable(path: path, detail: ""), .noInput)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
