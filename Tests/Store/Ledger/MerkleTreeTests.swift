import Foundation
import HeadsetTestSupport
import Testing

@testable import Ledger

@Suite struct MerkleTreeTests {
  private static let leaves = (0..<70).map { MerkleHash.ofLeaf(Data("leaf \($0)".utf8)) }
  private static let defined = DefinedTree(leaves: leaves)

  private static func defined(_ size: Int) -> MerkleHash { defined.root(of: leaves.prefix(size)) }

  /// The eight inputs and roots of the reference tests of Certificate Transparency (google/certificate-transparency,
  /// merkle_tree_test), which RFC 9162 keeps: an implementation written by others.
  @Test(
    arguments: zip(
      1...8,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
      ]))
  func `a frontier has the published root`(size: Int, root: String) throws {
    let inputs = [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    for input in inputs.prefix(size) {
      frontier.append(.ofLeaf(try #require(Hexadecimal.decode(input))), completed: &completed)
    }
    #expect(frontier.root.text == root)
  }

  @Test func `the empty tree's root is the hash of nothing`() {
    #expect(
      MerkleFrontier().root.text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// RFC 9162 section 2.1.5: the tree of seven entries, its nodes named as there.
  @Test func `proofs over seven entries are those of the RFC's example`() throws {
    let leaf = Self.leaves
    let (g, h, i, j) = (
      MerkleHash.ofNode(leaf[0], leaf[1]), MerkleHash.ofNode(leaf[2], leaf[3]),
      MerkleHash.ofNode(leaf[4], leaf[5]), leaf[6]
    )
    let (k, l) = (MerkleHash.ofNode(g, h), MerkleHash.ofNode(i, j))
    let tree = MerkleTree(size: 7, in: Self.defined)
    #expect(tree.root() == .ofNode(k, l))
    #expect(tree.inclusionProof(ofLeaf: 0)?.path == [leaf[1], h, l])
    #expect(tree.inclusionProof(ofLeaf: 3)?.path == [leaf[2], g, l])
    #expect(tree.inclusionProof(ofLeaf: 4)?.path == [leaf[5], j, k])
    #expect(tree.inclusionProof(ofLeaf: 6)?.path == [i, k])
    #expect(tree.consistencyProof(from: 3)?.path == [leaf[2], leaf[3], g, l])
    #expect(tree.consistencyProof(from: 4)?.path == [l])
    #expect(tree.consistencyProof(from: 6)?.path == [i, j, k])
  }

  @Test func `a frontier equals the definition at every size, and completes the nodes it says`() {
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    for (index, leaf) in Self.leaves.enumerated() {
      #expect(frontier.root == Self.defined(index))
      #expect(MerkleFrontier(ofFirst: index, leavesOf: Self.defined) == frontier)
      frontier.append(leaf, completed: &completed)
      for (level, node) in completed.enumerated() {
        #expect(node == Self.defined.node(level: level, index: ((index + 1) >> level) - 1))
      }
    }
  }

  @Test func `every proof of every tree up to 70 holds, and for nothing else`() throws {
    for size in 1...Self.leaves.count {
      let tree = MerkleTree(size: size, in: Self.defined)
      let root = tree.root()
      for index in 0..<size {
        let proof = try #require(tree.inclusionProof(ofLeaf: index))
        #expect(proof.verifies(leaf: Self.leaves[index], root: root))
        #expect(!proof.verifies(leaf: .emptyTree, root: root))
        #expect(!proof.verifies(leaf: Self.leaves[index], root: .emptyTree))
      }
      for first in 1...size {
        let proof = try #require(tree.consistencyProof(from: first))
        #expect(proof.verifies(firstRoot: Self.defined(first), secondRoot: root))
        #expect(!proof.verifies(firstRoot: .emptyTree, secondRoot: root))
        #expect(!proof.verifies(firstRoot: Self.defined(first), secondRoot: .emptyTree))
      }
      #expect(tree.inclusionProof(ofLeaf: size) == nil)
      #expect(tree.inclusionProof(ofLeaf: -1) == nil)
      #expect(tree.consistencyProof(from: 0) == nil)
      #expect(tree.consistencyProof(from: size + 1) == nil)
    }
  }

  @Test func `a proof that lost, gained or changed a hash, or lies about its numbers, is refused`() throws {
    var random = SeededGenerator(seed: 9162)
    for _ in 0..<500 {
      let size = Int.random(in: 2...Self.leaves.count, using: &random)
      let tree = MerkleTree(size: size, in: Self.defined)
      let index = Int.random(in: 0..<size, using: &random)
      let inclusion = try #require(tree.inclusionProof(ofLeaf: index))
      for path in Self.damaged(inclusion.path, &random) {
        let forged = MerkleInclusionProof(index: index, size: size, path: path)
        #expect(!forged.verifies(leaf: Self.leaves[index], root: tree.root()))
      }
      let elsewhere = MerkleInclusionProof(index: (index + 1) % size, size: size, path: inclusion.path)
      #expect(!elsewhere.verifies(leaf: Self.leaves[index], root: tree.root()))
      let first = Int.random(in: 1..<size, using: &random)
      let consistency = try #require(tree.consistencyProof(from: first))
      for path in Self.damaged(consistency.path, &random) {
        let forged = MerkleConsistencyProof(firstSize: first, secondSize: size, path: path)
        #expect(!forged.verifies(firstRoot: Self.defined(first), secondRoot: tree.root()))
      }
    }
  }

  private static func damaged(
    _ path: [MerkleHash], _ random: inout SeededGenerator
  ) -> [[MerkleHash]] {
    guard !path.isEmpty else { return [[.emptyTree]] }
    let place = Int.random(in: 0..<path.count, using: &random)
    var (shorter, longer, other) = (path, path, path)
    shorter.remove(at: place)
    longer.insert(path[place], at: place)
    other[place] = .ofNode(path[place], path[place])
    return [shorter, longer, other]
  }

  @Test(arguments: [Int.min, -1, 0, 1, Int.max])
  func `numbers no tree has do not trap a proof`(number: Int) {
    let path = Array(repeating: MerkleHash.emptyTree, count: 70)
    for other in [Int.min, 0, 1, 2, 63, Int.max] {
      let inclusion = MerkleInclusionProof(index: number, size: other, path: path)
      #expect(!inclusion.verifies(leaf: .emptyTree, root: .emptyTree))
      let consistency = MerkleConsistencyProof(firstSize: number, secondSize: other, path: path)
      #expect(!consistency.verifies(firstRoot: .emptyTree, secondRoot: .emptyTree))
    }
  }
}
