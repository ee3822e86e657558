internal import PoseMath

/// A box that the room consists of, as a program draws and names it.
public struct RoomBody: Equatable, Sendable {
  /// What it is.
  public enum Kind: CaseIterable, Sendable {
    /// Wall, roof or header: fixed.
    case wall
    /// A leaf on its hinge.
    case door
    /// Free to move, too heavy to take.
    case pallet
    /// What a hand can take.
    case carton
  }

  /// Its number in this room, from 0 on; the same in every run of a seed.
  public let id: UInt32
  /// What it is.
  public let kind: Kind
  /// Its name in the scene: "carton-17".
  public let name: String
  /// Half its edges, metres, along its own axes.
  public let halfExtents: SIMD3<Double>
  /// The box's middle in the frame of its body: off zero for a door, whose frame is at the hinge.
  public let center: SIMD3<Double>

  /// The point of the box nearest to a point, both in the body's frame.
  func nearestPoint(to point: SIMD3<Double>) -> SIMD3<Double> {
    let fromCenter = point - center
    return center + fromCenter.clamped(lowerBound: -halfExtents, upperBound: halfExtents)
  }
}
