public import Register

/// What became of one of the twenty rules in a ledger.
public struct RuleVerdict: Hashable, Sendable {
  public let rule: RegisterRule
  public let outcome: Outcome
  /// The number of the first offending event.
  public let event: Int?
  /// A word for programs: why it failed, or why it does not apply.
  public let reason: String?

  /// The raw values are an interface.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    case pass, fail
    /// The ledger has nothing that the rule is about.
    case notApplicable = "not_applicable"
  }

  init(_ rule: RegisterRule, _ outcome: Outcome, event: Int? = nil, reason: String? = nil) {
    self.rule = rule
    self.outcome = outcome
    self.event = event
    self.reason = reason
  }
}
