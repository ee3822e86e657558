public import ControlChannel
public import ControlProtocol
private import Foundation
public import Wording

extension Sentence {
  /// Why the service gave no answer.
  public init(_ error: ControlClientError) {
    self =
      switch error {
      case .noSocket(let path): .serviceDown(socket: path)
      case .refused(let path): .serviceDied(socket: path)
      case .notPermitted(let path): .serviceForbidden(socket: path)
      case .busy: .serviceBusy
      case .pathTooLong(let path): .socketPathTooLong(path: path)
      case .timedOut: .serviceSilent
      case .closed: .serviceHungUp
      case .malformed(.unsupportedVersion(let spoken)):
        .serviceOfOtherVersion(asked: String(ControlProtocol.version), spoken: String(spoken))
      case .malformed: .serviceMisunderstood(detail: "")
      case .system(let call, let code):
        .serviceUnreachable(detail: "\(call): \(unsafe String(cString: strerror(code)))")
      }
  }

  /// Why the service said no to what a page can ask.
  public init(_ fault: ControlFault) {
    func fact(_ name: String) -> String { fault.facts[name] ?? "?" }
    self =
      switch fault.knownCode {
      case .sessionRunning: .sessionRunning
      case .noSession: .noSession
      case .notPermitted: .requestDenied(verb: fact("verb"), role: fact("role"))
      case .badArgument: .badArgument(name: fact("argument"), reason: .notAChoice)
      case .unsupportedVersion: .serviceOfOtherVersion(asked: fact("asked"), spoken: fact("spoken"))
      case .busy: .serviceBusy
      case .timedOut, .tooSlow: .requestTooSlow
      case .stopping: .serviceStopping
      default: .serviceFault(code: fault.code, detail: fault.facts["detail"] ?? "")
      }
  }
}
