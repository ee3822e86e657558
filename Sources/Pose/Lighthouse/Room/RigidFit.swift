internal import PoseMath

/// The motion of a whole that takes poses to where they belong, as nearly as all agree.
enum RigidFit {
  /// What a turn of one radian weighs against a shift, metres: half an arm.
  private static let arm = 0.5

  /// The pose T with the least squares of T a - b over the pairs (a, b), from a start near it (Gauss, Newton).
  /// - Parameter keepsUp: whether only turns about +Y are free.
  static func transform(
    _ pairs: [(from: Pose<Double>, to: Pose<Double>)], near start: Pose<Double>, keepsUp: Bool = false
  ) -> Pose<Double> {
    var transform = start
    let axes = keepsUp ? [1] : [0, 1, 2]
    for _ in 0..<8 {
      var system = SmallSystem(count: axes.count + 3)
      for (from, to) in pairs { add(to: &system, transform * from, to, axes) }
      guard let factor = system.factor() else { return transform }
      let step = factor.solve(system.right)
      var turned = SIMD3<Double>.zero
      for (column, axis) in axes.enumerated() { turned[axis] = step[column] }
      let shift = SIMD3(step[axes.count], step[axes.count + 1], step[axes.count + 2])
      let turn = Quaternion(rotationVector: turned)
      transform = Pose(
        orientation: (turn * transform.orientation).normalized(),
        position: turn.rotate(transform.position) + shift)
      if (0..<axes.count + 3).allSatisfy({ abs(step[$0]) < 1e-10 }) { break }
    }
    return transform
  }

  private static func add(
    to system: inout SmallSystem, _ here: Pose<Double>, _ there: Pose<Double>, _ axes: [Int]
  ) {
    let turned = (there.orientation * here.orientation.conjugate).rotationVector
    let missed = there.position - here.position
    for axis in 0..<3 {
      if let column = axes.firstIndex(of: axis) {
        var row = SmallSystem.Vector(repeating: 0)
        row[column] = arm
        system.add(row: row, residual: turned[axis] * arm, weight: 1)
      }
      // A turn by e about the world's origin moves a point p by e x p.
      let effect = here.position.cross(SIMD3<Double>.unit(axis))
      var row = SmallSystem.Vector(repeating: 0)
      for (column, other) in axes.enumerated() { row[column] = effect[other] }
      row[axes.count + axis] = 1
      system.add(row: row, residual: missed[axis], weight: 1)
    }
  }
}

extension SIMD3<Double> {
  fileprivate static func unit(_ axis: Int) -> SIMD3<Double> {
    var vector = SIMD3<Double>.zero
    vector[axis] = 1
    return vector
  }
}
