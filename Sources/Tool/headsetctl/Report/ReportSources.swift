private import Audit
private import Foundation
internal import Ledger
private import Register
internal import Reports
private import Wording

/// The registers a report is of: the rig's own, or those of bundles. Each ledger is verified before it is believed.
struct ReportSources {
  let sources: [ReportBasis.Source]
  private let bundles: [String]
  private let database: String

  /// - Throws: `Failure`.
  init(bundles: [String], database: String, asOf: Int?) throws {
    self.bundles = bundles
    self.database = database
    sources = bundles.isEmpty ? [try Self.read(database, upTo: asOf)] : try Self.read(bundles, upTo: asOf)
  }

  /// The same, up to an earlier entry.
  func opening(_ size: Int) throws(ReportError) -> [ReportBasis.Source] {
    guard sources.count == 1 else { throw .needsOneSource }
    let opening =
      bundles.isEmpty ? try? [Self.read(database, upTo: size)] : try? Self.read(bundles, upTo: size)
    guard let opening else { throw .noSuchEntry(size) }
    return opening
  }

  // MARK: - Bundles

  private static func read(_ bundles: [String], upTo size: Int?) throws -> [ReportBasis.Source] {
    try zip(bundles, BundleAudit.all(bundles, by: LedgerVerification(trusting: []), upTo: size)).map {
      path, result in
      do throws(LedgerError) {
        let audit = try result.get()
        guard audit.verdict.isIntact, let head = audit.verdict.head else { throw .notBegun }
        guard size.map({ $0 <= audit.verdict.size }) ?? true else { throw .outOfRange }
        return ReportBasis.Source(origin: audit.origin, register: audit.register, head: head)
      } catch .notBegun {
        throw Failure(.report(.notWhole(path: path)), .badData)
      } catch .outOfRange {
        throw Failure(.report(.noSuchEntry(number: size ?? 0, size: 0)), .noInput)
      } catch {
        throw Failure(error, at: path)
      }
    }
  }

  // MARK: - The database

  private static func read(_ path: String, upTo asOf: Int?) throws -> ReportBasis.Source {
    let found: (verdict: LedgerVerdict, fold: RegisterFold, head: SignedTreeHead?, origin: String)
    do throws(LedgerError) {
      found = try LedgerReader(path: path).read { db in
        let verdict = try LedgerVerification(trusting: []).run(on: db)
        var fold = RegisterFold()
        var origin = ""
        try Ledger.forEachLeaf(ofFirst: asOf ?? verdict.size, in: db) { sequence, leaf in
          if sequence == 0 { origin = BundleAudit.origin(ofFirst: leaf) }
          fold.ingest(leaf, at: sequence)
        }
        let size = max(1, asOf ?? verdict.size)
        return (verdict, fold, try Ledger.firstHead(covering: size, in: db), origin)
      }
    } catch {
      throw Failure(error, at: path)
    }
    guard found.verdict.size > 0 || !found.verdict.isIntact else {
      throw Failure(LedgerError.notBegun, at: path)
    }
    guard found.verdict.isIntact else { throw Failure(.report(.notWhole(path: path)), .badData) }
    guard let head = found.head else {
      throw Failure(.report(.noSuchEntry(number: asOf ?? 0, size: found.verdict.size)), .noInput)
    }
    return ReportBasis.Source(origin: found.origin, register: found.fold.register, head: head)
  }

  /// What proves an entry under the head of the report, and that this continues an earlier one.
  func proof(of sequence: Int, since path: String?) throws(ReportError) -> LedgerProof {
    guard let size = sources.first?.head.head.size, (0..<size).contains(sequence) else {
      throw .noSuchEntry(sequence)
    }
    let earlier = path.flatMap { try? AuditVerifyCommand.heads($0).first }
    guard path == nil || earlier != nil else { throw .doesNotAddUp }
    let proof = try? LedgerReader(path: database).read { db -> LedgerProof? in
      guard let leaf = try Ledger.leaf(sequence, in: db) else { return nil }
      return LedgerProof(
        sequence: sequence, leaf: leaf,
        inclusion: try Ledger.inclusionProof(of: sequence, inFirst: size, of: db),
        earlier: earlier,
        consistency: try earlier.map { try Ledger.consistencyProof(from: $0.head.size, to: size, of: db) })
    }
    guard let proof = proof ?? nil else { throw .doesNotAddUp }
    return proof
  }
}
