private import Foundation
internal import Ledger
internal import Wording

/// A verdict for people and for programs. The JSON keys, written in snake case, are an interface.
struct AuditReport: Encodable {
  let database: String
  /// `pass` or `fail`.
  let verdict: String
  let entries: Int
  /// Of all entries, hexadecimal.
  let root: String
  /// The newest head as text.
  let head: String?
  /// Whether a key that was given is the ledger's.
  let anchored: Bool
  let keys: [Key]
  let headsCompared: Int
  let exportedHeadsAgreed: Int
  let faults: [Fault]
  private let sentences: [Sentence]

  /// A key by its name, and the event that put it in force.
  struct Key: Encodable {
    let id: String
    let since: Int
  }

  struct Fault: Encodable {
    let code: String
    let firstEvent: Int?
    let lastEvent: Int?
  }

  private enum CodingKeys: String, CodingKey {
    case database, verdict, entries, root, head, anchored, keys, headsCompared, exportedHeadsAgreed, faults
  }

  init(_ verdict: LedgerVerdict, database: String) {
    self.database = database
    self.verdict = verdict.isIntact ? "pass" : "fail"
    entries = verdict.size
    root = verdict.root.text
    head = verdict.head?.text
    anchored = verdict.isAnchored
    keys = verdict.keys.map { Key(id: $0.key.id.description, since: $0.sequence) }
    headsCompared = verdict.headCount
    exportedHeadsAgreed = verdict.exportedCount
    faults = verdict.faults.map(Fault.init)
    sentences = verdict.faults.map(\.sentence)
  }

  func text(_ wording: Wording) -> String {
    var table = TextTable()
    table.append([wording(.ledger), database])
    table.append([wording(.entries), String(entries)])
    table.append([wording(.head), head ?? "-"])
    table.append([wording(.keys), keys.map { "\($0.id) (\($0.since))" }.joined(separator: ", ")])
    table.append([wording(.verdict), wording(faults.isEmpty ? .passed : .failed)])
    for sentence in sentences {
      let notice = wording.notice(sentence)
      table.append(["", notice.cause])
      if let cure = notice.cure { table.append(["", cure]) }
    }
    if faults.isEmpty, !anchored { table.append(["", wording(.notAnchored)]) }
    return table.text
  }
}

extension AuditReport.Fault {
  init(_ fault: LedgerFault) {
    self.init(code: fault.code, firstEvent: fault.events?.lowerBound, lastEvent: fault.events?.upperBound)
  }
}

// MARK: - Faults

extension LedgerFault {
  /// A word for programs.
  var code: String {
    switch cause {
    case .missing: "missing"
    case .misplaced: "misplaced"
    case .unreadable: "unreadable"
    case .altered: "altered"
    case .treeAltered: "tree_altered"
    case .notAsSigned: "not_as_signed"
    case .unsigned: "unsigned"
    case .cutOff: "cut_off"
    case .keyEntry: "key_entry"
    case .headAltered: "head_altered"
    case .notAsExported: "not_as_exported"
    case .olderThanExported: "older_than_exported"
    case .exportedByStranger: "exported_by_stranger"
    case .untrusted: "untrusted"
    case .schema: "schema"
    case .damaged: "damaged"
    }
  }

  var sentence: Sentence {
    switch cause {
    case .missing: ofEvents(.missing)
    case .misplaced: ofEvents(.misplaced)
    case .unreadable: ofEvents(.unreadable)
    case .altered: ofEvents(.altered)
    case .treeAltered: ofEvents(.treeAltered)
    case .notAsSigned: ofEvents(.notAsSigned)
    case .unsigned: ofEvents(.unsigned)
    case .cutOff: ofEvents(.cutOff)
    case .keyEntry: ofEvents(.keyEntry)
    case .headAltered(let size): events == nil ? .ledger(.headAltered(size: size)) : ofEvents(.uncovered)
    case .notAsExported: ofEvents(.notAsExported)
    case .olderThanExported: ofEvents(.olderThanExported)
    case .exportedByStranger(let key): .ledger(.headOfStranger(key: key.description))
    case .untrusted(let key): .ledger(.untrusted(key: key.description))
    case .schema(let object): .ledger(.schemaAltered(object: object))
    case .damaged(let code): events == nil ? .ledger(.damaged(code: code)) : ofEvents(.damaged)
    }
  }

  private func ofEvents(_ evil: LedgerTrouble.Evil) -> Sentence {
    .ledger(.events(evil, first: events?.lowerBound ?? 0, last: events?.upperBound ?? 0))
  }
}
