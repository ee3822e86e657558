public import Calibration

/// Allan deviations of all six axes of a recording at rest, for programs and plots.
public struct AllanReport: Equatable, Sendable {
  /// One axis.
  public struct Axis: Equatable, Sendable {
    /// Which.
    public var axis: SensorAxis
    /// The curve, in readings.
    public var curve: AllanDeviation
    /// What it shows.
    public var noise: AllanNoise
  }

  /// The samples that were used.
  public var samples: Range<Int>
  /// Seconds between samples.
  public var interval: Double
  /// Gyroscope x, y, z, then accelerometer x, y, z.
  public var axes: [Axis]

  /// The report of the samples `range`; without a range, of the longest rest: a curve of motion says nothing of a
  /// sensor. A recording that never moves is one rest, from its first sample to its last.
  /// - Throws: `LabError.notDetermined`.
  public init(of recording: InertialRecording, samples range: Range<Int>? = nil) throws(LabError) {
    do throws(CalibrationError) {
      try self.init(recording, samples: range)
    } catch {
      throw .notDetermined(error)
    }
  }

  private init(_ recording: InertialRecording, samples range: Range<Int>?) throws(CalibrationError) {
    let chosen: Range<Int>
    if let range {
      chosen = range.clamped(to: recording.times.indices)
    } else {
      let rests = try StillnessDetector().intervals(in: recording)
      guard let longest = rests.max(by: { $0.samples.count < $1.samples.count }) else {
        throw .notStill(intervals: 0, needed: 1, longest: 0)
      }
      chosen = longest.samples
    }
    let interval = recording.sampleInterval
    var axes: [Axis] = []
    for (sensor, values) in [
      (SensorAxis.Sensor.gyroscope, recording.angularVelocity),
      (SensorAxis.Sensor.accelerometer, recording.acceleration),
    ] {
      for index in 0..<3 {
        let axis = SensorAxis(sensor, index)
        let curve = try AllanDeviation(of: values[chosen].map { $0[index] }, interval: interval, axis: axis)
        axes.append(Axis(axis: axis, curve: curve, noise: AllanNoise(of: curve)))
      }
    }
    samples = chosen
    self.interval = interval
    self.axes = axes
  }
}

extension AllanReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case firstSample = "first_sample"
    case sampleCount = "sample_count"
    case interval = "interval_s"
    case axes
  }

  /// Writes the samples as first and count.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(samples.lowerBound, forKey: .firstSample)
    try container.encode(samples.count, forKey: .sampleCount)
    try container.encode(interval, forKey: .interval)
    let named = axes.map { ("\($0.axis.sensor.rawValue)_\(["x", "y", "z"][$0.axis.index])", AxisText($0)) }
    try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: .axes)
  }

  private struct AxisText: Encodable {
    var tau: [Double]
    var deviation: [Double]
    var low: [Double]
    var high: [Double]
    var quantization: TermText
    var randomWalk: TermText
    var biasInstability: TermText
    var rateRandomWalk: TermText

    init(_ axis: Axis) {
      let points = axis.curve.points
      tau = points.map(\.tau)
      deviation = points.map(\.deviation)
      low = points.map(\.interval.lowerBound)
      high = points.map(\.interval.upperBound)
      quantization = TermText(axis.noise.quantization)
      randomWalk = TermText(axis.noise.randomWalk)
      biasInstability = TermText(axis.noise.biasInstability)
      rateRandomWalk = TermText(axis.noise.rateRandomWalk)
    }

    enum CodingKeys: String, CodingKey {
      case tau = "tau_s"
      case deviation, low, high, quantization
      case randomWalk = "random_walk"
      case biasInstability = "bias_instability"
      case rateRandomWalk = "rate_random_walk"
    }
  }

  private struct TermText: Encodable {
    var value: Double
    var low: Double
    var high: Double
    var tau: Double
    var share: Double
    var isVisible: Bool

    init(_ term: AllanNoise.Term) {
      value = term.value
      low = term.interval.lowerBound
      high = term.interval.upperBound
      tau = term.tau
      share = term.share
      isVisible = term.isVisible
    }

    enum CodingKeys: String, CodingKey {
      case value, low, high, share
      case tau = "tau_s"
      case isVisible = "is_visible"
    }
  }
}
