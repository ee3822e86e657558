import DeviceEmulation
import Foundation
import Wording

/// Lines for people, in their language; each is out before the next thing happens, also into a pipe.
enum Console {
  private static let wording = Wording(environment: ProcessInfo.processInfo.environment)

  static func say(_ announcement: Announcement) { put(wording(announcement), on: STDOUT_FILENO) }

  static func complain(_ error: ServerError) {
    put(wording.notice(.program(ProgramTrouble(error))).complaint(of: "headset-emulator"), on: STDERR_FILENO)
  }

  private static func put(_ line: String, on descriptor: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = unsafe write(descriptor, bytes, bytes.count)
  }
}

extension ProgramTrouble {
  fileprivate init(_ error: ServerError) {
    self =
      switch error {
      case .badAddress(let address): .badAddress(address)
      case .noVirtualHostController: .noVirtualHostController
      case .noFreePort: .noFreePort
      case .system(let call, let number):
        .systemCallFailed(call: call, detail: unsafe String(cString: strerror(number)))
      }
  }
}
