/// That a leaf stands at a place of a tree, to whoever has the tree's root: PATH of RFC 9162 section 2.1.3.
public struct MerkleInclusionProof: Hashable, Sendable {
  /// The leaf's place, from 0.
  public let index: Int
  /// Leaves of the tree.
  public let size: Int
  /// Siblings from the leaf to the root; at most 63 for a tree an Int counts.
  public let path: [MerkleHash]

  public init(index: Int, size: Int, path: [MerkleHash]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// RFC 9162 section 2.1.3.2. False for any proof of another shape; never traps.
  public func verifies(leaf: MerkleHash, root: MerkleHash) -> Bool {
    guard index >= 0, index < size else { return false }
    var node = leaf
    var place = index
    var last = size - 1
    for sibling in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        node = .ofNode(sibling, node)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        node = .ofNode(node, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && node == root
  }
}

/// That a tree began as an earlier one, to whoever has both roots: PROOF of RFC 9162 section 2.1.4.
public struct MerkleConsistencyProof: Hashable, Sendable {
  /// Leaves of the earlier tree, at least 1.
  public let firstSize: Int
  /// Leaves of the later tree.
  public let secondSize: Int
  /// Nodes from the bottom up.
  public let path: [MerkleHash]

  public init(firstSize: Int, secondSize: Int, path: [MerkleHash]) {
    self.firstSize = firstSize
    self.secondSize = secondSize
    self.path = path
  }

  /// RFC 9162 section 2.1.4.2; two trees of one size are consistent where their roots are equal. False for any
  /// proof of another shape; never traps.
  public func verifies(firstRoot: MerkleHash, secondRoot: MerkleHash) -> Bool {
    guard firstSize > 0, firstSize <= secondSize else { return false }
    guard firstSize < secondSize else { return path.isEmpty && firstRoot == secondRoot }
    // An old tree that is one complete subtree is where the path begins.
    let isComplete = firstSize & (firstSize - 1) == 0
    var siblings = path[...]
    guard let start = isComplete ? firstRoot : siblings.popFirst() else { return false }
    var place = firstSize - 1
    var last = secondSize - 1
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var first = start
    var second = start
    for sibling in siblings {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        first = .ofNode(sibling, first)
        second = .ofNode(sibling, second)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        second = .ofNode(second, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && first == firstRoot && second == secondRoot
  }
}
