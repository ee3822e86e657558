/// What there is to say, with its facts. Texts in facts come from devices and systems and are shown as they are.
public enum Sentence: Hashable, Sendable {
  // Reaching the service.
  case serviceDown(socket: String)
  case serviceDied(socket: String)
  case serviceForbidden(socket: String)
  case serviceBusy
  case serviceSilent
  case serviceHungUp
  case serviceMisunderstood(detail: String)
  case serviceOfOtherVersion(asked: String, spoken: String)
  case serviceUnreachable(detail: String)
  case socketPathTooLong(path: String)

  // What the service answers.
  case badArgument(name: String, reason: ArgumentReason)
  case requestDenied(verb: String, role: String)
  case noSuchDevice(serial: String)
  case deviceNotReady(serial: String, state: String)
  case notSupportedByDevice(serial: String, capability: String)
  case alreadyRecording(path: String)
  case notRecording
  case cannotWrite(path: String, detail: String)
  case sessionRunning
  case noSession
  case noRoom
  case notARoom(RoomFlaw)
  case headNotPlaced
  case noLitDevice
  case noSurvey
  case cannotAttach(busID: String, host: String, port: String, detail: String)
  case serviceStopping
  case requestTooSlow
  /// A fault this program has no sentence for.
  case serviceFault(code: String, detail: String)

  // What is wrong with the running service.
  case notRealtime(detail: String)
  case memoryNotLocked(detail: String)
  case recordFailing(detail: String)
  case ledgerFailing(detail: String)
  case strangeInterfaces(busPath: String, detail: String)
  case settingsKept(place: String, detail: String)
  case hotplugFailing(detail: String)
  /// `station` as "B (7A3F0012)", here and below.
  case stationMoved(station: String)
  case stationDisagrees(station: String)
  case stationSwapped(station: String, told: String)
  case stationMissing(station: String)
  /// The file of the service's room is none, so nothing is placed by light.
  case roomUnusable(RoomFlaw)
  case somethingWrong(detail: String)

  // What the doctor finds.
  case nothingWrong(deviceCount: Int)
  case kernelWithoutUSB
  case noDevice
  case onlyEmulated(deviceCount: Int)
  case noRule(file: String)
  case noGroup(name: String)
  case ruleNotApplied(device: String, node: String)
  case noRights(device: String, node: String, group: String)
  case heldByProgram(device: String, processID: Int32, program: String)
  case heldByUnknown(device: String)
  case startupFailed(device: String, detail: String)
  case quarantined(device: String, detail: String)
  case noDriver(device: String)
  case tooManyDevices(device: String)

  // What the programs meet.
  case program(ProgramTrouble)
  case room(RoomTrouble)
  case survey(SurveyTrouble)
  case station(StationTrouble)
  case guide(GuideTrouble)

  // What the tool itself meets.
  case noEmulator(path: String)
  case emulatorFailed(detail: String)
  case noRecord(path: String)
  case recordUnreadable(path: String, detail: String)
  case recordOfOtherProgram(path: String)
  case recordFromFuture(path: String, neededVersion: String)
  case fileUnreadable(path: String, detail: String)
  case recording(RecordingTrouble)
  case notDetermined(CalibrationTrouble)
  case ledger(LedgerTrouble)
  case register(RegisterTrouble)
  case report(ReportTrouble)

  /// What can be wrong with an argument.
  public enum ArgumentReason: Hashable, Sendable {
    case empty, tooLong, tooMany, outOfRange, notText, notAFileName, notAChoice, other
  }
}
