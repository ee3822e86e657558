/// One line from the service, as `{"version": 1, "id": 7, "ok": {"device": {...}}}` or
/// `{"version": 1, "id": 7, "error": {"code": "no_such_device", "facts": {...}}}`.
public struct ControlResponse: Hashable, Sendable {
  public var version: Int
  /// The request's, or nil where the line that is answered had none that could be read.
  public var id: UInt64?
  public var result: Result<ControlPayload, ControlFault>

  public init(
    id: UInt64?, result: Result<ControlPayload, ControlFault>, version: Int = ControlProtocol.version
  ) {
    self.version = version
    self.id = id
    self.result = result
  }
}

extension ControlResponse: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, id, ok, error
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    version = try keys.decode(Int.self, forKey: .version)
    id = try keys.decodeIfPresent(UInt64.self, forKey: .id)
    if let fault = try keys.decodeIfPresent(ControlFault.self, forKey: .error) {
      result = .failure(fault)
    } else {
      result = .success(try keys.decode(ControlPayload.self, forKey: .ok))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(version, forKey: .version)
    try keys.encode(id, forKey: .id)
    switch result {
    case .success(let payload): try keys.encode(payload, forKey: .ok)
    case .failure(let fault): try keys.encode(fault, forKey: .error)
    }
  }
}

/// What a verb answers when it went well: one key that names the kind, so that a reader needs no memory of
/// what it asked.
public enum ControlPayload: Hashable, Sendable {
  /// Of `list`.
  case devices([DeviceStatus])
  /// Of `show`.
  case device(DeviceStatus)
  /// Of `status` and of each answer to `watch`.
  case status(ServiceStatus)
  /// Of `recordStart` and `recordStop`.
  case recording(RecordingStatus)
  /// Of `sessionStart` and `sessionStop`.
  case session(SessionStatus)
  /// Of `room`: the text of a room's file; nil where devices are placed in none.
  case room(String?)
  /// Of the verbs of a guided calibration.
  case calibration(CalibrationStatus)
  /// Of `calibrationHistory`.
  case calibrationHistory(CalibrationHistory)
  /// Of the register's verbs: what was entered, or would be.
  case entered(RegisterAnswer)
  /// Of `survey`, `surveyStart` and `surveySkip`.
  case survey(SurveyStatus)
  /// It was done, and there is nothing to tell.
  case done
}

extension ControlPayload: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case devices, device, status, recording, session, room, survey, calibration, entered, done
    case calibrationHistory = "calibration_history"
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    switch keys.allKeys.first {
    case .devices: self = .devices(try keys.decode([DeviceStatus].self, forKey: .devices))
    case .device: self = .device(try keys.decode(DeviceStatus.self, forKey: .device))
    case .status: self = .status(try keys.decode(ServiceStatus.self, forKey: .status))
    case .recording: self = .recording(try keys.decode(RecordingStatus.self, forKey: .recording))
    case .session: self = .session(try keys.decode(SessionStatus.self, forKey: .session))
    case .room: self = .room(try keys.decodeIfPresent(String.self, forKey: .room))
    case .calibration:
      self = .calibration(try keys.decode(CalibrationStatus.self, forKey: .calibration))
    case .calibrationHistory:
      self = .calibrationHistory(try keys.decode(CalibrationHistory.self, forKey: .calibrationHistory))
    case .entered: self = .entered(try keys.decode(RegisterAnswer.self, forKey: .entered))
    case .survey: self = .survey(try keys.decode(SurveyStatus.self, forKey: .survey))
    case .done: self = .done
    case nil:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no payload this version knows"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .devices(let devices): try keys.encode(devices, forKey: .devices)
    case .device(let device): try keys.encode(device, forKey: .device)
    case .status(let status): try keys.encode(status, forKey: .status)
    case .recording(let recording): try keys.encode(recording, forKey: .recording)
    case .session(let session): try keys.encode(session, forKey: .session)
    case .room(let text): try keys.encode(text, forKey: .room)
    case .calibration(let status): try keys.encode(status, forKey: .calibration)
    case .calibrationHistory(let history): try keys.encode(history, forKey: .calibrationHistory)
    case .entered(let answer): try keys.encode(answer, forKey: .entered)
    case .survey(let survey): try keys.encode(survey, forKey: .survey)
    case .done: try keys.encode(true, forKey: .done)
    }
  }
}
