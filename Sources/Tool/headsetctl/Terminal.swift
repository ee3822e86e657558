internal import Foundation
internal import Wording

/// What goes to the screen, and what the screen is.
enum Terminal {
  /// Standard output is a terminal that can be drawn on.
  static var isInteractive: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"].map { $0 != "dumb" } ?? false
  }

  /// Columns and rows of the terminal; 80 by 24 where it does not say.
  static var size: (columnCount: Int, rowCount: Int) {
    var window = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return (80, 24) }
    return (Int(window.ws_col), Int(window.ws_row))
  }

  static func write(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }

  static func writeLine(_ text: String = "") { write(text + "\n") }

  static func complain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// JSON with sorted keys, so that two runs can be compared.
  static func write(
    json value: some Encodable, isCompact: Bool = false, inSnakeCase: Bool = false
  ) throws(Failure) {
    let encoder = JSONEncoder()
    if inSnakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    encoder.outputFormatting =
      isCompact
      ? [.sortedKeys, .withoutEscapingSlashes] : [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      throw Failure(.serviceFault(code: "json", detail: ""), .software)
    }
    writeLine(String(decoding: data, as: UTF8.self))
  }
}

extension Wording {
  /// In the language of the user's environment.
  static var ofUser: Wording { Wording(environment: ProcessInfo.processInfo.environment) }
}
