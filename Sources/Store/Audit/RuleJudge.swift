import Ledger
import Register

/// Judges the twenty rules over a ledger that was folded whole.
///
/// A rule fails where an event breaks it that no register would have taken, or where what it asks for was not done by the
/// day of the ledger's last entry. What a rule lets stand as a finding, as a thing that is missing, does not fail it: the
/// finding is what it asks for, and the report of exceptions lists it.
struct RuleJudge {
  let fold: RegisterFold
  let verdict: LedgerVerdict
  private var register: Register { fold.register }
  private var today: CivilDay { CivilDay(milliseconds: register.time.milliseconds) }

  init(fold: RegisterFold, verdict: LedgerVerdict) {
    self.fold = fold
    self.verdict = verdict
  }

  var verdicts: [RuleVerdict] { RegisterRule.allCases.map(judge) }

  private func judge(_ rule: RegisterRule) -> RuleVerdict {
    guard verdict.isIntact else {
      // Rule 1 is the ledger's own: of what was altered, nothing else can be said.
      guard rule == .corrections else { return RuleVerdict(rule, .notApplicable, reason: "not_intact") }
      return RuleVerdict(rule, .fail, event: verdict.firstBadEvents?.lowerBound, reason: "not_intact")
    }
    if let violation = fold.firstViolation(of: rule) {
      return RuleVerdict(rule, .fail, event: violation.sequence, reason: violation.refusal.reason.rawValue)
    }
    if let offence = offence(against: rule) {
      return RuleVerdict(rule, .fail, event: offence.event, reason: offence.reason)
    }
    guard concerns(rule) else { return RuleVerdict(rule, .notApplicable, reason: "nothing_of_it") }
    return RuleVerdict(rule, .pass)
  }

  // MARK: - What was not done

  private func offence(against rule: RegisterRule) -> (event: Int, reason: String)? {
    switch rule {
    case .dueDates: overdue
    case .depreciation:
      register.assets.values.filter { !sumsExactly($0) }.map(\.enrolled.sequence).min()
        .map { ($0, "sum") }
    case .feeUse: openFinding(.feeUse).map { ($0, "fee_use") }
    default: nil
    }
  }

  private func openFinding(_ kind: FindingKind) -> Int? {
    register.findings.values.filter { $0.kind == kind && $0.decision == nil }.map(\.name.event).min()
  }

  /// The asset whose verification or calibration is due longest, with the event that the time runs from.
  private var overdue: (event: Int, reason: String)? {
    let late = register.due(by: today.adding(days: -1)).first {
      $0.kind == .verification || $0.kind == .calibration
    }
    guard let late, let tag = late.asset, let asset = register.assets[tag] else { return nil }
    if late.kind == .verification {
      return (asset.counted?.stamp.sequence ?? asset.enrolled.sequence, "verification_overdue")
    }
    let calibration = asset.unit.flatMap { register.units[$0]?.lastCalibration?.stamp.sequence }
    return (calibration ?? asset.enrolled.sequence, "calibration_overdue")
  }

  /// The months' amounts sum to what is depreciable, to the minor unit.
  private func sumsExactly(_ asset: Asset) -> Bool {
    guard let depreciation = register.depreciation(of: asset) else { return true }
    var sum: Int64 = 0
    for month in 0..<max(1, min(depreciation.lifeMonths, Self.lifeMonthsMax)) {
      sum += depreciation.amount(inMonthOf: depreciation.start.adding(months: month))
    }
    return depreciation.lifeMonths > Self.lifeMonthsMax || sum == depreciation.depreciable
  }

  /// A century; a longer life is not summed month by month.
  private static let lifeMonthsMax = 1200

  // MARK: - What a rule is about

  private func concerns(_ rule: RegisterRule) -> Bool {
    let assets = register.assets.values
    let campaigns = register.campaigns.values
    return switch rule {
    case .corrections, .personalData: true
    // The bundle is itself an export: under a signed head, of a stated size.
    case .statement: verdict.head != nil
    case .oneSerial: assets.contains { $0.facts.label != nil || $0.unit != nil }
    case .custody, .dueDates: !assets.isEmpty
    case .independence, .sampling, .bothDirections: !campaigns.isEmpty
    case .closing: campaigns.contains { $0.closed != nil }
    case .presence: campaigns.contains { $0.results.values.contains { $0.method == .usb } }
    case .missing: register.findings.values.contains(where: \.needsPoliceReport)
    case .disposal: assets.contains { $0.disposal != nil }
    case .depreciation: assets.contains { register.depreciation(of: $0) != nil }
    case .donorShare: assets.contains { register.compensation(for: $0) != nil }
    case .idle: assets.contains { $0.unit != nil }
    case .feeUse: !register.sessions.isEmpty
    case .importing: !register.imports.isEmpty
    case .retention: !register.programmes.isEmpty
    case .currency: assets.contains { register.baseValue(of: $0) != nil }
    }
  }
}
