public import Calibration
private import PoseMath

/// What a calibration is fitted to, whichever form it was recorded in.
public struct CalibrationInput: Sendable {
  /// Gyroscope and accelerometer.
  public var inertial: InertialRecording
  /// One reading of the magnetometer a sample; empty where there is none.
  public var magneticField: [SIMD3<Double>]

  /// The recording in a file, gzip'ed or not: a trial of format HSIMU001, or a table as `InertialRecording` takes
  /// it, with columns mx, my, mz where there is a magnetometer.
  /// - Throws: what `LabFile.read`, `InertialTrial`, `NumberTable` and `InertialRecording` throw.
  public init(contentsOf path: String) throws(LabError) {
    let bytes = try LabFile.read(path)
    if bytes.starts(with: InertialTrial.magic) {
      try self.init(try InertialTrial(bytes: bytes))
    } else {
      let table = try NumberTable(bytes: bytes)
      let hasField = ["mx", "my", "mz"].contains { table.names.contains($0) }
      self.init(
        inertial: try InertialRecording(table),
        magneticField: hasField ? try table.vectors("mx", "my", "mz") : [])
    }
  }

  private init(inertial: InertialRecording, magneticField: [SIMD3<Double>]) {
    self.inertial = inertial
    self.magneticField = magneticField
  }

  private init(_ trial: InertialTrial) throws(LabError) {
    do throws(CalibrationError) {
      inertial = try InertialRecording(
        times: trial.rows.indices.map(trial.seconds(ofRow:)),
        acceleration: trial.rows.map(\.sample.acceleration),
        angularVelocity: trial.rows.map(\.sample.angularVelocity))
    } catch {
      throw .notDetermined(error)
    }
    magneticField = trial.rows.map(\.magneticField)
  }
}
