public import ControlChannel
public import ControlProtocol
private import Glibc
public import Wording

/// What the control socket says, or does not say, as a sentence: the same for the terminal and for the page.
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
      case .malformed(.unsupportedVersion(let asked)):
        .serviceOfOtherVersion(asked: String(ControlProtocol.version), spoken: String(asked))
      case .malformed(.malformed(let place)): .serviceMisunderstood(detail: place)
      case .malformed(.tooLong): .serviceMisunderstood(detail: "")
      case .malformed(.notANumber(let place)): .badArgument(name: place, reason: .outOfRange)
      case .system(let call, let code): .serviceUnreachable(detail: "\(call): \(systemText(code))")
      }
  }

  /// Why the service said no.
  public init(_ fault: ControlFault) {
    func fact(_ name: String) -> String { fault.facts[name] ?? "?" }
    let detail = Self.detail(of: fault.facts)
    self =
      switch fault.knownCode {
      case .unsupportedVersion: .serviceOfOtherVersion(asked: fact("asked"), spoken: fact("spoken"))
      case .malformed, .unknownVerb: .serviceMisunderstood(detail: fault.code)
      case .tooLong: .badArgument(name: "request", reason: .tooLong)
      case .badArgument: .badArgument(name: fact("argument"), reason: .init(fault.facts["reason"]))
      case .notPermitted: .requestDenied(verb: fact("verb"), role: fact("role"))
      case .noSuchDevice: .noSuchDevice(serial: fact("serial"))
      case .deviceNotReady: .deviceNotReady(serial: fact("serial"), state: fact("state"))
      case .notSupportedByDevice:
        .notSupportedByDevice(serial: fact("serial"), capability: fact("capability"))
      case .alreadyRecording: .alreadyRecording(path: fact("path"))
      case .notRecording: .notRecording
      case .noRoom: .noRoom
      case .notARoom: .notARoom(RoomFlaw(facts: fault.facts))
      case .headNotPlaced: .headNotPlaced
      case .noLitDevice: .noLitDevice
      case .noSurvey: .noSurvey
      case .cannotWrite: .cannotWrite(path: fact("path"), detail: detail)
      case .calibrationRunning: .guide(.alreadyRunning(serial: fact("serial")))
      case .noCalibration: .guide(.nothingThere(serial: fact("serial")))
      case .noRecord: .guide(.noRecord(detail: detail))
      case .sessionRunning: .sessionRunning
      case .noSession: .noSession
      case .cannotAttach:
        .cannotAttach(
          busID: fault.facts["bus_id"] ?? "", host: fact("host"), port: fact("port"), detail: detail)
      case .registerRefused: .register(RegisterTrouble(refusal: fault.facts))
      case .noRegister: .register(.noRegister)
      case .recordFailing: .register(.recordFailing(detail: detail))
      case .busy: .serviceBusy
      case .timedOut, .tooSlow: .requestTooSlow
      case .stopping: .serviceStopping
      case .internal, nil: .serviceFault(code: fault.code, detail: detail)
      }
  }

  /// What is wrong with the running service and stays so until somebody acts.
  public init(_ fault: ServiceFault) {
    func fact(_ name: String) -> String { fault.facts[name] ?? "?" }
    let detail = Self.detail(of: fault.facts)
    self =
      switch fault.code {
      case .noRealtime: .notRealtime(detail: detail)
      case .memoryNotLocked: .memoryNotLocked(detail: detail)
      case .inventoryFailing: .recordFailing(detail: detail)
      case .ledgerFailing: .ledgerFailing(detail: detail)
      case .securityEvent: .strangeInterfaces(busPath: fact("bus_path"), detail: detail)
      case .configuration:
        .settingsKept(
          place: [fact("file"), fact("line"), fact("column")].joined(separator: ":"), detail: detail)
      case .hotplug: .hotplugFailing(detail: detail)
      case .station: Self.station(fault.facts)
      case .room: .roomUnusable(RoomFlaw(facts: fault.facts))
      case .other: .somethingWrong(detail: detail)
      }
  }

  /// Why no room was found.
  public init(_ failure: SurveyFailure) {
    func fact(_ name: String) -> String { failure.facts[name] ?? "?" }
    let trouble: SurveyTrouble =
      switch failure.code {
      case .tooFewViews: .tooFewViews(found: fact("found"), required: fact("required"))
      case .noStation: .noStation
      case .doesNotFit: .doesNotFit(microradians: fact("residual_urad"))
      case .upUnknown: .upUnknown
      case .deviceLeft: .deviceLeft(serial: fact("serial"))
      case .tooLong: .tooLong(seconds: fact("seconds_max"))
      case .other: .other(detail: failure.facts["detail"] ?? "")
      }
    self = .survey(trouble)
  }

  /// What is wrong with a base station.
  private static func station(_ facts: [String: String]) -> Sentence {
    let name = (facts["channel"] ?? "?") + (facts["serial"].map { " (\($0))" } ?? "")
    return switch facts["state"].flatMap(StationStatus.State.init) {
    case .moved: .stationMoved(station: name)
    case .swapped: .stationSwapped(station: name, told: facts["told_serial"] ?? "?")
    case .missing: .stationMissing(station: name)
    case .disagrees, .stands, .unseen, nil: .stationDisagrees(station: name)
    }
  }

  /// The system's words where the facts hold an errno, else what they say in words.
  private static func detail(of facts: [String: String]) -> String {
    facts["errno"].flatMap { Int32($0) }.map(systemText) ?? facts["detail"] ?? ""
  }
}

extension RoomFlaw {
  /// From the facts of a fault; a service that is newer than this program may have another reason.
  public init(facts: [String: String]) {
    func fact(_ name: String) -> String { facts[name] ?? "?" }
    func number(_ name: String) -> Int { facts[name].flatMap { Int($0) } ?? 0 }
    self =
      switch facts["reason"].flatMap(ControlFault.RoomReason.init) {
      case .tooLong: .tooLong(byteCountMax: number("byte_count_max"))
      case .notJSON: .notJSON
      case .keyMissing: .keyMissing(fact("key"))
      case .keyOfOtherKind: .keyOfOtherKind(facts["key"] ?? "")
      case .keyNull: .keyNull(facts["key"] ?? "")
      case .otherFormat: .otherFormat(fact("format"), known: fact("known"))
      case .stationCount: .stationCount(number("count"), most: number("count_max"))
      case .samePlace: .samePlace(number("place"))
      case .badValue: .badValue(key: fact("key"), station: number("station"))
      case .badModelScale: .badModelScale
      case nil: .other
      }
  }
}

extension RegisterTrouble {
  /// From the facts of a refusal; an instant is told as the hour of this place.
  fileprivate init(refusal facts: [String: String]) {
    var facts = facts
    if let time = facts["time"].flatMap({ Int64($0) }) { facts["time"] = Self.hour(milliseconds: time) }
    self = .refused(
      rule: facts["rule"].flatMap { Int($0) },
      facts["reason"].flatMap(Reason.init(rawValue:)) ?? .other, facts: facts)
  }

  /// As `10:42`.
  private static func hour(milliseconds: Int64) -> String {
    var seconds = time_t(milliseconds / 1000)
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else { return "?" }
    let (hour, minute) = unsafe (Int(parts.tm_hour), Int(parts.tm_min))
    return "\(String(100 + hour).dropFirst()):\(String(100 + minute).dropFirst())"
  }
}

extension Sentence.ArgumentReason {
  /// From the word on the wire; a service that is newer than this program may have another.
  fileprivate init(_ word: String?) {
    self =
      switch word.flatMap(ControlFault.ArgumentReason.init) {
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
public func systemText(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
