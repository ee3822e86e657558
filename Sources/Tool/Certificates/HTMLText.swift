/// A page of HTML, written from top to bottom; every text is escaped on its way in.
struct HTMLText {
  private(set) var text = ""

  mutating func open(language: String, title: String, sheet: String) {
    text += """
      <!doctype html>
      <html lang="\(Self.escape(language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Self.escape(title))</title>
      <style>
      \(sheet)
      </style>
      </head>
      <body>

      """
  }

  mutating func close() { text += "</body>\n</html>\n" }

  mutating func heading(_ level: Int, _ content: String) {
    text += "<h\(level)>\(Self.escape(content))</h\(level)>\n"
  }

  mutating func paragraph(_ content: String, class name: String? = nil) {
    text += "<p\(name.map { " class=\"\($0)\"" } ?? "")>\(Self.escape(content))</p>\n"
  }

  mutating func definitions(_ pairs: [(String, String)]) {
    text += "<dl>\n"
    for (term, value) in pairs { text += "<dt>\(Self.escape(term))</dt><dd>\(Self.escape(value))</dd>\n" }
    text += "</dl>\n"
  }

  mutating func table(heads: [String], rows: [[String]]) {
    func cells(_ values: [String], _ tag: String) -> String {
      values.map { "<\(tag)>\(Self.escape($0))</\(tag)>" }.joined()
    }
    text += "<table>\n<thead><tr>\(cells(heads, "th"))</tr></thead>\n<tbody>\n"
    for row in rows { text += "<tr>\(cells(row, "td"))</tr>\n" }
    text += "</tbody>\n</table>\n"
  }

  /// A picture that escapes its own texts.
  mutating func figure(_ svg: String) { text += "<figure>\n\(svg)</figure>\n" }

  /// A QR code as wide as it says itself, with what it holds below it.
  mutating func code(_ svg: String, caption: String) {
    text +=
      "<figure class=\"code\">\n\(svg)\n<figcaption>\(Self.escape(caption))</figcaption></figure>\n"
  }

  /// Lines to be signed by hand.
  mutating func signatures(_ names: [String]) {
    text += "<div class=\"signatures\">\(names.map { "<div>\(Self.escape($0))</div>" }.joined())</div>\n"
  }

  /// Text that cannot be taken for markup; what no document may hold is replaced.
  static func escape(_ raw: String) -> String {
    var out = ""
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default:
        let isControl = scalar.properties.generalCategory == .control
        out.unicodeScalars.append(isControl ? "\u{fffd}" : scalar)
      }
    }
    return out
  }
}
