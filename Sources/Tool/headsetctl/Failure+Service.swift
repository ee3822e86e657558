internal import ControlChannel
internal import ControlProtocol
private import Foundation
private import Wording

extension Failure {
  /// Why the service gave no answer.
  init(_ error: ControlClientError) {
    switch error {
    case .noSocket(let path): self.init(.serviceDown(socket: path), .unavailable)
    case .refused(let path): self.init(.serviceDied(socket: path), .unavailable)
    case .notPermitted(let path): self.init(.serviceForbidden(socket: path), .noPermission)
    case .busy: self.init(.serviceBusy, .temporary)
    case .pathTooLong(let path): self.init(.socketPathTooLong(path: path), .usage)
    case .timedOut: self.init(.serviceSilent, .temporary)
    case .closed: self.init(.serviceHungUp, .temporary)
    case .malformed(.unsupportedVersion(let spoken)):
      self.init(
        .serviceOfOtherVersion(asked: String(ControlProtocol.version), spoken: String(spoken)), .protocol)
    case .malformed(.malformed(let place)): self.init(.serviceMisunderstood(detail: place), .protocol)
    case .malformed(.tooLong): self.init(.serviceMisunderstood(detail: ""), .protocol)
    case .malformed(.notANumber(let place)): self.init(.badArgument(name: place, reason: .outOfRange), .usage)
    case .system(let call, let code):
      self.init(.serviceUnreachable(detail: "\(call): \(systemText(code))"), .system)
    }
  }

  /// Why the service said no.
  init(_ fault: ControlFault) {
    func fact(_ name: String) -> String { Terminal.printable(fault.facts[name] ?? "?") }
    let detail = fault.facts["errno"].flatMap { Int32($0) }.map(systemText) ?? fault.facts["detail"] ?? ""
    switch fault.knownCode {
    case .unsupportedVersion:
      self.init(.serviceOfOtherVersion(asked: fact("asked"), spoken: fact("spoken")), .protocol)
    case .malformed, .unknownVerb: self.init(.serviceMisunderstood(detail: fault.code), .protocol)
    case .tooLong: self.init(.badArgument(name: "request", reason: .tooLong), .usage)
    case .badArgument:
      let reason = fault.facts["reason"].flatMap(ControlFault.ArgumentReason.init)
      self.init(.badArgument(name: fact("argument"), reason: .init(reason)), .usage)
    case .notPermitted: self.init(.requestDenied(verb: fact("verb"), role: fact("role")), .noPermission)
    case .noSuchDevice: self.init(.noSuchDevice(serial: fact("serial")), .noInput)
    case .deviceNotReady: self.init(.deviceNotReady(serial: fact("serial"), state: fact("state")), .temporary)
    case .notSupportedByDevice:
      self.init(.notSupportedByDevice(serial: fact("serial"), capability: fact("capability")), .usage)
    case .alreadyRecording: self.init(.alreadyRecording(path: fact("path")), .temporary)
    case .notRecording: self.init(.notRecording, .noInput)
    case .cannotWrite: self.init(.cannotWrite(path: fact("path"), detail: detail), .cannotCreate)
    case .sessionRunning: self.init(.sessionRunning, .temporary)
    case .noSession: self.init(.noSession, .noInput)
    case .cannotAttach:
      self.init(
        .cannotAttach(
          busID: fault.facts["bus_id"] ?? "", host: fact("host"), port: fact("port"), detail: detail),
        .temporary)
    case .busy: self.init(.serviceBusy, .temporary)
    case .timedOut, .tooSlow: self.init(.requestTooSlow, .temporary)
    case .stopping: self.init(.serviceStopping, .temporary)
    case .internal, nil:
      self.init(.serviceFault(code: Terminal.printable(fault.code), detail: detail), .software)
    }
  }
}

extension Sentence.ArgumentReason {
  fileprivate init(_ reason: ControlFault.ArgumentReason?) {
    self =
      switch reason {
      case .empty: .empty
      case .tooLong: .tooLong
      case .tooMany: .tooMany
      case .outOfRange: .outOfRange
      case .notText: .notText
      case .notAFileName: .notAFileName
      case .notAChoice: .notAChoice
      case nil: .other
      }
  }
}

/// The system's words for an errno.
func systemText(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
