public import Foundation
public import Ledger
public import Register
import Synchronization

/// A bundle as an auditor finds it: whether it is whole, and what its events come to by the twenty rules.
public struct BundleAudit: Sendable {
  public let path: String
  public let verdict: LedgerVerdict
  /// The rig, as the first entry names it; for people, proves nothing.
  public let origin: String
  /// Which ledger it is: the hash of its first entry, which has a key and a random number in it. Nil of an empty one.
  public let ledger: MerkleHash?
  public let register: Register
  /// All twenty, in their order.
  public let rules: [RuleVerdict]
  /// Events that no register would have taken and that break none of the twenty, as a payload nobody can read.
  public let strayCount: Int
  public let firstStray: RegisterFold.Violation?
  /// Entries of kinds that are none of the register's.
  public let foreignCount: Int

  /// Whole, and no rule fails.
  public var passes: Bool { verdict.isIntact && strayCount == 0 && !rules.contains { $0.outcome == .fail } }

  /// Reads the bundle once, whole, in memory for its register: about 2 kB an asset.
  ///
  /// - Parameter size: entries that are folded; all are verified. Nil for all.
  /// - Throws: `notABundle`, or what the disk says.
  public init(path: String, by verification: LedgerVerification, upTo size: Int? = nil) throws(LedgerError) {
    var fold = RegisterFold()
    var first: Data?
    let verdict = try verification.run(onBundle: path) { sequence, leaf in
      if sequence == 0 { first = leaf }
      if size.map({ sequence < $0 }) ?? true { fold.ingest(leaf, at: sequence) }
    }
    self.path = path
    self.verdict = verdict
    origin = first.map(Self.origin(ofFirst:)) ?? ""
    ledger = first.map { MerkleHash.ofLeaf($0) }
    register = fold.register
    rules = RuleJudge(fold: fold, verdict: verdict).verdicts
    let strays = fold.violations.filter { $0.refusal.rule == nil }
    strayCount = strays.count
    firstStray = strays.first
    foreignCount = fold.foreignCount
  }

  /// The rig's name as a ledger's first entry has it; empty where it has none.
  public static func origin(ofFirst leaf: Data) -> String {
    guard let entry = try? LedgerEntry(leaf: leaf), case .string(let origin) = entry.payload["origin"]
    else { return "" }
    return String(origin.prefix(originCountMax))
  }

  private static let originCountMax = 200

  // MARK: - Many

  /// Bundles at once, at most.
  public static let bundleCountMax = 256

  /// Reads many, as many at a time as there are processors; each with its result, in the order of the paths.
  public static func all(
    _ paths: [String], by verification: LedgerVerification, upTo size: Int? = nil
  ) -> [Result<BundleAudit, LedgerError>] {
    let results = Mutex([Int: Result<BundleAudit, LedgerError>]())
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
      let result: Result<BundleAudit, LedgerError>
      do throws(LedgerError) {
        result = .success(try BundleAudit(path: paths[index], by: verification, upTo: size))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[index] = result }
    }
    return results.withLock { found in paths.indices.map { found[$0] ?? .failure(.missing) } }
  }
}
