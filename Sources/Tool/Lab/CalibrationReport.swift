public import Calibration
private import PoseMath

/// What a recording tells of a unit, for programs: names with their units, a reason where a part is missing.
public struct CalibrationReport: Encodable, Equatable, Sendable {
  /// m/s^2 that the accelerometer was fitted to.
  public var gravity: Double
  /// Samples of the recording.
  public var samples: Int
  /// Seconds of the recording.
  public var duration: Double
  /// Stretches in which the unit lay still.
  public var rests: Int
  /// Nil where it was refused.
  public var accelerometer: Accelerometer?
  /// Why there is no accelerometer.
  public var accelerometerRefusal: CalibrationRefusal?
  /// Nil where it was refused.
  public var gyroscope: Gyroscope?
  /// Why there is no scale factor of the gyroscope.
  public var gyroscopeRefusal: CalibrationRefusal?
  /// Nil where it was refused.
  public var gyroscopeBias: Bias?
  /// Why there is no bias.
  public var gyroscopeBiasRefusal: CalibrationRefusal?
  /// Nil where the recording has none, or it was refused.
  public var magnetometer: Magnetometer?
  /// Why there is no hard and soft iron; nil where there is no magnetometer.
  public var magnetometerRefusal: CalibrationRefusal?

  /// Bias, scale factor and misalignment of three axes, each with its standard error (`..._se`).
  public struct Axes: Encodable, Equatable, Sendable {
    public var bias: [Double]
    public var biasSe: [Double]
    public var scale: [Double]
    public var scaleSe: [Double]
    /// T, rows, unit diagonal.
    public var misalignment: [[Double]]
    public var misalignmentSe: [[Double]]

    init(_ axes: TriaxialCalibration) {
      bias = Self.list(axes.bias)
      biasSe = Self.list(axes.biasDeviation)
      scale = Self.list(axes.scaleFactor)
      scaleSe = Self.list(axes.scaleFactorDeviation)
      misalignment = Self.rows(axes.misalignment)
      misalignmentSe = Self.rows(axes.misalignmentDeviation)
    }

    static func list(_ vector: SIMD3<Double>) -> [Double] { [vector.x, vector.y, vector.z] }
    static func rows(_ matrix: Matrix3) -> [[Double]] { (0..<3).map { list(matrix.row($0)) } }
  }

  /// Bias in readings, scale in readings per m/s^2.
  public struct Accelerometer: Encodable, Equatable, Sendable {
    public var axes: Axes
    public var fitsMisalignment: Bool
    public var directions: Int
    public var residualNormRms: Double
    public var residualNormLeftOutRms: Double
    public var residualNormMax: Double
    public var residualNormOfSamplesRms: Double
    public var noiseOfASample: Double
  }

  /// Bias in readings, scale in readings per rad/s.
  public struct Gyroscope: Encodable, Equatable, Sendable {
    public var axes: Axes
    public var movements: Int
    public var movementsWithGaps: Int
    public var movementsSaturated: Int
    public var movementsTooLong: Int
    public var gravityDirectionRmsDeg: Double
    public var gravityDirectionMaxDeg: Double
  }

  /// Readings; sensitivity in readings per m/s^2, slope in readings per kelvin.
  public struct Bias: Encodable, Equatable, Sendable {
    public var bias: [Double]
    public var biasSe: [Double]
    public var restMean: [Double]
    public var residualRms: [Double]
    public var referenceTemperatureC: Double?
    public var temperatureSlope: [Double]?
    public var temperatureSlopeSe: [Double]?
    public var temperatureSlopeRefusal: CalibrationRefusal?
    public var accelerationSensitivity: [[Double]]?
    public var accelerationSensitivitySe: [[Double]]?
    public var accelerationSensitivityRefusal: CalibrationRefusal?
  }

  /// What `recording` tells where gravity is so strong, m/s^2.
  /// - Throws: `LabError.notDetermined` where it tells nothing at all.
  public init(of recording: InertialRecording, gravity: Double) throws(LabError) {
    let calibration: RecordingCalibration
    do throws(CalibrationError) {
      calibration = try RecordingCalibration(of: recording, gravity: gravity)
    } catch {
      throw .notDetermined(error)
    }
    self.init(calibration, of: recording, gravity: gravity)
  }

  /// The report of a calibration.
  public init(_ calibration: RecordingCalibration, of recording: InertialRecording, gravity: Double) {
    self.gravity = gravity
    samples = recording.times.count
    duration = recording.duration
    rests = calibration.rests.count
    switch calibration.accelerometer {
    case .success(let found): accelerometer = Accelerometer(found)
    case .failure(let reason): accelerometerRefusal = CalibrationRefusal(reason)
    }
    switch calibration.gyroscope {
    case .success(let found): gyroscope = Gyroscope(found)
    case .failure(let reason): gyroscopeRefusal = CalibrationRefusal(reason)
    }
    switch calibration.gyroscopeBias {
    case .success(let found): gyroscopeBias = Bias(found)
    case .failure(let reason): gyroscopeBiasRefusal = CalibrationRefusal(reason)
    }
  }
}

extension CalibrationReport.Accelerometer {
  private enum CodingKeys: String, CodingKey {
    case fitsMisalignment, directions, residualNormRms, residualNormLeftOutRms, residualNormMax
    case residualNormOfSamplesRms, noiseOfASample
  }

  /// The axes' figures stand beside the others.
  public func encode(to encoder: any Encoder) throws {
    try axes.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(fitsMisalignment, forKey: .fitsMisalignment)
    try container.encode(directions, forKey: .directions)
    try container.encode(residualNormRms, forKey: .residualNormRms)
    try container.encode(residualNormLeftOutRms, forKey: .residualNormLeftOutRms)
    try container.encode(residualNormMax, forKey: .residualNormMax)
    try container.encode(residualNormOfSamplesRms, forKey: .residualNormOfSamplesRms)
    try container.encode(noiseOfASample, forKey: .noiseOfASample)
  }

  init(_ found: AccelerometerCalibration) {
    self.init(
      axes: CalibrationReport.Axes(found.axes), fitsMisalignment: found.hasMisalignment,
      directions: found.directionCount, residualNormRms: found.residualNorm,
      residualNormLeftOutRms: found.leftOutResidualNorm,
      residualNormMax: found.residuals.map(abs).max() ?? 0,
      residualNormOfSamplesRms: found.sampleResidualNorm, noiseOfASample: found.sampleNoise)
  }
}

extension CalibrationReport.Gyroscope {
  private enum CodingKeys: String, CodingKey {
    case movements, movementsWithGaps, movementsSaturated, movementsTooLong, gravityDirectionRmsDeg
    case gravityDirectionMaxDeg
  }

  /// The axes' figures stand beside the others.
  public func encode(to encoder: any Encoder) throws {
    try axes.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(movements, forKey: .movements)
    try container.encode(movementsWithGaps, forKey: .movementsWithGaps)
    try container.encode(movementsSaturated, forKey: .movementsSaturated)
    try container.encode(movementsTooLong, forKey: .movementsTooLong)
    try container.encode(gravityDirectionRmsDeg, forKey: .gravityDirectionRmsDeg)
    try container.encode(gravityDirectionMaxDeg, forKey: .gravityDirectionMaxDeg)
  }

  init(_ found: GyroscopeCalibration) {
    let degrees = 180 / Double.pi
    self.init(
      axes: CalibrationReport.Axes(found.axes), movements: found.residuals.count,
      movementsWithGaps: found.gapCount, movementsSaturated: found.saturatedCount,
      movementsTooLong: found.tooLongCount, gravityDirectionRmsDeg: found.residualNorm * degrees,
      gravityDirectionMaxDeg: (found.residuals.max() ?? 0) * degrees)
  }
}

extension CalibrationReport.Bias {
  init(_ found: GyroscopeBias) {
    typealias Axes = CalibrationReport.Axes
    self.init(
      bias: Axes.list(found.bias), biasSe: Axes.list(found.deviation), restMean: Axes.list(found.restMean),
      residualRms: Axes.list(found.residualNorm), referenceTemperatureC: found.referenceTemperature)
    switch found.temperatureSlope {
    case .success(let slope):
      temperatureSlope = Axes.list(slope.perKelvin)
      temperatureSlopeSe = Axes.list(slope.deviation)
    case .failure(let reason): temperatureSlopeRefusal = CalibrationRefusal(reason)
    }
    switch found.accelerationSensitivity {
    case .success(let sensitivity):
      accelerationSensitivity = Axes.rows(sensitivity.matrix)
      accelerationSensitivitySe = Axes.rows(sensitivity.deviation)
    case .failure(let reason): accelerationSensitivityRefusal = CalibrationRefusal(reason)
    }
  }
}
