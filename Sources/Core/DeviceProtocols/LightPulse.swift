/// One pulse of lighthouse light on one photodiode, by the device's clock.
@frozen
public struct LightPulse: Equatable, Sendable {
  /// The sensor's number as the device reports it; the configuration's channelMap leads to its place.
  public var sensor: UInt8
  /// When the light came, in ticks of 1/48 us, modulo 2^32.
  public var startTicks: UInt32
  /// How long it stayed, in ticks.
  public var lengthTicks: UInt32

  @inlinable
  public init(sensor: UInt8, startTicks: UInt32, lengthTicks: UInt32) {
    self.sensor = sensor
    self.startTicks = startTicks
    self.lengthTicks = lengthTicks
  }

  /// When the light ended.
  @inlinable public var endTicks: UInt32 { startTicks &+ lengthTicks }
}
