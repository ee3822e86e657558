import Foundation
public import Ledger

/// Entries as somebody writes them who has the rig's key and means harm: canonical, signed, and whatever else they like.
public struct HostileLedger {
  private var random: Academy.SplitMix

  public init(seed: UInt64) { random = Academy.SplitMix(state: seed) }

  /// The same entries with one to eight of them changed, repeated, left out or moved; each can still be appended.
  public mutating func changed(_ entries: [LedgerEntry]) -> [LedgerEntry] {
    var result = entries
    for _ in 0...below(8) where !result.isEmpty {
      let place = below(result.count)
      switch below(8) {
      case 0: result.insert(result[place], at: below(result.count + 1))
      case 1: result.remove(at: place)
      case 2: result.swapAt(place, below(result.count))
      default:
        let other = result[below(result.count)]
        if let entry = changed(result[place], beside: other) { result[place] = entry }
      }
    }
    return result
  }

  /// Nil where no ledger would take it.
  private mutating func changed(_ entry: LedgerEntry, beside other: LedgerEntry) -> LedgerEntry? {
    var (kind, actor, time) = (entry.kind, entry.actor, entry.time)
    var payload = CanonicalJSON.object(entry.payload)
    switch below(8) {
    case 0: kind = other.kind
    case 1: actor = [other.actor, "x", "uid/4294967296", "auditor/-1", "administrator/"][below(5)]
    case 2:
      time = LedgerTime(milliseconds: Self.integers[below(Self.integers.count)], isTrusted: below(2) == 0)
    default:
      for _ in 0...below(3) { payload = changed(payload, beside: .object(other.payload)) }
    }
    guard case .object(let members) = payload,
      let changed = try? LedgerEntry(kind: kind, actor: actor, time: time, payload: members),
      (try? changed.leaf()) != nil
    else { return nil }
    return changed
  }

  private mutating func changed(_ value: CanonicalJSON, beside other: CanonicalJSON) -> CanonicalJSON {
    switch value {
    case .object(var members):
      guard let key = members.keys.sorted().dropFirst(below(max(1, members.count))).first, below(10) > 0
      else {
        members["unexpected"] = leaf(beside: other)
        return .object(members)
      }
      if below(8) == 0 {
        members[key] = nil
      } else {
        members[key] = changed(members[key] ?? .null, beside: other)
      }
      return .object(members)
    case .array(var elements):
      guard !elements.isEmpty, below(8) > 0 else { return .array(elements + [leaf(beside: other)]) }
      let place = below(elements.count)
      switch below(4) {
      case 0: elements.remove(at: place)
      case 1: elements += [CanonicalJSON](repeating: elements[place], count: 1 + below(300))
      default: elements[place] = changed(elements[place], beside: other)
      }
      return .array(elements)
    default: return leaf(beside: other)
    }
  }

  /// What a number or a word is replaced by: an extreme, or what stands in another entry.
  private mutating func leaf(beside other: CanonicalJSON) -> CanonicalJSON {
    switch below(6) {
    case 0: return .integer(Self.integers[below(Self.integers.count)])
    case 1: return .string(Self.texts[below(Self.texts.count)])
    case 2: return [.null, .bool(true), .number(1e308), .number(-0.5), .array([]), .object([:])][below(6)]
    default:
      let found = Self.leaves(of: other)
      return found.isEmpty ? .null : found[below(found.count)]
    }
  }

  private static func leaves(of value: CanonicalJSON) -> [CanonicalJSON] {
    switch value {
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { leaves(of: $0.value) }
    case .array(let elements): elements.flatMap(leaves)
    default: [value]
    }
  }

  private static let integers: [Int64] = [
    0, 1, -1, 12, 10_000, 10_001, 1 << 31, -(1 << 31), 1 << 32, 31_536_000_001, 253_402_300_800_000,
    -62_135_596_800_001, CanonicalJSON.integerMax, -CanonicalJSON.integerMax,
  ]
  private static let texts = [
    "", "\0", "\"\\\n", "=1+1", "0000-00-00", "0001-01-01", "9999-12-31", "2017-02-30", "KE-A10-0001-X",
    "KE-A10",
    "P-0-KEEP", "LHR-00000", "\u{202E}\u{1F600}", String(repeating: "x", count: 300),
    String(repeating: "0", count: 64),
  ]

  private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
}

extension AcademyShelf {
  /// A bundle of these entries under one head of the ledger's key, written without a database.
  ///
  /// - Parameter first: a bundle of that ledger, whose first entry names the key.
  @discardableResult
  public func forge(
    _ entries: [LedgerEntry], index: Int, after first: String, name: String
  ) throws -> String {
    let begun = try String(contentsOfFile: first, encoding: .utf8).split(separator: "\n").prefix(2)
    let leaves = try begun.dropFirst().map(String.init) + entries.map { try $0.leaf() }
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    for leaf in leaves { frontier.append(.ofLeaf(Data(leaf.utf8)), completed: &completed) }
    let time = LedgerTime(milliseconds: 1_800_000_000_000, isTrusted: true)
    let head = try Self.key(index).sign(TreeHead(size: frontier.size, time: time, root: frontier.root))
    let lines = [begun.first.map(String.init) ?? ""] + leaves + [head.text]
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }
}
