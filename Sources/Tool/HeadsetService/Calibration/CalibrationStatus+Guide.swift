internal import Calibration
internal import CalibrationGuide
internal import ControlProtocol
internal import PoseMath

extension CalibrationStatus {
  /// A guide as clients are shown it, its directions in the axes of the device as it is worn or held.
  init(_ serial: String, _ guide: CalibrationGuide, bodyFromIMU: Quaternion<Double>) {
    let progress = guide.progress
    func turned(_ vector: SIMD3<Double>) -> [Double] {
      let inBody = bodyFromIMU.rotate(vector)
      return [inBody.x, inBody.y, inBody.z]
    }
    self.init(
      serial: serial, purpose: guide.plan.purpose == .verify ? .verify : .calibrate,
      phase: Phase(progress.phase), instruction: Instruction(progress.instruction, turned))
    complaint = progress.complaint.map(Complaint.init)
    share = progress.share
    motion = progress.motion.isFinite ? progress.motion : nil
    directions = progress.directions.map(turned)
    lostSampleCount = guide.lostSampleCount
    if let result = guide.result { self.result = Outcome(result, limits: guide.plan.limits) }
    if progress.phase == .refused { refusal = Refusal(guide.refusal) }
    if guide.plan.purpose == .verify { self.result?.before = nil }
  }
}

extension CalibrationStatus.Phase {
  fileprivate init(_ phase: GuideProgress.Phase) {
    self =
      switch phase {
      case .warmUp: .warmUp
      case .stillness: .stillness
      case .rests: .rests
      case .turns: .turns
      case .magnetometer: .magnetometer
      case .verification: .verification
      case .finished: .finished
      case .refused: .refused
      case .abandoned: .abandoned
      }
  }
}

extension CalibrationStatus.Instruction {
  fileprivate init(_ instruction: GuideProgress.Instruction, _ turned: (SIMD3<Double>) -> [Double]) {
    switch instruction {
    case .layDown: self.init(Action.layDown)
    case .point(let up): self.init(.point, axis: turned(up))
    case .turn(let axis): self.init(.turn, axis: turned(axis))
    case .tumble(let missing): self.init(.tumble, axis: turned(missing))
    case .freshPose(let up): self.init(.freshPose, axis: turned(up))
    case .reconnect: self.init(Action.reconnect)
    case .nothing: self.init(Action.nothing)
    }
  }
}

extension CalibrationStatus.Complaint {
  fileprivate init(_ complaint: GuideProgress.Complaint) {
    switch complaint {
    case .movedTooEarly(let after, let needed):
      self.init(.movedTooEarly, seconds: after, neededSeconds: needed)
    case .sameDirection: self.init(Reason.sameDirection)
    case .saturated(let axis): self.init(.saturated, axis: CalibrationStatus.SensorAxisName(axis))
    case .samplesLost(let count): self.init(.samplesLost, count: count)
    }
  }
}

extension CalibrationStatus.SensorAxisName {
  fileprivate init(_ axis: SensorAxis) {
    self.init(
      sensor: Sensor(rawValue: axis.sensor.rawValue) ?? .gyroscope,
      axis: String(axis.name.suffix(1)))
  }
}

extension CalibrationStatus.Refusal {
  /// A guide that was refused without an error has figures beyond the limits.
  fileprivate init(_ error: CalibrationError?) {
    switch error {
    case nil: self.init(.beyondLimits)
    case .constant(let axis): self.init(.dead, axis: CalibrationStatus.SensorAxisName(axis))
    case .notStill(let count, _, _): self.init(.unsettled, count: count)
    case .tooManySamples(let count, _): self.init(.tooLong, count: count)
    case .tooFewDirections, .tooFewTurns, .undetermined, .noSolution, .saturated, .tooShort:
      self.init(.unsettled)
    case .empty, .unequalLengths, .notFinite, .timeNotIncreasing, .noTemperature, .temperatureSpanTooSmall:
      self.init(.unusable)
    }
  }
}

extension CalibrationStatus.Outcome {
  fileprivate init(_ result: CalibrationResult, limits: CalibrationPlan.Limits) {
    self.init(
      grade: CalibrationStatus.Grade(rawValue: result.grade.rawValue) ?? .failed,
      before: CalibrationErrors(result.before), after: CalibrationErrors(result.after),
      limits: CalibrationErrors(gravity: limits.gravity, turn: limits.turn, rate: limits.rate),
      restCount: result.restCount, durationSeconds: result.duration, wasWarm: result.wasWarm)
  }
}

extension CalibrationErrors {
  fileprivate init(_ errors: CalibrationResult.Errors) {
    self.init(gravity: errors.gravity, turn: errors.turn, rate: errors.rate)
  }

  /// From SI: m/s^2, radians, rad/s.
  init(gravity: Double, turn: Double, rate: Double) {
    let degrees = 180 / Double.pi
    self.init(
      gravityMetersPerSecondSquared: gravity, turnDegrees: turn * degrees,
      rateDegreesPerSecond: rate * degrees)
  }
}
