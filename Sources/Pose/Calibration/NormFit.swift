private import PoseMath

/// Finds bias b and matrix M that give vectors one length: |M (x - b)| = radius.
///
/// An accelerometer in several rests reads gravity, a magnetometer that turns reads the earth's field: the
/// readings lie on an ellipsoid, and the fit makes it a sphere. What cannot be seen is a rotation of the
/// sphere, so M is upper triangular: the corrected z axis is the sensor's, y lies in its y-z plane. A positive
/// diagonal keeps the surface an ellipsoid.
struct NormFit {
  /// Whether the axes may be askew; otherwise M is diagonal.
  var fitsMisalignment: Bool
  /// The length that the vectors have.
  var radius: Double

  /// What was found, in readings.
  struct Result {
    var bias: SIMD3<Double>
    var matrix: Matrix3
    /// Covariance for a residual of variance 1: the bias, then `NormFit.elements`, in readings.
    var cofactors: DenseMatrix
    /// |M (x - b)| - radius, one a vector.
    var residuals: [Double]
    /// How strongly each vector pulls the fit to itself, 0 to 1 (the diagonal of the hat matrix).
    var leverages: [Double]
    var residualVariance: Double?
  }

  /// The elements of M that are fitted.
  var elements: [(row: Int, column: Int)] {
    [(0, 0), (1, 1), (2, 2)] + (fitsMisalignment ? [(0, 1), (0, 2), (1, 2)] : [])
  }

  /// The best ellipsoid; nil where the vectors do not determine one.
  func fit(_ vectors: [SIMD3<Double>]) -> Result? {
    guard let (centre, length) = Self.sphere(through: vectors) else { return nil }
    let scaled = vectors.map { ($0 - centre) / length }
    let start: [Double] = [0, 0, 0, 1, 1, 1] + (fitsMisalignment ? [0, 0, 0] : [])
    let solution = LevenbergMarquardt().minimize(from: start) { parameters in
      var equations = NormalEquations(parameters: parameters.count)
      var derivatives = parameters
      for vector in scaled {
        let residual = self.residual(of: vector, parameters, &derivatives)
        equations.add(residual: residual, derivatives: derivatives)
      }
      return equations
    }
    guard let solution, solution.parameters[3...5].allSatisfy({ $0 > 0 }) else { return nil }
    return result(of: solution, scaled: scaled, centre: centre, length: length)
  }

  // MARK: - Parts

  private func matrix(_ parameters: [Double]) -> Matrix3 {
    var matrix = Matrix3(diagonal: .zero)
    for (index, element) in elements.enumerated() {
      matrix[element.row, element.column] = parameters[3 + index]
    }
    return matrix
  }

  /// |M (x - b)| - 1 and its derivatives: -M'n by b, n_i (x - b)_j by M_ij, with n the corrected direction.
  private func residual(
    of vector: SIMD3<Double>, _ parameters: [Double], _ derivatives: inout [Double]
  ) -> Double {
    let matrix = self.matrix(parameters)
    let offset = vector - SIMD3(parameters[0], parameters[1], parameters[2])
    let corrected = matrix * offset
    let length = corrected.length
    let direction = length > 0 ? corrected / length : .zero
    let byBias = matrix.transpose * direction
    for index in 0..<3 { derivatives[index] = -byBias[index] }
    for (index, element) in elements.enumerated() {
      derivatives[3 + index] = direction[element.row] * offset[element.column]
    }
    return length - 1
  }

  private func result(
    of solution: LeastSquaresSolution, scaled: [SIMD3<Double>], centre: SIMD3<Double>, length: Double
  ) -> Result {
    var derivatives = solution.parameters
    var (residuals, leverages) = ([Double](), [Double]())
    for vector in scaled {
      residuals.append(residual(of: vector, solution.parameters, &derivatives) * radius)
      leverages.append(solution.cofactors.form(derivatives))
    }
    let bias = SIMD3(solution.parameters[0], solution.parameters[1], solution.parameters[2])
    // From vectors of length 1 to readings in and SI out.
    let units = (0..<solution.parameters.count).map { $0 < 3 ? length : radius / length }
    var cofactors = solution.cofactors
    for row in units.indices {
      for column in units.indices { cofactors[row, column] *= units[row] * units[column] / (radius * radius) }
    }
    return Result(
      bias: centre + bias * length, matrix: matrix(solution.parameters) * (radius / length),
      cofactors: cofactors, residuals: residuals, leverages: leverages,
      residualVariance: solution.residualVariance.map { $0 * radius * radius })
  }

  /// The directions that readings show where no ellipsoid goes through them: from the centre of the sphere nearest
  /// to them, since from the middle of readings that lie close together noise looks like directions.
  static func roughDirections(of vectors: [SIMD3<Double>]) -> [SIMD3<Double>] {
    guard let (centre, _) = sphere(through: vectors) else { return vectors }
    return vectors.map { $0 - centre }
  }

  /// The sphere through the readings by linear least squares: |x|^2 = 2 c.x + (r^2 - |c|^2).
  private static func sphere(through vectors: [SIMD3<Double>]) -> (centre: SIMD3<Double>, radius: Double)? {
    guard !vectors.isEmpty else { return nil }
    let mean = vectors.reduce(.zero, +) / Double(vectors.count)
    let spread = (vectors.reduce(0) { $0 + ($1 - mean).lengthSquared } / Double(vectors.count)).squareRoot()
    guard spread > 0, spread.isFinite else { return nil }
    var equations = NormalEquations(parameters: 4)
    for vector in vectors {
      let offset = (vector - mean) / spread
      equations.add(
        residual: offset.lengthSquared, derivatives: [2 * offset.x, 2 * offset.y, 2 * offset.z, 1])
    }
    guard let solution = equations.full.solve(equations.gradient) else { return nil }
    let centre = SIMD3(solution[0], solution[1], solution[2])
    let square = solution[3] + centre.lengthSquared
    guard square > 0, square.isFinite else { return nil }
    return (mean + centre * spread, square.squareRoot() * spread)
  }
}
