public import Register

/// Something that two registers cannot both be right about.
public struct RegisterConflict: Hashable, Sendable {
  public let kind: Kind
  /// The serial, the tag or the name that both have.
  public let subject: String
  /// What each register has of it; two or more.
  public let sides: [Side]

  /// The order is that of a list: what donors fear most comes first. The raw values are an interface.
  public enum Kind: String, CaseIterable, Hashable, Comparable, Sendable {
    /// One serial, live in two registers (rule 2): sold on, or counted twice.
    case serialTwice = "serial_twice"
    /// One register accounts for it, and another rig had it plugged in afterwards without taking it over.
    case seenElsewhere = "seen_elsewhere"
    case tagTwice = "tag_twice"
    /// One ledger in two versions that went apart.
    case forked
    /// Handed over to another register, of which none that was given has it.
    case handoverUnanswered = "handover_unanswered"
    /// Taken over from a register that does not have it as handed over, or whose cited head it does not agree with.
    case handoverDisowned = "handover_disowned"
    /// A programme, a model, a party or a site of one name is declared in two ways.
    case declaredDifferently = "declared_differently"

    public static func < (first: Self, second: Self) -> Bool {
      (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
    }
  }

  /// A register's part in it.
  public struct Side: Hashable, Sendable {
    /// Which of the merge's sources.
    public let source: Int
    public let tag: AssetTag?
    /// Numbers of the events that tell its history, in order.
    public let events: [Int]
  }
}
