public import LighthouseModel

/// What the next sync of a station of generation 2 tells of the turn before it: how far it was from what it was
/// taken for.
///
/// A hit is measured from the sync before it, with the turn's length as the turn before had it. Once the turn is over
/// its length is known, and with it most of the error that all hits of its sweeps shared: 12 to 19 urad become 8 on a
/// recorded headset at rest. Rotors of generation 1 wander more (40 urad become 26 to 30), but what is left is
/// shared with the next turn, and means over many turns are no better: nothing is gained there.
@frozen
public struct SweepClosure: Equatable, Sendable {
  /// The station's channel.
  public var station: UInt8
  /// As `SweepHit.reference` of the hits that it tells of.
  public var reference: Int64
  /// By what part of its expected length the turn was longer.
  public var stretch: Double

  /// By how much hits of this plane at `angle` were measured too large, radians: the part of the turn that was
  /// over by then times its stretch (lighthouse-v2.md, "Angle").
  @inlinable
  public func error(at angle: Double, plane: SweepPlane) -> Double {
    (angle + (plane == .first ? 2 : 4) * .pi / 3) * stretch
  }
}
