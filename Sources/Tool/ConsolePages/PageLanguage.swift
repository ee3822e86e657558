public import Wording

/// Which language a browser is answered in.
public enum PageLanguage {
  /// The page's own switch (`?lang=fr`), else what the browser prefers (`Accept-Language`, RFC 9110, 12.5.4), else
  /// English. Of equal weights the first counts.
  public static func choose(for request: RequestFacts) -> Wording {
    if let asked = request.query("lang"), let language = Wording.Language(rawValue: String(asked)) {
      return Wording(language: language)
    }
    var best: (language: Wording.Language, weight: Double)?
    let ranges = (request.headers["accept-language"] ?? []).joined(separator: ",").split(separator: ",")
    for range in ranges.prefix(rangeCountMax) {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = parts.first?.prefix(while: { $0 != "-" }).lowercased(),
        let language = Wording.Language(rawValue: tag)
      else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best.map { Wording(language: $0.language) } ?? .english
  }

  /// Ranges of one request that are looked at.
  private static let rangeCountMax = 32
}
