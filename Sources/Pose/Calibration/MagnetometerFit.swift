private import PoseMath

/// Magnetometer hard and soft iron: whatever the direction, the earth's field is equally strong.
///
/// The ellipsoid of the readings is fitted by the distance of the corrected reading from the sphere, not by the
/// algebraic form, whose noise counts more on one side than on the other and shrinks the ellipsoid. A sphere
/// cannot show a rotation: of all matrices the symmetric one is taken, which turns nothing (the polar part),
/// unless up directions are given: the angle between up and the field is the same everywhere, which shows it.
public struct MagnetometerFit: Sendable {
  /// The field's strength in the unit wanted; nil keeps the readings' unit and mean strength.
  public var field: Double?
  /// A hard iron less certain than this, as a part of the field, is refused.
  public var hardIronDeviationMax = 0.02
  /// Readings beyond this are thinned evenly: neighbours tell nothing new.
  public var readingsMax = 200_000

  /// Directions that nine parameters need.
  static let directionsMin = 12

  /// A fit with the settings above.
  public init(field: Double? = nil) { self.field = field }

  /// The calibration from readings in time's order; `up`, one a reading where given, are unit vectors in the
  /// axes of accelerometer and gyroscope: only readings without acceleration may be given then.
  ///
  /// - Throws: `CalibrationError.empty`, `.notFinite`, `.unequalLengths`, `.constant`, `.tooFewDirections`,
  ///   `.undetermined`.
  public func fit(
    _ readings: [SIMD3<Double>], up: [SIMD3<Double>] = []
  ) throws(CalibrationError) -> MagnetometerCalibration {
    try requireReadings(readings, up: up)
    let step = max(1, readings.count / readingsMax)
    let kept = stride(from: 0, to: readings.count, by: step).map { readings[$0] }
    guard let result = NormFit(fitsMisalignment: true, radius: field ?? 1).fit(kept) else {
      throw Self.tooFew(NormFit.roughDirections(of: kept))
    }
    let directions = kept.map { result.matrix * ($0 - result.bias) }
    let coverage = DirectionCoverage(directions)
    guard coverage.directions.count >= Self.directionsMin, let variance = result.residualVariance else {
      throw Self.tooFew(directions)
    }
    let correlation = Self.correlationFactor(of: result.residuals)
    // Without a given field the volume stays as it is.
    let strength = field ?? 1 / Self.cubeRoot(result.matrix.determinant)
    let scale = field == nil ? strength : 1
    let covariance = result.cofactors * (variance * correlation * correlation)
    var calibration = assemble(result, covariance, kept, strength: strength, scale: scale)
    calibration.directionCount = coverage.directions.count
    calibration.correlationFactor = correlation
    let certainty = (calibration.axes.biasDeviation * calibration.axes.matrix.diagonal).max() / strength
    guard certainty <= hardIronDeviationMax else {
      throw .undetermined(
        .hardIron, standardError: certainty, max: hardIronDeviationMax, missing: coverage.farthest)
    }
    if !up.isEmpty {
      let kept = zip(kept, stride(from: 0, to: up.count, by: step).map { up[$0] })
      try align(&calibration, to: kept.map { ($0.0, $0.1) }, missing: coverage.farthest)
    }
    return calibration
  }

  // MARK: - Parts

  private func requireReadings(
    _ readings: [SIMD3<Double>], up: [SIMD3<Double>]
  ) throws(CalibrationError) {
    guard let first = readings.first else { throw .empty }
    guard up.isEmpty || up.count == readings.count else {
      throw .unequalLengths(times: readings.count, values: up.count)
    }
    for index in readings.indices where !readings[index].isFinite || !(up.isEmpty || up[index].isFinite) {
      throw .notFinite(sample: index)
    }
    for axis in 0..<3 where readings.allSatisfy({ $0[axis] == first[axis] }) {
      throw .constant(SensorAxis(.magnetometer, axis))
    }
  }

  private func assemble(
    _ result: NormFit.Result, _ covariance: DenseMatrix, _ readings: [SIMD3<Double>], strength: Double,
    scale: Double
  ) -> MagnetometerCalibration {
    let symmetric = Self.symmetricPart(of: result.matrix)
    var deviation = Matrix3(diagonal: .zero)
    for (index, element) in NormFit(fitsMisalignment: true, radius: 1).elements.enumerated() {
      let error = covariance[3 + index, 3 + index].squareRoot() * scale
      // What the triangle has once, the symmetric matrix has twice by half.
      deviation[element.row, element.column] = element.row == element.column ? error : error / 2
      deviation[element.column, element.row] = deviation[element.row, element.column]
    }
    let axes = TriaxialCalibration(
      bias: result.bias, matrix: symmetric * scale,
      biasDeviation: SIMD3(covariance[0, 0], covariance[1, 1], covariance[2, 2]).squareRoot(),
      matrixDeviation: deviation)
    return MagnetometerCalibration(
      axes: axes, field: strength, spreadBefore: Self.spread(of: readings.map(\.length)),
      spreadAfter: Self.spread(of: readings.map { axes.corrected($0).length }), directionCount: 0,
      correlationFactor: 1, alignment: nil, alignmentDeviation: .zero)
  }

  private func align(
    _ calibration: inout MagnetometerCalibration, to pairs: [(reading: SIMD3<Double>, up: SIMD3<Double>)],
    missing: SIMD3<Double>
  ) throws(CalibrationError) {
    let directions = pairs.compactMap { pair in
      calibration.axes.corrected(pair.reading).direction.flatMap { field in
        pair.up.direction.map { (field, $0) }
      }
    }
    let found = DipAlignment(directions)
    let deviation = found?.deviation.max() ?? .infinity
    guard let found, deviation <= DipAlignment.deviationMax else {
      throw .undetermined(
        .alignment, standardError: deviation, max: DipAlignment.deviationMax, missing: missing)
    }
    calibration.axes.matrix = Matrix3(found.rotation) * calibration.axes.matrix
    calibration.alignment = found.rotation
    calibration.alignmentDeviation = found.deviation
  }

  private static func tooFew(_ directions: [SIMD3<Double>]) -> CalibrationError {
    let coverage = DirectionCoverage(directions)
    // Many directions and no ellipsoid through them: the field itself changed, by a magnet or a motor.
    guard coverage.directions.count < directionsMin else { return .noSolution }
    return .tooFewDirections(
      found: coverage.directions.count, needed: directionsMin, missing: coverage.farthest)
  }

  /// How much wider errors are than those of independent residuals: from the variance of the means of stretches
  /// (batch means; J. S. Liu, "Monte Carlo Strategies in Scientific Computing", 5.8).
  static func correlationFactor(of residuals: [Double], stretches: Int = 30) -> Double {
    let length = residuals.count / stretches
    guard length >= 2 else { return 1 }
    let mean = residuals.reduce(0, +) / Double(residuals.count)
    let variance = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(residuals.count)
    guard variance > 0 else { return 1 }
    let between = (0..<stretches).reduce(0.0) { sum, stretch in
      let part = residuals[stretch * length..<(stretch + 1) * length]
      let offset = part.reduce(0, +) / Double(length) - mean
      return sum + offset * offset
    }
    return max(1, between / Double(stretches - 1) * Double(length) / variance).squareRoot()
  }

  /// S with S S = M'M: M without its rotation.
  static func symmetricPart(of matrix: Matrix3) -> Matrix3 {
    let square = matrix.transpose * matrix
    var dense = DenseMatrix(rows: 3, columns: 3)
    for row in 0..<3 { for column in 0..<3 { dense[row, column] = square[row, column] } }
    var root = Matrix3(diagonal: .zero)
    for (value, vector) in dense.symmetricEigen() {
      for row in 0..<3 {
        for column in 0..<3 { root[row, column] += max(0, value).squareRoot() * vector[row] * vector[column] }
      }
    }
    return root
  }

  /// Newton's method, from above.
  static func cubeRoot(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    var root = max(1, value)
    for _ in 0..<2_000 {
      let next = (2 * root + value / (root * root)) / 3
      guard next < root else { return root }
      root = next
    }
    return root
  }

  private static func spread(of lengths: [Double]) -> Double {
    let mean = lengths.reduce(0, +) / Double(lengths.count)
    let variance = lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(lengths.count)
    return variance.squareRoot() / mean
  }
}
