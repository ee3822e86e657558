public import PoseMath

/// Everything that one recording tells of a unit: each part, or why it cannot be told.
public struct RecordingCalibration: Equatable, Sendable {
  /// The stretches in which the unit lay still.
  public var rests: [StillInterval]
  /// Bias, scale factor and misalignment of the accelerometer.
  public var accelerometer: Result<AccelerometerCalibration, CalibrationError>
  /// Bias of the gyroscope, with its slope and its sensitivity.
  public var gyroscopeBias: Result<GyroscopeBias, CalibrationError>
  /// Scale factor and misalignment of the gyroscope.
  public var gyroscope: Result<GyroscopeCalibration, CalibrationError>

  /// What `recording` tells where gravity is so strong, m/s^2. Allocates; linear in the samples.
  ///
  /// - Throws: what `StillnessDetector.intervals(in:)` throws: without rests nothing can be told.
  public init(
    of recording: InertialRecording, gravity: Double = standardGravity,
    detector: StillnessDetector = StillnessDetector()
  ) throws(CalibrationError) {
    let rests = try detector.intervals(in: recording)
    self.rests = rests
    let accelerometer = Self.attempt { () throws(CalibrationError) in
      try AccelerometerFit(gravity: gravity).fit(recording, rests: rests)
    }
    self.accelerometer = accelerometer
    let axes = try? accelerometer.get().axes
    gyroscopeBias = Self.attempt { () throws(CalibrationError) in
      try GyroscopeBiasFit().fit(recording, rests: rests, accelerometer: axes)
    }
    gyroscope = Self.attempt { () throws(CalibrationError) in
      let axes = try accelerometer.get().axes
      return try GyroscopeFit().fit(recording, rests: rests, accelerometer: axes)
    }
  }

  private static func attempt<Value>(
    _ fit: () throws(CalibrationError) -> Value
  ) -> Result<Value, CalibrationError> {
    do throws(CalibrationError) { return .success(try fit()) } catch { return .failure(error) }
  }
}
