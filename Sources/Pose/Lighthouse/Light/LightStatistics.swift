/// What became of a device's light, counted.
@frozen
public struct LightStatistics: Equatable, Sendable {
  /// Pulses, syncs and sweeps taken.
  public var events = 0
  /// Sweeps that became hits.
  public var hits = 0
  /// Pulses that were part of a flash.
  public var flashPulses = 0
  /// Flashes by which a rotor's clock was set.
  public var flashes = 0
  /// Half cycles without the flash of a station that is tracked.
  public var missedFlashes = 0
  /// Flashes whose length says another axis or skip bit than their place in the cycle does.
  public var badCodes = 0
  /// Syncs of generation 2 by which a channel's clock was set.
  public var syncs = 0
  /// Syncs that no whole number of turns leads to.
  public var badSyncs = 0
  /// Light in no window of a cycle: neither a flash nor a sweep of a known station.
  public var strays = 0
  /// Light that came before the station's beat was known.
  public var beforeLock = 0
  /// Sweeps of generation 2 whose station's sync was not seen for too long.
  public var withoutSync = 0
  /// Hits of a photodiode that was met before in the same sweep: reflections.
  public var repeated = 0
  /// Light that came after later light had been worked off, and was dropped.
  public var late = 0
  /// How often the beat of generation 1 was found; more than once means that it was lost.
  public var locks = 0

  /// Nothing yet.
  public init() {}
}
