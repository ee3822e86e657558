public import PoseMath

/// Makes an unbroken device time of 32 bits of 48 MHz ticks, which wrap after 89.48 s
/// (sheet htc-vive, "0x20": tick rate and width).
///
/// Of two readings the nearer interpretation holds: up to 44.7 s ahead or behind. After a longer silence the
/// time is off by whole wraps; the pipeline sees that against the host's clock and begins anew.
public struct TickClock: Sendable {
  /// Ticks a second.
  public static let rateHz: Int64 = 48_000_000

  private var lastTicks: UInt32?
  private var isSteady = false
  private var elapsedTicks: Int64 = 0

  /// A clock that has not been read.
  public init() {}

  /// The device's time at `ticks`; zero for the first reading.
  public mutating func timestamp(at ticks: UInt32) -> Timestamp {
    if let step = ticksSinceLast(at: ticks) {
      elapsedTicks &+= Int64(step)
      isSteady = step.magnitude <= Self.steadyStepMax.magnitude
    }
    lastTicks = ticks
    // 10^9 / 48 * 10^6 = 125 / 6 nanoseconds a tick; exact to one nanosecond, without rounding drift.
    return Timestamp(nanoseconds: elapsedTicks &* 125 / 6)
  }

  /// Readings this near to each other, ticks, are believed: 50 ms. The very first of three recorded devices was
  /// stale, by 2 to 19 s.
  static let steadyStepMax: Int32 = 2_400_000
  /// The most that light may lie from the last reading, ticks: 0.2 s.
  public static let lightDistanceMax: Int32 = 9_600_000

  /// Ticks since the first reading, of light at `ticks`; the clock does not move. Nil before two readings
  /// that are near each other, and for light too far from the last.
  public func elapsed(atLight ticks: UInt32) -> Int64? {
    guard isSteady, let ahead = ticksSinceLast(at: ticks), ahead.magnitude <= Self.lightDistanceMax.magnitude
    else {
      return nil
    }
    return elapsedTicks &+ Int64(ahead)
  }

  /// Ticks from the first reading to the last.
  public var elapsed: Int64 { elapsedTicks }

  /// The last reading.
  public var latestTicks: UInt32? { lastTicks }

  /// How far `ticks` lies ahead of the last reading; negative where it lies behind, nil for the first.
  public func ticksSinceLast(at ticks: UInt32) -> Int32? {
    lastTicks.map { Int32(bitPattern: ticks &- $0) }
  }
}
