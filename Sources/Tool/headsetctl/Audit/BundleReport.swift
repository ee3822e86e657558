internal import Audit
private import Foundation
internal import Ledger
private import Register
internal import Wording

/// Verdicts on bundles for people and for programs. The JSON keys, written in snake case, are an interface.
struct BundleReport: Encodable {
  /// `pass` or `fail`.
  let verdict: String
  let bundles: [Bundle]
  let conflicts: [Conflict]

  struct Bundle: Encodable {
    let path: String
    let origin: String
    let verdict: String
    let entries: Int
    let root: String
    let head: String?
    let anchored: Bool
    let exportedHeadsAgreed: Int
    let faults: [AuditReport.Fault]
    let rules: [Rule]
    let assets: Int
    /// Events that no register would have taken and that break none of the twenty.
    let strays: Int
    let firstStray: Int?
  }

  struct Rule: Encodable {
    let number: Int
    let rule: String
    let outcome: String
    let event: Int?
    let reason: String?
  }

  struct Conflict: Encodable {
    let kind: String
    let subject: String
    let bundles: [String]
  }

  private let wordings: [[Sentence]]

  private enum CodingKeys: String, CodingKey { case verdict, bundles, conflicts }

  var passes: Bool { verdict == "pass" }

  init(_ audits: [BundleAudit], conflicts: [RegisterConflict]) {
    let merged = RegisterMerge(audits.filter(\.verdict.isIntact)).sources
    bundles = audits.map(Bundle.init)
    self.conflicts = conflicts.map { conflict in
      Conflict(
        kind: conflict.kind.rawValue, subject: conflict.subject,
        bundles: conflict.sides.map { merged.indices.contains($0.source) ? merged[$0.source].path : "" })
    }
    verdict = audits.allSatisfy(\.passes) && conflicts.isEmpty ? "pass" : "fail"
    wordings = audits.map { $0.verdict.faults.map(\.sentence) }
  }

  // MARK: - Text

  /// All twenty rules of one bundle; of many, those that fail.
  func text(_ audits: [BundleAudit], _ wording: Wording) -> String {
    var tables: [TextTable] = []
    for (bundle, sentences) in zip(bundles, wordings) {
      var table = TextTable()
      table.append([wording.audit(.bundle), bundle.path])
      table.append([wording.audit(.rig), bundle.origin])
      table.append([wording(.entries), String(bundle.entries)])
      table.append([wording(.head), bundle.head ?? "-"])
      table.append([wording(.verdict), wording.audit(bundle.verdict == "pass" ? .pass : .fail)])
      for sentence in sentences { table.append(["", wording.notice(sentence).cause]) }
      if sentences.isEmpty, !bundle.anchored { table.append(["", wording(.notAnchored)]) }
      for rule in bundle.rules where bundles.count == 1 || rule.outcome == "fail" {
        table.append(["", Self.text(rule, wording)])
      }
      if let stray = bundle.firstStray {
        table.append(["", "\(wording.audit(.strays)): \(bundle.strays) (\(wording.audit(.event)) \(stray))"])
      }
      tables.append(table)
    }
    var table = TextTable()
    for conflict in conflicts {
      let kind = AuditTerm(rawValue: conflict.kind).map { wording.audit($0) } ?? conflict.kind
      table.append([
        wording.audit(.conflicts),
        "\(kind): \(conflict.subject) (\(conflict.bundles.joined(separator: ", ")))",
      ])
    }
    if !conflicts.isEmpty { tables.append(table) }
    return tables.map(\.text).joined(separator: "\n")
  }

  private static func text(_ rule: Rule, _ wording: Wording) -> String {
    let name = AuditTerm(rawValue: rule.rule).map { wording.audit($0) } ?? rule.rule
    let outcome = AuditTerm(rawValue: rule.outcome).map { wording.audit($0) } ?? rule.outcome
    var text = "\(name): \(outcome)"
    if let event = rule.event { text += ", \(wording.audit(.event)) \(event)" }
    if rule.outcome == "fail", let reason = rule.reason { text += " (\(reason))" }
    return text
  }
}

extension BundleReport.Bundle {
  init(_ audit: BundleAudit) {
    self.init(
      path: audit.path, origin: audit.origin, verdict: audit.passes ? "pass" : "fail",
      entries: audit.verdict.size, root: audit.verdict.root.text, head: audit.verdict.head?.text,
      anchored: audit.verdict.isAnchored, exportedHeadsAgreed: audit.verdict.exportedCount,
      faults: audit.verdict.faults.map(AuditReport.Fault.init),
      rules: audit.rules.map {
        BundleReport.Rule(
          number: $0.rule.rawValue, rule: $0.rule.word, outcome: $0.outcome.rawValue, event: $0.event,
          reason: $0.reason)
      }, assets: audit.register.assets.count, strays: audit.strayCount, firstStray: audit.firstStray?.sequence
    )
  }
}
