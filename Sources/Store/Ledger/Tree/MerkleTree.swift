/// Where the nodes of a tree are read: the roots of its complete subtrees.
public protocol MerkleNodeSource {
  /// What reading may throw; Never for nodes in memory.
  associatedtype Failure: Error

  /// The root of the 2^level leaves from leaf index * 2^level on.
  func node(level: Int, index: Int) throws(Failure) -> MerkleHash
}

/// A tree of a given size over stored nodes; answers with proofs, by reading O(log n) of them.
public struct MerkleTree<Source: MerkleNodeSource> {
  private let source: Source
  /// Leaves of the tree; the source may hold more.
  public let size: Int

  public init(size: Int, in source: Source) {
    precondition(size >= 0)
    self.size = size
    self.source = source
  }

  /// MTH(D_n), RFC 9162 section 2.1.1.
  public func root() throws(Source.Failure) -> MerkleHash {
    try MerkleFrontier(ofFirst: size, leavesOf: source).root
  }

  /// PATH(m, D_n), RFC 9162 section 2.1.3.1. Nil where the tree has no such leaf.
  public func inclusionProof(ofLeaf index: Int) throws(Source.Failure) -> MerkleInclusionProof? {
    guard index >= 0, index < size else { return nil }
    var path: [MerkleHash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + Self.leftCount(of: range.count)
      if index < middle {
        path.append(try root(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try root(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return MerkleInclusionProof(index: index, size: size, path: path.reversed())
  }

  /// PROOF(m, D_n), RFC 9162 section 2.1.4.1. Nil unless 0 < m <= n.
  public func consistencyProof(from firstSize: Int) throws(Source.Failure) -> MerkleConsistencyProof? {
    guard firstSize > 0, firstSize <= size else { return nil }
    var path: [MerkleHash] = []
    var range = 0..<size
    while range.upperBound != firstSize {
      let middle = range.lowerBound + Self.leftCount(of: range.count)
      if firstSize <= middle {
        path.append(try root(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try root(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    // The subtree the old tree ends with: where it is the whole old tree, whoever asks has its root.
    if range.lowerBound > 0 { path.append(try root(of: range)) }
    return MerkleConsistencyProof(firstSize: firstSize, secondSize: size, path: path.reversed())
  }

  /// The root over leaves that begin where a subtree of the tree begins.
  private func root(of range: Range<Int>) throws(Source.Failure) -> MerkleHash {
    let count = range.count
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return try source.node(level: level, index: range.lowerBound >> level)
    }
    let middle = range.lowerBound + Self.leftCount(of: count)
    let left = try root(of: range.lowerBound..<middle)
    return .ofNode(left, try root(of: middle..<range.upperBound))
  }

  /// The largest power of two smaller than `count`, which is at least 2.
  private static func leftCount(of count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
