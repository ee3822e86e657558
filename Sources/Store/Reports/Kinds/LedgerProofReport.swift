public import Foundation
public import Ledger
import Register
public import Wording

/// What proves an entry to somebody who has the head alone, as the ledger gives it.
public struct LedgerProof: Sendable {
  public let sequence: Int
  /// The entry's bytes.
  public let leaf: Data
  public let inclusion: MerkleInclusionProof
  /// A head that was kept elsewhere, with the proof that the shown one continues it.
  public let earlier: SignedTreeHead?
  public let consistency: MerkleConsistencyProof?

  public init(
    sequence: Int, leaf: Data, inclusion: MerkleInclusionProof, earlier: SignedTreeHead? = nil,
    consistency: MerkleConsistencyProof? = nil
  ) {
    self.sequence = sequence
    self.leaf = leaf
    self.inclusion = inclusion
    self.earlier = earlier
    self.consistency = consistency
  }
}

extension Report {
  /// The head, an entry under it, and that it continues an earlier head; verified here before it is printed.
  ///
  /// - Throws: `needsOneSource`, `doesNotAddUp` for a proof that does not hold.
  public static func ledgerProof(
    _ basis: ReportBasis, _ proof: LedgerProof, in wording: Wording
  ) throws(ReportError) -> Report {
    guard let source = basis.sources.first, basis.sources.count == 1 else { throw .needsOneSource }
    let leafHash = MerkleHash.ofLeaf(proof.leaf)
    guard proof.inclusion.size == source.head.head.size, proof.inclusion.index == proof.sequence,
      proof.inclusion.verifies(leaf: leafHash, root: source.head.head.root)
    else { throw .doesNotAddUp }
    var sections = [
      Section(
        wording.report(.inclusion), columns: [.entry, .treeSize, .leafHash],
        rows: [[ReportCell(proof.sequence), ReportCell(proof.inclusion.size), .text(leafHash.text)]]),
      path(proof.inclusion.path, wording),
      Section(columns: [.leaf], rows: [[.text(String(decoding: proof.leaf, as: UTF8.self))]]),
    ]
    if let earlier = proof.earlier, let consistency = proof.consistency {
      guard consistency.firstSize == earlier.head.size, consistency.secondSize == source.head.head.size,
        consistency.verifies(firstRoot: earlier.head.root, secondRoot: source.head.head.root)
      else { throw .doesNotAddUp }
      sections.append(
        Section(wording.report(.consistency), columns: [.earlierHead], rows: [[.text(earlier.text)]]))
      sections.append(path(consistency.path, wording))
    }
    var report = Report(.ledgerProof, of: basis, in: wording, sections: sections, assets: [], rowCount: 1)
    report.notes = [.proofNote]
    return report
  }

  private static func path(_ path: [MerkleHash], _ wording: Wording) -> Section {
    Section(
      wording.report(.path), columns: [.step, .path],
      rows: path.enumerated().map { [ReportCell($0.offset), .text($0.element.text)] })
  }
}
