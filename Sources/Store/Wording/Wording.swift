/// Every sentence people read, in their language. Earlier rooms hand over facts, never text.
///
/// Both languages are written as exhaustive switches over the same facts: a sentence that is missing in one of
/// them does not compile. Numbers are written with a point and no grouping, whatever the language.
public struct Wording: Hashable, Sendable {
  /// What the sentences can be said in, by ISO 639-1.
  public enum Language: String, CaseIterable, Hashable, Sendable {
    case english = "en"
    case french = "fr"
  }

  public let language: Language

  public static let english = Wording(language: .english)
  public static let french = Wording(language: .french)

  public init(language: Language) { self.language = language }

  /// The language that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set
  /// (POSIX, 8.2); English where it is none of ours.
  public init(environment: [String: String]) {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
      !$0.isEmpty
    }
    let code = asked?.prefix { $0 != "_" && $0 != "." && $0 != "@" }
    language = code.flatMap { Language(rawValue: $0.lowercased()) } ?? .english
  }

  /// What happened, and what to do about it.
  public func notice(_ sentence: Sentence) -> Notice {
    switch language {
    case .english: sentence.english
    case .french: Notice(SystemWords.inFrench(sentence.french.cause), cure: sentence.french.cure)
    }
  }

  /// A short word for a table or a list.
  public func callAsFunction(_ term: Term) -> String {
    switch language {
    case .english: term.english
    case .french: term.french
    }
  }

  /// A word of a report.
  public func report(_ term: ReportTerm) -> String {
    switch language {
    case .english: term.english
    case .french: term.french
    }
  }

  /// A word of an audit.
  public func audit(_ term: AuditTerm) -> String {
    switch language {
    case .english: term.english
    case .french: term.french
    }
  }
}
