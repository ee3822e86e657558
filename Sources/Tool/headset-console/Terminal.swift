import Foundation
import Wording

/// Lines for whoever started the program, in their language.
enum Terminal {
  private static let wording = Wording(environment: ProcessInfo.processInfo.environment)

  static func say(_ announcement: Announcement) {
    write("headset-console: " + wording(announcement), to: .standardOutput)
  }

  static func complain(_ trouble: ProgramTrouble) {
    write(wording.notice(.program(trouble)).complaint(of: "headset-console"), to: .standardError)
  }

  /// A terminal that has gone is no reason to end.
  private static func write(_ line: String, to file: FileHandle) {
    try? file.write(contentsOf: Data((line + "\n").utf8))
  }
}
