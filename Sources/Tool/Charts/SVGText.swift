private import Foundation

/// SVG elements one after the other, with every text and attribute made harmless.
struct SVGText {
  private(set) var text = ""

  /// `<name attributes/>`, or with content.
  mutating func element(_ name: String, _ attributes: [(String, String)], content: String? = nil) {
    text += "<" + name
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    text += content.map { ">" + Self.escaped($0) + "</\(name)>\n" } ?? "/>\n"
  }

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    text += "<" + name
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    text += ">\n"
  }

  mutating func close(_ name: String) { text += "</\(name)>\n" }

  /// A style sheet is the one content that is not text.
  mutating func style(_ sheet: String) { text += "<style>\n\(sheet)</style>\n" }

  /// What may stand in text and attributes (XML 1.0, 2.2 and 2.4): the five signs as entities, what XML does not
  /// know as a question mark.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        escaped.unicodeScalars.append(scalar)
      default: escaped += "?"
      }
    }
    return escaped
  }

  /// A coordinate: two digits after the point are a hundredth of a pixel.
  static func place(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let text = String(format: "%.2f", max(-1e6, min(1e6, value)))
    var trimmed = text[...]
    while trimmed.hasSuffix("0") { trimmed = trimmed.dropLast() }
    if trimmed.hasSuffix(".") { trimmed = trimmed.dropLast() }
    return trimmed == "-0" ? "0" : String(trimmed)
  }
}
