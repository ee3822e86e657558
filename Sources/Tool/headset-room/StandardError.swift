import Foundation
import Wording

/// Where sentences go, so that a report on standard output stays parseable.
enum StandardError {
  static func complain(_ trouble: RoomTrouble) {
    let complaint = Wording.ofUser.notice(.room(trouble)).complaint(of: "headset-room")
    let line = Array((complaint + "\n").utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
  }
}

extension Wording {
  /// In the language of the user's environment.
  static var ofUser: Wording { Wording(environment: ProcessInfo.processInfo.environment) }
}
