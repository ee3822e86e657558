internal import PoseMath

/// The motion of a whole that takes poses to where they belong, as nearly as all agree.
enum RigidFit {
  /// What a turn of one radian weighs against a shift, metres: half an arm.
  private static let arm = 0.5

  /// The pose T with the least squares of T a - b over the pairs (a, b), from a start near it (Gauss, Newton).
  static func transform(
    _ pairs: [(from: Pose<Double>, to: Pose<Double>)], near start: Pose<Double>
  ) -> Pose<Double> {
    var transform = start
    for _ in 0..<8 {
      var system = SmallSystem(count: 6)
      for (from, to) in pairs {
        let here = transform * from
        let turned = (to.orientation * here.orientation.conjugate).rotationVector
        let missed = to.position - here.position
        for axis in 0..<3 {
          var row = SmallSystem.Vector(repeating: 0)
          row[axis] = arm
          system.add(row: row, residual: turned[axis] * arm, weight: 1)
          // A turn by e about the world's origin moves a point p by e x p.
          let effect = here.position.cross(SIMD3<Double>.unit(axis))
          row = SmallSystem.Vector(repeating: 0)
          for other in 0..<3 { row[other] = effect[other] }
          row[axis + 3] = 1
          system.add(row: row, residual: missed[axis], weight: 1)
        }
      }
      guard let factor = system.factor() else { return transform }
      let step = factor.solve(system.right)
      let turn = Quaternion(rotationVector: SIMD3(step[0], step[1], step[2]))
      transform = Pose(
        orientation: (turn * transform.orientation).normalized(),
        position: turn.rotate(transform.position) + SIMD3(step[3], step[4], step[5]))
      if (0..<6).allSatisfy({ abs(step[$0]) < 1e-10 }) { break }
    }
    return transform
  }
}

extension SIMD3<Double> {
  fileprivate static func unit(_ axis: Int) -> SIMD3<Double> {
    var vector = SIMD3<Double>.zero
    vector[axis] = 1
    return vector
  }
}
