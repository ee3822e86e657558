public import PoseMath

/// How the errors grow over one window: the matrix F of dx' = F dx, where it is not the identity.
///
///     theta' = theta - (sum R dt) db + (sum R w' dt) dE
///     v'     = v + (theta + theta')/2 x d - (sum R dt) da     x and z only
@frozen
public struct WindowTransition<Number: LaneNumber> {
  /// The coefficients of theta's rows: bias (3) and matrix (9), each axis of the world.
  @usableFromInline var turn: InlineArray<3, InlineArray<12, Number>>
  /// The sum of R f dt, m/s.
  @usableFromInline var force: LaneVector<Number>

  @inlinable
  init(_ sums: WindowSums<Number>) {
    turn = InlineArray(repeating: InlineArray(repeating: .zero))
    for axis in 0..<3 {
      for column in 0..<3 { turn[axis][column] = -sums.attitude[axis][column] }
      for column in 0..<9 { turn[axis][3 + column] = sums.turnPerMatrix[axis][column] }
    }
    force = sums.force
  }
}

extension ErrorCovariance {
  /// P' = F P F'. Only five rows and columns of F are not the identity's, so F P changes five rows, and its
  /// product with F' the same five columns; by symmetry these are the rows, but for the corner they share.
  @inlinable
  mutating func propagate(_ step: WindowTransition<Number>) {
    var turned: InlineArray<3, ErrorVector<Number>> = InlineArray(repeating: InlineArray(repeating: .zero))
    for axis in 0..<3 { turned[axis] = turnRow(axis, step) }
    let velocityX = velocityRow(0, turned, step)
    let velocityZ = velocityRow(1, turned, step)
    for axis in 0..<3 { rows[axis] = turned[axis] }
    rows[ErrorState.velocity] = velocityX
    rows[ErrorState.velocity + 1] = velocityZ
    // The corner: F from the right.
    for axis in 0..<3 { closeCorner(axis, step) }
    closeCorner(ErrorState.velocity, step)
    closeCorner(ErrorState.velocity + 1, step)
    mirror()
  }

  /// Mutating, as the next, only so that the covariance is not copied.
  @inlinable
  mutating func turnRow(_ axis: Int, _ step: WindowTransition<Number>) -> ErrorVector<Number> {
    var row = rows[axis]
    for source in 0..<12 {
      let factor = step.turn[axis][source]
      for column in 0..<ErrorState.count {
        row[column] += factor * rows[ErrorState.bias + source][column]
      }
    }
    return row
  }

  @inlinable
  mutating func velocityRow(
    _ axis: Int, _ turned: InlineArray<3, ErrorVector<Number>>, _ step: WindowTransition<Number>
  ) -> ErrorVector<Number> {
    var row = rows[ErrorState.velocity + axis]
    // (theta x d) along x: theta_y d_z - theta_z d_y; along z: theta_x d_y - theta_y d_x.
    let plus = axis == 0 ? 1 : 0
    let minus = axis == 0 ? 2 : 1
    let plusFactor: Number = (axis == 0 ? step.force.z : step.force.y) * 0.5
    let minusFactor: Number = (axis == 0 ? step.force.y : step.force.x) * 0.5
    let world = axis == 0 ? 0 : 2
    for column in 0..<ErrorState.count {
      row[column] += plusFactor * (rows[plus][column] + turned[plus][column])
      row[column] -= minusFactor * (rows[minus][column] + turned[minus][column])
    }
    for source in 0..<3 {
      let factor = step.turn[world][source]
      for column in 0..<ErrorState.count {
        row[column] += factor * rows[ErrorState.accelerometerBias + source][column]
      }
    }
    return row
  }

  /// The corner's five columns of one row of F P, times F'.
  @inlinable
  mutating func closeCorner(_ index: Int, _ step: WindowTransition<Number>) {
    let row = rows[index]
    var turned: InlineArray<3, Number> = InlineArray(repeating: .zero)
    for axis in 0..<3 {
      var sum = row[axis]
      for source in 0..<12 { sum += step.turn[axis][source] * row[ErrorState.bias + source] }
      turned[axis] = sum
    }
    let theta = LaneVector(row[0] + turned[0], row[1] + turned[1], row[2] + turned[2]) * 0.5
    let gained = theta.cross(step.force)
    var velocityX = row[ErrorState.velocity] + gained.x
    var velocityZ = row[ErrorState.velocity + 1] + gained.z
    for source in 0..<3 {
      velocityX += step.turn[0][source] * row[ErrorState.accelerometerBias + source]
      velocityZ += step.turn[2][source] * row[ErrorState.accelerometerBias + source]
    }
    for axis in 0..<3 { rows[index][axis] = turned[axis] }
    rows[index][ErrorState.velocity] = velocityX
    rows[index][ErrorState.velocity + 1] = velocityZ
  }

  /// The rows that changed, into the columns of those that did not.
  @inlinable
  mutating func mirror() {
    for row in 3..<ErrorState.count where row != ErrorState.velocity && row != ErrorState.velocity + 1 {
      for axis in 0..<3 { rows[row][axis] = rows[axis][row] }
      rows[row][ErrorState.velocity] = rows[ErrorState.velocity][row]
      rows[row][ErrorState.velocity + 1] = rows[ErrorState.velocity + 1][row]
    }
  }
}

extension WindowTransition: Sendable where Number: Sendable {}
