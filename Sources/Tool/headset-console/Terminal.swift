import Foundation

/// Lines for whoever started the program.
enum Terminal {
  static func say(_ line: String) { write(line, to: .standardOutput) }
  static func complain(_ line: String) { write(line, to: .standardError) }

  /// A terminal that has gone is no reason to end.
  private static func write(_ line: String, to file: FileHandle) {
    try? file.write(contentsOf: Data("headset-console: \(line)\n".utf8))
  }
}
