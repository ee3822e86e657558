private import PoseMath

/// A stretch of a recording in which the unit lay still, and what it read there.
public struct StillInterval: Equatable, Sendable {
  /// Indices of its samples.
  public let samples: Range<Int>
  /// Its begin, in the recording's seconds.
  public let begin: Double
  /// How long it lasted, seconds.
  public let duration: Double
  /// Mean reading of the accelerometer.
  public let acceleration: SIMD3<Double>
  /// Mean reading of the gyroscope.
  public let angularVelocity: SIMD3<Double>
  /// Standard deviation of one reading of the accelerometer.
  public let accelerationDeviation: SIMD3<Double>
  /// Standard deviation of one reading of the gyroscope.
  public let angularVelocityDeviation: SIMD3<Double>
  /// Mean temperature, degrees Celsius; nil where the device reports none.
  public let temperature: Double?

  /// The middle, in the recording's seconds.
  public var middle: Double { begin + duration / 2 }

  /// The samples `range` of a recording.
  public init(of recording: InertialRecording, samples range: Range<Int>) {
    samples = range
    begin = recording.times[range.lowerBound]
    duration = recording.times[range.upperBound - 1] - begin
    (acceleration, accelerationDeviation) = Self.moments(of: recording.acceleration[range])
    (angularVelocity, angularVelocityDeviation) = Self.moments(of: recording.angularVelocity[range])
    temperature =
      recording.temperature.isEmpty
      ? nil : recording.temperature[range].reduce(0, +) / Double(range.count)
  }

  /// Mean and standard deviation.
  private static func moments(of values: ArraySlice<SIMD3<Double>>) -> (SIMD3<Double>, SIMD3<Double>) {
    let count = Double(values.count)
    let mean = values.reduce(.zero, +) / count
    let squares = values.reduce(.zero) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / max(1, count - 1)).squareRoot())
  }
}
