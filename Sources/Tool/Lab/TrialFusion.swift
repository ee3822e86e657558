public import Fusion
public import PoseMath

/// The orientation filter over a whole trial, as it would have run live: sample by sample, none ahead.
public struct TrialFusion: Sendable {
  /// What the filter may use.
  public enum Mode: String, CaseIterable, Sendable {
    /// Gyroscope and accelerometer: the heading is held.
    case sixAxis = "6d"
    /// With the magnetometer: the heading is that of magnetic north.
    case nineAxis = "9d"
  }

  /// What the filter may use.
  public var mode: Mode
  /// How far past each sample the orientation is turned on at constant rate, milliseconds: where a reference is known
  /// to run ahead of the sensor's samples, or zero.
  public var leadMilliseconds: Double

  /// Whether the filter computes as a controller does; with its default constants.
  public var isSinglePrecision = false
  /// What the filter assumes.
  public var parameters = FilterParameters<Double>()

  /// A run of this kind.
  public init(mode: Mode, leadMilliseconds: Double = 0) {
    self.mode = mode
    self.leadMilliseconds = leadMilliseconds
  }

  /// The orientation after each row, in the trial's earth axes (x east, y north, z up).
  public func earthFromSensor(_ trial: InertialTrial) -> [Quaternion<Double>] {
    isSinglePrecision ? fuse(trial, FilterParameters<Float>()) : fuse(trial, parameters)
  }

  private func fuse<Scalar: PoseScalar>(
    _ trial: InertialTrial, _ parameters: FilterParameters<Scalar>
  ) -> [Quaternion<Double>] {
    var filter = OrientationFilter<Scalar>(parameters: parameters)
    let lead = Scalar(leadMilliseconds / 1000)
    return trial.rows.map { row in
      filter.ingest(
        IMUSample(
          timestamp: row.sample.timestamp, angularVelocity: SIMD3(row.sample.angularVelocity),
          acceleration: SIMD3(row.sample.acceleration), lostBefore: row.sample.lostBefore))
      if mode == .nineAxis { filter.ingest(magneticField: SIMD3(row.magneticField)) }
      let northFromWorld = Quaternion(rotationVector: SIMD3(0, -(filter.magneticNorth ?? 0), 0))
      let north = northFromWorld * filter.estimate.worldFromSensor(after: lead)
      return Self.earthFromWorld * Quaternion(north)
    }
  }

  /// How sure the filter says it is of the vertical after each row: a standard deviation, radians.
  public func inclinationDeviations(_ trial: InertialTrial) -> [Double] {
    var filter = OrientationFilter<Double>(parameters: parameters)
    return trial.rows.map { row in
      filter.ingest(row.sample)
      if mode == .nineAxis { filter.ingest(magneticField: row.magneticField) }
      return filter.inclinationDeviation
    }
  }

  /// How good those orientations are; nil where nothing of the trial is scored.
  /// - Throws: what `OrientationErrors` throws.
  public func score(_ trial: InertialTrial) throws(LabError) -> OrientationScore? {
    OrientationScore(of: try OrientationErrors(of: earthFromSensor(trial), against: trial))
  }

  /// The world's y is up and its -z is north; the earth's z is up and its y is north.
  public static let earthFromWorld = Quaternion<Double>(rotationVector: SIMD3(.pi / 2, 0, 0))

  /// Fuses a trial into a file `t,qw,qx,qy,qz`, one row a sample.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public func write(_ trial: InertialTrial, to path: String) throws(LabError) {
    var table = try CSVWriter(path: path, header: "t,qw,qx,qy,qz")
    for (index, q) in earthFromSensor(trial).enumerated() {
      try table.append(trial.seconds(ofRow: index), q.w, q.x, q.y, q.z)
    }
    try table.finish()
  }
}
