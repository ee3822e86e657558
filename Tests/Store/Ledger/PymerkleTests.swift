import Foundation
import HeadsetTestSupport
import Testing

@testable import Ledger

/// Roots and proofs beside those of an independent library.
@Suite(.enabled(if: Peers.isExpected, Peers.needsPip)) struct PymerkleTests {
  /// Nodes of the tree over `entry 0`, `entry 1`, ..., as the ledger stores them: what each leaf completed.
  private struct GrownTree: MerkleNodeSource {
    var completed: [[MerkleHash]] = []

    init(size: Int) {
      var frontier = MerkleFrontier()
      for index in 0..<size {
        var nodes: [MerkleHash] = []
        frontier.append(.ofLeaf(Data("entry \(index)".utf8)), completed: &nodes)
        completed.append(nodes)
      }
    }

    func node(level: Int, index: Int) -> MerkleHash { completed[((index + 1) << level) - 1][level] }
  }

  private struct Question {
    let size: Int
    let index: Int
    let first: Int
    var line: String { "\(size) \(index) \(first)" }
  }

  private static let sizeMax = 1000

  /// One proof of each kind a size; with --soak all of them.
  private static let questions: [Question] = {
    var random = SeededGenerator(seed: 6962)
    return (0...sizeMax).flatMap { size in
      guard size > 0 else { return [Question(size: 0, index: 0, first: 0)] }
      guard !Tier.isSoak else {
        return (0..<size).map { Question(size: size, index: $0, first: $0 + 1) }
      }
      return [
        Question(
          size: size, index: .random(in: 0..<size, using: &random),
          first: .random(in: 1...size, using: &random))
      ]
    }
  }()

  private static func spell(_ path: [MerkleHash]?) -> String {
    guard let path, !path.isEmpty else { return "-" }
    return path.map(\.text).joined(separator: ",")
  }

  @Test func `roots and proofs of every size from 0 to 1000 are pymerkle's`() throws {
    let tree = GrownTree(size: Self.sizeMax)
    // All pairs are half a million questions: some at a time, so that none of the peer's runs takes long.
    for start in stride(from: 0, to: Self.questions.count, by: Self.questionsARun) {
      try compare(Self.questions[start..<min(Self.questions.count, start + Self.questionsARun)], in: tree)
    }
  }

  private static let questionsARun = 20_000

  private func compare(_ questions: ArraySlice<Question>, in tree: GrownTree) throws {
    let answers = try Peers.answers(of: "merkle_answers.py", to: questions.map(\.line))
    try #require(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) {
      let sized = MerkleTree(size: question.size, in: tree)
      let ours = [
        sized.root().text, Self.spell(sized.inclusionProof(ofLeaf: question.index)?.path),
        Self.spell(sized.consistencyProof(from: question.first)?.path),
      ].joined(separator: " ")
      #expect(ours == answer, "\(question.line)")
    }
  }
}
