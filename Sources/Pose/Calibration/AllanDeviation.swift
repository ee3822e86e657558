/// The overlapping Allan deviation of one axis: how much means over a time tau differ from those before.
///
/// IEEE Std 952-2020, annex C; W. J. Riley, "Handbook of Frequency Stability Analysis", NIST SP 1065 (2008),
/// 5.2.4. With theta the running sum of the readings times the interval and m = tau / interval,
/// avar = sum of (theta[i+2m] - 2 theta[i+m] + theta[i])^2 / (2 tau^2 (N - 2m + 1)), N readings.
public struct AllanDeviation: Equatable, Sendable {
  /// One averaging time.
  public struct Point: Equatable, Sendable {
    /// How many readings are averaged.
    public var sampleCount: Int
    /// Averaging time, seconds.
    public var tau: Double
    /// Allan deviation, in the readings' unit.
    public var deviation: Double
    /// Equivalent degrees of freedom of the variance, for the noise that the slope there shows.
    public var freedom: Double
    /// Where the true deviation is with a probability of 68.3 %.
    public var interval: ClosedRange<Double>
  }

  /// In order of tau: 1, 2, 5, 10, 20, 50, ... readings, as far as four means remain.
  public var points: [Point]
  /// Readings.
  public var count: Int

  /// The fewest readings: three averaging times.
  public static let countMin = 64

  /// The curve of readings `interval` seconds apart, without a pause.
  ///
  /// - Throws: `CalibrationError.tooShort`, `.notFinite`; `.constant` where all readings are alike.
  public init(of values: [Double], interval: Double, axis: SensorAxis) throws(CalibrationError) {
    guard values.count >= Self.countMin, interval > 0, interval.isFinite else {
      throw .tooShort(seconds: Double(values.count) * interval, needed: Double(Self.countMin) * interval)
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(sample: bad) }
    guard values.contains(where: { $0 != values[0] }) else { throw .constant(axis) }
    count = values.count
    let sums = Self.runningSums(of: values)
    points = Self.averagingCounts(upTo: values.count / 4).map { length in
      Point(
        sampleCount: length, tau: Double(length) * interval,
        deviation: Self.variance(of: sums, averaging: length).squareRoot(), freedom: 0, interval: 0...0)
    }
    for index in points.indices {
      let (left, right) = (points[max(0, index - 1)], points[min(points.count - 1, index + 1)])
      let noise = AllanConfidence.Noise(
        growth: right.deviation / left.deviation, over: right.tau / left.tau)
      let freedom = AllanConfidence.freedom(
        of: noise, count: values.count, averaging: points[index].sampleCount)
      points[index].freedom = freedom
      points[index].interval = AllanConfidence.interval(points[index].deviation, freedom: freedom)
    }
  }

  // MARK: - Parts

  /// About the mean, so that the sums stay small.
  private static func runningSums(of values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    var (sums, sum) = ([0.0], 0.0)
    sums.reserveCapacity(values.count + 1)
    for value in values {
      sum += value - mean
      sums.append(sum)
    }
    return sums
  }

  private static func variance(of sums: [Double], averaging length: Int) -> Double {
    var total = 0.0
    let terms = sums.count - 2 * length
    for index in 0..<terms {
      let second = sums[index + 2 * length] - 2 * sums[index + length] + sums[index]
      total += second * second
    }
    return total / (2 * Double(length) * Double(length) * Double(terms))
  }

  private static func averagingCounts(upTo max: Int) -> [Int] {
    var (counts, decade) = ([Int](), 1)
    while decade <= max {
      counts += [decade, 2 * decade, 5 * decade].filter { $0 <= max }
      decade *= 10
    }
    return counts
  }
}
