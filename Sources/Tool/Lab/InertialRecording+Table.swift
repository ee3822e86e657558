public import Calibration

extension InertialRecording {
  /// The recording in a table: t_s, ax, ay, az, gx, gy, gz, in whatever unit; temperature_c where the device
  /// reports one.
  /// - Throws: `LabError.noColumn`, and `.notDetermined` with what `InertialRecording` throws.
  public init(_ table: NumberTable) throws(LabError) {
    let times = try table.column("t_s")
    let acceleration = try table.vectors("ax", "ay", "az")
    let rate = try table.vectors("gx", "gy", "gz")
    do throws(CalibrationError) {
      try self.init(
        times: times, acceleration: acceleration, angularVelocity: rate,
        temperature: table["temperature_c"] ?? [])
    } catch {
      throw .notDetermined(error)
    }
  }
}
