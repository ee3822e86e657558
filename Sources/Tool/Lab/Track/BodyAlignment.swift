internal import Calibration
internal import PoseMath

/// What two trackers may choose freely, taken out: the world's frame, and which frame of the body a pose is of.
///
/// Without the second, an inertial sensor's poses and a head's differ by the arm between them in every turn. The body's
/// turn is sought from the 24 ways to lay one set of axes on another, then world and body take turns at the least squares.
struct BodyAlignment {
  /// The truth's world from the track's.
  private(set) var world = Pose<Double>.identity
  /// The truth's frame of the body in the track's.
  private(set) var body = Pose<Double>.identity

  /// Rounds of world and body: what is left after them is below what tables are rounded to.
  private static let roundsMax = 40
  /// Metres at which the end of an axis counts as much as a position: where the body moves its positions decide, and at
  /// rest its axes.
  private static let axisLength = 0.05
  /// The square of a millimetre over 0.3 m.
  private static let armWeight = 1e-5

  init(_ pairs: [WorldAlignment.Pair]) {
    var least = Double.infinity
    // Enough poses to tell the 24 apart.
    let few = stride(from: 0, to: pairs.count, by: max(1, pairs.count / 50)).map { pairs[$0] }
    for turn in Self.turns {
      var trial = BodyAlignment(turn)
      for _ in 0..<3 { trial.improve(few) }
      let errors = few.map { trial.aligned($0.track).orientation.angle(to: $0.truth.orientation) }.sorted()
      guard let middle = errors.dropFirst(errors.count / 2).first, middle < least else { continue }
      (least, self) = (middle, trial)
    }
    for _ in 0..<Self.roundsMax { improve(pairs) }
  }

  private init(_ turn: Quaternion<Double>) { body.orientation = turn }

  /// A pose of the track as the truth would tell it.
  func aligned(_ track: Pose<Double>) -> Pose<Double> { world * track * body }

  private mutating func improve(_ pairs: [WorldAlignment.Pair]) {
    guard !pairs.isEmpty else { return }
    let carried = pairs.map { (track: $0.track * body, truth: $0.truth, weight: $0.weight) }
    world = WorldAlignment(carried, freedom: .rigid, axisLength: Self.axisLength).truthFromTrack
    // The body's turn: the same fit with the worlds for bodies.
    let turns = pairs.map { pair in
      let inverse = (world.orientation * pair.track.orientation).conjugate
      return (
        track: Pose<Double>.identity,
        truth: Pose(orientation: inverse * pair.truth.orientation, position: .zero), weight: pair.weight
      )
    }
    body.orientation = WorldAlignment(turns, freedom: .rigid).truthFromTrack.orientation
    improveArm(pairs)
  }

  /// What is still missing of shift and arm: of p' = R p + s + M a with s and a unknown, a by differences from the means.
  private mutating func improveArm(_ pairs: [WorldAlignment.Pair]) {
    let total = pairs.reduce(0) { $0 + $1.weight }
    func mean(_ vectors: [SIMD3<Double>]) -> SIMD3<Double> {
      zip(vectors, pairs).reduce(.zero) { $0 + $1.1.weight / total * $1.0 }
    }
    func mean(_ one: [SIMD3<Double>], _ other: [SIMD3<Double>]) -> Double {
      zip(zip(one, other), pairs).reduce(0) { $0 + $1.1.weight / total * $1.0.0.dot($1.0.1) }
    }
    let errors = pairs.map { $0.truth.position - aligned($0.track).position }
    let error = mean(errors)
    let images = [SIMD3<Double>(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)].map { axis in
      pairs.map { (world.orientation * $0.track.orientation).rotate(axis) }
    }
    let means = images.map(mean)
    let columns = zip(images, means).map { images, mean in images.map { $0 - mean } }
    let rest = errors.map { $0 - error }
    // A body that hardly turns does not tell its arm: nobody's is longer than some tenths of a metre, for millimetres.
    var normal = Matrix3(diagonal: SIMD3(repeating: Self.armWeight))
    var right = -Self.armWeight * body.position
    for row in 0..<3 {
      right[row] += mean(columns[row], rest)
      for column in 0..<3 { normal[row, column] += mean(columns[row], columns[column]) }
    }
    guard let arm = normal.inverse.map({ $0 * right }) else { return }
    body.position += arm
    world.position += error - (arm.x * means[0] + arm.y * means[1] + arm.z * means[2])
  }

  /// The turns that lay axes on axes: six ways for -Z to point, four for +Y each.
  private static var turns: [Quaternion<Double>] {
    let quarter = Double.pi / 2
    let sides = [
      SIMD3<Double>.zero, SIMD3(0, quarter, 0), SIMD3(0, 2 * quarter, 0), SIMD3(0, -quarter, 0),
      SIMD3(quarter, 0, 0), SIMD3(-quarter, 0, 0),
    ]
    return sides.flatMap { side in
      (0..<4).map { count in
        Quaternion(rotationVector: side) * Quaternion(rotationVector: SIMD3(0, 0, Double(count) * quarter))
      }
    }
  }
}
