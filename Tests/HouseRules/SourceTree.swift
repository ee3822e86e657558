import Foundation

/// The project's files as text.
enum SourceTree {
  struct File: CustomStringConvertible, Sendable {
    /// From the project's root, as `Sources/Core/PoseMath/Pose.swift`.
    let path: String
    let lines: [String]

    var description: String { path }
    var floor: String { component(1) }
    var room: String { component(2) }

    private func component(_ index: Int) -> String {
      let parts = path.split(separator: "/")
      return index < parts.count ? String(parts[index]) : ""
    }
  }

  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sources = files(in: "Sources") { $0.hasSuffix(".swift") }

  /// Every file under a folder whose name passes; build products and hidden folders are not looked at.
  static func files(in folder: String, where isWanted: (String) -> Bool) -> [File] {
    let start = root.appendingPathComponent(folder)
    guard
      let walk = FileManager.default.enumerator(
        at: start, includingPropertiesForKeys: [.isDirectoryKey], options: [])
    else { return [] }
    var files: [File] = []
    for case let url as URL in walk {
      let name = url.lastPathComponent
      if name.hasPrefix(".build") || name == ".git" || name == "artifacts" {
        walk.skipDescendants()
        continue
      }
      guard isWanted(name), let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      let path = url.standardizedFileURL.path.dropFirst(root.standardizedFileURL.path.count + 1)
      files.append(File(path: String(path), lines: text.components(separatedBy: "\n")))
    }
    return files.sorted { $0.path < $1.path }
  }
}

extension SourceTree.File {
  /// The lines without comments and without what stands in string literals, for rules about code. One line of
  /// text a line: a multi-line literal's inner lines are empty.
  var code: [String] {
    var isInLiteral = false
    return lines.map { line in
      if isInLiteral {
        isInLiteral = !line.trimmingCharacters(in: .whitespaces).hasPrefix("\"\"\"")
        return ""
      }
      let text = Self.withoutComment(line)
      isInLiteral = text.components(separatedBy: "\"\"\"").count % 2 == 0
      return Self.withoutLiterals(text)
    }
  }

  private static func withoutComment(_ line: String) -> String {
    var isInLiteral = false
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if character == "\"", previous != "\\" { isInLiteral.toggle() }
      if !isInLiteral, character == "/", previous == "/" {
        return String(line[..<line.index(before: index)])
      }
      previous = character
    }
    return line
  }

  private static func withoutLiterals(_ line: String) -> String {
    var kept = ""
    var isInLiteral = false
    var previous: Character = " "
    for character in line {
      if character == "\"", previous != "\\" { isInLiteral.toggle() }
      if !isInLiteral || character == "\"" { kept.append(character) }
      previous = character
    }
    return kept
  }

  /// The modules this file imports, with the number of the line.
  var imports: [(module: String, line: Int)] {
    code.enumerated().compactMap { index, line in
      var words = line.split(separator: " ")
      while let first = words.first, first.hasPrefix("@") || Self.importModifiers.contains(String(first)) {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      if words.count > 2, Self.importKinds.contains(String(words[1])) { words.remove(at: 1) }
      let module = words[1].prefix { $0 != "." && $0 != ";" }
      return (String(module), index + 1)
    }
  }

  private static let importModifiers: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let importKinds: Set<String> = [
    "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
  ]
}
