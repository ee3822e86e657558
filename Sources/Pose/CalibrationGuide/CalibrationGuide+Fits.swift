internal import Calibration
internal import PoseMath

extension CalibrationGuide {
  /// Fits what was taken, and asks for what the fits lack.
  mutating func evaluate() {
    guard rests.count <= Self.restCountMax else {
      return refuse(.notStill(intervals: rests.count, needed: Self.restCountMax, longest: plan.restDuration))
    }
    let fits: RecordingCalibration
    do throws(CalibrationError) { fits = try RecordingCalibration(of: take.recording()) } catch {
      return consider(error)
    }
    switch fits.accelerometer {
    case .failure(let error): consider(error)
    case .success(let accelerometer):
      guard isCertain(accelerometer) else {
        progress.share = min(0.95, Double(rests.count) / Double(plan.restCountMin))
        progress.instruction = .point(up: emptiest())
        return
      }
      if progress.phase == .rests { enter(.turns) }
      switch fits.gyroscope {
      case .failure(let error): consider(error)
      case .success(let gyroscope):
        calibration = UnitCalibration(accelerometer: accelerometer.axes, gyroscope: gyroscope.axes)
        enter(plan.hasMagnetometer ? .magnetometer : .verification)
      }
    }
  }

  /// What a fit could not do is the next thing that is asked for; what no rest can mend ends the guide.
  private mutating func consider(_ error: CalibrationError) {
    let isTurning = progress.phase == .turns
    switch error {
    case .tooFewDirections(let found, let needed, let missing):
      progress.share = min(0.95, Double(found) / Double(max(needed, plan.restCountMin)))
      progress.instruction = .point(up: missing)
    case .tooFewTurns(let found, let needed, let missing):
      progress.share = min(0.95, Double(found) / Double(max(1, needed)))
      progress.instruction = .turn(about: missing)
    case .undetermined(_, _, _, let missing):
      progress.instruction = isTurning ? .turn(about: missing) : .point(up: missing)
    case .notStill, .tooShort, .noSolution:
      progress.share = min(0.95, Double(rests.count) / Double(plan.restCountMin))
      progress.instruction = isTurning ? .turn(about: emptiest()) : .point(up: emptiest())
    case .saturated(let axis, _) where axis.sensor == .gyroscope:
      progress.complaint = .saturated(axis)
      progress.instruction = .turn(about: emptiest())
    case .empty, .tooManySamples, .unequalLengths, .notFinite, .timeNotIncreasing, .constant, .saturated,
      .noTemperature, .temperatureSpanTooSmall:
      refuse(error)
    }
  }

  private func isCertain(_ accelerometer: AccelerometerCalibration) -> Bool {
    let deviations = accelerometer.axes.matrixDeviation
    let worst =
      (0..<9).map { deviations[$0 / 3, $0 % 3] / accelerometer.axes.matrix[$0 / 3, $0 / 3] }.max() ?? 1
    return rests.count >= plan.restCountMin && accelerometer.hasMisalignment
      && worst <= plan.matrixDeviationMax
  }

  /// The direction that lies farthest from every rest so far.
  func emptiest() -> SIMD3<Double> { DirectionCoverage(rests.map(\.up)).farthest }

  /// What the phase asks for while nothing is known of the rests in it.
  func instruction() -> GuideProgress.Instruction {
    switch progress.phase {
    case .warmUp, .stillness: .layDown
    case .rests: .point(up: emptiest())
    case .turns: .turn(about: emptiest())
    case .magnetometer: .tumble(missing: field.missing)
    case .verification: .freshPose(up: emptiest())
    case .finished, .refused, .abandoned: .nothing
    }
  }

  // MARK: - Verification

  /// Holds old and new calibration against poses that neither has seen.
  mutating func verify() {
    let fresh = rests.count - phaseBegin.rests
    progress.share = Double(fresh) / Double(plan.verificationCount)
    guard fresh >= plan.verificationCount else {
      progress.instruction = instruction()
      return
    }
    guard let calibration, let first = take.times.first, let last = take.times.last else { return }
    do throws(CalibrationError) {
      let recording = try take.recording()
      let intervals = try StillnessDetector().intervals(in: recording)
      // From the last rest before the phase on: the movement out of it is the first that is fresh.
      let begin = intervals.lastIndex { $0.samples.lowerBound < phaseBegin.readings } ?? 0
      let rests = Array(intervals[begin...])
      let after = CalibrationResult.Errors(of: calibration, in: recording, rests: rests)
      let found = CalibrationResult(
        calibration: calibration,
        before: CalibrationResult.Errors(of: active, in: recording, rests: rests), after: after,
        grade: CalibrationResult.Grade(after, limits: plan.limits),
        rests: restErrors(intervals, calibration),
        turns: turnErrors(recording, rests, calibration), restCount: phaseBegin.rests,
        duration: last - first, wasWarm: wasWarm, lostSampleCount: take.lostCount)
      result = found
      let isRefused = found.grade == .failed && plan.purpose == .calibrate
      progress.phase = isRefused ? .refused : .finished
      progress.instruction = .nothing
    } catch {
      refuse(error)
    }
  }

  private func restErrors(
    _ intervals: [StillInterval], _ calibration: UnitCalibration
  ) -> [CalibrationResult.RestErrors] {
    intervals.compactMap { rest in
      let felt = calibration.accelerometer.corrected(rest.acceleration)
      guard let up = felt.direction else { return nil }
      return CalibrationResult.RestErrors(
        up: up, before: active.accelerometer.corrected(rest.acceleration).length - standardGravity,
        after: felt.length - standardGravity)
    }
  }

  private func turnErrors(
    _ recording: InertialRecording, _ rests: [StillInterval], _ calibration: UnitCalibration
  ) -> [CalibrationResult.TurnErrors] {
    zip(
      UpCarry.errors(recording, rests: rests, calibration: active),
      UpCarry.errors(recording, rests: rests, calibration: calibration)
    ).map { CalibrationResult.TurnErrors(before: $0, after: $1) }
  }
}
