public import Foundation

/// Folds a ledger's entries, one after the other, and notes what no register would have taken.
///
/// The service refuses such an event before it appends it. Found in a ledger, it was written by something else, or by
/// somebody: the first of each rule is the auditor's. It changes nothing, and the fold goes on.
public struct RegisterFold: Sendable {
  public var register: Register
  /// In the order of the ledger, `violationCountMax` at most.
  public private(set) var violations: [Violation] = []
  /// All of them.
  public private(set) var violationCount = 0
  /// Entries of kinds that are none of the register's; the ledger's own are not counted.
  public private(set) var foreignCount = 0

  /// An event that a rule refuses.
  public struct Violation: Hashable, Sendable {
    public let sequence: Int
    public let kind: String
    public let refusal: RegisterRefusal
  }

  /// Violations that are kept.
  public static let violationCountMax = 1_000

  /// Goes on from a register; from nothing unless another is given.
  public init(_ register: Register = Register()) { self.register = register }

  /// Takes the entry of that number, as the ledger hashed it.
  public mutating func ingest(_ leaf: Data, at sequence: Int) {
    guard let entry = EntryReader(leaf: leaf) else {
      note(RegisterRefusal(.unreadable), kind: "", sequence)
      return register.skip(sequence, time: register.time)
    }
    ingest(entry, at: sequence)
  }

  /// Takes an entry that was read.
  public mutating func ingest(_ entry: EntryReader, at sequence: Int) {
    guard let kind = RegisterKind(rawValue: entry.kind) else {
      if !entry.kind.hasPrefix("ledger.") { foreignCount += 1 }
      return register.skip(sequence, time: entry.time)
    }
    do throws(RegisterRefusal) {
      let event = try RegisterEvent(kind: kind, payload: entry.payload)
      try register.apply(event, at: sequence, time: entry.time, actor: entry.actor)
    } catch {
      note(error, kind: entry.kind, sequence)
      register.skip(sequence, time: entry.time)
    }
  }

  private mutating func note(_ refusal: RegisterRefusal, kind: String, _ sequence: Int) {
    violationCount += 1
    guard violations.count < Self.violationCountMax else { return }
    violations.append(Violation(sequence: sequence, kind: kind, refusal: refusal))
  }

  /// The first event that breaks a rule; nil where none does.
  public func firstViolation(of rule: RegisterRule) -> Violation? {
    violations.first { $0.refusal.rule == rule }
  }
}
