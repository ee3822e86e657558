internal import Calibration
internal import CalibrationGuide
internal import Drivers
internal import Inventory
internal import PoseMath

// One calibration in the forms of three rooms: the guide's, true = matrix (nominal - bias); the stream's,
// true = matrix nominal - offset; and the record's row of numbers.

extension AxisCorrection {
  /// What a guide found, for the stream.
  init(_ axes: TriaxialCalibration) {
    let matrix = axes.matrix
    self.init(x: matrix.column(0), y: matrix.column(1), z: matrix.column(2), offset: matrix * axes.bias)
  }
}

extension InertialCorrection {
  /// What a guide found, for the stream.
  init(_ unit: UnitCalibration) {
    self.init(
      acceleration: AxisCorrection(unit.accelerometer), angularVelocity: AxisCorrection(unit.gyroscope))
  }
}

extension TriaxialCalibration {
  /// What a stream applies, for a guide to be measured against; nil where the matrix has no inverse.
  init?(_ correction: AxisCorrection) {
    let matrix = Matrix3(columns: correction.x, correction.y, correction.z)
    guard let inverse = matrix.inverse else { return nil }
    self.init(
      bias: inverse * correction.offset, matrix: matrix, biasDeviation: .zero,
      matrixDeviation: Matrix3(diagonal: .zero))
  }
}

extension UnitCalibration {
  /// What a stream applies; the readings as they are where it cannot be turned round.
  init(_ correction: InertialCorrection) {
    guard let accelerometer = TriaxialCalibration(correction.acceleration),
      let gyroscope = TriaxialCalibration(correction.angularVelocity)
    else {
      self = .nominal
      return
    }
    self.init(accelerometer: accelerometer, gyroscope: gyroscope)
  }

  /// As the record keeps it: `SensorCalibration.parameterCount` numbers.
  var parameters: [Double] {
    Self.values(accelerometer.matrix, accelerometer.bias) + Self.values(gyroscope.matrix, gyroscope.bias)
      + Self.values(accelerometer.matrixDeviation, accelerometer.biasDeviation)
      + Self.values(gyroscope.matrixDeviation, gyroscope.biasDeviation)
  }

  /// From the record; nil for another count.
  init?(parameters: [Double]) {
    guard parameters.count == SensorCalibration.parameterCount else { return nil }
    func axes(_ values: Int, _ deviations: Int) -> TriaxialCalibration {
      let (value, deviation) = (Self.part(parameters, values), Self.part(parameters, deviations))
      return TriaxialCalibration(
        bias: value.bias, matrix: value.matrix, biasDeviation: deviation.bias,
        matrixDeviation: deviation.matrix)
    }
    self.init(accelerometer: axes(0, 24), gyroscope: axes(12, 36))
  }

  private static func values(_ matrix: Matrix3, _ bias: SIMD3<Double>) -> [Double] {
    (0..<9).map { matrix[$0 / 3, $0 % 3] } + (0..<3).map { bias[$0] }
  }

  private static func part(_ numbers: [Double], _ begin: Int) -> (matrix: Matrix3, bias: SIMD3<Double>) {
    func row(_ index: Int) -> SIMD3<Double> {
      let first = begin + 3 * index
      return SIMD3(numbers[first], numbers[first + 1], numbers[first + 2])
    }
    return (Matrix3(rows: row(0), row(1), row(2)), row(3))
  }
}
