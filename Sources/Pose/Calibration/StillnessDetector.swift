private import PoseMath

/// Finds the stretches of a recording in which the unit lay still, by its own noise.
///
/// No threshold in the sensor's units is known beforehand. The variance over a sliding second is compared with
/// the noise floor of the same sensor in the same recording: the variance of its quietest seconds. A sensor that
/// was never still has a floor too, but one that is no noise: hand motion is slow, so that nearly all its
/// variance lies between tenths of a second and hardly any within, while noise has it everywhere.
public struct StillnessDetector: Sendable {
  /// How many times the noise floor's variance is still; 4 is twice the noise's amplitude.
  public var multiple = 4.0
  /// Length of the sliding window, seconds.
  public var window = 1.0
  /// A still interval lasts at least this long, seconds.
  public var durationMin = 1.0

  /// Which part of the seconds, sorted by their variance, are taken for the quietest.
  static let floorQuantile = 0.05
  /// The tenths' share of the variance, against what white noise gives, above which the quietest second is
  /// motion. White noise gives 1; noise behind a low-pass of 5 Hz up to 20; a hand's tremor and sway 100 and more.
  public static let slownessMax = 40.0

  /// A detector with the settings above.
  public init() {}

  /// The still intervals, in order.
  ///
  /// - Throws: `CalibrationError.tooShort`; `.constant` for an axis that never changed; `.notStill` where even
  ///   the quietest seconds are motion.
  public func intervals(in recording: InertialRecording) throws(CalibrationError) -> [StillInterval] {
    try Self.requireLife(recording)
    let span = max(8, Int((window / recording.sampleInterval).rounded()))
    guard recording.times.count >= 2 * span else {
      throw .tooShort(
        seconds: recording.duration, needed: 2 * Double(span) * recording.sampleInterval)
    }
    let acceleration = SlidingVariance(recording.acceleration, span: span)
    let rate = SlidingVariance(recording.angularVelocity, span: span)
    let limits = (
      try limit(acceleration, of: recording.acceleration), try limit(rate, of: recording.angularVelocity)
    )
    let whole = wholeWindows(of: recording, span: span)
    return runs(count: recording.times.count) { index in
      let first = max(0, min(index - span / 2, recording.times.count - span))
      return whole[first] && acceleration.total(at: first) < limits.0 && rate.total(at: first) < limits.1
    }.compactMap { range in
      let interval = StillInterval(of: recording, samples: range)
      return interval.duration >= durationMin ? interval : nil
    }
  }

  // MARK: - Parts

  /// The largest variance, summed over the axes, that is still.
  private func limit(
    _ variance: SlidingVariance, of values: [SIMD3<Double>]
  ) throws(CalibrationError) -> Double {
    let starts = stride(from: 0, to: variance.count, by: variance.span)
    let sorted = starts.sorted { variance.total(at: $0) < variance.total(at: $1) }
    // A converter's step hides noise below it.
    let steps = AxisRange.resolutions(of: values)
    let hidden = steps * steps / 12
    guard let start = sorted.dropFirst(Int(Double(sorted.count) * Self.floorQuantile)).first else {
      return multiple * hidden.sum()
    }
    guard Self.slowness(of: values[start..<start + variance.span]) < Self.slownessMax else {
      throw .notStill(intervals: 0, needed: 1, longest: 0)
    }
    return multiple * max(variance.total(at: start), hidden.sum())
  }

  /// Variance of the means of ten parts over what white noise of the same variance within the parts gives.
  public static func slowness(of values: ArraySlice<SIMD3<Double>>) -> Double {
    let length = max(2, values.count / 10)
    var (means, within) = ([SIMD3<Double>](), 0.0)
    for start in stride(from: values.startIndex, through: values.endIndex - length, by: length) {
      let part = values[start..<start + length]
      let mean = part.reduce(.zero, +) / Double(length)
      means.append(mean)
      within += part.reduce(0) { $0 + ($1 - mean).lengthSquared } / Double(length - 1)
    }
    let mean = means.reduce(.zero, +) / Double(means.count)
    let between = means.reduce(0) { $0 + ($1 - mean).lengthSquared } / Double(max(1, means.count - 1))
    within /= Double(means.count)
    return within > 0 ? between * Double(length) / within : 1
  }

  /// For each window, by its first sample, whether no sample is missing inside.
  private func wholeWindows(of recording: InertialRecording, span: Int) -> [Bool] {
    let times = recording.times
    var lastGap = -1
    var isWhole = Array(repeating: true, count: times.count)
    for index in 1..<times.count {
      if times[index] - times[index - 1] > recording.gap { lastGap = index }
      let first = index - span + 1
      if first >= 0, lastGap > first { isWhole[first] = false }
    }
    return isWhole
  }

  private func runs(count: Int, where isStill: (Int) -> Bool) -> [Range<Int>] {
    var (runs, begin) = ([Range<Int>](), nil as Int?)
    for index in 0...count {
      let still = index < count && isStill(index)
      if still, begin == nil { begin = index }
      if !still, let first = begin {
        runs.append(first..<index)
        begin = nil
      }
    }
    return runs
  }

  /// An axis that always read the same is not read.
  private static func requireLife(_ recording: InertialRecording) throws(CalibrationError) {
    for index in 0..<3 {
      let (force, rate) = (recording.acceleration[0][index], recording.angularVelocity[0][index])
      guard recording.acceleration.contains(where: { $0[index] != force }) else {
        throw .constant(SensorAxis(.accelerometer, index))
      }
      guard recording.angularVelocity.contains(where: { $0[index] != rate }) else {
        throw .constant(SensorAxis(.gyroscope, index))
      }
    }
  }
}

/// The variance of every window of `span` readings, from running sums.
struct SlidingVariance {
  let span: Int
  private var sums: [SIMD3<Double>]
  private var squares: [SIMD3<Double>]

  init(_ values: [SIMD3<Double>], span: Int) {
    self.span = span
    // About the middle of the range, so that the sums lose no digits to a large offset.
    let origin = values[values.count / 2]
    sums = [.zero]
    squares = [.zero]
    sums.reserveCapacity(values.count + 1)
    squares.reserveCapacity(values.count + 1)
    var (sum, square) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
    for value in values {
      let offset = value - origin
      sum += offset
      square += offset * offset
      sums.append(sum)
      squares.append(square)
    }
  }

  /// How many windows there are.
  var count: Int { max(0, sums.count - span) }

  /// The variance summed over the axes, of the window that begins here.
  func total(at first: Int) -> Double {
    let mean = (sums[first + span] - sums[first]) / Double(span)
    let square = (squares[first + span] - squares[first]) / Double(span)
    return max(0, (square - mean * mean).sum())
  }
}
