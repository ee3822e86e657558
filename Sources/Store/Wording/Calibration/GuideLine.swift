/// What a guided calibration says to the technician, a sentence each.
public enum GuideLine: Hashable, Sendable {
  // What to do now.
  case warmUp, lieStill
  case point(up: UnitPlace)
  case turn(about: UnitPlace)
  case tumble(missing: UnitPlace)
  case freshPose(up: UnitPlace)
  case reconnect

  // What was wrong with what was just done.
  case movedTooEarly(seconds: String, needed: String)
  case sameDirection
  case tooFast
  case samplesLost(Int)

  // How it stands.
  case phase(Phase)
  case still, moving, silent
  case directions(found: Int)
  case missingDirections
  case resumed
  case draftNotKept(detail: String)
  case answerKeys
  case leftRunning(serial: String)
  case reconnecting

  // How it ended.
  case finished(Grade)
  case verified(Grade)
  case refused(Refusal)
  case abandoned
  case notRecordedYet
  case wasCold
  case gravityError, turnError, rateError
  case before, after, limit
  case duration(seconds: String, rests: Int)
  case undone(toFactory: Bool)

  // Over the years.
  case nothingMeasured
  case inForce(id: String)
  case factoryInForce
  case trend(Quantity, share: String, perYear: String, confidence: String)
  case nextDue(day: String)
  case kind(Kind)

  /// Where the procedure stands.
  public enum Phase: CaseIterable, Hashable, Sendable {
    case warmUp, stillness, rests, turns, magnetometer, verification, finished, refused, abandoned
  }

  /// What a calibration is worth.
  public enum Grade: CaseIterable, Hashable, Sendable { case good, fair, failed }

  /// What is measured.
  public enum Quantity: CaseIterable, Hashable, Sendable { case gravity, turn, rate }

  /// What a row of the history is.
  public enum Kind: CaseIterable, Hashable, Sendable { case calibrated, refused, verified, reverted }

  /// Why a guide gave up.
  public enum Refusal: Hashable, Sendable {
    case dead(CalibrationTrouble.SensorAxis)
    case unsettled, tooLong, unusable, beyondLimits
  }
}

extension Wording {
  /// A line without its end.
  public func callAsFunction(_ line: GuideLine) -> String {
    switch language {
    case .english: line.english
    case .french: line.french
    }
  }

  /// A place with its article.
  public func callAsFunction(_ place: UnitPlace) -> String {
    switch language {
    case .english: place.english
    case .french: place.french
    }
  }
}
