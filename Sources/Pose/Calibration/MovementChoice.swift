private import PoseMath

/// Cuts the movements between rests out of a recording and leaves out those that cannot be trusted.
struct MovementChoice {
  let recording: InertialRecording
  let rests: [StillInterval]
  let accelerometer: TriaxialCalibration
  let bias: GyroscopeBias
  let durationMax: Double

  /// The movements that can be used, and how many could not, by reason.
  func movements() -> ([Movement], [Movement.Flaw: Int]) {
    var (movements, flaws) = ([Movement](), [Movement.Flaw: Int]())
    let ranges = self.ranges
    for (before, after) in zip(rests, rests.dropFirst()) {
      let samples = before.samples.upperBound - 1..<after.samples.lowerBound + 1
      if let flaw = flaw(of: samples, ranges) {
        flaws[flaw, default: 0] += 1
      } else if let movement = movement(samples, from: before, to: after) {
        movements.append(movement)
      }
    }
    return (movements, flaws)
  }

  /// The axis with most samples at the end of its range; nil where there are none.
  func worstSaturation() -> (axis: Int, samples: Int)? {
    ranges.map { ($0.axis, $0.cutCount(recording.angularVelocity[...])) }
      .filter { $0.1 > 0 }.max { $0.1 < $1.1 }
  }

  // MARK: - Parts

  private var ranges: [AxisRange] {
    let noise = rests.reduce(.zero) { $0 + $1.angularVelocityDeviation } / Double(max(1, rests.count))
    return (0..<3).map { AxisRange(of: recording.angularVelocity, axis: $0, noise: noise[$0]) }
  }

  private func flaw(of samples: Range<Int>, _ ranges: [AxisRange]) -> Movement.Flaw? {
    let times = recording.times[samples]
    guard (times.last ?? 0) - (times.first ?? 0) <= durationMax else { return .tooLong }
    guard zip(times.dropFirst(), times).allSatisfy({ $0 - $1 <= recording.gap }) else {
      return .missingSamples
    }
    return ranges.contains { $0.cutCount(recording.angularVelocity[samples]) > 0 } ? .saturated : nil
  }

  /// The bias follows the specific force; what is left of it at the rests is led from one to the other.
  private func movement(
    _ range: Range<Int>, from before: StillInterval, to after: StillInterval
  ) -> Movement? {
    let (forceBefore, forceAfter) = (
      accelerometer.corrected(before.acceleration), accelerometer.corrected(after.acceleration)
    )
    guard let upBefore = forceBefore.direction, let upAfter = forceAfter.direction else { return nil }
    let leftBefore =
      before.angularVelocity - bias.value(acceleration: forceBefore, temperature: before.temperature)
    let leftAfter =
      after.angularVelocity - bias.value(acceleration: forceAfter, temperature: after.temperature)
    let rates = range.map { index in
      let part = Double(index - range.lowerBound) / Double(range.count - 1)
      let known = bias.value(
        acceleration: accelerometer.corrected(recording.acceleration[index]),
        temperature: recording.temperature.isEmpty ? nil : recording.temperature[index])
      return recording.angularVelocity[index] - known - leftBefore * (1 - part) - leftAfter * part
    }
    let times = recording.times[range]
    return Movement(
      upBefore: upBefore, upAfter: upAfter, rates: rates,
      steps: zip(times.dropFirst(), times).map { $0 - $1 })
  }
}
