/// One thing that a receiver in mode "events" saw of lighthouse 2: a header that names the station, or an
/// event of the station named last.
///
/// Source: lighthouse-v2.md, "0x28". All bits of both forms are here, so that bytes come back.
@frozen
public enum SweepEvent: Equatable, Sendable {
  /// What follows is of this channel, 0...15. In conflict two stations share it, and nothing can be believed.
  case channel(UInt8, isInConflict: Bool)
  /// The rotor passed its zero: the low 24 bits of the device's ticks, and a bit of the station's broadcast.
  /// The meaning of `unknown27` (bits 27...31) is unknown.
  case sync(lowTicks: UInt32, bit: Bool, unknown27: UInt8)
  /// A plane met a photodiode: the low 24 bits of the device's ticks, and whether half a tick more.
  case sweep(sensor: UInt8, lowTicks: UInt32, hasHalfTick: Bool)

  /// The bits of an event's word; nil for a header, which is a byte.
  var word: UInt32? {
    switch self {
    case .channel: nil
    case .sync(let lowTicks, let bit, let unknown27):
      (lowTicks & 0xff_ffff) &<< 2 | (bit ? 1 &<< 26 : 0) | UInt32(unknown27 & 0x1f) &<< 27
    case .sweep(let sensor, let lowTicks, let hasHalfTick):
      2 | (hasHalfTick ? 4 : 0) | (lowTicks & 0xff_ffff) &<< 3 | UInt32(sensor & 0x1f) &<< 27
    }
  }

  /// The event of a word whose lowest bit is clear.
  init(word: UInt32) {
    if word & 2 == 0 {
      self = .sync(
        lowTicks: word &>> 2 & 0xff_ffff, bit: word &>> 26 & 1 == 1,
        unknown27: UInt8(truncatingIfNeeded: word &>> 27))
    } else {
      self = .sweep(
        sensor: UInt8(truncatingIfNeeded: word &>> 27), lowTicks: word &>> 3 & 0xff_ffff,
        hasHalfTick: word & 4 != 0)
    }
  }

  /// Of an event's 24 bits all 32: the nearest to `reference`, a recent time of the device.
  @inlinable
  public static func ticks(low: UInt32, near reference: UInt32) -> UInt32 {
    let ahead = (low &- reference) & 0xff_ffff
    return reference &+ (ahead < 1 &<< 23 ? ahead : ahead &- 1 &<< 24)
  }
}
