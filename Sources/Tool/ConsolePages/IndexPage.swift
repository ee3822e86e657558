internal import ControlProtocol
private import Foundation
public import Wording

/// The page itself: a template whose places are filled with texts, each made harmless for HTML.
public enum IndexPage {
  /// The page in a language.
  ///
  /// Places are written `{{name}}`: those of `PageText`, and `token`, `version` and `texts`, the table of all texts
  /// that the scripts read.
  public static func html(in wording: Wording, tokens: PageTokens) -> String {
    var values = ["token": tokens.page, "version": Release.version]
    for text in PageText.allCases { values[text.rawValue] = wording(page: text) }
    values["texts"] = table(of: wording)
    return fill(String(decoding: PackageResources.index_html, as: UTF8.self), with: values)
  }

  /// Every place of a template filled; a place without a value stays as it is, and a test finds it.
  static func fill(_ template: String, with values: [String: String]) -> String {
    var page = ""
    var rest = template[...]
    while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      page += rest[..<start.lowerBound]
      let name = String(rest[start.upperBound..<end.lowerBound])
      page += values[name].map(escape) ?? "{{\(name)}}"
      rest = rest[end.upperBound...]
    }
    return page + rest
  }

  /// The five characters that mean something in HTML, as text and within quoted attributes.
  public static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func table(of wording: Wording) -> String {
    let texts = Dictionary(uniqueKeysWithValues: PageText.allCases.map { ($0.rawValue, wording(page: $0)) })
    return PageJSON.text(texts)
  }
}

/// One way of writing JSON for the page: keys sorted, one line.
enum PageJSON {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
