private import PoseMath

/// Gyroscope bias with its temperature slope and its sensitivity to specific force, from rests.
///
/// Linear regression of the mean reading of each look, at most ten seconds of a rest, by axis:
/// w = bias + slope (T - T0) + sensitivity f. A term that the looks cannot tell is left out, and the reason
/// kept: IEEE Std 952-2020 calls the three bias, bias temperature sensitivity and acceleration sensitivity.
public struct GyroscopeBiasFit: Sendable {
  /// A look is at most this long, seconds, so that a unit that warms up in one rest shows its slope.
  public var lookDuration = 10.0
  /// The span of temperature that a slope needs, kelvin. Below, the slow wander of the bias itself, which
  /// every gyroscope of this class has, would be taken for a slope.
  public var temperatureSpanMin = 5.0

  /// A fit with the settings above.
  public init() {}

  /// One look: what was read, and under which circumstances.
  struct Look {
    var reading: SIMD3<Double>
    var noise: SIMD3<Double>
    var circumstances: [Double]
  }

  /// The bias from these rests; `accelerometer` corrects the specific force, without it the sensitivity is not
  /// fitted.
  ///
  /// - Throws: `CalibrationError.notStill`.
  public func fit(
    _ recording: InertialRecording, rests: [StillInterval], accelerometer: TriaxialCalibration?
  ) throws(CalibrationError) -> GyroscopeBias {
    guard !rests.isEmpty else { throw .notStill(intervals: 0, needed: 1, longest: 0) }
    let looks = rests.flatMap { self.looks($0, of: recording) }
    let temperatures = looks.compactMap(\.temperature)
    let reference = temperatures.isEmpty ? nil : temperatures.reduce(0, +) / Double(temperatures.count)
    let warmth = temperatureTerm(temperatures)
    let force =
      accelerometer.map { forceTerm(looks, accelerometer: $0) }
      ?? .notStill(
        intervals: rests.count, needed: AccelerometerFit.directionsMin, longest: 0)
    let rows = looks.map { look in
      var row = [1.0]
      if warmth == nil { row.append((look.temperature ?? 0) - (reference ?? 0)) }
      if force == nil, let up = accelerometer?.corrected(look.acceleration) { row += [up.x, up.y, up.z] }
      return Look(
        reading: look.angularVelocity,
        noise: look.angularVelocityDeviation / Double(look.samples.count).squareRoot(), circumstances: row)
    }
    guard let regression = Regression(rows) else { throw .noSolution }
    let forceColumn = warmth == nil ? 2 : 1
    return GyroscopeBias(
      bias: regression.values[0], deviation: regression.deviations[0],
      restMean: looks.reduce(.zero) { $0 + $1.angularVelocity } / Double(looks.count),
      referenceTemperature: reference,
      temperatureSlope: warmth.map { .failure($0) }
        ?? .success(.init(perKelvin: regression.values[1], deviation: regression.deviations[1])),
      accelerationSensitivity: force.map { .failure($0) }
        ?? .success(
          .init(
            matrix: Matrix3(columns: regression.values[forceColumn...]),
            deviation: Matrix3(columns: regression.deviations[forceColumn...]))),
      residualNorm: regression.residualNorm)
  }

  // MARK: - Parts

  private func looks(_ rest: StillInterval, of recording: InertialRecording) -> [StillInterval] {
    let count = max(1, Int((rest.duration / lookDuration).rounded(.up)))
    let bounds = (0...count).map { rest.samples.lowerBound + rest.samples.count * $0 / count }
    return zip(bounds, bounds.dropFirst()).filter { $0 < $1 }.map {
      StillInterval(of: recording, samples: $0..<$1)
    }
  }

  /// Why there is no slope; nil where there is.
  private func temperatureTerm(_ temperatures: [Double]) -> CalibrationError? {
    guard let low = temperatures.min(), let high = temperatures.max() else { return .noTemperature }
    guard high - low >= temperatureSpanMin else {
      return .temperatureSpanTooSmall(kelvin: high - low, needed: temperatureSpanMin)
    }
    return nil
  }

  /// Why there is no sensitivity; nil where there is.
  private func forceTerm(
    _ looks: [StillInterval], accelerometer: TriaxialCalibration
  ) -> CalibrationError? {
    let coverage = DirectionCoverage(looks.map { accelerometer.corrected($0.acceleration) })
    guard coverage.directions.count >= AccelerometerFit.directionsMin else {
      return .tooFewDirections(
        found: coverage.directions.count, needed: AccelerometerFit.directionsMin, missing: coverage.farthest)
    }
    return nil
  }
}

/// Straight lines through three axes at once, by least squares.
struct Regression {
  let values: [SIMD3<Double>]
  let deviations: [SIMD3<Double>]
  let residualNorm: SIMD3<Double>

  /// Nil where the circumstances do not tell the terms apart.
  init?(_ looks: [GyroscopeBiasFit.Look]) {
    guard let width = looks.first?.circumstances.count else { return nil }
    var axes = (0..<3).map { _ in NormalEquations(parameters: width) }
    for look in looks {
      for axis in 0..<3 { axes[axis].add(residual: look.reading[axis], derivatives: look.circumstances) }
    }
    guard let cofactors = axes[0].full.inverse() else { return nil }
    let solutions = axes.compactMap { $0.full.solve($0.gradient) }
    guard solutions.count == 3 else { return nil }
    var values = [SIMD3<Double>](repeating: .zero, count: width)
    for axis in 0..<3 {
      for index in 0..<width { values[index][axis] = solutions[axis][index] }
    }
    var (squares, noise) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
    for look in looks {
      let residual = look.reading - zip(values, look.circumstances).reduce(.zero) { $0 + $1.0 * $1.1 }
      squares += residual * residual
      noise += look.noise * look.noise / Double(looks.count)
    }
    self.values = values
    residualNorm = (squares / Double(looks.count)).squareRoot()
    // Never more certain than the noise of the looks' means allows.
    let freedom = Double(max(1, looks.count - width))
    let scatter = squares / freedom
    let variance = looks.count > width ? scatter.replacing(with: noise, where: noise .> scatter) : noise
    deviations = (0..<width).map { (variance * cofactors[$0, $0]).squareRoot() }
  }
}

extension Matrix3 {
  init(columns: ArraySlice<SIMD3<Double>>) {
    let first = columns.startIndex
    self.init(columns: columns[first], columns[first + 1], columns[first + 2])
  }
}
