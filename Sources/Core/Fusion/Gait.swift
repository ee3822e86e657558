public import PoseMath

/// How a wearer has moved lately: the horizontal velocity's lasting part, and how lively it is about that.
@frozen
public struct Gait<Number: LaneNumber> {
  /// The lasting part along the world's x and z, m/s: the mean of the last 1.5 s or so.
  @usableFromInline var slowX: Number
  @usableFromInline var slowZ: Number
  /// Mean of the specific force in the world over 3 s or so, m/s^2.
  @usableFromInline var force: LaneVector<Number>
  /// Mean square of what is left, each axis, m^2/s^2, over 5 s or so.
  @usableFromInline var variance: Number

  @inlinable
  init() {
    slowX = 0
    slowZ = 0
    variance = 0
    force = LaneVector(0, 9.8, 0)
  }

  /// Whether the force has pointed far from up for longer than anyone can accelerate: by 45 degrees over 3 s, which
  /// is a change of velocity of 29 m/s.
  @inlinable
  mutating func isToppled(_ sums: WindowSums<Number>) -> Number.Mask {
    // A window with a clipped force says nothing.
    let isClipped = Number.zero .< sums.clippedForce
    let newest = sums.force.replacing(with: LaneVector(0, sums.duration * 9.8, 0), where: isClipped)
    force += (newest - force * sums.duration) * Number.one.over(sums.duration + 3)
    let horizontal = force.x.squared + force.z.squared
    return (force.y .< 0) .| (force.y.squared .< horizontal)
  }

  @inlinable
  mutating func ingest(
    _ velocityX: Number, _ velocityZ: Number, duration: Number, isAtRest: Number.Mask
  ) {
    let share = duration.over(duration + 1.5)
    slowX = (slowX + share * (velocityX - slowX)).replacing(with: 0, where: isAtRest)
    slowZ = (slowZ + share * (velocityZ - slowZ)).replacing(with: 0, where: isAtRest)
    let square: Number = (velocityX - slowX).squared + (velocityZ - slowZ).squared
    variance += (square * 0.5 - variance) * duration.over(duration + 5)
  }
}

extension Gait: Sendable where Number: Sendable {}
