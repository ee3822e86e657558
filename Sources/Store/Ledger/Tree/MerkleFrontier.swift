/// What of a tree is needed to let it grow: the roots of its complete subtrees, largest first, one for each bit
/// that is set in the number of leaves. At most 63 hashes, whatever the size.
public struct MerkleFrontier: Hashable, Sendable {
  /// Leaves so far.
  public private(set) var size: Int
  private var subtrees: [MerkleHash]

  /// Of the empty tree.
  public init() {
    size = 0
    subtrees = []
  }

  /// Of a tree whose nodes are stored elsewhere. Reads one node for each bit that is set in `size`.
  public init<Source: MerkleNodeSource>(
    ofFirst size: Int, leavesOf source: Source
  ) throws(Source.Failure) {
    precondition(size >= 0)
    self.size = size
    subtrees = []
    for level in (0..<Int.bitWidth - 1).reversed() where size >> level & 1 == 1 {
      subtrees.append(try source.node(level: level, index: (size >> level) - 1))
    }
  }

  /// Takes one more leaf, O(1) hashes on average.
  ///
  /// - Parameter completed: becomes the hashes of the subtrees this leaf completed, itself first, each the
  ///   parent of the one before. Kept by the caller, so that a loop allocates once.
  public mutating func append(_ leaf: MerkleHash, completed: inout [MerkleHash]) {
    completed.removeAll(keepingCapacity: true)
    completed.append(leaf)
    var node = leaf
    for _ in 0..<size.trailingOneBitCount {
      node = .ofNode(subtrees.removeLast(), node)
      completed.append(node)
    }
    subtrees.append(node)
    size += 1
  }

  /// MTH(D_n) of RFC 9162 section 2.1.1; one hash less than there are subtrees.
  public var root: MerkleHash {
    guard var root = subtrees.last else { return .emptyTree }
    for left in subtrees.dropLast().reversed() { root = .ofNode(left, root) }
    return root
  }

  /// How many subtrees the leaf of this index completes, itself included: what `completed` counts.
  static func completedCount(byLeaf index: Int) -> Int { index.trailingOneBitCount + 1 }
}

extension FixedWidthInteger {
  fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
