import Foundation

/// Where a ledger's heads can be asked for again, when something is wrong.
protocol StoredHeads {
  /// The newest one of at most so many entries; nil where there is none.
  func last(upTo size: Int) -> SignedTreeHead?
  /// The size of the first one of more entries; nil where there is none.
  func firstSize(above size: Int) -> Int?
}

/// One walk over a ledger: entries, its heads and exported heads, side by side by size. It reads nothing by itself:
/// a database or a bundle hands it what it has, in order.
struct VerificationPass<Heads: StoredHeads> {
  var heads: Heads
  private let trusted: [LedgerPublicKey]
  private let exported: [SignedTreeHead]
  private let checksEverySignature: Bool
  private let passesOverStrangers: Bool

  var verdict = LedgerVerdict()
  private var frontier = MerkleFrontier()
  private(set) var completed: [MerkleHash] = []
  private var nextExported = 0
  /// The size of the last exported head the entries agreed with.
  private var lastAgreed = 0
  /// A change of keys whose head comes next, and who must sign it.
  private var changeSigner: LedgerPublicKey?

  init(
    heads: Heads, trusted: [LedgerPublicKey], exported: [SignedTreeHead], checksEverySignature: Bool,
    passesOverStrangers: Bool
  ) {
    self.heads = heads
    self.trusted = trusted
    self.exported = exported.sorted { $0.head.size < $1.head.size }
    self.checksEverySignature = checksEverySignature
    self.passesOverStrangers = passesOverStrangers
  }

  /// Entries so far.
  var size: Int { frontier.size }

  /// Where reading stopped.
  var firstUnread: ClosedRange<Int> { frontier.size...frontier.size }

  /// An entry's faults name the events no signature that holds covers, up to this one.
  func fault(_ cause: LedgerFault.Cause) -> LedgerFault {
    LedgerFault(cause, events: suspects(through: frontier.size))
  }

  // MARK: - Entries

  /// Takes the next entry. `completed` then holds the nodes that it completed.
  ///
  /// - Returns: the key that it puts in force, where it does.
  mutating func ingest(leaf: UnsafeRawBufferPointer) throws(LedgerFault) -> LedgerPublicKey? {
    guard leaf.count <= LedgerEntry.leafByteCountMax else { throw fault(.unreadable) }
    let index = frontier.size
    let key = unsafe LedgerEntry.isOwn(leaf) || index == 0 ? try keyEntry(leaf) : nil
    unsafe frontier.append(.ofLeaf(leaf), completed: &completed)
    return key
  }

  /// The entry that was taken last is in order, as far as it can be seen from it alone.
  mutating func accept(_ key: LedgerPublicKey?) {
    if let key { enforce(key, from: verdict.size) }
    verdict.size = frontier.size
  }

  // MARK: - Keys

  /// An entry of the ledger's own, checked against the tree before it.
  private func keyEntry(_ leaf: UnsafeRawBufferPointer) throws(LedgerFault) -> LedgerPublicKey {
    let index = frontier.size
    guard let entry = try? LedgerEntry(leaf: unsafe Data(leaf)), let found = KeyEntry(entry),
      (index == 0) == (found.proof == nil)
    else { throw fault(.keyEntry) }
    if let current = verdict.keys.last?.key {
      guard found.isValid(after: frontier.root, under: current) else {
        throw fault(.keyEntry)
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

  func isSigned(_ head: SignedTreeHead) -> Bool {
    signer(ofHead: head.head.size).map(head.isSigned) ?? false
  }

  // MARK: - Heads

  /// Takes the next head; nil stands for one that cannot be read.
  mutating func check(_ head: SignedTreeHead?, size: Int) throws(LedgerFault) {
    // Of a size that was walked past, or that no head has.
    guard size == frontier.size, let head else {
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
  func suspects(through last: Int) -> ClosedRange<Int> {
    let first = min(attestedSize(through: last), last)
    let next = heads.firstSize(above: first)
    return first...min(last, max(first, (next ?? Int.max) - 1))
  }

  /// The size of a head that is signed and whose next one is not, or that is the last before `limit`. Their roots
  /// were compared while walking; which is signed is searched by halves, for a signature takes 50 us.
  private func attestedSize(through limit: Int) -> Int {
    var attested = 0
    guard let last = heads.last(upTo: min(limit, frontier.size)) else { return 0 }
    if isSigned(last) { return last.head.size }
    var unsigned = last.head.size
    while true {
      let middle = attested + (unsigned - attested) / 2
      var found = heads.last(upTo: middle)
      if found.map({ $0.head.size <= attested }) ?? true {
        found = heads.firstSize(above: middle).flatMap { heads.last(upTo: $0) }
      }
      guard let found, found.head.size < unsigned else { return attested }
      if isSigned(found) { attested = found.head.size } else { unsigned = found.head.size }
    }
  }

  // MARK: - Exported heads

  mutating func checkExported() throws(LedgerFault) {
    while nextExported < exported.count, exported[nextExported].head.size <= frontier.size {
      let head = exported[nextExported]
      nextExported += 1
      guard head.head.size == frontier.size, isOfLedger(head) else {
        if !passesOverStrangers { verdict.add(LedgerFault(.exportedByStranger(head.keyID))) }
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
    let keys = verdict.keys.map(\.key) + (passesOverStrangers ? [] : trusted)
    return keys.contains { head.isSigned(by: $0) }
  }

  // MARK: - The end

  /// - Parameter nextHead: the size of a head behind the last entry.
  mutating func finish(nextHead: Int?) throws(LedgerFault) {
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
      if isOfLedger(head) {
        verdict.add(
          LedgerFault(.olderThanExported(size: head.head.size), events: size...max(size, head.head.size - 1)))
      } else if !passesOverStrangers {
        verdict.add(LedgerFault(.exportedByStranger(head.keyID)))
      }
    }
  }

  /// The newest head is of all entries, and the key in force signed it.
  private func checkEnd(_ size: Int) throws(LedgerFault) {
    guard size > 0 else { return }
    let signed = verdict.head?.head.size ?? 0
    guard signed == size else { throw LedgerFault(.unsigned, events: suspects(through: size - 1)) }
    guard let head = verdict.head, head.head.root == verdict.root, isSigned(head) else {
      throw LedgerFault(.headAltered(size: size), events: suspects(through: size - 1))
    }
  }
}
