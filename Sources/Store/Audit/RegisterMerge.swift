import Foundation
import Ledger
public import Register

/// Many rigs' registers side by side, with all that they contradict each other in.
///
/// Nothing is decided and nothing overwritten: each asset stays its register's, each conflict names both sides. The order
/// of the sources is that of their names and ledgers, so that the same bundles give the same merge in any order.
public struct RegisterMerge: Sendable {
  public let sources: [BundleAudit]
  /// In the order of their kinds and subjects.
  public let conflicts: [RegisterConflict]

  /// Merges bundles that are whole. Of two versions of one ledger the longer counts, if it goes on from the other.
  public init(_ audits: [BundleAudit]) {
    let sorted = audits.sorted {
      ($0.origin, $0.ledger?.text ?? "", $0.verdict.size, $0.verdict.root.text, $0.path)
        < ($1.origin, $1.ledger?.text ?? "", $1.verdict.size, $1.verdict.root.text, $1.path)
    }
    let (sources, forks) = Self.newest(of: sorted)
    self.sources = sources
    var finder = ConflictFinder(sources: sources)
    conflicts = (forks + finder.find()).sorted { ($0.kind, $0.subject) < ($1.kind, $1.subject) }
  }

  /// Assets of all sources with where each stands, by tag and source.
  public var assets: [(source: Int, asset: Asset)] {
    sources.enumerated().flatMap { index, source in
      source.register.assets.values.map { (index, $0) }
    }.sorted { ($0.1.tag, $0.0) < ($1.1.tag, $1.0) }
  }

  // MARK: - One ledger twice

  /// Keeps one version of each ledger; versions that do not continue each other are conflicts, and both are kept.
  private static func newest(
    of audits: [BundleAudit]
  ) -> (sources: [BundleAudit], forks: [RegisterConflict]) {
    var kept: [BundleAudit] = []
    var forkedSources: [(MerkleHash, Int, Int)] = []
    for audit in audits {
      guard let last = kept.last, let ledger = audit.ledger, last.ledger == ledger else {
        kept.append(audit)
        continue
      }
      if continues(audit, last) {
        kept[kept.count - 1] = audit
      } else {
        kept.append(audit)
        forkedSources.append((ledger, kept.count - 2, kept.count - 1))
      }
    }
    let forks = forkedSources.map { ledger, first, second in
      RegisterConflict(
        kind: .forked, subject: ledger.text,
        sides: [first, second].map {
          RegisterConflict.Side(source: $0, tag: nil, events: [kept[$0].verdict.size - 1])
        })
    }
    return (kept, forks)
  }

  /// Whether the longer one has the head of the shorter one.
  private static func continues(_ longer: BundleAudit, _ shorter: BundleAudit) -> Bool {
    guard let head = shorter.verdict.head else { return true }
    return agrees(longer, with: head)
  }

  /// Whether a bundle agrees with a head that its key signed: one more reading of it.
  static func agrees(_ audit: BundleAudit, with head: SignedTreeHead) -> Bool {
    let verification = LedgerVerification(trusting: audit.verdict.keys.map(\.key), exported: [head])
    guard let verdict = try? verification.run(onBundle: audit.path) else { return false }
    return verdict.exportedCount == 1 && verdict.isIntact
  }
}
