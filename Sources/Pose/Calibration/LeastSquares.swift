/// What least squares needs of a model at one point: J'J, J'r and the sum of squares.
struct NormalEquations {
  private(set) var matrix: DenseMatrix
  private(set) var gradient: [Double]
  private(set) var sumOfSquares = 0.0
  private(set) var count = 0

  init(parameters: Int) {
    matrix = DenseMatrix(rows: parameters, columns: parameters)
    gradient = Array(repeating: 0, count: parameters)
  }

  /// Adds one residual with its derivatives by the parameters.
  mutating func add(residual: Double, derivatives: [Double]) {
    count += 1
    sumOfSquares += residual * residual
    for row in gradient.indices {
      gradient[row] += derivatives[row] * residual
      for column in 0...row { matrix[row, column] += derivatives[row] * derivatives[column] }
    }
  }

  /// The matrix with its upper half filled in.
  var full: DenseMatrix {
    var full = matrix
    for row in gradient.indices {
      for column in 0..<row { full[column, row] = full[row, column] }
    }
    return full
  }
}

/// Where the sum of squares is least, and how sharply.
struct LeastSquaresSolution {
  let parameters: [Double]
  let equations: NormalEquations
  let iterations: Int
  /// (J'J)^-1: times the variance of a residual it is the covariance of the parameters.
  let cofactors: DenseMatrix

  /// The variance of a residual as the residuals tell it; nil where there are no more residuals than
  /// parameters.
  var residualVariance: Double? {
    let freedom = equations.count - parameters.count
    return freedom > 0 ? equations.sumOfSquares / Double(freedom) : nil
  }
}

/// Nonlinear least squares by the method of Levenberg and Marquardt.
///
/// Each step solves (J'J + lambda diag(J'J)) d = -J'r; lambda falls where the sum of squares did, and rises
/// where it did not (D. W. Marquardt, "An algorithm for least-squares estimation of nonlinear parameters",
/// J. SIAM 11, 1963; K. Madsen, H. B. Nielsen, O. Tingleff, "Methods for non-linear least squares problems",
/// 2004, 3.2). The model gives its own derivatives, so that J is never stored.
struct LevenbergMarquardt {
  var iterationsMax = 200
  /// The search ends where a step would lower the sum of squares by less than this part of it.
  var tolerance = 1e-14

  /// The minimum near `start`; nil where the equations are singular there, or nothing finite was found.
  func minimize(
    from start: [Double], model: ([Double]) -> NormalEquations
  ) -> LeastSquaresSolution? {
    var parameters = start
    var equations = model(parameters)
    guard equations.sumOfSquares.isFinite else { return nil }
    var damping = 1e-3
    var iterations = 0
    while iterations < iterationsMax {
      iterations += 1
      guard let step = self.step(equations, damping: damping) else {
        guard damping < 1e12 else { break }
        damping *= 10
        continue
      }
      let candidate = zip(parameters, step).map(+)
      let next = model(candidate)
      guard next.sumOfSquares.isFinite, next.sumOfSquares <= equations.sumOfSquares else {
        guard damping < 1e12 else { break }
        damping *= 8
        continue
      }
      let gain = equations.sumOfSquares - next.sumOfSquares
      let isDone = gain <= tolerance * equations.sumOfSquares
      (parameters, equations) = (candidate, next)
      damping = max(damping / 10, 1e-12)
      if isDone { break }
    }
    guard let cofactors = equations.full.inverse() else { return nil }
    return LeastSquaresSolution(
      parameters: parameters, equations: equations, iterations: iterations, cofactors: cofactors)
  }

  private func step(_ equations: NormalEquations, damping: Double) -> [Double]? {
    var matrix = equations.full
    for index in 0..<matrix.rowCount { matrix[index, index] *= 1 + damping }
    return matrix.solve(equations.gradient.map { -$0 })
  }
}
