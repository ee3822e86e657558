/// What a full verification found.
public struct LedgerVerdict: Hashable, Sendable {
  /// Entries that were read and found in order.
  public internal(set) var size = 0
  /// The root over those.
  public internal(set) var root = MerkleHash.emptyTree
  /// The newest head, where there is one that can be read.
  public internal(set) var head: SignedTreeHead?
  /// The ledger's keys in the order in which they were in force.
  public internal(set) var keys: [KeyPeriod] = []
  /// Heads whose roots were compared with the entries'.
  public internal(set) var headCount = 0
  /// Exported heads that the ledger still agrees with.
  public internal(set) var exportedCount = 0
  /// In the order in which they were found; at most `faultCountMax`. Reading ends with the first that concerns
  /// an event.
  public internal(set) var faults: [LedgerFault] = []
  /// Whether one of the keys that were given is the ledger's. Without one, the file agrees with itself, and no
  /// more is said.
  public internal(set) var isAnchored = false

  /// Faults kept at most.
  public static let faultCountMax = 64

  public var isIntact: Bool { faults.isEmpty }

  /// The first bad event, or the few it is one of.
  public var firstBadEvents: ClosedRange<Int>? { faults.lazy.compactMap(\.events).first }

  /// A key and the entry that put it in force.
  public struct KeyPeriod: Hashable, Sendable {
    public let key: LedgerPublicKey
    public let sequence: Int
  }

  mutating func add(_ fault: LedgerFault) {
    if faults.count < Self.faultCountMax { faults.append(fault) }
  }
}
