/// What a client can ask for. The spelling on the wire is in `ControlVerb+JSON.swift` and does not follow
/// renames here.
public enum ControlVerb: Hashable, Sendable {
  /// Every device, in the order of attachment.
  case list
  /// One device by its serial.
  case show(serial: String)
  /// The service, its loop and every device.
  case status
  /// `status` again and again, `rateHz` times a second, until the client closes.
  case watch(rateHz: Double)
  /// Writes the transfers of `devices` (serials; all of them where empty) to a new recording.
  ///
  /// `path` is a plain file name in the service's folder of recordings. Only an administrator may name an
  /// absolute path; the service makes the file anew and never writes into one that exists.
  case recordStart(path: String, devices: [String])
  case recordStop
  /// A vibration of one controller. `amplitude` is 0 to 1 of what the device can do.
  case haptic(serial: String, frequencyHz: Double, amplitude: Double, durationSeconds: Double)
  /// Begins a usage session; `purpose` is a word of the inventory such as `training`.
  /// A use that is paid for says so.
  case sessionStart(purpose: String, isForFee: Bool = false)
  case sessionStop
  /// The room that devices are placed in, as the text of a room's file.
  case room
  /// Places devices in the room that `document`, the text of a room's file, describes; nil for in none.
  case roomUse(document: String?)
  /// The guided calibration of a device as it stands.
  case calibration(serial: String)
  /// `calibration` again and again, `rateHz` times a second, until the client closes.
  case calibrationWatch(serial: String, rateHz: Double)
  /// Begins a guide, goes on with one that left a draft, or joins the one that runs.
  case calibrationStart(serial: String, purpose: CalibrationStatus.Purpose)
  /// Says something to the guide: `skip`, `again` or `abandon`.
  case calibrationAnswer(serial: String, answer: String)
  /// Has the calibration before the one in force in force again.
  case calibrationUndo(serial: String)
  /// What was measured of a device over the years.
  case calibrationHistory(serial: String)
  /// Turns and moves the room so that the wearer's head is over its middle and looks to its front.
  case roomFront
  /// Begins to gather the light of the device `serial`, of the head where none is named, to find a room from; whatever
  /// was gathered before is dropped. Devices stay in the room that they are in. It ends by itself where nobody asks
  /// for it any more.
  case surveyStart(serial: String?)
  /// How far that is.
  case survey
  /// Goes on without what is asked for now.
  case surveySkip
  /// Drops what was gathered.
  case surveyStop
  /// Has the service reach for the device `busID` of a USB/IP server, or for every device that it shows.
  case attachEmulated(host: String, port: UInt16, busID: String?)
  case detachEmulated(host: String, port: UInt16, busID: String?)
  /// Enters what the register refers to, titles and disposals: `document` is a JSON list of drafts. A trial changes
  /// nothing.
  case registerDescribe(document: String, isTrial: Bool)
  /// Enters what happens to equipment.
  case registerEquip(document: String, isTrial: Bool)
  /// Enters counts and decisions.
  case registerAudit(document: String, isTrial: Bool)
  /// Notes who a party is in life, outside the ledger.
  case registerName(party: String, name: String, contact: String?)
}

extension ControlVerb {
  /// The verb without what it was given: the row of the table of rights, and the word on the wire.
  public enum Name: String, CaseIterable, Codable, Hashable, Sendable {
    case list
    case show
    case status
    case watch
    case recordStart = "record_start"
    case recordStop = "record_stop"
    case haptic
    case sessionStart = "session_start"
    case sessionStop = "session_stop"
    case room
    case roomUse = "room_use"
    case calibration
    case calibrationWatch = "calibration_watch"
    case calibrationStart = "calibration_start"
    case calibrationAnswer = "calibration_answer"
    case calibrationUndo = "calibration_undo"
    case calibrationHistory = "calibration_history"
    case roomFront = "room_front"
    case surveyStart = "survey_start"
    case survey
    case surveySkip = "survey_skip"
    case surveyStop = "survey_stop"
    case attachEmulated = "attach_emulated"
    case detachEmulated = "detach_emulated"
    case registerDescribe = "register_describe"
    case registerEquip = "register_equip"
    case registerAudit = "register_audit"
    case registerName = "register_name"
  }

  public var name: Name {
    switch self {
    case .list: .list
    case .show: .show
    case .status: .status
    case .watch: .watch
    case .recordStart: .recordStart
    case .recordStop: .recordStop
    case .haptic: .haptic
    case .sessionStart: .sessionStart
    case .sessionStop: .sessionStop
    case .room: .room
    case .roomUse: .roomUse
    case .calibration: .calibration
    case .calibrationWatch: .calibrationWatch
    case .calibrationStart: .calibrationStart
    case .calibrationAnswer: .calibrationAnswer
    case .calibrationUndo: .calibrationUndo
    case .calibrationHistory: .calibrationHistory
    case .roomFront: .roomFront
    case .surveyStart: .surveyStart
    case .survey: .survey
    case .surveySkip: .surveySkip
    case .surveyStop: .surveyStop
    case .attachEmulated: .attachEmulated
    case .detachEmulated: .detachEmulated
    case .registerDescribe: .registerDescribe
    case .registerEquip: .registerEquip
    case .registerAudit: .registerAudit
    case .registerName: .registerName
    }
  }
}
