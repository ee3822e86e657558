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
  private var elapsedTicks: Int64 = 0

  /// A clock that has not been read.
  public init() {}

  /// The device's time at `ticks`; zero for the first reading.
  public mutating func timestamp(at ticks: UInt32) -> Timestamp {
    elapsedTicks &+= Int64(ticksSinceLast(at: ticks) ?? 0)
    lastTicks = ticks
    // 10^9 / 48 * 10^6 = 125 / 6 nanoseconds a tick; exact to one nanosecond, without rounding drift.
    return Timestamp(nanoseconds: elapsedTicks &* 125 / 6)
  }

  /// How far `ticks` lies ahead of the last reading; negative where it lies behind, nil for the first.
  public func ticksSinceLast(at ticks: UInt32) -> Int32? {
    lastTicks.map { Int32(bitPattern: ticks &- $0) }
  }
}
