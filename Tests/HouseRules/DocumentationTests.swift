import Foundation
import Testing

/// Documentation comments, by the text: a public declaration has `///` above it, attributes between allowed.
@Suite struct DocumentationTests {
  /// What stands for itself: a protocol's well-known requirement, and the memberwise initialiser that only
  /// names the properties documented right above it.
  private static let selfExplaining = [
    "static func ==", "static func <", "func hash(into", "func encode(to", "init(from decoder", "init(",
    "case ",
    "var description", "var debugDescription", "enum CodingKeys", "subscript(", "static var zero", "import ",
    "extension ", "static func main()", "func run()", "mutating func run()", "let nanoseconds", "init()",
  ]

  private struct Declaration {
    let text: String
    let isDocumented: Bool
    var isType: Bool {
      let words = Set(text.split(separator: " ").map(String.init))
      return !words.isDisjoint(with: ["struct", "class", "enum", "protocol", "actor"])
    }
    /// A function's name; nil for anything else.
    var functionName: String? {
      guard let keyword = text.range(of: "func ") else { return nil }
      return String(text[keyword.upperBound...].prefix { $0 != "(" && $0 != "<" })
    }
  }

  private static func declarations(in file: SourceTree.File) -> [(line: Int, Declaration)] {
    let code = file.code
    return code.indices.compactMap { index in
      var text = code[index].trimmingCharacters(in: .whitespaces)
      while text.hasPrefix("@"), let end = endOfAttribute(text) { text = end }
      guard text.hasPrefix("public ") || text.hasPrefix("open ") else { return nil }
      let rest = text.drop { $0 != " " }.dropFirst()
      guard !selfExplaining.contains(where: { rest.hasPrefix($0) }) else { return nil }
      return (index + 1, Declaration(text: String(rest), isDocumented: isDocumented(index, file.lines)))
    }
  }

  /// What follows an attribute on the same line; nil where nothing does.
  private static func endOfAttribute(_ text: String) -> String? {
    guard let space = text.firstIndex(of: " ") else { return nil }
    return text[space...].trimmingCharacters(in: .whitespaces)
  }

  /// A sentence above the declaration, above the unbroken group of lines it stands in, or above the extension
  /// whose members it is about.
  private static func isDocumented(_ index: Int, _ lines: [String]) -> Bool {
    var above = index - 1
    while above >= 0 {
      let line = lines[above].trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("///") { return true }
      let isOfGroup = line.hasPrefix("@") || (isProperty(lines[index]) && isProperty(line))
      guard isOfGroup else { break }
      above -= 1
    }
    guard let start = lines[..<index].lastIndex(where: { $0.first?.isLetter == true }),
      lines[start].hasPrefix("extension ") || lines[start].hasPrefix("public extension ")
    else { return false }
    return start > 0 && lines[start - 1].hasPrefix("///")
  }

  private static func isProperty(_ line: String) -> Bool {
    let words = Set(line.split(separator: " ").prefix(6).map(String.init))
    return !words.isDisjoint(with: ["let", "var"]) && words.contains("public")
  }

  @Test func `every public type says what it is`() {
    for file in SourceTree.sources {
      for (line, declaration) in Self.declarations(in: file) where declaration.isType {
        #expect(declaration.isDocumented, "\(file):\(line): \(declaration.text)")
      }
    }
  }

  /// One sentence does for a protocol's requirement and those who fulfil it in the same room.
  @Test func `every public function says what it does`() {
    for files in Dictionary(grouping: SourceTree.sources, by: \.room).values {
      var documented: Set<String> = []
      for file in files {
        let lines = file.lines.map { $0.trimmingCharacters(in: .whitespaces) }
        for (above, line) in zip(lines, lines.dropFirst()) where above.hasPrefix("///") {
          if let name = Declaration(text: line, isDocumented: true).functionName { documented.insert(name) }
        }
      }
      for file in files {
        for (line, declaration) in Self.declarations(in: file) {
          guard let name = declaration.functionName, !documented.contains(name) else { continue }
          #expect(declaration.isDocumented, "\(file):\(line): \(declaration.text)")
        }
      }
    }
  }

  /// A property whose name says all, unit included, needs no sentence; most are better with one. Raise the
  /// share when it has grown; it does not fall.
  @Test func `of all public declarations two in three have a documentation comment`() {
    let all = SourceTree.sources.flatMap { Self.declarations(in: $0).map(\.1) }
    let documented = all.count(where: \.isDocumented)
    #expect(documented * 3 >= all.count * 2, "\(documented) of \(all.count)")
  }
}
