internal import Calibration
internal import PoseMath

/// A rest that counted.
struct GuideRest: Equatable, Sendable {
  /// Up in the device's axes, as the nominal accelerometer has it.
  var up: SIMD3<Double>
}

extension CalibrationGuide {
  /// Length of the means that show the gyroscope's warmth, seconds, and how many must agree.
  private static let warmthSpan = 5.0
  private static let warmthCount = 4

  /// One look further: `still` is how long the unit has not moved, seconds.
  mutating func advance(at time: Double, still: Double) {
    switch progress.phase {
    case .warmUp: warmUp(at: time, still: still)
    case .stillness:
      progress.share = min(1, still / plan.stillnessDuration)
      if still >= plan.stillnessDuration { endStillness(still) }
    case .rests, .turns, .verification: rest(still: still)
    case .magnetometer, .finished, .refused, .abandoned: break
    }
  }

  /// Begins a phase; what the one before took stays.
  mutating func enter(_ phase: GuideProgress.Phase) {
    progress.phase = phase
    progress.share = 0
    progress.complaint = nil
    phaseBegin = Mark(readings: take.count, rests: rests.count)
    isCounted = true
    progress.instruction = instruction()
  }

  mutating func refuse(_ error: CalibrationError) {
    refusal = error
    progress.phase = .refused
    progress.instruction = .nothing
  }

  // MARK: - Warm and still

  private mutating func warmUp(at time: Double, still: Double) {
    let begin = warmUpBegin ?? time
    warmUpBegin = begin
    if still >= Self.warmthSpan {
      let span = take.angularVelocity.suffix(Int(Self.warmthSpan * GuideTake.rateMax))
      warmth.append(span.reduce(.zero, +) / Double(max(1, span.count)))
      meter.restart()
    }
    let last = warmth.suffix(Self.warmthCount)
    let spread = last.isEmpty ? .infinity : last.map { ($0 - last[last.startIndex]).length }.max() ?? 0
    progress.share = min(0.95, Double(warmth.count) / Double(Self.warmthCount))
    if last.count == Self.warmthCount, spread < plan.warmUpDrift {
      endWarmUp(isWarm: true)
    } else if time - begin > plan.warmUpDurationMax {
      endWarmUp(isWarm: false)
    }
  }

  mutating func endWarmUp(isWarm: Bool) {
    wasWarm = isWarm && (returning == nil || wasWarm)
    take.truncate(to: returning?.readingCount ?? 0)
    take.breakOff()
    meter.restart()
    guard let returning else { return enter(.stillness) }
    self.returning = nil
    enter(returning.phase)
    phaseBegin = returning.begin
  }

  /// The unit's own noise is known now, and its first rest.
  private mutating func endStillness(_ still: Double) {
    guard let last = take.times.last else { return }
    let first = take.times.firstIndex { $0 >= last - still } ?? 0
    meter.noise = StillnessMeter.Noise(
      acceleration: meanVariance(take.acceleration[first...]),
      angularVelocity: meanVariance(take.angularVelocity[first...]))
    if plan.purpose == .verify {
      calibration = active
      enter(.verification)
    } else {
      enter(.rests)
    }
    count(from: first)
  }

  /// The mean of the seconds' variances.
  private func meanVariance(_ values: ArraySlice<SIMD3<Double>>) -> Double {
    let span = Int(GuideTake.rateMax * StillnessMeter.window)
    let starts = stride(
      from: values.startIndex, to: max(values.startIndex + 1, values.endIndex - span), by: span)
    let variances = starts.map { StillnessMeter.variance(values[$0..<min($0 + span, values.endIndex)]) }
    // A sensor whose steps hide its noise has a variance all the same.
    return max(variances.reduce(0, +) / Double(variances.count), 1e-12)
  }

  // MARK: - Rests

  private mutating func rest(still: Double) {
    if still == 0 {
      if !isCounted, stillBefore >= 1.5 {
        progress.complaint = .movedTooEarly(after: stillBefore, needed: plan.restDuration)
      }
      isCounted = false
    } else if !isCounted, still >= plan.restDuration, let last = take.times.last {
      isCounted = true
      count(from: take.times.firstIndex { $0 >= last - still } ?? 0)
    }
  }

  private mutating func count(from first: Int) {
    let span = take.acceleration[first...]
    guard let up = (span.reduce(.zero, +) / Double(span.count)).direction else {
      return refuse(.constant(SensorAxis(.accelerometer, 0)))
    }
    let nearest = rests.map { $0.up.dot(up) }.max() ?? -1
    progress.complaint = nil
    switch progress.phase {
    case .rests where nearest > .cosine(10 * .pi / 180): progress.complaint = .sameDirection
    case .verification where nearest > .cosine(Self.freshAngle):
      progress.complaint = .sameDirection
      return
    default: break
    }
    rests.append(GuideRest(up: up))
    progress.directions.append(up)
    if progress.phase == .verification { verify() } else { evaluate() }
  }
}
