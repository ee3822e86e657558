import Ledger
import Register
import Wording

extension Report {
  /// One page of HTML that prints on A4: no script, nothing from elsewhere. A head stands as QR code beside what the report says
  /// of itself, many heads at the end; tags of a
  /// verification sheet in their rows.
  ///
  /// - Throws: `notACode`.
  public func html() throws(ReportError) -> String {
    var body =
      "<h1>\(Markup.escape(wording.report(name)))</h1>\n<div class=\"top\"><table class=\"statement\">\n"
    for (label, value) in statementLines.dropFirst() {
      body += "<tr><th>\(Markup.escape(wording.report(label)))</th><td>\(Markup.escape(value))</td></tr>\n"
    }
    let codes = try headCodes()
    let isAlone = statement.heads.count == 1
    body += "</table>\n" + (isAlone ? codes : "") + "</div>\n"
    for section in sections.flatMap({ $0.fitted }) { body += try html(section) }
    for note in notes { body += "<p class=\"note\">\(Markup.escape(wording.report(note)))</p>\n" }
    if !sections.contains(where: \.isOnOwnPage) { body += signatureLines }
    if !isAlone { body += codes }
    return Markup.page(
      title: wording.report(name), language: wording.language.rawValue, style: Self.style,
      body: body)
  }

  private func headCodes() throws(ReportError) -> String {
    var text = "<div class=\"codes\">"
    for head in statement.heads {
      let code = try QRCode(head.head.text).svg(millimeters: 42)
      let caption = Markup.escape(wording.report(.head) + " " + head.origin)
      text += "<figure>\(code)<figcaption>\(caption)</figcaption></figure>"
    }
    return text + "</div>\n"
  }

  private func html(_ section: Section) throws(ReportError) -> String {
    let hasCodes = name == .verificationSheet
    var text = section.isOnOwnPage ? "<section class=\"page\">\n" : "<section>\n"
    if let heading = section.heading { text += "<h2>\(Markup.escape(heading))</h2>\n" }
    let isWide = section.columns.count > Section.roomyCountMax
    text += "<table\(isWide ? " class=\"wide\"" : "")>\n<thead><tr>" + (hasCodes ? "<th></th>" : "")
    text +=
      section.columns.map { "<th>\(Markup.escape(wording.report($0)))</th>" }.joined()
      + "</tr></thead>\n<tbody>\n"
    for row in section.rows {
      text += "<tr>" + (hasCodes ? "<td>\(try code(of: row))</td>" : "")
      for cell in row {
        text += "<td\(kind(of: cell))>\(Markup.escape(cell.text(wording)))</td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table>\n"
    if section.isOnOwnPage { text += signatureLines }
    return text + "</section>\n"
  }

  /// What stays on one line: numbers, and names that somebody compares letter by letter, unless they are too long for it.
  private func kind(of cell: ReportCell) -> String {
    switch cell {
    case _ where cell.isNumeric: " class=\"n\""
    case .blank: " class=\"blank\""
    case .tag, .day: " class=\"k\""
    case .serial(let value, _) where value.utf8.count <= 16: " class=\"k\""
    default: ""
    }
  }

  private func code(of row: [ReportCell]) throws(ReportError) -> String {
    guard case .tag(let tag)? = row.first else { return "" }
    return try QRCode(tag.text).svg(millimeters: 12)
  }

  private var signatureLines: String {
    signatures.map { "<p class=\"sign\"><span>\(Markup.escape(wording.report($0)))</span></p>\n" }.joined()
  }

  private static let style = """
    @page { size: A4 landscape; margin: 12mm; }
    body { font: 9pt/1.3 sans-serif; color: #000; margin: 0; }
    h1 { font-size: 15pt; margin: 0 0 3mm; } h2 { font-size: 11pt; margin: 4mm 0 1mm; }
    table { border-collapse: collapse; width: calc(100% - .4mm); margin-bottom: 3mm; }
    th, td { border: .2mm solid #999; padding: .6mm 1mm; text-align: left; vertical-align: top; }
    th { overflow-wrap: break-word; } td { overflow-wrap: anywhere; min-width: 16mm; }
    thead { display: table-header-group; } tr { break-inside: avoid; }
    .top { display: flex; gap: 4mm; align-items: flex-start; } .top .codes { margin: 0; }
    .statement { flex: 1; width: auto; } .statement th { white-space: nowrap; } .statement td { font-family: monospace; }
    .k { white-space: nowrap; } .wide { font-size: 7.5pt; } .wide td { min-width: 11mm; }
    .n { text-align: right; white-space: nowrap; min-width: 6mm; } .blank { min-width: 18mm; }
    .page { break-before: page; } .note { margin: 1mm 0; font-size: 8pt; }
    .sign { margin: 14mm 0 0; } .sign span { border-top: .2mm solid #000; padding-right: 60mm; }
    .codes { display: flex; flex-wrap: wrap; gap: 4mm; margin-top: 4mm; } figure { margin: 0; break-inside: avoid; }
    figcaption { font-size: 7pt; }
    """
}

extension Report.Section {
  /// Columns that are read across A4 without words being cut.
  private static let columnCountMax = 14
  /// Columns that have room in the page's own size of letters.
  fileprivate static let roomyCountMax = 10

  /// The section as tables that fit a page: each after the first begins with the tags again.
  fileprivate var fitted: [Report.Section] {
    guard columns.count > Self.columnCountMax, let key = columns.firstIndex(of: .tag) else { return [self] }
    let others = columns.indices.filter { $0 != key }
    return stride(from: 0, to: others.count, by: Self.columnCountMax - 1).map { start in
      let chosen = [key] + others[start..<min(others.count, start + Self.columnCountMax - 1)]
      return Report.Section(
        start == 0 ? heading : nil, columns: chosen.map { columns[$0] },
        rows: rows.map { row in chosen.map { row[$0] } }, isOnOwnPage: start == 0 && isOnOwnPage)
    }
  }
}

/// HTML as text.
enum Markup {
  /// For text and attributes.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  static func page(title: String, language: String, style: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(escape(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }
}
