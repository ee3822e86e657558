/// What stands on the instructor's page. The raw values name the places in the page's template and the keys of
/// the table that its scripts read.
public enum PageText: String, CaseIterable, Hashable, Sendable {
  // The frame of the page.
  case languageCode, title, skipToDevices, otherLanguageCode, otherLanguageName, viewHeading, devicesHeading
  case sessionHeading, serviceHeading, scriptsNeeded
  // The view.
  case viewDescription, viewHelp, resetView, noGraphics, noGraphicsHelp, noPoses, noPosesHelp, noRoom
  case posesGone, posesGoneHelp, posesForbidden, posesForeign, roomWaiting, roomHolding, roomEnded
  // Kinds of tracked devices.
  case kindHead, kindLeftHand, kindRightHand, kindController, kindTracker
  // Whether a pose can be relied on.
  case conditionOk, conditionStale, conditionUntracked, conditionLost, conditionWriterGone
  case positionTracked, positionModelled, positionNone, positionModelledHelp, emulated, emulatedHelp
  // A device.
  case noDevices, noDevicesHelp, noSerial, serial, firmware, battery, calibration, lostSamples, pose
  case ipd, worn, notWorn, lookingLeft, lookingRight, lookingUp, lookingDown
  case calibrationRecorded, calibrationSupplied, calibrationNone
  // How far a device has come.
  case stateAttached, stateStarting, stateStreaming, stateStale, stateLost, stateRefused
  case refusalNoRights, refusalHeldByAnotherProgram, refusalStartupFailed, refusalQuarantined
  case refusalNoDriver, refusalTooManyDevices
  // The session.
  case purpose, purposeTraining, purposeDemonstration, purposeCalibration, purposeMaintenance, purposeTest
  case startSession, stopSession, noSession, sessionRuns, sessionFailed
  // The guided calibration.
  case calibrationHeading, calibrationHelp, calibrationDevice, calibrate, verify, guideMap, guideSkip,
    guideAgain
  case guideAbandon, placeDone, placeNext, placeMissing
  // The service.
  case serviceUp, serviceDown, serviceWaiting, consoleGone, consoleGoneHelp, latency, latencyHelp, missedTicks
  case lostSamplesAll, realtime, realtimeYes, realtimeNo, uptime, record, recordOff, recordOpening
  case recordRecording, recordFailing, recordStopped, microseconds
  // Base stations.
  case station, stationStands, stationUnseen, stationDisagrees, stationMoved, stationSwapped, stationMissing
  // Refused requests.
  case busy, malformedRequest
}

extension Wording {
  /// A text of the page.
  public func callAsFunction(page text: PageText) -> String {
    switch language {
    case .english: text.english
    case .french: text.french
    }
  }
}
