public import ControlProtocol
public import Wording

/// A guided calibration as sentences: the same for the terminal and for the page.
extension GuideLine {
  /// The one thing to do now; nil where nothing is left to do.
  public init?(_ status: CalibrationStatus) {
    let place = UnitPlace(nearestTo: status.instruction.axis ?? [])
    switch status.instruction.action {
    case .layDown: self = status.phase == .warmUp ? .warmUp : .lieStill
    case .point: self = .point(up: place)
    case .turn: self = .turn(about: place)
    case .tumble: self = .tumble(missing: place)
    case .freshPose: self = .freshPose(up: place)
    case .reconnect: self = .reconnect
    case .nothing: return nil
    }
  }

  /// What was wrong with what was just done.
  public init(_ complaint: CalibrationStatus.Complaint) {
    func seconds(_ value: Double?) -> String { value.map { String(($0 * 10).rounded() / 10) } ?? "?" }
    self =
      switch complaint.reason {
      case .movedTooEarly:
        .movedTooEarly(seconds: seconds(complaint.seconds), needed: seconds(complaint.neededSeconds))
      case .sameDirection: .sameDirection
      case .saturated: .tooFast
      case .samplesLost: .samplesLost(complaint.count ?? 0)
      }
  }

  /// How it ended; nil while it goes on.
  public init?(endOf status: CalibrationStatus) {
    switch status.phase {
    case .finished:
      let grade = Grade(status.result?.grade ?? .failed)
      self = status.purpose == .verify ? .verified(grade) : .finished(grade)
    case .refused: self = .refused(Refusal(status.refusal))
    case .abandoned: self = .abandoned
    case .warmUp, .stillness, .rests, .turns, .magnetometer, .verification: return nil
    }
  }

  /// The word for the phase.
  public init(_ phase: CalibrationStatus.Phase) {
    self =
      switch phase {
      case .warmUp: .phase(.warmUp)
      case .stillness: .phase(.stillness)
      case .rests: .phase(.rests)
      case .turns: .phase(.turns)
      case .magnetometer: .phase(.magnetometer)
      case .verification: .phase(.verification)
      case .finished: .phase(.finished)
      case .refused: .phase(.refused)
      case .abandoned: .phase(.abandoned)
      }
  }

  /// The word for what a row of the history is.
  public init(_ kind: CalibrationHistory.Row.Kind) {
    self =
      switch kind {
      case .calibrated: .kind(.calibrated)
      case .refused: .kind(.refused)
      case .verified: .kind(.verified)
      case .reverted: .kind(.reverted)
      }
  }
}

extension GuideLine.Grade {
  fileprivate init(_ grade: CalibrationStatus.Grade) {
    self =
      switch grade {
      case .good: .good
      case .fair: .fair
      case .failed: .failed
      }
  }
}

extension GuideLine.Refusal {
  fileprivate init(_ refusal: CalibrationStatus.Refusal?) {
    switch refusal?.reason {
    case .dead:
      let axis = refusal?.axis
      let sensor = CalibrationTrouble.SensorAxis.Sensor(rawValue: axis?.sensor.rawValue ?? "") ?? .gyroscope
      self = .dead(CalibrationTrouble.SensorAxis(sensor, axis: axis?.axis ?? "?"))
    case .unsettled: self = .unsettled
    case .tooLong: self = .tooLong
    case .unusable: self = .unusable
    case .beyondLimits, nil: self = .beyondLimits
    }
  }
}
