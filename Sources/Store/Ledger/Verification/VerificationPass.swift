import Foundation
import GRDB

/// One walk over a ledger: entries, stored heads and exported heads, side by side by size.
struct VerificationPass {
  let db: Database
  private let trusted: [LedgerPublicKey]
  private let exported: [SignedTreeHead]
  private let checksEverySignature: Bool

  var verdict = LedgerVerdict()
  private var frontier = MerkleFrontier()
  private var completed: [MerkleHash] = []
  private var nextExported = 0
  /// The size of the last exported head the entries agreed with.
  private var lastAgreed = 0
  /// A change of keys whose head comes next, and who must sign it.
  private var changeSigner: LedgerPublicKey?

  init(
    db: Database, trusted: [LedgerPublicKey], exported: [SignedTreeHead], checksEverySignature: Bool
  ) {
    self.db = db
    self.trusted = trusted
    self.exported = exported.sorted { $0.head.size < $1.head.size }
    self.checksEverySignature = checksEverySignature
  }

  /// Where reading stopped.
  var firstUnread: ClosedRange<Int> { frontier.size...frontier.size }

  /// - Throws: the `LedgerFault` it ended at; what GRDB throws.
  mutating func run() throws {
    if let object = try LedgerSchema.firstAlteration(in: db) {
      verdict.add(LedgerFault(.schema(object: object)))
    }
    let heads = try Row.fetchCursor(
      db, sql: "SELECT \(SignedTreeHead.columns) FROM ledger_head ORDER BY size")
    var head = try heads.next()
    var entries = try EntryCursor(db)
    while true {
      while let row = head {
        let size = (try? row.decode(Int.self, forColumn: "size")) ?? 0
        guard size <= frontier.size else { break }
        try check(row, size: size)
        head = try heads.next()
      }
      try checkExported()
      guard unsafe try entries.next({ row in unsafe try ingest(row) }) else { break }
    }
    try finish(nextHead: head.flatMap { try? $0.decode(Int.self, forColumn: "size") })
  }

  // MARK: - Entries

  private mutating func ingest(_ row: EntryCursor.Row) throws {
    let index = frontier.size
    guard let sequence = unsafe row.sequence, sequence >= index else {
      throw LedgerFault(.misplaced, events: suspects(through: index))
    }
    guard sequence == index else { throw LedgerFault(.missing, events: suspects(through: index)) }
    guard let leaf = unsafe row.leaf, let nodes = unsafe row.nodes, leaf.count <= LedgerEntry.leafByteCountMax
    else { throw LedgerFault(.unreadable, events: suspects(through: index)) }
    let key = unsafe LedgerEntry.isOwn(leaf) || index == 0 ? try keyEntry(leaf) : nil
    guard unsafe row.key?.elementsEqual(key?.bytes ?? Data()) == true else {
      throw LedgerFault(.keyEntry, events: suspects(through: index))
    }
    unsafe frontier.append(.ofLeaf(leaf), completed: &completed)
    guard unsafe isAsCompleted(nodes) else {
      let isLeaf = unsafe Self.node(0, of: nodes) == completed[0]
      throw LedgerFault(isLeaf ? .treeAltered : .altered, events: suspects(through: index))
    }
    if let key { enforce(key, from: index) }
    verdict.size = frontier.size
  }

  private func isAsCompleted(_ nodes: UnsafeRawBufferPointer) -> Bool {
    guard nodes.count == completed.count * MerkleHash.byteCount else { return false }
    for index in completed.indices {
      guard unsafe Self.node(index, of: nodes) == completed[index] else { return false }
    }
    return true
  }

  private static func node(_ level: Int, of nodes: UnsafeRawBufferPointer) -> MerkleHash? {
    let bytes = unsafe nodes.dropFirst(level * MerkleHash.byteCount).prefix(MerkleHash.byteCount)
    return unsafe MerkleHash(UnsafeRawBufferPointer(rebasing: bytes))
  }

  // MARK: - Keys

  /// An entry of the ledger's own, checked against the tree before it.
  private func keyEntry(_ leaf: UnsafeRawBufferPointer) throws -> LedgerPublicKey {
    let index = frontier.size
    guard let entry = try? LedgerEntry(leaf: unsafe Data(leaf)), let found = KeyEntry(entry),
      (index == 0) == (found.proof == nil)
    else { throw LedgerFault(.keyEntry, events: suspects(through: index)) }
    if let current = verdict.keys.last?.key {
      guard found.isValid(after: frontier.root, under: current) else {
        throw LedgerFault(.keyEntry, events: suspects(through: index))
      }
    }
    return found.key
  }

  private mutating func enforce(_ key: LedgerPublicKey, from sequence: Int) {
    changeSigner = verdict.keys.last?.key ?? key
    verdict.keys.append(LedgerVerdict.KeyPeriod(key: key, sequence: sequence))
  }

  /// Who signs the head of so many entries: the change of keys that a head ends with is signed by the old one.
  private func signer(ofHead size: Int) -> LedgerPublicKey? {
    verdict.keys.last { $0.sequence < size - 1 || $0.sequence == 0 }?.key
  }

  private func isSigned(_ head: SignedTreeHead) -> Bool {
    signer(ofHead: head.head.size).map(head.isSigned) ?? false
  }

  // MARK: - Heads

  private mutating func check(_ row: Row, size: Int) throws {
    // Of a size that was walked past, or that no head has.
    guard size == frontier.size, let head = SignedTreeHead(row) else {
      verdict.head = nil
      return verdict.add(LedgerFault(.headAltered(size: size)))
    }
    verdict.headCount += 1
    verdict.head = head
    let isOfChange = changeSigner != nil
    changeSigner = nil
    if head.head.root != frontier.root {
      guard !isSigned(head) else {
        throw LedgerFault(.notAsSigned(size: size), events: suspects(through: size - 1))
      }
    } else if !(checksEverySignature || isOfChange) || isSigned(head) {
      return
    }
    verdict.add(LedgerFault(.headAltered(size: size)))
    if isOfChange { throw LedgerFault(.keyEntry, events: suspects(through: size - 1)) }
  }

  /// The first events, up to this one, that no signature that holds covers: those of one head, where there is
  /// one that does not hold. Asked once, when something is wrong.
  private func suspects(through last: Int) -> ClosedRange<Int> {
    let first = min(attestedSize(through: last), last)
    let next = try? Int.fetchOne(
      db, sql: "SELECT min(size) FROM ledger_head WHERE size > ?", arguments: [first])
    return first...min(last, max(first, (next ?? Int.max) - 1))
  }

  /// The size of a head that is signed and whose next one is not, or that is the last before `limit`. Their roots
  /// were compared while walking; which is signed is searched by halves, for a signature takes 50 us.
  private func attestedSize(through limit: Int) -> Int {
    var attested = 0
    guard let last = head("<= ? ORDER BY size DESC", min(limit, frontier.size)) else { return 0 }
    if isSigned(last) { return last.head.size }
    var unsigned = last.head.size
    while true {
      let middle = attested + (unsigned - attested) / 2
      var found = head("<= ? ORDER BY size DESC", middle)
      if found.map({ $0.head.size <= attested }) ?? true { found = head("> ? ORDER BY size", middle) }
      guard let found, found.head.size < unsigned else { return attested }
      if isSigned(found) { attested = found.head.size } else { unsigned = found.head.size }
    }
  }

  private func head(_ condition: String, _ size: Int) -> SignedTreeHead? {
    let row = try? Row.fetchOne(
      db,
      sql: "SELECT \(SignedTreeHead.columns) FROM ledger_head WHERE size > 0 AND size \(condition) LIMIT 1",
      arguments: [size])
    return row.flatMap(SignedTreeHead.init)
  }

  // MARK: - Exported heads

  private mutating func checkExported() throws {
    while nextExported < exported.count, exported[nextExported].head.size <= frontier.size {
      let head = exported[nextExported]
      nextExported += 1
      guard head.head.size == frontier.size, isOfLedger(head) else {
        verdict.add(LedgerFault(.exportedByStranger(head.keyID)))
        continue
      }
      guard head.head.root == frontier.root else {
        throw LedgerFault(.notAsExported(size: head.head.size), events: disagreement(at: head.head.size))
      }
      lastAgreed = head.head.size
      verdict.exportedCount += 1
    }
  }

  /// Who has not the key leaves a head of that size that nobody signed, and what is before it still holds. Who has
  /// it may have signed everything anew since the last exported head that agreed.
  private func disagreement(at size: Int) -> ClosedRange<Int> {
    if let stored = verdict.head, stored.head.size == size, !isSigned(stored) {
      return suspects(through: size - 1)
    }
    return min(lastAgreed, size - 1)...(size - 1)
  }

  /// By any of the ledger's keys so far, or one that was given: a ledger put in the place of another has others.
  private func isOfLedger(_ head: SignedTreeHead) -> Bool {
    (verdict.keys.map(\.key) + trusted).contains { head.isSigned(by: $0) }
  }

  // MARK: - The end

  private mutating func finish(nextHead: Int?) throws {
    let size = frontier.size
    verdict.root = frontier.root
    if let first = verdict.keys.first {
      verdict.isAnchored = verdict.keys.contains { trusted.contains($0.key) }
      if !trusted.isEmpty, !verdict.isAnchored { verdict.add(LedgerFault(.untrusted(first.key.id))) }
    }
    if let nextHead {
      throw LedgerFault(.cutOff(size: nextHead), events: size...max(size, nextHead - 1))
    }
    try checkEnd(size)
    for head in exported[nextExported...] {
      verdict.add(
        isOfLedger(head)
          ? LedgerFault(
            .olderThanExported(size: head.head.size), events: size...max(size, head.head.size - 1))
          : LedgerFault(.exportedByStranger(head.keyID)))
    }
  }

  /// The newest head is of all entries, and the key in force signed it.
  private func checkEnd(_ size: Int) throws {
    guard size > 0 else { return }
    let signed = verdict.head?.head.size ?? 0
    guard signed == size else { throw LedgerFault(.unsigned, events: suspects(through: size - 1)) }
    guard let head = verdict.head, head.head.root == verdict.root, isSigned(head) else {
      throw LedgerFault(.headAltered(size: size), events: suspects(through: size - 1))
    }
  }
}
