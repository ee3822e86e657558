public import PoseMath

/// Guesses which way the trunk faces from where the head looks: glances go by, a lasting turn takes the trunk
/// along.
///
/// First order with two seconds: a glance of a second turns the trunk by less than half of it, and after five
/// seconds it has followed nine tenths. A head that looks within about 25 degrees of straight up or down has
/// no heading and turns nothing.
public struct BodyHeadingFollower: Equatable, Sendable {
  /// Time constant, seconds.
  public static let memory = 2.0

  /// Where the trunk faces by now.
  public private(set) var heading = BodyHeading()

  /// A trunk at heading zero.
  public init() {}

  /// The world turned about up by so many radians.
  public mutating func turn(by angle: Double) { heading.angle += angle }

  /// The head looked this way for `step` seconds.
  public mutating func ingest(worldFromHead: Quaternion<Double>, step: Double) {
    let ahead = worldFromHead.rotate(SIMD3(0, 0, -1))
    guard step > 0, abs(ahead.y) < 0.9 else {
      heading.rate = 0
      return
    }
    let head = Double.arcTangent(-ahead.x, over: -ahead.z)
    let turns = (head - heading.angle) / (2 * .pi)
    let missing = (turns - turns.rounded()) * 2 * .pi
    let share = step / (Self.memory + step)
    heading.rate = missing / Self.memory
    heading.angle += missing * share
  }
}
