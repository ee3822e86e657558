private import PoseMath

/// How far one axis read in a recording, and how to see that it wanted to read more.
///
/// The converter's range is not known. An axis that gives its extreme three times running was cut off, if
/// noise would have kept it from giving any value three times; where the noise is smaller than a step of the
/// converter, it must have come to the extreme, or left it, by a step that noise does not make.
struct AxisRange {
  /// So many equal readings at the extreme.
  static let runMin = 3
  /// Noise so many times the converter's step does not give one value three times.
  static let noiseMin = 2.0
  /// A step so many times the noise and the converter's step is no noise.
  static let stepMin = 8.0

  let axis: Int
  let low: Double
  let high: Double
  /// Standard deviation at rest.
  let noise: Double
  /// The converter's step, as far as it shows.
  let resolution: Double

  /// The range of axis `axis` of these readings.
  init(of values: [SIMD3<Double>], axis: Int, noise: Double) {
    self.axis = axis
    low = values.lazy.map { $0[axis] }.min() ?? 0
    high = values.lazy.map { $0[axis] }.max() ?? 0
    self.noise = noise
    resolution = Self.resolutions(of: values)[axis]
  }

  /// How many of these readings were cut off.
  func cutCount(_ values: ArraySlice<SIMD3<Double>>) -> Int {
    var (total, run, jump) = (0, 0, 0.0)
    var previous: Double?
    for value in values.lazy.map({ $0[axis] }) {
      let step = abs(value - (previous ?? value))
      if value == low || value == high {
        jump = run == 0 ? step : jump
        run += 1
      } else if run > 0 {
        if isCut(run: run, jump: max(jump, step)) { total += run }
        run = 0
      }
      previous = value
    }
    return isCut(run: run, jump: jump) ? total + run : total
  }

  private func isCut(run: Int, jump: Double) -> Bool {
    guard run >= Self.runMin else { return false }
    return noise > Self.noiseMin * resolution || jump > Self.stepMin * max(noise, resolution)
  }

  /// The smallest difference between readings of an axis that follow each other, zero left out.
  static func resolutions(of values: [SIMD3<Double>]) -> SIMD3<Double> {
    var steps = SIMD3(repeating: Double.infinity)
    for (next, value) in zip(values.dropFirst(), values) {
      let difference = (next - value).replacing(with: value - next, where: next .< value)
      steps.replace(with: difference, where: (difference .> 0) .& (difference .< steps))
    }
    return steps.replacing(with: 0, where: steps .== .infinity)
  }

  /// Refuses rests during which an axis of the accelerometer stood at the end of its range: it reads its
  /// extreme and nothing else there, and noise in other rests.
  static func requireFreeRests(
    _ rests: [StillInterval], of recording: InertialRecording
  ) throws(CalibrationError) {
    for axis in 0..<3 {
      let range = AxisRange(of: recording.acceleration, axis: axis, noise: 0)
      let pinned = rests.filter { rest in
        rest.accelerationDeviation[axis] == 0
          && (rest.acceleration[axis] == range.low || rest.acceleration[axis] == range.high)
      }
      let noise = rests.map { $0.accelerationDeviation[axis] }.max() ?? 0
      guard !pinned.isEmpty, noise > noiseMin * range.resolution else { continue }
      throw .saturated(SensorAxis(.accelerometer, axis), samples: pinned.reduce(0) { $0 + $1.samples.count })
    }
  }
}
