internal import PoseMath

/// The covariance of the filter's errors, row by row: fifteen of the motion, then one for each rotor and plane
/// whose sweeps share an error.
///
/// Steps and updates are a few vector operations a row; fixed storage, no heap. Only the first `count` rows and
/// columns are in use: a room of two stations needs nineteen. What only looks is `mutating` all the same: Swift
/// would copy all rows before a look.
struct ErrorCovariance {
  /// Where each error begins in a row. Orientation is a turn in the body's frame, radians; the others are metres,
  /// m/s, rad/s and m/s^2, the first two in the world's axes.
  static let orientation = 0
  static let position = 3
  static let velocity = 6
  static let gyroscopeBias = 9
  static let accelerometerBias = 12
  static let common = 15
  /// Lanes of a row.
  static let countMax = 32

  private var rows = InlineArray<32, ErrorRow>(repeating: ErrorRow())
  /// Rows in use.
  var count = Self.common
  /// Parts of a row in use.
  private var partCount: Int { (count + ErrorRow.lanes - 1) / ErrorRow.lanes }

  /// The variance of one error.
  mutating func variance(_ index: Int) -> Double { rows[index][index] }

  /// The variances of three errors in a row.
  mutating func variances(at begin: Int) -> SIMD3<Double> {
    SIMD3(rows[begin][begin], rows[begin + 1][begin + 1], rows[begin + 2][begin + 2])
  }

  /// The sum of the position's variances after `duration` seconds of its velocity's.
  mutating func positionVariance(after duration: Double) -> Double {
    var sum = 0.0
    for axis in 0..<3 {
      let (place, speed) = (Self.position + axis, Self.velocity + axis)
      sum += rows[place][place] + 2 * duration * rows[place][speed]
      sum += duration * duration * rows[speed][speed]
    }
    return max(0, sum)
  }

  /// Forgets what is known of an error: independent of all others, of this variance.
  mutating func reset(_ index: Int, variance: Double) {
    for row in 0..<count { rows[row][index] = 0 }
    rows[index] = ErrorRow()
    rows[index][index] = variance
  }

  /// Errors from `begin` on gain independent variances.
  mutating func add(_ variances: SIMD3<Double>, at begin: Int) {
    for axis in 0..<3 { rows[begin + axis][begin + axis] += variances[axis] }
  }

  /// All rows but the diagonal forget, so that three errors from `begin` on have these variances.
  mutating func reset(_ begin: Int, variances: SIMD3<Double>) {
    for axis in 0..<3 { reset(begin + axis, variance: variances[axis]) }
  }

  /// What a first fix knows of orientation, position and velocity, which are its first nine errors as well: twice as
  /// far off as it says, for hits of one sweep err together, and by a milliradian, a millimetre and 2 cm/s more.
  mutating func begin(from fix: FixCovariance) {
    let floors = [1e-6, 1e-6, 4e-4]
    for row in 0..<Self.gyroscopeBias {
      for column in 0..<Self.gyroscopeBias { rows[row][column] = 4 * fix[row, column] }
      rows[row][row] += floors[row / 3]
    }
  }

  /// P times a measurement's gradient by each error.
  mutating func times(_ gradient: ErrorGradient) -> ErrorRow {
    let partCount = partCount
    var product = ErrorRow()
    for axis in 0..<3 {
      product.add(
        rows[Self.orientation + axis], times: gradient.orientation[axis], partCount: partCount)
      product.add(rows[Self.position + axis], times: gradient.position[axis], partCount: partCount)
      product.add(rows[Self.velocity + axis], times: gradient.velocity[axis], partCount: partCount)
      product.add(
        rows[Self.gyroscopeBias + axis], times: gradient.gyroscopeBias[axis], partCount: partCount)
      product.add(
        rows[Self.accelerometerBias + axis], times: gradient.accelerometerBias[axis], partCount: partCount)
    }
    if gradient.commonIndex >= 0 {
      product.add(rows[gradient.commonIndex], times: 1, partCount: partCount)
    }
    return product
  }

  /// A measurement of variance `innovation` (its own noise included) whose gradient times P is `product`.
  mutating func absorb(_ product: borrowing ErrorRow, innovation: Double) {
    let partCount = partCount
    // One factor on both sides, so that the result is symmetric to the last bit.
    let factor = 1 / innovation
    for row in 0..<count { rows[row].add(product, times: -factor * product[row], partCount: partCount) }
  }

  /// One inertial step of `duration` seconds: orientation turns by `turn`, and `force` (what orientation's error
  /// does to velocity) and `frame` (what the accelerometer bias does) act on velocity.
  ///
  /// Rows first, then the columns of the nine rows that changed; what is left follows by symmetry.
  mutating func step(_ model: ErrorStep) {
    for axis in 0..<3 {
      rows[3 + axis].add(rows[6 + axis], times: model.duration, partCount: partCount)
    }
    for axis in 0..<3 {
      for other in 0..<3 {
        rows[6 + axis].add(rows[other], times: model.force[axis][other], partCount: partCount)
        rows[6 + axis].add(rows[12 + other], times: model.frame[axis][other], partCount: partCount)
      }
    }
    turn(model)
    for row in 0..<9 { model.stepColumns(of: &rows[row]) }
    for row in 0..<count {
      for column in 0..<min(row, 9) { rows[row][column] = rows[column][row] }
    }
  }

  private mutating func turn(_ model: ErrorStep) {
    let turns = (rows[0], rows[1], rows[2])
    for axis in 0..<3 {
      var row = ErrorRow()
      row.add(turns.0, times: model.turn[axis].x, partCount: partCount)
      row.add(turns.1, times: model.turn[axis].y, partCount: partCount)
      row.add(turns.2, times: model.turn[axis].z, partCount: partCount)
      row.add(rows[9 + axis], times: -model.duration, partCount: partCount)
      rows[axis] = row
    }
  }
}

/// What a measurement changes by with each error.
struct ErrorGradient {
  var orientation = SIMD3<Double>.zero
  var position = SIMD3<Double>.zero
  var velocity = SIMD3<Double>.zero
  var gyroscopeBias = SIMD3<Double>.zero
  var accelerometerBias = SIMD3<Double>.zero
  /// The row of the shared error that it has in full; negative for none.
  var commonIndex = -1

  /// The gradient times a row of the covariance.
  func dot(_ row: borrowing ErrorRow) -> Double {
    var sum = commonIndex >= 0 ? row[commonIndex] : 0
    for axis in 0..<3 {
      sum += orientation[axis] * row[ErrorCovariance.orientation + axis]
      sum += position[axis] * row[ErrorCovariance.position + axis]
      sum += velocity[axis] * row[ErrorCovariance.velocity + axis]
      sum += gyroscopeBias[axis] * row[ErrorCovariance.gyroscopeBias + axis]
      sum += accelerometerBias[axis] * row[ErrorCovariance.accelerometerBias + axis]
    }
    return sum
  }
}

/// The linear model of one inertial step: the rows of three 3x3 blocks.
struct ErrorStep {
  var duration: Double
  /// Rows of exp(-w dt): orientation errors are turned into the new body frame.
  var turn: InlineArray<3, SIMD3<Double>>
  /// Rows of -R [f]x dt: a wrong orientation leans the specific force.
  var force: InlineArray<3, SIMD3<Double>>
  /// Rows of -R dt.
  var frame: InlineArray<3, SIMD3<Double>>

  /// A step by `turned`, from `orientation` under specific force `force` in the body's frame; without one the body is
  /// known not to be accelerated, whichever way it leans.
  init(duration: Double, turned: Quaternion<Double>, orientation: Quaternion<Double>, force: SIMD3<Double>?) {
    self.duration = duration
    // The columns of a rotation are the rows of its inverse.
    let (x, y, z) = turned.columns
    turn = [x, y, z]
    guard let force else {
      frame = InlineArray(repeating: .zero)
      self.force = frame
      return
    }
    let (right, up, back) = orientation.conjugate.columns
    frame = [right * -duration, up * -duration, back * -duration]
    // Row r of R times [f]x is r x f.
    self.force = [
      right.cross(force) * -duration, up.cross(force) * -duration, back.cross(force) * -duration,
    ]
  }

  /// The same step on the columns of one row.
  func stepColumns(of row: inout ErrorRow) {
    let turned = row.three(at: 0)
    let bias = row.three(at: 12)
    for axis in 0..<3 {
      row[3 + axis] += row[6 + axis] * duration
      row[6 + axis] += turned.dot(force[axis]) + bias.dot(frame[axis])
      row[axis] = turned.dot(turn[axis]) - row[9 + axis] * duration
    }
  }
}
