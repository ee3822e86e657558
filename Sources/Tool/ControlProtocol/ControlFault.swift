/// Why the service did not do what it was asked: a stable code and the facts; the sentence is made elsewhere.
///
/// On the wire as `{"code": "no_such_device", "facts": {"serial": "LHR-..."}}`. A client meets codes that are
/// newer than itself, so the code stays text there.
public struct ControlFault: Error, Hashable, Sendable, Codable {
  public var code: String
  public var facts: [String: String]

  public init(code: String, facts: [String: String] = [:]) {
    self.code = code
    self.facts = facts
  }

  /// The code, where this program knows it.
  public var knownCode: Code? { Code(rawValue: code) }

  /// How much of what a client sent is repeated to it.
  public static let echoCharacterCountMax = 64

  /// Every code, with the facts it carries.
  public enum Code: String, CaseIterable, Sendable {
    /// Not a JSON object of the protocol. `detail`: the key that is wrong, may be empty.
    case malformed
    /// `byte_count_max`.
    case tooLong = "too_long"
    /// `asked`, `spoken`.
    case unsupportedVersion = "unsupported_version"
    /// `verb`.
    case unknownVerb = "unknown_verb"
    /// `argument`, `reason` (an `ArgumentReason`).
    case badArgument = "bad_argument"
    /// `verb`, `role`, `uid`.
    case notPermitted = "not_permitted"
    /// `serial`.
    case noSuchDevice = "no_such_device"
    /// `serial`, `state`.
    case deviceNotReady = "device_not_ready"
    /// `serial`, `capability`.
    case notSupportedByDevice = "not_supported_by_device"
    /// `path`.
    case alreadyRecording = "already_recording"
    case notRecording = "not_recording"
    /// `path`, `errno`.
    case cannotWrite = "cannot_write"
    /// The text describes no room. `reason` (a `RoomReason`) and what it says.
    case notARoom = "not_a_room"
    /// Devices are placed in no room.
    case noRoom = "no_room"
    /// A guide of the device runs, for something else than was asked. `serial`.
    case calibrationRunning = "calibration_running"
    /// No guide of the device runs, or there is nothing to take back. `serial`.
    case noCalibration = "no_calibration"
    /// The record cannot be read or written. `detail`.
    case noRecord = "no_record"
    /// Light places no head now, so nobody says where the front is.
    case headNotPlaced = "head_not_placed"
    /// No device with photodiodes is attached, or none is a head.
    case noLitDevice = "no_lit_device"
    /// Nothing is gathered.
    case noSurvey = "no_survey"
    /// `id`.
    case sessionRunning = "session_running"
    case noSession = "no_session"
    /// `bus_id`, `host`, `port`, `detail`.
    case cannotAttach = "cannot_attach"
    /// `client_count_max` or `user_client_count_max`: too many clients, or too many of one user.
    case busy
    /// A rule of the register, or something it does not know. `rule` (a number, may be missing), `reason`, `draft`
    /// (which of the list, from 0), and what the reason says.
    case registerRefused = "register_refused"
    /// There is no ledger, or it takes nothing now.
    case noRegister = "no_register"
    /// The record's disk takes nothing now; nothing was entered. `detail`.
    case recordFailing = "record_failing"
    /// A request took longer than the service grants it. `seconds_max`.
    case timedOut = "timed_out"
    /// The client was too slow to send or to read and is cut off. `reason`, `seconds_max`.
    case tooSlow = "too_slow"
    /// The service is on its way out.
    case stopping
    /// A defect of the service. `detail`.
    case `internal`
  }

  /// What can be wrong with an argument.
  public enum ArgumentReason: String, CaseIterable, Sendable {
    case empty
    case tooLong = "too_long"
    case tooMany = "too_many"
    case outOfRange = "out_of_range"
    /// Holds control characters.
    case notText = "not_text"
    /// Not the plain name of a file, and the caller may not name a path.
    case notAFileName = "not_a_file_name"
    /// Not one of the words this argument takes.
    case notAChoice = "not_a_choice"
  }
}

extension ControlFault {
  /// Why a text describes no room, with the facts it carries.
  public enum RoomReason: String, CaseIterable, Sendable {
    /// `byte_count_max`.
    case tooLong = "too_long"
    case notJSON = "not_json"
    /// `key`: its path, parts divided by points; places in lists are numbers from 0.
    case keyMissing = "key_missing"
    /// `key`, empty for the whole.
    case keyOfOtherKind = "key_of_other_kind"
    /// `key`.
    case keyNull = "key_null"
    /// `format`, `known`.
    case otherFormat = "other_format"
    /// `count`, `count_max`.
    case stationCount = "station_count"
    /// `place`.
    case samePlace = "same_place"
    /// `key`, `station` (from 1).
    case badValue = "bad_value"
    case badModelScale = "bad_model_scale"
  }
}

// MARK: - Faults of the protocol itself

/// Each with the facts its code promises.
extension ControlFault {
  public init(_ code: Code, _ facts: [String: String] = [:]) {
    self.init(code: code.rawValue, facts: facts)
  }

  public static func malformed(detail: String) -> Self { Self(.malformed, ["detail": detail]) }

  public static func tooLong(byteCountMax: Int) -> Self {
    Self(.tooLong, ["byte_count_max": String(byteCountMax)])
  }

  public static func unsupportedVersion(asked: Int, spoken: Int) -> Self {
    Self(.unsupportedVersion, ["asked": String(asked), "spoken": String(spoken)])
  }

  public static func unknownVerb(_ verb: String) -> Self { Self(.unknownVerb, ["verb": verb]) }

  public static func badArgument(_ name: String, _ reason: ArgumentReason) -> Self {
    Self(.badArgument, ["argument": name, "reason": reason.rawValue])
  }

  public static func notPermitted(_ verb: ControlVerb.Name, role: PeerRole, uid: UInt32) -> Self {
    Self(.notPermitted, ["verb": verb.rawValue, "role": role.rawValue, "uid": String(uid)])
  }

  public static func noSuchDevice(serial: String) -> Self { Self(.noSuchDevice, ["serial": serial]) }
}
