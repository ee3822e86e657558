public import PoseMath

/// Maps a device's clock to the host's from pairs of device time and arrival.
///
/// A report can be late, never early: the smallest arrival minus device time is the least delayed. The clock
/// keeps that minimum for each of the last sixteen spans of 2 s, lays a line through them for the drift of the
/// two clocks, and lowers the line until no pair lies below it. Until the fourth span a drift of 100 parts in a
/// million makes up to 0.8 ms. The smallest delay itself (a fraction of a poll interval on USB) cannot be seen
/// from here and stays in the result.
///
/// A device clock that jumps (reset, unwrapped counter, host that slept) starts the estimate anew.
public struct DeviceClock: Sendable {
  /// Nanoseconds of device time behind one minimum.
  static let span: Int64 = 2_000_000_000
  /// How many minima are kept: 32 s, in which 50 us of jitter make 2 parts in a million of drift.
  static let spanCountMax = 16
  /// The most two clocks may differ: 200 parts in a million, twice what two crystals at their 100 allow.
  static let driftMax = 200e-6
  /// A pair this much earlier than possible, or a whole span this much later, means that a clock jumped.
  static let jump: Int64 = 50_000_000
  /// Device time may run back by this much before it counts as a jump: reports out of order.
  static let disorder: Int64 = 100_000_000

  struct Minimum: Sendable {
    var device = Timestamp.zero
    /// Arrival minus device time, nanoseconds.
    var offset: Int64 = 0
  }

  var minima: InlineArray<16, Minimum>
  var minimumCount: Int
  var next: Int
  var current: Minimum
  var spanStart: Timestamp
  var newest: Timestamp
  /// The line: `offset` at the device time `anchor`, rising by `drift` a nanosecond.
  var anchor: Timestamp
  var offset: Int64
  /// Host seconds per device second, less one.
  public private(set) var drift: Double
  /// How often a clock jumped.
  public private(set) var jumpCount: UInt32
  /// Whether there has been a pair.
  public private(set) var hasStarted: Bool

  /// No pair of times yet.
  public init() {
    minima = InlineArray(repeating: Minimum())
    minimumCount = 0
    next = 0
    current = Minimum()
    spanStart = .zero
    newest = .zero
    anchor = .zero
    offset = 0
    drift = 0
    jumpCount = 0
    hasStarted = false
  }

  /// The host's time at the device's `instant`.
  public func hostTime(of instant: Timestamp) -> Timestamp {
    instant.advanced(byNanoseconds: offset(at: instant))
  }

  func offset(at instant: Timestamp) -> Int64 {
    let change = Double(instant.nanoseconds(since: anchor)) * drift
    return offset.addingReportingOverflow(Int64(change)).partialValue
  }

  /// A report with the device's time `device` came at the host's time `arrival`.
  public mutating func ingest(device: Timestamp, arrival: Timestamp) {
    let pair = Minimum(device: device, offset: arrival.nanoseconds(since: device))
    guard hasStarted else { return restart(with: pair) }
    let excess = Timestamp(nanoseconds: pair.offset).nanoseconds(
      since: Timestamp(nanoseconds: offset(at: device)))
    if device.nanoseconds(since: newest) < -Self.disorder || excess < -Self.jump {
      jumpCount &+= 1
      return restart(with: pair)
    }
    newest = max(newest, device)
    if device.nanoseconds(since: spanStart) >= Self.span {
      closeSpan()
      spanStart = device
      current = pair
    } else if excessOverLine(pair) < excessOverLine(current) {
      current = pair
    }
    if excess < 0 { offset = offset.addingReportingOverflow(excess).partialValue }
  }

  private mutating func restart(with pair: Minimum) {
    minimumCount = 0
    next = 0
    current = pair
    spanStart = pair.device
    newest = pair.device
    anchor = pair.device
    offset = pair.offset
    drift = 0
    hasStarted = true
  }
}

extension DeviceClock {
  /// Nanoseconds by which a pair lies above the line.
  private func excessOverLine(_ pair: Minimum) -> Int64 {
    Timestamp(nanoseconds: pair.offset).nanoseconds(
      since: Timestamp(nanoseconds: offset(at: pair.device)))
  }

  /// Keeps the span's minimum and lays the line anew.
  private mutating func closeSpan() {
    if minimumCount > 0, excessOverLine(current) > Self.jump {
      jumpCount &+= 1
      return restart(with: current)
    }
    minima[next] = current
    next = (next + 1) % Self.spanCountMax
    minimumCount = min(minimumCount + 1, Self.spanCountMax)
    fitLine()
  }

  /// Least squares for the slope, from four spans on; then down to the lowest minimum.
  private mutating func fitLine() {
    let reference = current
    func seconds(_ index: Int) -> Double {
      minima[index].device.seconds(since: reference.device)
    }
    func height(_ index: Int) -> Double {
      Double(
        Timestamp(nanoseconds: minima[index].offset).nanoseconds(
          since: Timestamp(nanoseconds: reference.offset)))
    }
    var (sumX, sumY, sumXX, sumXY) = (0.0, 0.0, 0.0, 0.0)
    for index in 0..<minimumCount {
      let (x, y) = (seconds(index), height(index))
      sumX += x
      sumY += y
      sumXX += x * x
      sumXY += x * y
    }
    let count = Double(minimumCount)
    let spread = count * sumXX - sumX * sumX
    if minimumCount >= 4, spread > 0 {
      let slope = (count * sumXY - sumX * sumY) / spread * 1e-9
      drift = max(-Self.driftMax, min(Self.driftMax, slope))
    }
    var lowest = Double.greatestFiniteMagnitude
    for index in 0..<minimumCount {
      lowest = min(lowest, height(index) - seconds(index) * drift * 1e9)
    }
    anchor = reference.device
    offset = reference.offset.addingReportingOverflow(Int64(max(-1e18, min(1e18, lowest)))).partialValue
  }
}
