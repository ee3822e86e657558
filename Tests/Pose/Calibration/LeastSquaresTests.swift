import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct LeastSquaresTests {
  @Test func `the eigenvectors of a symmetric matrix rebuild it`() {
    var generator = SeededGenerator(seed: 1)
    var matrix = DenseMatrix(rows: 5, columns: 5)
    for row in 0..<5 {
      for column in 0...row {
        matrix[row, column] = Double.random(in: -1...1, using: &generator)
        matrix[column, row] = matrix[row, column]
      }
    }
    let pairs = matrix.symmetricEigen()
    #expect(pairs.map(\.value) == pairs.map(\.value).sorted())
    for row in 0..<5 {
      for column in 0..<5 {
        let sum = pairs.reduce(0) { $0 + $1.value * $1.vector[row] * $1.vector[column] }
        #expect(abs(sum - matrix[row, column]) < 1e-12)
      }
    }
  }

  @Test func `a matrix times its inverse is the identity, and a singular one has none`() throws {
    var matrix = DenseMatrix(rows: 3, columns: 3)
    for (index, element) in [4.0, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2].enumerated() {
      matrix[index / 3, index % 3] = element
    }
    let inverse = try #require(matrix.inverse())
    for row in 0..<3 {
      for column in 0..<3 {
        let sum = (0..<3).reduce(0) { $0 + matrix[row, $1] * inverse[$1, column] }
        #expect(abs(sum - (row == column ? 1 : 0)) < 1e-12)
      }
    }
    matrix[2, 0] = matrix[0, 0]
    for column in 0..<3 { matrix[2, column] = matrix[0, column] }
    for row in 0..<3 { matrix[row, 2] = matrix[row, 0] }
    #expect(matrix.inverse() == nil)
    #expect(Matrix3(columns: .one, .one, SIMD3(1, 2, 3)).inverse == nil)
  }

  @Test func `the valley of Rosenbrock is followed to its end`() throws {
    let solution = LevenbergMarquardt().minimize(from: [-1.2, 1]) { point in
      var equations = NormalEquations(parameters: 2)
      equations.add(residual: 10 * (point[1] - point[0] * point[0]), derivatives: [-20 * point[0], 10])
      equations.add(residual: 1 - point[0], derivatives: [-1, 0])
      return equations
    }
    let found = try #require(solution).parameters
    #expect(abs(found[0] - 1) < 1e-9 && abs(found[1] - 1) < 1e-9)
  }

  @Test func `equations that leave a parameter open have no solution`() {
    let solution = LevenbergMarquardt().minimize(from: [1, 1]) { point in
      var equations = NormalEquations(parameters: 2)
      for step in 0..<5 { equations.add(residual: point[0] - Double(step), derivatives: [1, 0]) }
      return equations
    }
    #expect(solution == nil)
  }
}
