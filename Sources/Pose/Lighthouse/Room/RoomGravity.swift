internal import PoseMath

/// Which way is up in the adjusted views, and how sure that is.
///
/// Between two views the device's speed changed by what gravity and the turned specific force gave it: both
/// speeds are known from light, so gravity is, however the device moved. One view after the other the speeds
/// cancel, so a long path tells it well. A constant bias of the accelerometer is estimated with it.
struct RoomGravity {
  /// m/s^2, in the frame of the adjustment, of standard length.
  let gravity: SIMD3<Double>
  /// Radians.
  let sigma: Double

  /// The unit vector against it.
  var up: SIMD3<Double> { (gravity * -1).direction ?? SIMD3(0, 1, 0) }

  /// How far off a view's velocity may be, m/s: 0.2 mm in 40 ms.
  private static let speedSigma = 0.01
  /// What scale and alignment errors of the accelerometer make of a segment's unrest.
  private static let unrestError = 0.02
  /// How large a bias the factory's calibration leaves, m/s^2: compare-test-index has 0.35, others under 0.05.
  /// Looser, a device that hardly turns mistakes gravity for bias.
  private static let biasSigma = 0.1
  /// How much gravity differs from place to place, m/s^2: 9.78 at the equator, 9.83 at the poles.
  private static let sizeSigma = 0.02
  /// Views nearer to gravity than this count as still, m/s^2 and motion as `RoomView.motion` has it.
  private static let stillForce = 0.4
  private static let stillMotion = 0.3
  /// How far off the specific force of a still view may be, m/s^2.
  private static let forceSigma = 0.1

  init?(_ adjustment: RoomAdjustment) {
    var system = SmallSystem(count: 6)
    for axis in 3..<6 { system[axis, axis] += 1 / (Self.biasSigma * Self.biasSigma) }
    for view in adjustment.views {
      let orientation = view.state.pose.orientation
      if abs(view.view.force.length - standardGravity) < Self.stillForce, view.view.motion < Self.stillMotion
      {
        // 0 = R (f - b) + g
        let force = orientation.rotate(view.view.force)
        Self.add(
          to: &system, gravity: 1, bias: Self.negated(orientation.columns), value: force * -1,
          sigma: Self.forceSigma)
      }
    }
    for (before, after) in zip(adjustment.views, adjustment.views.dropFirst())
    where before.index + 1 == after.index {
      guard let segment = after.view.segment else { continue }
      // What the gyroscope missed is spread evenly over the segment.
      let missed =
        (segment.turn.conjugate * before.state.pose.orientation.conjugate * after.state.pose.orientation)
        .rotationVector
      guard missed.length < 0.1 else { continue }
      let begin = before.state.pose.orientation
      let speed = begin.rotate(segment.speed + (segment.turn.rotate(missed) / 2).cross(segment.speed))
      // v2 - v1 = R (dv - B b) + g T
      let change = after.state.velocity - before.state.velocity - speed
      let effect = segment.biasEffect
      Self.add(
        to: &system, gravity: segment.seconds,
        bias: Self.negated((begin.rotate(effect.0), begin.rotate(effect.1), begin.rotate(effect.2))),
        value: change, sigma: Self.speedSigma * 2.0.squareRoot() + Self.unrestError * segment.unrest)
    }
    guard let solution = Self.solve(system) else { return nil }
    gravity = solution.gravity
    sigma = solution.sigma
  }

  /// Gravity's size is known: the direction of a first solution makes that a linear equation.
  private static func solve(
    _ system: SmallSystem
  ) -> (gravity: SIMD3<Double>, bias: SIMD3<Double>, sigma: Double)? {
    guard let free = system.factor() else { return nil }
    var solution = free.solve(system.right)
    var sigma = Double.infinity
    for _ in 0..<3 {
      guard let down = SIMD3(solution[0], solution[1], solution[2]).direction else { return nil }
      var bound = system
      var row = SmallSystem.Vector(repeating: 0)
      for axis in 0..<3 { row[axis] = down[axis] }
      bound.add(row: row, residual: standardGravity, weight: 1 / (sizeSigma * sizeSigma))
      guard let factor = bound.factor() else { return nil }
      solution = factor.solve(bound.right)
      sigma = Self.sigma(factor)
    }
    guard let down = SIMD3(solution[0], solution[1], solution[2]).direction else { return nil }
    return (down * standardGravity, SIMD3(solution[3], solution[4], solution[5]), sigma)
  }

  /// Of the direction, from the covariance of the first three unknowns.
  private static func sigma(_ factor: SmallSystem.Factor) -> Double {
    var variance = 0.0
    for axis in 0..<3 {
      var unit = SmallSystem.Vector(repeating: 0)
      unit[axis] = 1
      variance += factor.solve(unit)[axis]
    }
    return variance.squareRoot() / standardGravity
  }

  private typealias Columns = (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

  private static func negated(_ columns: Columns) -> Columns {
    (columns.0 * -1, columns.1 * -1, columns.2 * -1)
  }

  /// Adds `gravity` g + `bias` b = `value`, three rows.
  private static func add(
    to system: inout SmallSystem, gravity: Double, bias: Columns, value: SIMD3<Double>, sigma: Double
  ) {
    for axis in 0..<3 {
      var row = SmallSystem.Vector(repeating: 0)
      row[axis] = gravity
      row[3] = bias.0[axis]
      row[4] = bias.1[axis]
      row[5] = bias.2[axis]
      system.add(row: row, residual: value[axis], weight: 1 / (sigma * sigma))
    }
  }
}
