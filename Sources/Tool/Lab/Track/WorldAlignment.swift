internal import PoseMath

/// The rigid motion that takes a track's world to the truth's: where a world begins and which way is forward is
/// nobody's error.
///
/// Rotation by Horn (J. Opt. Soc. Am. A 4, 629, 1987): the largest eigenvector of the four by four matrix of the
/// correlations of positions and of the bodies' axes together, so that it is known for a body at rest as well. Poses
/// weigh by how well the track knows them: a second without light must not tilt the world of all others.
struct WorldAlignment {
  /// The truth's world from the track's.
  private(set) var truthFromTrack = Pose<Double>.identity

  /// Metres at which the end of a body's axis errs as much as a position: on the simulator positions err by 0.3 mm and
  /// orientations by 0.1 to 0.2 degrees. With 0.5 a hand's steady 0.15 degrees turned the world of its swings, and were
  /// half of their position error.
  static let axisLength = 0.1
  /// Rounds of the power method; the eigenvalues are far apart, each round is nearer by a factor.
  private static let roundsMax = 500

  /// Which freedoms the fit has.
  enum Freedom { case none, yaw, rigid }

  /// A pose of the track, the same of the truth, and what it counts for.
  typealias Pair = (track: Pose<Double>, truth: Pose<Double>, weight: Double)

  init(_ pairs: [Pair], freedom: Freedom, axisLength: Double = Self.axisLength) {
    guard !pairs.isEmpty, freedom != .none else { return }
    let total = pairs.reduce(0) { $0 + $1.weight }
    let trackMean = pairs.reduce(SIMD3.zero) { $0 + $1.weight * $1.track.position } / total
    let truthMean = pairs.reduce(SIMD3.zero) { $0 + $1.weight * $1.truth.position } / total
    // Rows of the correlation: sums of track[i] * truth.
    var rows = [SIMD3<Double>](repeating: .zero, count: 3)
    func add(_ track: SIMD3<Double>, _ truth: SIMD3<Double>, _ weight: Double) {
      for axis in 0..<3 { rows[axis] += weight / total * track[axis] * truth }
    }
    let axisWeight = axisLength * axisLength
    for (track, truth, weight) in pairs {
      add(track.position - trackMean, truth.position - truthMean, weight)
      for axis in [SIMD3<Double>(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)] {
        add(track.orientation.rotate(axis), truth.orientation.rotate(axis), weight * axisWeight)
      }
    }
    let turn = freedom == .yaw ? Self.yaw(rows) : Self.rotation(rows)
    truthFromTrack = Pose(orientation: turn, position: truthMean - turn.rotate(trackMean))
  }

  /// The turn about the vertical (+Y) that fits best.
  private static func yaw(_ rows: [SIMD3<Double>]) -> Quaternion<Double> {
    let sine = rows[2].x - rows[0].z
    let cosine = rows[0].x + rows[2].z
    return Quaternion(rotationVector: SIMD3(0, Double.arcTangent(sine, over: cosine), 0))
  }

  private static func rotation(_ s: [SIMD3<Double>]) -> Quaternion<Double> {
    let trace = s[0].x + s[1].y + s[2].z
    let skew = SIMD3(s[1].z - s[2].y, s[2].x - s[0].z, s[0].y - s[1].x)
    let matrix = [
      SIMD4(trace, skew.x, skew.y, skew.z),
      SIMD4(skew.x, 2 * s[0].x - trace, s[0].y + s[1].x, s[2].x + s[0].z),
      SIMD4(skew.y, s[0].y + s[1].x, 2 * s[1].y - trace, s[1].z + s[2].y),
      SIMD4(skew.z, s[2].x + s[0].z, s[1].z + s[2].y, 2 * s[2].z - trace),
    ]
    // Shifted so that the largest eigenvalue is the largest in size as well.
    let shift = matrix.reduce(0) { $0 + ($1 * $1).sum() }.squareRoot()
    var best = SIMD4<Double>(1, 0, 0, 0)
    var largest = -Double.infinity
    for start in 0..<4 {
      var vector = SIMD4<Double>(repeating: 0.1)
      vector[start] = 1
      for _ in 0..<roundsMax {
        let next =
          SIMD4(
            (matrix[0] * vector).sum(), (matrix[1] * vector).sum(), (matrix[2] * vector).sum(),
            (matrix[3] * vector).sum()) + shift * vector
        vector = next / (next * next).sum().squareRoot()
      }
      let image = SIMD4(
        (matrix[0] * vector).sum(), (matrix[1] * vector).sum(), (matrix[2] * vector).sum(),
        (matrix[3] * vector).sum())
      let value = (image * vector).sum()
      if value > largest { (largest, best) = (value, vector) }
    }
    return Quaternion(w: best.x, x: best.y, y: best.z, z: best.w).normalized()
  }
}
