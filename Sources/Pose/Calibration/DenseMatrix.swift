/// A small dense matrix, row after row, for normal equations and covariances.
public struct DenseMatrix: Equatable, Sendable {
  /// Number of rows and of columns.
  public let rowCount: Int, columnCount: Int
  /// Row after row.
  public private(set) var elements: [Double]

  /// All zero.
  public init(rows: Int, columns: Int) {
    rowCount = rows
    columnCount = columns
    elements = Array(repeating: 0, count: rows * columns)
  }

  /// The element in this row and column.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// Every element times a number.
  static func * (matrix: Self, factor: Double) -> Self {
    var scaled = matrix
    for index in scaled.elements.indices { scaled.elements[index] *= factor }
    return scaled
  }

  /// The quadratic form v' A v.
  func form(_ vector: [Double]) -> Double {
    var sum = 0.0
    for row in 0..<rowCount {
      for column in 0..<columnCount { sum += vector[row] * self[row, column] * vector[column] }
    }
    return sum
  }

  // MARK: - Symmetric, positive definite

  /// The lower triangle L with L L' = A, or nil where A is not positive definite as far as can be told: a
  /// pivot below `tolerance` times its diagonal element is none.
  func cholesky(tolerance: Double = 1e-13) -> DenseMatrix? {
    var lower = DenseMatrix(rows: rowCount, columns: rowCount)
    for row in 0..<rowCount {
      for column in 0...row {
        var sum = self[row, column]
        for index in 0..<column { sum -= lower[row, index] * lower[column, index] }
        if row == column {
          guard sum > tolerance * self[row, row], sum.isFinite else { return nil }
          lower[row, row] = sum.squareRoot()
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    return lower
  }

  /// The solution of A x = b, A symmetric and positive definite; nil where it is not.
  public func solve(_ right: [Double]) -> [Double]? {
    guard let lower = cholesky() else { return nil }
    var solution = right
    for row in 0..<rowCount {
      for index in 0..<row { solution[row] -= lower[row, index] * solution[index] }
      solution[row] /= lower[row, row]
    }
    for row in (0..<rowCount).reversed() {
      for index in (row + 1)..<max(rowCount, row + 1) { solution[row] -= lower[index, row] * solution[index] }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  /// The inverse of a symmetric positive definite matrix; nil where it is not.
  func inverse() -> DenseMatrix? {
    var inverse = DenseMatrix(rows: rowCount, columns: rowCount)
    for column in 0..<rowCount {
      var unit = [Double](repeating: 0, count: rowCount)
      unit[column] = 1
      guard let solution = solve(unit) else { return nil }
      for row in 0..<rowCount { inverse[row, column] = solution[row] }
    }
    return inverse
  }

  // MARK: - Symmetric

  /// Eigenvalues, ascending, with unit eigenvectors, of a symmetric matrix.
  ///
  /// Jacobi's method, cyclic: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 8.5.
  func symmetricEigen() -> [(value: Double, vector: [Double])] {
    var matrix = self
    var vectors = DenseMatrix(rows: rowCount, columns: rowCount)
    for index in 0..<rowCount { vectors[index, index] = 1 }
    for _ in 0..<64 {
      var remainder = 0.0
      for row in 0..<rowCount {
        for column in 0..<row {
          remainder += abs(matrix[row, column])
          Self.rotate(&matrix, &vectors, column, row)
        }
      }
      guard remainder > 0, remainder.isFinite else { break }
    }
    return (0..<rowCount).map { index in
      (matrix[index, index], (0..<rowCount).map { vectors[$0, index] })
    }.sorted { $0.0 < $1.0 }
  }

  /// One rotation that makes the element (p, q) zero.
  private static func rotate(_ matrix: inout DenseMatrix, _ vectors: inout DenseMatrix, _ p: Int, _ q: Int) {
    let off = matrix[p, q]
    guard abs(off) > 1e-300, off.isFinite else { return matrix[p, q] = 0 }
    let theta = (matrix[q, q] - matrix[p, p]) / (2 * off)
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for index in 0..<matrix.rowCount {
      let (left, right) = (matrix[index, p], matrix[index, q])
      matrix[index, p] = cosine * left - sine * right
      matrix[index, q] = sine * left + cosine * right
    }
    for index in 0..<matrix.rowCount {
      let (left, right) = (matrix[p, index], matrix[q, index])
      matrix[p, index] = cosine * left - sine * right
      matrix[q, index] = sine * left + cosine * right
      let (first, second) = (vectors[index, p], vectors[index, q])
      vectors[index, p] = cosine * first - sine * second
      vectors[index, q] = sine * first + cosine * second
    }
    matrix[p, q] = 0
    matrix[q, p] = 0
  }
}
