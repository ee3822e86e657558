public import LighthouseModel
public import PoseMath

/// One sweep over one photodiode: an angle at an instant, all that the tracker needs of light.
@frozen
public struct SweepHit: Equatable, Sendable {
  /// Which station: generation 2 its channel, 0...15; generation 1 its place in the cycle, 0 for the station
  /// that flashes first (B, or A alone), 1 for the one 20 000 ticks after it (C).
  public var station: UInt8
  /// Which of its equations hold.
  public var generation: StationGeneration
  /// Which of its planes.
  public var plane: SweepPlane
  /// The photodiode's number as the device reports it.
  public var sensor: UInt8
  /// Whether this photodiode was met before in the same sweep: one of the two is a reflection.
  public var isRepeated: Bool
  /// Radians, to be compared with `SweepModel.angle(of:)`.
  public var angle: Double
  /// When the plane met the photodiode, by the device's clock.
  public var timestamp: Timestamp
  /// The flash or sync that the angle was measured from, device ticks: hits of one station and plane with the
  /// same number are one sweep, and share its error.
  public var reference: Int64
  /// Seconds from the last flash or sync that was really seen to `reference`: zero where it was seen itself.
  public var referenceAge: Double
}
