internal import ArgumentParser
private import Foundation
internal import Ledger
internal import Wording

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify every event of the ledger.",
    discussion: """
      Hashes all events anew, compares them with the signed heads, and names the first bad event. With a key that \
      was had from elsewhere it also knows that the ledger is the rig's own, with heads that were kept elsewhere \
      that it is neither older nor rewritten since. Ends with 65 where anything is wrong.
      """)

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

  func run() throws {
    let path = ledger.path
    let keys = try key.map(Self.key)
    let heads = try head.flatMap(Self.heads)
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

  private static func key(_ path: String) throws(Failure) -> LedgerPublicKey {
    let text = try read(path)
    do throws(LedgerError) {
      return try LedgerPublicKey(pem: text)
    } catch {
      throw Failure(.ledger(.noKey(path: path)), .badData)
    }
  }

  private static func heads(_ path: String) throws(Failure) -> [SignedTreeHead] {
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
