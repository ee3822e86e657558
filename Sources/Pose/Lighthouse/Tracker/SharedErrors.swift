internal import PoseMath

/// What errors that do not go away leave of a pose's certainty.
///
/// A filter takes each hit's error as new. But a photodiode off its place, a bent plane, a station a millimetre from
/// where the room has it err the same way sweep after sweep: a thousand sweeps of a device at rest know its place no
/// better than one turn of each. So the light of the last tenth of a second is kept as one set of equations in which
/// each photodiode counts once for each plane, and each plane has an error of its own; what that set leaves open is added
/// to what the filter says (a consider covariance: S. F. Schmidt, "Application of state-space methods to navigation
/// problems", Adv. Control Syst. 3, 1966). Fixed size, no heap.
struct SharedErrors {
  /// Six unknowns: three turns about the body's axes, three shifts in the world.
  private static let count = 6
  private typealias Vector = InlineArray<6, Double>
  /// Seconds of light that count: four turns of either generation and more, a few degrees of a turning head.
  private static let window = 0.1
  /// What all hits of a plane may be off by together, radians: recorded rooms of our own leave 10 to 30 urad between
  /// planes.
  private static let planeError = 25e-6
  /// What is known without light: radians, metres.
  private static let orientationMax = 0.02
  private static let positionMax = 0.05
  /// Light of so many seconds fades together.
  private static let fadeStep = 0.001
  /// Seconds for which an answer holds.
  private static let refresh = 0.01

  /// Lower triangle, row after row, in units of a hit's variance.
  private var information = InlineArray<21, Double>(repeating: 0)
  /// By plane, as `SweepNoise.index`: the sum of its hits' rows.
  private var planes = InlineArray<32, Vector>(repeating: Vector(repeating: 0))
  private var last = Timestamp.zero
  /// When each photodiode was last met by each plane.
  private var times = [Timestamp?](repeating: nil, count: 32 * 64)
  private var answer: (time: Timestamp, position: Double, orientation: Double)?

  /// Forgets all light.
  mutating func removeAll() {
    information = InlineArray(repeating: 0)
    planes = InlineArray(repeating: Vector(repeating: 0))
    for index in times.indices { times[index] = nil }
    answer = nil
  }

  /// A hit of a plane on a photodiode, with what it changes by with the six unknowns.
  mutating func ingest(
    plane: Int, sensor: UInt8, at time: Timestamp, orientation: SIMD3<Double>, position: SIMD3<Double>
  ) {
    fade(to: time)
    let place = plane * 64 + Int(sensor & 63)
    var weight = 1.0
    if let before = times[place] {
      weight = 1 - Double.exponential(-max(0, time.seconds(since: before)) / Self.window)
    }
    times[place] = time
    var index = 0
    for row in 0..<Self.count {
      let left = row < 3 ? orientation[row] : position[row - 3]
      planes[plane][row] += weight * left
      for column in 0...row {
        information[index] += weight * left * (column < 3 ? orientation[column] : position[column - 3])
        index += 1
      }
    }
  }

  private mutating func fade(to time: Timestamp) {
    let step: Double = time.seconds(since: last)
    guard step > Self.fadeStep || step < 0 else { return }
    last = time
    if step < 0 { return }
    let kept = Double.exponential(-step / Self.window)
    for index in 0..<21 { information[index] *= kept }
    for plane in 0..<32 {
      for row in 0..<Self.count { planes[plane][row] *= kept }
    }
  }

  /// The variances that errors shared by all sweeps leave, summed over three axes: square metres and radians.
  /// - Parameter variance: of a hit, radians squared, what comes back with each sweep included.
  mutating func variances(of variance: Double, at time: Timestamp) -> (position: Double, orientation: Double)
  {
    if let answer, abs(time.seconds(since: answer.time) as Double) < Self.refresh {
      return (answer.position, answer.orientation)
    }
    let solved = solve(variance)
    answer = (time, solved.position, solved.orientation)
    return solved
  }

  private func solve(_ variance: Double) -> (position: Double, orientation: Double) {
    var system = SmallSystem(count: Self.count)
    var index = 0
    for row in 0..<Self.count {
      for column in 0...row {
        system[row, column] = information[index]
        index += 1
      }
      let most = row < 3 ? Self.orientationMax : Self.positionMax
      system[row, row] += variance / (most * most)
    }
    let worst = (Self.positionMax * Self.positionMax, Self.orientationMax * Self.orientationMax)
    guard let factor = system.factor() else { return worst }
    let inverse = factor.inverse()
    var sums = (position: 0.0, orientation: 0.0)
    for row in 0..<Self.count {
      let own = inverse[row * (row + 1) / 2 + row] * variance
      if row < 3 { sums.orientation += own } else { sums.position += own }
    }
    for plane in 0..<32 {
      var right = SmallSystem.Vector(repeating: 0)
      var isSeen = false
      for row in 0..<Self.count {
        right[row] = planes[plane][row]
        isSeen = isSeen || right[row].magnitude > 1e-6
      }
      guard isSeen else { continue }
      let moved = factor.solve(right)
      for row in 0..<Self.count {
        let own = moved[row] * moved[row] * Self.planeError * Self.planeError
        if row < 3 { sums.orientation += own } else { sums.position += own }
      }
    }
    return sums
  }
}
