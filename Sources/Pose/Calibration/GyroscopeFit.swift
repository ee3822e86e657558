private import PoseMath

/// Gyroscope scale factor and misalignment: the direction of up, carried over each movement between two rests
/// by the gyroscope, must be where the accelerometer reads it after the movement.
///
/// Tedaldi, Pretto and Menegatti (ICRA 2014, equation 12), with three differences: the bias follows the
/// specific force during the movement and what is left of it at both rests, the derivatives are exact, and the
/// first guess of the scale factor is searched for, since no range of the sensor is known.
public struct GyroscopeFit: Sendable {
  /// A scale factor less certain than this, as a part of itself, is refused.
  public var scaleDeviationMax = 0.01
  /// A longer movement is left out, seconds.
  public var movementDurationMax = 60.0
  /// The fastest turn of a recording is looked for between these, rad/s.
  public var fastestTurn = 0.2...100.0

  /// Each movement gives two equations, for nine elements.
  static let movementsMin = 5
  /// Steps of a movement while the scale factor is looked for.
  static let coarseSteps = 40

  /// A fit with the settings above.
  public init() {}

  /// The calibration from these rests, in time's order, and what lies between them.
  ///
  /// - Throws: `CalibrationError.notStill`, `.saturated`, `.tooFewTurns`, `.undetermined`, `.noSolution`.
  public func fit(
    _ recording: InertialRecording, rests: [StillInterval], accelerometer: TriaxialCalibration
  ) throws(CalibrationError) -> GyroscopeCalibration {
    let bias = try GyroscopeBiasFit().fit(recording, rests: rests, accelerometer: accelerometer)
    let choice = MovementChoice(
      recording: recording, rests: rests, accelerometer: accelerometer, bias: bias,
      durationMax: movementDurationMax)
    let (movements, flaws) = choice.movements()
    guard movements.count >= Self.movementsMin else {
      if let (axis, samples) = choice.worstSaturation(),
        movements.count + flaws[.saturated, default: 0] >= Self.movementsMin
      {
        throw .saturated(SensorAxis(.gyroscope, axis), samples: samples)
      }
      throw .tooFewTurns(
        found: movements.count, needed: Self.movementsMin, missing: Self.missingAxis(movements, scale: 1))
    }
    let scale = roughScale(movements)
    let missing = Self.missingAxis(movements, scale: scale)
    guard let solution = solve(movements, scale: scale) else {
      throw .tooFewTurns(found: movements.count, needed: Self.movementsMin, missing: missing)
    }
    // A direction has two degrees of freedom, though three coordinates were added up.
    let variance = solution.equations.sumOfSquares / Double(2 * movements.count - 9)
    let calibration = assemble(solution, variance, scale, movements, flaws, bias)
    let ratio = calibration.axes.scaleFactorDeviation / calibration.axes.scaleFactor
    let certainty = max(abs(ratio.x), abs(ratio.y), abs(ratio.z))
    guard certainty <= scaleDeviationMax else {
      throw .undetermined(.scaleFactor, standardError: certainty, max: scaleDeviationMax, missing: missing)
    }
    guard calibration.axes.matrix.diagonal.min() > 0 else { throw .noSolution }
    return calibration
  }

  // MARK: - Parts

  /// The scale factor, SI per reading and alike on all axes, that carries up best: steps of 2 % over all that
  /// a gyroscope may be.
  private func roughScale(_ movements: [Movement]) -> Double {
    let fastest = movements.lazy.flatMap(\.rates).map(\.length).max() ?? 1
    let coarse = movements.map { $0.coarseTurns(Self.coarseSteps) }
    var (best, least) = (1.0, Double.infinity)
    var scale = fastestTurn.lowerBound / fastest
    while scale * fastest <= fastestTurn.upperBound {
      var sum = 0.0
      for (movement, turns) in zip(movements, coarse) where sum < least {
        let startFromEnd = turns.reduce(Quaternion.identity) {
          $0 * Quaternion(rotationVector: $1 * scale)
        }
        let carried = startFromEnd.conjugate.rotate(movement.upBefore)
        sum += (carried - movement.upAfter).lengthSquared
      }
      if sum < least { (best, least) = (scale, sum) }
      scale *= 1.02
    }
    return best
  }

  private func solve(_ movements: [Movement], scale: Double) -> LeastSquaresSolution? {
    LevenbergMarquardt().minimize(from: [1, 0, 0, 0, 1, 0, 0, 0, 1]) { parameters in
      var equations = NormalEquations(parameters: 9)
      let matrix = Self.matrix(parameters) * scale
      for movement in movements {
        let (startFromEnd, derivatives) = movement.carryWithDerivatives(by: matrix)
        let carried = startFromEnd.conjugate.rotate(movement.upBefore)
        // A small turn t at the start moves what is carried by R'(u x t).
        let slopes = derivatives.map {
          startFromEnd.conjugate.rotate(movement.upBefore.cross($0)) * scale
        }
        let residual = carried - movement.upAfter
        for axis in 0..<3 { equations.add(residual: residual[axis], derivatives: slopes.map { $0[axis] }) }
      }
      return equations
    }
  }

  private static func matrix(_ parameters: [Double]) -> Matrix3 {
    Matrix3(
      rows: SIMD3(parameters[0], parameters[1], parameters[2]),
      SIMD3(parameters[3], parameters[4], parameters[5]), SIMD3(parameters[6], parameters[7], parameters[8]))
  }

  private func assemble(
    _ solution: LeastSquaresSolution, _ variance: Double, _ scale: Double, _ movements: [Movement],
    _ flaws: [Movement.Flaw: Int], _ bias: GyroscopeBias
  ) -> GyroscopeCalibration {
    let matrix = Self.matrix(solution.parameters) * scale
    let covariance = solution.cofactors * (variance * scale * scale)
    let deviations = (0..<9).map { covariance[$0, $0].squareRoot() }
    let residuals = movements.map { movement in
      let carried = movement.carry(by: matrix).conjugate.rotate(movement.upBefore)
      return Double.arcTangent(carried.cross(movement.upAfter).length, over: carried.dot(movement.upAfter))
    }
    return GyroscopeCalibration(
      axes: TriaxialCalibration(
        bias: bias.bias, matrix: matrix, biasDeviation: bias.deviation,
        matrixDeviation: Self.matrix(deviations)),
      bias: bias, residuals: residuals, residualNorm: AccelerometerFit.rootMeanSquare(residuals),
      gapCount: flaws[.missingSamples, default: 0], saturatedCount: flaws[.saturated, default: 0],
      tooLongCount: flaws[.tooLong, default: 0], covariance: covariance)
  }

  /// The axis about which the movements turned least.
  private static func missingAxis(_ movements: [Movement], scale: Double) -> SIMD3<Double> {
    var spread = DenseMatrix(rows: 3, columns: 3)
    for movement in movements {
      for (rate, step) in zip(movement.rates, movement.steps) {
        for row in 0..<3 {
          for column in 0..<3 { spread[row, column] += rate[row] * rate[column] * step * scale * scale }
        }
      }
    }
    let axis = spread.symmetricEigen()[0].vector
    return SIMD3(axis[0], axis[1], axis[2])
  }
}
