internal import Foundation

/// Answers to the guide from standard input, a line each, taken without waiting: the letters of the screen's last line,
/// or the protocol's words.
struct AnswerReader {
  private let isJSON: Bool
  private var isOpen = true
  private var rest: [UInt8] = []

  private static let lineByteCountMax = 256

  init(isJSON: Bool) { self.isJSON = isJSON }

  /// What was said since the last call, as the protocol's words.
  mutating func take() -> [String] {
    while isOpen, hasInput {
      var buffer = [UInt8](repeating: 0, count: Self.lineByteCountMax)
      let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0 else {
        isOpen = false
        break
      }
      rest += buffer.prefix(count)
    }
    var answers: [String] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      rest.removeSubrange(...end)
      if let answer = Self.answer(line, isJSON: isJSON) { answers.append(answer) }
    }
    if rest.count > Self.lineByteCountMax { rest = [] }
    return answers
  }

  private var hasInput: Bool {
    var question = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&question, 1, 0) > 0
  }

  static func answer(_ line: String, isJSON: Bool) -> String? {
    let word = line.trimmingCharacters(in: .whitespaces).lowercased()
    if isJSON {
      if let fields = try? JSONDecoder().decode([String: String].self, from: Data(word.utf8)) {
        return fields["answer"]
      }
      return word.isEmpty ? nil : word
    }
    return switch word {
    case "s", "skip": "skip"
    case "a", "again": "again"
    case "q", "abandon": "abandon"
    default: nil
    }
  }
}
