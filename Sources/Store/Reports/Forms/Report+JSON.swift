import Ledger
import Register
import Wording

extension Report {
  /// Canonical JSON (RFC 8785) in one line. Keys and words of values are the same in every language.
  public var json: String {
    let value = CanonicalJSON.object([
      "day": .string(statement.day.text), "filter": filter,
      "language": .string(wording.language.rawValue), "notes": .array(notes.map { .string($0.rawValue) }),
      "report": .string(name.rawValue), "row_count": .integer(Int64(statement.rowCount)),
      "sections": .array(sections.map { Self.json($0, wording) }),
      "sources": .array(statement.heads.map(Self.json)), "totals": totals,
    ])
    // Every number is an integer within bounds and nothing is nested deeply, so there is always a spelling.
    return ((try? value.encode()) ?? "") + "\n"
  }

  private var filter: CanonicalJSON {
    .object([
      "programme": statement.filter.programme.map { .string($0.value) } ?? .null,
      "site": statement.filter.site.map { .string($0.text) } ?? .null,
    ])
  }

  private var totals: CanonicalJSON {
    var members: [String: CanonicalJSON] = [:]
    // As text: a sum may be larger than JSON's integers.
    for (currency, minor) in statement.totals.amounts { members[currency.text] = .string(String(minor)) }
    return .object(members)
  }

  private static func json(_ head: Statement.Head) -> CanonicalJSON {
    .object([
      "head": .string(head.head.text), "origin": .string(head.origin),
      "root": .string(head.head.head.root.text),
      "size": .integer(Int64(head.size)), "time": .string(text(head.time)),
      "time_trusted": .bool(head.time.isTrusted),
    ])
  }

  private static func json(_ section: Section, _ wording: Wording) -> CanonicalJSON {
    .object([
      "columns": .array(section.columns.map { .string($0.rawValue) }),
      "heading": section.heading.map { .string($0) } ?? .null,
      "rows": .array(section.rows.map { .array($0.map { json($0) }) }),
    ])
  }

  private static func json(_ cell: ReportCell) -> CanonicalJSON {
    switch cell {
    case .text(let value): .string(value)
    case .tag(let tag): .string(tag.text)
    case .serial(let value, false): .string(value)
    case .serial(let value, true): .object(["emulated": .bool(true), "serial": .string(value)])
    case .number(let value): .integer(value)
    case .money(let amount):
      .object(["currency": .string(amount.currency.text), "minor": .integer(amount.minor)])
    case .day(let day): .string(day.text)
    case .term(let term): .string(term.rawValue)
    case .share(let basisPoints): .object(["basis_points": .integer(Int64(basisPoints))])
    case .hours(let milliseconds): .object(["milliseconds": .integer(milliseconds)])
    case .empty, .blank: .null
    }
  }
}
