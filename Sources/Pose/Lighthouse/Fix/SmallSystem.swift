/// Normal equations of up to nine unknowns, on the stack: pose and velocity, or position and velocity.
///
/// Only the lower triangle is kept, row after row. No heap.
struct SmallSystem {
  /// Orientation, position and velocity.
  static let unknownCountMax = 9
  typealias Vector = InlineArray<9, Double>

  /// How many of the nine are in use.
  let count: Int
  private var matrix = InlineArray<45, Double>(repeating: 0)
  /// The right-hand side.
  var right = Vector(repeating: 0)

  /// Empty equations of `count` unknowns, 1 to 9.
  init(count: Int) {
    precondition(count >= 1 && count <= Self.unknownCountMax)
    self.count = count
  }

  /// The element in this row and column, the column not behind the row.
  subscript(row: Int, column: Int) -> Double {
    get { matrix[row * (row + 1) / 2 + column] }
    set { matrix[row * (row + 1) / 2 + column] = newValue }
  }

  /// Adds one residual of this weight, with what each unknown does to its prediction.
  mutating func add(row: Vector, residual: Double, weight: Double) {
    var index = 0
    for i in 0..<count {
      let scaled = row[i] * weight
      right[i] += scaled * residual
      for j in 0...i {
        matrix[index] += scaled * row[j]
        index += 1
      }
    }
  }

  /// The lower triangle L with L L' = A whose diagonal is raised by the part `damping` of itself; nil where
  /// that is not positive definite.
  func factor(damping: Double = 0) -> Factor? {
    var lower = matrix
    for row in 0..<count {
      let start = row * (row + 1) / 2
      for column in 0...row {
        let other = column * (column + 1) / 2
        var sum = matrix[start + column]
        if row == column { sum *= 1 + damping }
        for index in 0..<column { sum -= lower[start + index] * lower[other + index] }
        if row == column {
          guard sum > 1e-14 * matrix[start + column], sum.isFinite else { return nil }
          lower[start + column] = sum.squareRoot()
        } else {
          lower[start + column] = sum / lower[other + column]
        }
      }
    }
    return Factor(count: count, lower: lower)
  }

  /// A factored matrix, for one right-hand side or many.
  struct Factor {
    let count: Int
    fileprivate let lower: InlineArray<45, Double>

    /// The solution for this right-hand side.
    func solve(_ right: Vector) -> Vector {
      var solution = right
      for row in 0..<count {
        let start = row * (row + 1) / 2
        for index in 0..<row { solution[row] -= lower[start + index] * solution[index] }
        solution[row] /= lower[start + row]
      }
      for row in stride(from: count - 1, through: 0, by: -1) {
        for index in stride(from: row + 1, to: count, by: 1) {
          solution[row] -= lower[index * (index + 1) / 2 + row] * solution[index]
        }
        solution[row] /= lower[row * (row + 1) / 2 + row]
      }
      return solution
    }

    /// The inverse of the matrix, its lower triangle row after row.
    func inverse() -> InlineArray<45, Double> {
      var inverse = InlineArray<45, Double>(repeating: 0)
      for column in 0..<count {
        var unit = Vector(repeating: 0)
        unit[column] = 1
        let solution = solve(unit)
        for row in column..<count { inverse[row * (row + 1) / 2 + column] = solution[row] }
      }
      return inverse
    }
  }
}
