internal import ControlChannel
internal import ControlProtocol
private import Diagnosis
private import Wording

extension Failure {
  /// Why the service gave no answer.
  init(_ error: ControlClientError) { self.init(Sentence(error), EndStatus(error)) }

  /// Why the service said no.
  init(_ fault: ControlFault) { self.init(Sentence(fault), EndStatus(fault.knownCode)) }
}

extension EndStatus {
  fileprivate init(_ error: ControlClientError) {
    self =
      switch error {
      case .noSocket, .refused: .unavailable
      case .notPermitted: .noPermission
      case .busy, .timedOut, .closed: .temporary
      case .pathTooLong, .malformed(.notANumber): .usage
      case .malformed: .protocol
      case .system: .system
      }
  }

  fileprivate init(_ code: ControlFault.Code?) {
    self =
      switch code {
      case .unsupportedVersion, .malformed, .unknownVerb: .protocol
      case .tooLong, .badArgument, .notSupportedByDevice: .usage
      case .notPermitted: .noPermission
      case .noSuchDevice, .notRecording, .noSession, .noRoom, .noLitDevice, .noSurvey, .noCalibration,
        .noRegister:
        .noInput
      case .notARoom, .registerRefused: .badData
      case .cannotWrite: .cannotCreate
      case .deviceNotReady, .alreadyRecording, .sessionRunning, .cannotAttach, .busy, .timedOut, .tooSlow,
        .stopping, .headNotPlaced, .calibrationRunning, .noRecord, .recordFailing:
        .temporary
      case .internal, nil: .software
      }
  }
}
