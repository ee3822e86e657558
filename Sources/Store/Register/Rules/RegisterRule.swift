/// The twenty rules of the register, by their numbers. Sources: US 2 CFR 200.313, EU general conditions article 7, and
/// the practice of donors' auditors; Docs/Decisions/0017-register.md says where each is enforced.
public enum RegisterRule: Int, CaseIterable, Hashable, Sendable {
  /// Nothing is deleted or edited; a correction cites what it corrects.
  case corrections = 1
  /// One serial, one live asset.
  case oneSerial
  /// Exactly one custodian at each instant; a transfer has two sides and a limit.
  case custody
  /// A custodian never audits what he keeps.
  case independence
  /// A campaign closes when all is counted and explained, by another than the counter.
  case closing
  /// Presence on USB counts with its serial, within a day, under a signed head.
  case presence
  /// Verification, calibration and reports have due dates.
  case dueDates
  /// Full count up to 200 assets, above it a sample that can be drawn again.
  case sampling
  /// From the list to the floor, and from the floor to the list.
  case bothDirections
  /// What is missing is investigated from the same day on.
  case missing
  /// Disposal needs consent, and proof that data are wiped.
  case disposal
  /// Straight line, whole minor units, the sum exact.
  case depreciation
  /// The donor's share goes into the proceeds.
  case donorShare
  /// What nobody uses is listed.
  case idle
  /// Use for a fee is marked, and against the conditions unless they allow it.
  case feeUse
  /// An export says what it is of.
  case statement
  /// An import is tried first, whole or not at all, once.
  case importing
  /// Names of people stay outside.
  case personalData
  /// Records are kept.
  case retention
  /// No currency is converted silently.
  case currency

  /// A word for programs.
  public var word: String { "\(self)" }
}
