extension GuideLine {
  var english: String {
    switch self {
    case .warmUp: "Lay it down and leave it alone: its gyroscope is warming up."
    case .lieStill: "Leave it lying still."
    case .point(let up): "Lay it down with \(up.english) up, and let go."
    case .turn(let axis): "Turn it once round, about the axis through \(axis.english), and lay it down."
    case .tumble(let missing): "Turn it slowly through all directions; \(missing.english) has been up least."
    case .freshPose(let up): "To check: lay it as it has not lain before, with \(up.english) up."
    case .reconnect: "Nothing comes from it: plug it in again."
    case .movedTooEarly(let seconds, let needed):
      "It lay still for \(seconds) s only; it takes \(needed) s. Support it so that it cannot slip."
    case .sameDirection: "It lay so before: lay it another way."
    case .tooFast: "It was turned too fast for its sensor: turn it more slowly."
    case .samplesLost(let count): "\(count) samples were lost on the way: try another USB port or cable."
    case .phase(let phase): phase.english
    case .still: "still"
    case .moving: "moving"
    case .silent: "silent"
    case .directions(let found): "\(found) positions"
    case .missingDirections: "Up so far (o), next (X), still missing (.):"
    case .resumed: "It goes on where it was interrupted."
    case .draftNotKept(let detail):
      "What is taken cannot be kept\(inBrackets(detail)): a power cut would lose it."
    case .answerKeys:
      "s Enter: skip the wait   a Enter: this part again   q Enter: give up   Ctrl-C: leave it running"
    case .leftRunning(let serial):
      "The guide goes on in the service; come back with 'headsetctl calibrate \(serial)', end it with '--cancel'."
    case .reconnecting: "The service does not answer; waiting for it. What was taken is kept."
    case .finished(.good): "Done: a good calibration is in force."
    case .finished(.fair): "Done: a fair calibration is in force, within the model's limits."
    case .finished(.failed), .refused(.beyondLimits):
      "Refused: the errors are beyond the model's limits. The calibration before stays in force; calibrate once "
        + "more on a firm table, and have the unit repaired if it fails again."
    case .verified(.good): "Verified: every error is within half its limit. Nothing was changed."
    case .verified(.fair): "Verified: every error is within its limit. Nothing was changed."
    case .verified(.failed): "An error is beyond its limit: calibrate this unit. Nothing was changed."
    case .refused(.dead(let axis)):
      "Refused: \(axis.englishName) gives one value whatever happens. It is dead: have the unit repaired."
    case .refused(.unsettled):
      "Refused: after so many positions no calibration explains the readings. Use a firm table that nobody "
        + "touches, and begin again."
    case .refused(.tooLong): "Refused: it took longer than forty minutes. Begin again."
    case .refused(.unusable):
      "Refused: these are not readings of such a sensor. Plug it in anew, and begin again."
    case .abandoned: "Given up; nothing was changed."
    case .notRecordedYet: "The record takes nothing now; the result is kept and entered when it does."
    case .wasCold: "The gyroscope was not warm: its bias may have moved since."
    case .gravityError: "Gravity at rest"
    case .turnError: "Turn carried over a movement"
    case .rateError: "Turn rate at rest"
    case .before: "Before"
    case .after: "After"
    case .limit: "Limit"
    case .duration(let seconds, let rests): "\(rests) positions in \(seconds) s."
    case .undone(true): "Taken back: the factory's calibration is in force."
    case .undone(false): "Taken back: the calibration before is in force."
    case .nothingMeasured: "Nothing was measured of it yet."
    case .inForce(let id): "In force: no. \(id)."
    case .factoryInForce: "In force: the factory's calibration."
    case .trend(let quantity, let share, let perYear, let confidence):
      "\(quantity.english): \(share) % of its limit now, \(perYear) % a year (95 % confidence: +- \(confidence) %)."
    case .nextDue(let day): "Next verification due on \(day)."
    case .kind(let kind): kind.english
    }
  }
}

extension GuideLine.Phase {
  fileprivate var english: String {
    switch self {
    case .warmUp: "Warming up"
    case .stillness: "Lying still"
    case .rests: "Positions"
    case .turns: "Turns"
    case .magnetometer: "Magnetometer"
    case .verification: "Check"
    case .finished: "Done"
    case .refused: "Refused"
    case .abandoned: "Given up"
    }
  }
}

extension GuideLine.Quantity {
  fileprivate var english: String {
    switch self {
    case .gravity: "Gravity at rest"
    case .turn: "Turn carried over a movement"
    case .rate: "Turn rate at rest"
    }
  }
}

extension GuideLine.Kind {
  fileprivate var english: String {
    switch self {
    case .calibrated: "calibrated"
    case .refused: "refused"
    case .verified: "verified"
    case .reverted: "taken back"
    }
  }
}
