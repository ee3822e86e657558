public import PoseMath

/// How far an estimate is from a trial's truth, sample by sample, as the BROAD benchmark measures it.
///
/// With e = estimate * conj(truth), both earth from sensor: total 2 acos |e_w|, heading 2 atan(e_z / e_w),
/// inclination 2 acos sqrt(e_w^2 + e_z^2) (D. Laidig, M. Caruso, A. Cereatti, T. Seel, Data 6(7):72, 2021).
public struct OrientationErrors: Equatable, Sendable {
  /// One sample with a truth.
  public struct Sample: Equatable, Sendable {
    /// Row of the trial.
    public var row: Int
    /// Radians, in [0, pi].
    public var total: Double
    /// Radians, in [0, pi].
    public var inclination: Double
    /// Radians, in (-pi, pi], positive to the east of the truth's x towards y.
    public var heading: Double
    /// Whether it counts for the scores.
    public var isMoving: Bool
    /// e, for measures that take a heading out again.
    public var error: Quaternion<Double>
  }

  /// In order of time; rows without a truth are left out.
  public var samples: [Sample]
  /// Samples a second.
  public var rateHz: Double

  /// The errors of `estimate`, earth from sensor, one a row. An estimate that is not finite counts as half a turn.
  /// - Throws: `LabError.otherLength`.
  public init(of estimate: [Quaternion<Double>], against trial: InertialTrial) throws(LabError) {
    guard estimate.count == trial.rows.count else {
      throw .otherLength(expected: trial.rows.count, actual: estimate.count)
    }
    rateHz = trial.rateHz
    samples = trial.rows.indices.compactMap { row in
      trial.rows[row].earthFromSensor.map { truth in
        Self.sample(row, estimate[row], truth, isMoving: trial.rows[row].isMoving)
      }
    }
  }

  private static func sample(
    _ row: Int, _ estimate: Quaternion<Double>, _ truth: Quaternion<Double>, isMoving: Bool
  ) -> Sample {
    let length = estimate.lengthSquared.squareRoot()
    guard estimate.isFinite, length > 1e-3 else {
      return Sample(
        row: row, total: .pi, inclination: .pi, heading: .pi, isMoving: isMoving,
        error: Quaternion(w: 0, x: 1, y: 0, z: 0))
    }
    let error = (estimate.normalized() * truth.conjugate).normalized()
    let flat = SIMD2(error.x, error.y)
    let upright = SIMD2(error.w, error.z)
    return Sample(
      row: row, total: 2 * Double.arcTangent(error.imaginary.length, over: abs(error.w)),
      inclination: 2
        * Double.arcTangent(
          (flat * flat).sum().squareRoot(), over: (upright * upright).sum().squareRoot()),
      heading: wrapped(2 * Double.arcTangent(error.z, over: error.w)), isMoving: isMoving, error: error)
  }

  /// Into (-pi, pi].
  static func wrapped(_ angle: Double) -> Double {
    let turns = (angle / (2 * .pi)).rounded()
    return angle - turns * 2 * .pi
  }
}
