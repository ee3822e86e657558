public import PoseMath

/// Finds the rests in a stream of samples and what they show: in one pass, in constant memory.
///
/// Rest is at least 5 s in which the standard deviation of every gyroscope axis stays below 0.01 rad/s in
/// every second. The drift is that of the orientation a filter gave out meanwhile, bias learned at run time:
/// the slope, by least squares, of its turn from 5 s after the rest began.
public struct RestAnalysis: Sendable {
  /// rad/s, each axis, over one second.
  public static let deviationMax = 0.01
  /// Seconds of stillness that make a rest.
  public static let durationMin = 5.0
  /// Seconds after the rest began from which the drift is taken: the filter has learned the bias.
  public static let settling = 5.0
  /// Seconds of a rest after settling that a slope needs.
  public static let slopeSpanMin = 1.0
  /// A longer pause between samples, or time that runs back, ends a rest; seconds.
  public static let gapMax = 0.1

  /// Sums over one second of samples.
  struct Second: Sendable {
    var count = 0.0
    var rate = SIMD3<Double>.zero
    var rateSquared = SIMD3<Double>.zero
    var force = 0.0
  }

  var first: Timestamp?
  var last = Timestamp.zero
  var secondBegin = Timestamp.zero
  var second = Second()
  var rest = Rest()
  var longest: RestFigures?

  /// No sample yet.
  public init() {}

  /// The longest rest so far with a drift; nil where there was none.
  public var figures: RestFigures? { longer(of: longest, rest.figures) }

  /// Takes the next sample (device's clock) and the filter's orientation after it.
  public mutating func ingest(_ sample: IMUSample<Double>, worldFromDevice: Quaternion<Double>) {
    guard sample.angularVelocity.isFinite, sample.acceleration.isFinite else { return }
    let now = sample.timestamp
    let gap: Double = now.seconds(since: last)
    guard let begin = first, gap >= 0, gap <= Self.gapMax else { return restart(at: now) }
    last = now
    if now.seconds(since: secondBegin) >= 1.0 { closeSecond(at: now, since: begin) }

    second.count += 1
    second.rate += sample.angularVelocity
    second.rateSquared += sample.angularVelocity * sample.angularVelocity
    second.force += sample.acceleration.length
    if rest.isRunning { rest.follow(worldFromDevice, at: now) }
  }

  private mutating func restart(at now: Timestamp) {
    endRest()
    if first == nil { first = now }
    last = now
    secondBegin = now
    second = Second()
  }

  private mutating func closeSecond(at now: Timestamp, since begin: Timestamp) {
    defer {
      second = Second()
      secondBegin = now
    }
    let mean = second.rate / second.count
    let variance = second.rateSquared / second.count - mean * mean
    guard variance.max() < Self.deviationMax * Self.deviationMax else { return endRest() }
    if !rest.isRunning { rest = Rest(begin: secondBegin, offset: secondBegin.seconds(since: begin)) }
    rest.add(second, until: now)
  }

  private mutating func endRest() {
    longest = figures
    rest = Rest()
  }

  private func longer(of left: RestFigures?, _ right: RestFigures?) -> RestFigures? {
    guard let left, let right else { return left ?? right }
    return right.duration > left.duration ? right : left
  }
}

extension RestAnalysis {
  /// The rest that is going on.
  struct Rest: Sendable {
    var isRunning = false
    var begin = Timestamp.zero
    var offset = 0.0
    var duration = 0.0
    var count = 0.0
    var force = 0.0
    var reference: Quaternion<Double>?
    var turn = Line()
    /// The line as it stood at the end of the last still second.
    var provenTurn = Line()

    init() {}

    init(begin: Timestamp, offset: Double) {
      isRunning = true
      self.begin = begin
      self.offset = offset
    }

    mutating func add(_ second: Second, until now: Timestamp) {
      duration = now.seconds(since: begin)
      count += second.count
      force += second.force
      provenTurn = turn
    }

    mutating func follow(_ orientation: Quaternion<Double>, at now: Timestamp) {
      let time: Double = now.seconds(since: begin)
      guard time >= RestAnalysis.settling else { return }
      let start = reference ?? orientation
      reference = start
      turn.add((orientation * start.conjugate).rotationVector, at: time - RestAnalysis.settling)
    }

    var figures: RestFigures? {
      guard duration >= RestAnalysis.durationMin, count > 0, let slope = provenTurn.slope else { return nil }
      return RestFigures(
        begin: offset, duration: duration, meanAcceleration: force / count,
        driftDegreesPerMinute: slope.length * 180 / .pi * 60)
    }
  }

  /// A straight line through vectors over time, by least squares.
  struct Line: Sendable {
    var count = 0.0
    var time = 0.0
    var timeSquared = 0.0
    var value = SIMD3<Double>.zero
    var product = SIMD3<Double>.zero
    var end = 0.0

    mutating func add(_ vector: SIMD3<Double>, at instant: Double) {
      count += 1
      time += instant
      timeSquared += instant * instant
      value += vector
      product += vector * instant
      end = instant
    }

    /// Per second; nil where the span is too short.
    var slope: SIMD3<Double>? {
      let spread = count * timeSquared - time * time
      guard end >= RestAnalysis.slopeSpanMin, spread > 0 else { return nil }
      return (product * count - value * time) / spread
    }
  }
}
