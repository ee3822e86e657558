private import PoseMath

/// Readings of one inertial unit over time, as a calibration wants them: finite, in order, of equal length.
///
/// The unit of a reading is the sensor's own (counts, or SI already): a fit finds the factor. The axes of both
/// sensors point roughly the same way.
public struct InertialRecording: Equatable, Sendable {
  /// The most samples a recording may have: nearly three hours at 1 kHz.
  public static let sampleCountMax = 10_000_000

  /// Seconds by the device's clock, strictly increasing.
  public let times: [Double]
  /// What the accelerometer read.
  public let acceleration: [SIMD3<Double>]
  /// What the gyroscope read.
  public let angularVelocity: [SIMD3<Double>]
  /// Degrees Celsius; empty where the device reports none.
  public let temperature: [Double]
  /// The median time between two samples, seconds, to the nanosecond.
  public let sampleInterval: Double

  /// The recording of these columns.
  ///
  /// - Throws: `CalibrationError.empty`, `.tooManySamples`, `.unequalLengths`, `.notFinite`,
  ///   `.timeNotIncreasing`.
  public init(
    times: [Double], acceleration: [SIMD3<Double>], angularVelocity: [SIMD3<Double>],
    temperature: [Double] = []
  ) throws(CalibrationError) {
    guard times.count > 1 else { throw .empty }
    guard times.count <= Self.sampleCountMax else {
      throw .tooManySamples(count: times.count, max: Self.sampleCountMax)
    }
    let lengths =
      [acceleration.count, angularVelocity.count] + (temperature.isEmpty ? [] : [temperature.count])
    for length in lengths where length != times.count {
      throw .unequalLengths(times: times.count, values: length)
    }
    for index in times.indices {
      let isFinite = times[index].isFinite && acceleration[index].isFinite && angularVelocity[index].isFinite
      guard isFinite, temperature.isEmpty || temperature[index].isFinite else {
        throw .notFinite(sample: index)
      }
      guard index == 0 || times[index] > times[index - 1] else { throw .timeNotIncreasing(sample: index) }
    }
    self.times = times
    self.acceleration = acceleration
    self.angularVelocity = angularVelocity
    self.temperature = temperature
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
    let median = steps[steps.count / 2]
    // Times of a few hundred seconds, subtracted, leave dirt behind the twelfth digit.
    let clean = (median * 1e9).rounded() / 1e9
    sampleInterval = clean > 0 && clean.isFinite ? clean : median
  }

  /// From the first sample to the last, seconds.
  public var duration: Double { (times.last ?? 0) - (times.first ?? 0) }

  /// A longer step than this is a gap: samples are missing. Seconds.
  var gap: Double { 2.5 * sampleInterval }
}
