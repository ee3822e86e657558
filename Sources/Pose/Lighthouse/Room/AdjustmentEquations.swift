internal import Calibration

/// One view's part of the normal equations.
struct ViewBlocks {
  /// Pose and velocity among themselves.
  var system = SmallSystem(count: SmallSystem.unknownCountMax)
  /// The stations it saw, the first left out.
  private(set) var stations: [StationBlock] = []
  var cost = 0.0

  /// One station in one view.
  struct StationBlock {
    /// Its number in the adjustment.
    var station: Int
    /// Pose and velocity against the station's six, row after row.
    var cross = [Double](repeating: 0, count: 54)
    /// The six among themselves, and their right-hand side.
    var matrix = [Double](repeating: 0, count: 36)
    var right = [Double](repeating: 0, count: 6)

    /// The column of `cross` for one of the six.
    func column(_ unknown: Int) -> SmallSystem.Vector {
      var column = SmallSystem.Vector(repeating: 0)
      for row in 0..<9 { column[row] = cross[row * 6 + unknown] }
      return column
    }
  }

  /// Sums of the rows of each sweep.
  private var sweeps: [SweepRow]

  init(sweepCount: Int) { sweeps = [SweepRow](repeating: SweepRow(), count: sweepCount) }

  /// Adds one residual.
  mutating func add(_ row: SweepRow, sweep: Int) {
    sweeps[sweep].add(row)
    accumulate(row)
  }

  /// Takes out what the hits of each sweep share: one unknown a sweep, with this weight of its prior.
  mutating func eliminateSweeps(priorWeights: [Double]) {
    for (var sum, priorWeight) in zip(sweeps, priorWeights) where sum.weight > 0 {
      // (sum of w J)(sum of w J)' over the sum of the weights, subtracted (Schur complement of one unknown).
      sum.weight = -1 / (sum.weight + priorWeight)
      accumulate(sum)
    }
  }

  private mutating func accumulate(_ row: SweepRow) {
    system.add(row: row.view, residual: row.residual, weight: row.weight)
    guard row.stationNumber > 0 else { return }
    var index = 0
    while index < stations.count, stations[index].station != row.stationNumber { index += 1 }
    if index == stations.count { stations.append(StationBlock(station: row.stationNumber)) }
    for i in 0..<9 {
      let scaled = row.view[i] * row.weight
      for j in 0..<6 { stations[index].cross[i * 6 + j] += scaled * row.station[j] }
    }
    for i in 0..<6 {
      let scaled = row.station[i] * row.weight
      stations[index].right[i] += scaled * row.residual
      for j in 0..<6 { stations[index].matrix[i * 6 + j] += scaled * row.station[j] }
    }
  }
}

/// One residual and what each unknown does to its prediction, or the weighted sum of a sweep's.
struct SweepRow {
  var view = SmallSystem.Vector(repeating: 0)
  /// In the adjustment; the first station has no unknowns.
  var stationNumber = 0
  var station = SIMD8<Double>.zero
  var residual = 0.0
  var weight = 0.0

  mutating func add(_ row: SweepRow) {
    for index in 0..<9 { view[index] += row.weight * row.view[index] }
    stationNumber = row.stationNumber
    station += row.weight * row.station
    residual += row.weight * row.residual
    weight += row.weight
  }
}

/// The normal equations of a room, the views kept apart.
struct AdjustmentEquations {
  private(set) var views: [ViewBlocks] = []
  private(set) var cost = 0.0
  private let stationCount: Int

  init(stationCount: Int) { self.stationCount = stationCount }

  mutating func add(_ blocks: ViewBlocks) {
    views.append(blocks)
    cost += blocks.cost
  }

  /// The steps of stations (the first left out) and views; nil where the equations have no solution.
  func solve(damping: Double) -> (stations: [[Double]], views: [SmallSystem.Vector])? {
    var factors: [SmallSystem.Factor] = []
    var reduced = ReducedSystem(stationCount: stationCount)
    for view in views {
      guard let factor = view.system.factor(damping: damping) else { return nil }
      factors.append(factor)
      reduced.add(view, factor, damping: damping)
    }
    guard let stations = reduced.solve() else { return nil }
    let steps = zip(views, factors).map { view, factor in
      var right = view.system.right
      for block in view.stations {
        let step = stations[block.station - 1]
        for i in 0..<9 {
          for j in 0..<6 { right[i] -= block.cross[i * 6 + j] * step[j] }
        }
      }
      return factor.solve(right)
    }
    return (stations, steps)
  }
}

/// What is left for the stations when the views are eliminated.
private struct ReducedSystem {
  private var matrix: DenseMatrix
  private var right: [Double]

  init(stationCount: Int) {
    let count = 6 * max(0, stationCount - 1)
    matrix = DenseMatrix(rows: count, columns: count)
    right = [Double](repeating: 0, count: count)
  }

  mutating func add(_ view: ViewBlocks, _ factor: SmallSystem.Factor, damping: Double) {
    let state = factor.solve(view.system.right)
    for block in view.stations {
      let base = 6 * (block.station - 1)
      for i in 0..<6 {
        right[base + i] += block.right[i]
        for j in 0..<6 {
          matrix[base + i, base + j] += block.matrix[i * 6 + j] * (i == j ? 1 + damping : 1)
        }
        let column = block.column(i)
        for k in 0..<9 { right[base + i] -= column[k] * state[k] }
        subtract(factor.solve(column), row: base + i, view)
      }
    }
  }

  /// What the view's state carries from one station to all it saw.
  private mutating func subtract(_ solved: SmallSystem.Vector, row: Int, _ view: ViewBlocks) {
    for block in view.stations {
      for j in 0..<6 {
        var sum = 0.0
        for k in 0..<9 { sum += solved[k] * block.cross[k * 6 + j] }
        matrix[row, 6 * (block.station - 1) + j] -= sum
      }
    }
  }

  func solve() -> [[Double]]? {
    guard !right.isEmpty else { return [] }
    return matrix.solve(right).map { solution in
      stride(from: 0, to: solution.count, by: 6).map { Array(solution[$0..<$0 + 6]) }
    }
  }
}
