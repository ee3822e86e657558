public import PoseMath

/// One thing that a device's photodiodes saw, by the device's clock.
///
/// Times are ticks of 1/48 us since the beginning of the device's time, the same beginning that its inertial
/// samples count from (`Timestamp` of them is ticks * 125 / 6 nanoseconds). `sensor` is the number the device
/// reports; the configuration's channelMap leads to its place.
@frozen
public enum LightEvent: Equatable, Sendable {
  /// Generation 1: light on one photodiode, a flash's or a sweep's.
  case pulse(sensor: UInt8, start: Int64, length: UInt32)
  /// Generation 2: the rotor of the station on `channel` passed its zero; one bit of its broadcast.
  case sync(channel: UInt8, ticks: Int64, bit: Bool)
  /// Generation 2: a plane of the station on `channel` met a photodiode, in halves of a tick.
  case sweep(channel: UInt8, sensor: UInt8, halfTicks: Int64)

  /// When it began.
  @inlinable public var ticks: Int64 {
    switch self {
    case .pulse(_, let start, _): start
    case .sync(_, let ticks, _): ticks
    case .sweep(_, _, let halfTicks): halfTicks &>> 1
    }
  }
}

/// The clock of every lighthouse receiver.
public enum LighthouseClock {
  /// Ticks a second (htc-vive.md, "0x20"; lighthouse-v1.md, "Timing").
  public static let rateHz: Int64 = 48_000_000

  /// The device's time at so many ticks after its beginning: 125/6 nanoseconds each.
  @inlinable
  public static func timestamp(ticks: Double) -> Timestamp {
    let nanoseconds = (ticks * (125.0 / 6)).rounded()
    guard nanoseconds.magnitude < 9e18 else { return Timestamp(nanoseconds: nanoseconds < 0 ? .min : .max) }
    return Timestamp(nanoseconds: Int64(nanoseconds))
  }
}
