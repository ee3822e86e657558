public import PoseMath

/// Accelerometer bias, scale factor and misalignment from several rests: whatever the direction, a sensor at
/// rest reads gravity.
public struct AccelerometerFit: Sendable {
  /// Local gravity, m/s^2.
  public var gravity = standardGravity
  /// A scale factor less certain than this, as a part of itself, is refused.
  public var scaleDeviationMax = 0.01
  /// Where an element of the misalignment would be less certain than this, radians, the axes are taken for square.
  public var misalignmentDeviationMax = 0.01

  /// Directions that bias and scale factor need, six parameters.
  static let directionsMin = 6
  /// Bias, scale factor and misalignment; one rest more, and the residuals tell their own variance.
  static let parametersMax = 9

  /// A fit against this gravity.
  public init(gravity: Double = standardGravity) { self.gravity = gravity }

  /// The calibration from these rests. Where they do not determine the misalignment, the axes
  /// are taken for square.
  ///
  /// - Throws: `CalibrationError.notStill`, `.saturated`, `.tooFewDirections`, `.undetermined`, `.noSolution`.
  public func fit(
    _ recording: InertialRecording, rests: [StillInterval]
  ) throws(CalibrationError) -> AccelerometerCalibration {
    guard rests.count >= Self.directionsMin else {
      throw .notStill(
        intervals: rests.count, needed: Self.directionsMin, longest: rests.map(\.duration).max() ?? 0)
    }
    try AxisRange.requireFreeRests(rests, of: recording)
    let readings = rests.map(\.acceleration)
    let square = NormFit(fitsMisalignment: false, radius: gravity)
    let rough = square.fit(readings)
    let coverage = try coverage(of: readings, rough: rough)
    let full = NormFit(fitsMisalignment: true, radius: gravity)
    if rests.count > Self.parametersMax, let result = full.fit(readings) {
      let calibration = assemble(result, full, recording, rests, coverage)
      if isCertain(calibration) { return calibration }
    }
    guard let rough else { throw .noSolution }
    let calibration = assemble(rough, square, recording, rests, coverage)
    guard isCertain(calibration) else {
      let ratio = calibration.axes.scaleFactorDeviation / calibration.axes.scaleFactor
      throw .undetermined(
        .scaleFactor, standardError: ratio.max(), max: scaleDeviationMax, missing: coverage.farthest)
    }
    return calibration
  }

  // MARK: - Parts

  /// The directions that the rests show, as six parameters correct them: nine may not be asked without enough.
  private func coverage(
    of readings: [SIMD3<Double>], rough: NormFit.Result?
  ) throws(CalibrationError) -> DirectionCoverage {
    let directions =
      rough.map { rough in readings.map { rough.matrix * ($0 - rough.bias) } }
      ?? NormFit.roughDirections(of: readings)
    let coverage = DirectionCoverage(directions)
    // Rests in one place are a cloud of noise about its own middle, which shows any number of directions.
    let found =
      rough == nil ? min(coverage.directions.count, Self.directionsMin - 1) : coverage.directions.count
    guard found >= Self.directionsMin else {
      throw .tooFewDirections(found: found, needed: Self.directionsMin, missing: coverage.farthest)
    }
    return coverage
  }

  private func assemble(
    _ result: NormFit.Result, _ model: NormFit, _ recording: InertialRecording, _ rests: [StillInterval],
    _ coverage: DirectionCoverage
  ) -> AccelerometerCalibration {
    let noise = Self.noise(of: rests, matrix: result.matrix, bias: result.bias)
    // Where the residuals are few they may be small by luck: never below what the noise of the means gives.
    let variance = max(result.residualVariance ?? 0, noise.mean * noise.mean)
    let covariance = result.cofactors * variance
    var matrixDeviation = Matrix3(diagonal: .zero)
    for (index, element) in model.elements.enumerated() {
      matrixDeviation[element.row, element.column] = covariance[3 + index, 3 + index].squareRoot()
    }
    let axes = TriaxialCalibration(
      bias: result.bias, matrix: result.matrix,
      biasDeviation: SIMD3(covariance[0, 0], covariance[1, 1], covariance[2, 2]).squareRoot(),
      matrixDeviation: matrixDeviation)
    let leftOut = zip(result.residuals, result.leverages).map { $0 / max(1e-9, 1 - $1) }
    let single = rests.flatMap { rest in
      recording.acceleration[rest.samples].map { axes.corrected($0).length - gravity }
    }
    return AccelerometerCalibration(
      axes: axes, hasMisalignment: model.fitsMisalignment, residuals: result.residuals,
      residualNorm: Self.rootMeanSquare(result.residuals),
      leftOutResidualNorm: Self.rootMeanSquare(leftOut), sampleResidualNorm: Self.rootMeanSquare(single),
      sampleNoise: noise.sample, directionCount: coverage.directions.count, covariance: covariance)
  }

  private func isCertain(_ calibration: AccelerometerCalibration) -> Bool {
    let ratio = calibration.axes.scaleFactorDeviation / calibration.axes.scaleFactor
    let skew = calibration.axes.misalignmentDeviation
    let largest = (0..<3).map { skew.row($0).max() }.max() ?? 0
    return ratio.max() <= scaleDeviationMax && largest <= misalignmentDeviationMax
  }

  /// Standard deviation along gravity of one sample, and of a rest's mean, m/s^2.
  private static func noise(
    of rests: [StillInterval], matrix: Matrix3, bias: SIMD3<Double>
  ) -> (sample: Double, mean: Double) {
    var (sample, mean) = (0.0, 0.0)
    for rest in rests {
      let up = matrix * (rest.acceleration - bias)
      let pull = matrix.transpose * (up.direction ?? .zero)
      let deviation = pull * rest.accelerationDeviation
      sample += deviation.lengthSquared
      mean += deviation.lengthSquared / Double(rest.samples.count)
    }
    return ((sample / Double(rests.count)).squareRoot(), (mean / Double(rests.count)).squareRoot())
  }

  static func rootMeanSquare(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    return (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }
}
