public import PoseMath

/// Accelerometer bias, scale factor and misalignment from several rests: whatever the direction, a sensor at
/// rest reads gravity.
public struct AccelerometerFit: Sendable {
  /// Local gravity, m/s^2.
  public var gravity = standardGravity
  /// A scale factor less certain than this, as a part of itself, is refused.
  public var scaleDeviationMax = 0.01

  /// Directions that bias and scale factor need, six parameters.
  static let directionsMin = 6
  /// Directions that the misalignment needs as well, nine parameters.
  static let directionsForMisalignment = 9

  /// A fit against this gravity.
  public init(gravity: Double = standardGravity) { self.gravity = gravity }

  /// The calibration from these rests. With six to eight directions the axes are taken to be square.
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
    // Six parameters first: they tell where the directions are, which nine may not be asked without.
    guard let rough = NormFit(fitsMisalignment: false, radius: gravity).fit(readings) else {
      let coverage = DirectionCoverage(NormFit.roughDirections(of: readings))
      // Rests in one place are a cloud of noise about its own middle, which shows any number of directions.
      throw .tooFewDirections(
        found: min(coverage.directions.count, Self.directionsMin - 1), needed: Self.directionsMin,
        missing: coverage.farthest)
    }
    let coverage = DirectionCoverage(readings.map { rough.matrix * ($0 - rough.bias) })
    guard coverage.directions.count >= Self.directionsMin else {
      throw .tooFewDirections(
        found: coverage.directions.count, needed: Self.directionsMin, missing: coverage.farthest)
    }
    let fitsMisalignment = coverage.directions.count >= Self.directionsForMisalignment
    let model = NormFit(fitsMisalignment: fitsMisalignment, radius: gravity)
    guard let result = fitsMisalignment ? model.fit(readings) : rough else { throw .noSolution }
    let noise = Self.noise(of: rests, matrix: result.matrix, bias: result.bias)
    let calibration = assemble(result, model, recording, rests, coverage, noise)
    let certainty = calibration.axes.scaleFactorDeviation / calibration.axes.scaleFactor
    guard certainty.max() <= scaleDeviationMax else {
      throw .undetermined(
        .scaleFactor, standardError: certainty.max(), max: scaleDeviationMax, missing: coverage.farthest)
    }
    return calibration
  }

  // MARK: - Parts

  private func assemble(
    _ result: NormFit.Result, _ model: NormFit, _ recording: InertialRecording, _ rests: [StillInterval],
    _ coverage: DirectionCoverage, _ noise: (sample: Double, mean: Double)
  ) -> AccelerometerCalibration {
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
