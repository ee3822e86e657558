internal import PoseMath

/// The small rotation between a magnetometer and the sensors that know up: the dip of the field is the same in
/// every attitude, u . R m = c.
///
/// Gauss and Newton on the rotation: t turns R m by t x R m, so that the residual moves by t . (R m x u).
struct DipAlignment {
  /// From the magnetometer's axes to those of up.
  let rotation: Quaternion<Double>
  /// Standard error about each axis, radians.
  let deviation: SIMD3<Double>

  /// A rotation less certain than this is none, radians: two degrees.
  static let deviationMax = 2 * Double.pi / 180
  static let iterationsMax = 30

  /// Nil where the pairs do not determine it.
  init?(_ pairs: [(field: SIMD3<Double>, up: SIMD3<Double>)]) {
    guard pairs.count > 4 else { return nil }
    var rotation = Quaternion<Double>.identity
    var sine = pairs.reduce(0) { $0 + $1.field.dot($1.up) } / Double(pairs.count)
    for _ in 0..<Self.iterationsMax {
      let equations = Self.equations(pairs, rotation: rotation, sine: sine)
      guard let step = equations.full.solve(equations.gradient.map { -$0 }) else { return nil }
      let turn = SIMD3(step[0], step[1], step[2])
      guard turn.isFinite, turn.length < 1 else { return nil }
      rotation = (Quaternion(rotationVector: turn) * rotation).normalized()
      sine += step[3]
      if turn.length < 1e-12 { break }
    }
    let equations = Self.equations(pairs, rotation: rotation, sine: sine)
    guard let cofactors = equations.full.inverse() else { return nil }
    let variance = equations.sumOfSquares / Double(pairs.count - 4)
    self.rotation = rotation
    deviation = (SIMD3(cofactors[0, 0], cofactors[1, 1], cofactors[2, 2]) * variance).squareRoot()
  }

  private static func equations(
    _ pairs: [(field: SIMD3<Double>, up: SIMD3<Double>)], rotation: Quaternion<Double>, sine: Double
  ) -> NormalEquations {
    var equations = NormalEquations(parameters: 4)
    for (field, up) in pairs {
      let turned = rotation.rotate(field)
      let slope = turned.cross(up)
      equations.add(residual: turned.dot(up) - sine, derivatives: [slope.x, slope.y, slope.z, -1])
    }
    return equations
  }
}
