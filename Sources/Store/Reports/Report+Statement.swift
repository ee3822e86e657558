import Ledger
import Register
import Wording

extension Report {
  /// What the report says of itself, a line each: label and value.
  var statementLines: [(ReportTerm, String)] {
    var lines: [(ReportTerm, String)] = [(.report, wording.report(name))]
    for head in statement.heads {
      lines.append((.registerOf, head.origin))
      lines.append((.asOfEntry, String(head.size)))
      lines.append(
        (
          .asOfTime,
          Self.text(head.time) + (head.time.isTrusted ? "" : " " + wording.report(.clockNotTrusted))
        ))
      lines.append((.headRoot, head.head.head.root.text))
      lines.append((.headSignature, head.head.signature.map(Self.hexadecimal).joined()))
      lines.append((.head, head.head.text))
    }
    lines.append((.filter, filterText))
    lines.append((.rows, String(statement.rowCount)))
    for (currency, minor) in statement.totals.amounts {
      lines.append((.total, totalText(currency, minor)))
    }
    return lines
  }

  func totalText(_ currency: CurrencyCode, _ minor: Int64) -> String {
    // A sum may be larger than one amount may be.
    let digits = currency.fractionDigits
    var text = String(minor.magnitude)
    if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
    if digits > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -digits)) }
    return (minor < 0 ? "-" : "") + text + " " + currency.text
  }

  private var filterText: String {
    let parts = [
      statement.filter.site.map { wording.report(.site) + " " + $0.text },
      statement.filter.programme.map { wording.report(.programme) + " " + $0.value },
    ].compactMap(\.self)
    return parts.isEmpty ? wording.report(.everything) : parts.joined(separator: ", ")
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    String(String(256 + Int(byte), radix: 16).dropFirst())
  }

  /// `2026-03-01T12:00:00Z`; seconds rounded down.
  static func text(_ time: LedgerTime) -> String {
    let day = CivilDay(milliseconds: time.milliseconds)
    let second = max(0, time.milliseconds / 1000 % 86_400)
    func two(_ value: Int64) -> Substring { String(100 + value).dropFirst() }
    return "\(day.text)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }
}
