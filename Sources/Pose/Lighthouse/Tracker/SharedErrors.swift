internal import PoseMath

/// What errors that do not go away leave of a pose's certainty.
///
/// A filter takes each hit's error as new. But a photodiode off its place, a bent plane, a station a millimetre from
/// where the room has it err the same way sweep after sweep: a thousand sweeps of a device at rest know its place no
/// better than one turn of each. So the light of the last tenth of a second is kept as one set of equations in which
/// each photodiode counts once for each plane, and each plane has an error of its own; what that set leaves open is added
/// to what the filter says (a consider covariance: S. F. Schmidt, "Application of state-space methods to navigation
/// problems", Adv. Control Syst. 3, 1966).
///
/// A body that moves would seem to be seen from several sides, as if light of one station told how far it is. It
/// does not, for the motion is known by the same light: a body further away that moves faster looks alike. So shifts
/// are counted along and across the line to each station, which moves with the body. Fixed size, no heap while it
/// runs.
struct SharedErrors {
  /// Six unknowns: three turns about the body's axes, three shifts in the world.
  private static let count = 6
  private static let stationCount = 16
  /// Numbers of a triangle.
  private static let partCount = 21
  private typealias Vector = InlineArray<6, Double>
  /// Seconds of light that count: four turns of either generation and more, a few degrees of a turning head.
  private static let window = 0.1
  /// What all hits of a plane may be off by together, radians: bent planes, a station's own turn. Rooms solved of
  /// recordings leave 10 to 30 urad between planes, of which the device's shape has a part; in made-up rooms whose planes
  /// are as told, 25 had a device at rest say 1.3 times what it was off by, 10 says 0.9 (Docs/LightSimulator.md).
  private static let planeError = 10e-6
  /// Few photodiodes leave nothing to learn their errors from; what is learned is taken for too small by this at most.
  private static let inflationMax = 4.0
  /// What is known without light: radians, metres.
  private static let orientationMax = 0.02
  private static let positionMax = 0.05
  /// Light of so many seconds fades together.
  private static let fadeStep = 0.001
  /// So little of a photodiode is none.
  private static let countMin = 1e-6
  /// Seconds for which an answer holds.
  private static let refresh = 0.01

  /// By station the lower triangle, row after row, in units of a hit's variance; shifts by the axes of `frames`.
  private var information = [Double](repeating: 0, count: Self.stationCount * Self.partCount)
  /// By plane, as `SweepNoise.index`: the sum of its hits' rows, and how many photodiodes it met.
  private var planes = InlineArray<32, Vector>(repeating: Vector(repeating: 0))
  private var counts = InlineArray<32, Double>(repeating: 0)
  /// By station the world from its line of sight: +Z from the body to the station.
  private var frames = [Quaternion<Double>](repeating: .identity, count: Self.stationCount)
  private var last = Timestamp.zero
  /// When each photodiode was last met by each plane.
  private var times = [Timestamp?](repeating: nil, count: 32 * 64)
  private var answer: (time: Timestamp, shared: Answer)?

  /// Forgets all light.
  mutating func removeAll() {
    for index in information.indices { information[index] = 0 }
    counts = InlineArray(repeating: 0)
    planes = InlineArray(repeating: Vector(repeating: 0))
    for index in times.indices { times[index] = nil }
    answer = nil
  }

  /// Variances that errors shared by all sweeps leave, summed over three axes: square metres and radians.
  struct Answer {
    var position: Double
    var orientation: Double
  }

  /// A hit of a plane on a photodiode, with what it changes by with the six unknowns; `view` leads from the body to
  /// the station.
  mutating func ingest(
    plane: Int, sensor: UInt8, at time: Timestamp, orientation: SIMD3<Double>, position: SIMD3<Double>,
    view: SIMD3<Double>
  ) {
    fade(to: time)
    let place = plane * 64 + Int(sensor & 63)
    var weight = 1.0
    if let before = times[place] {
      weight = 1 - Double.exponential(-max(0, time.seconds(since: before)) / Self.window)
    }
    times[place] = time
    let station = plane / 2
    frames[station] = Self.frame(along: view)
    let shift = frames[station].conjugate.rotate(position)
    counts[plane] += weight
    var index = station * Self.partCount
    for row in 0..<Self.count {
      let left = row < 3 ? orientation[row] : shift[row - 3]
      planes[plane][row] += weight * left
      for column in 0...row {
        information[index] += weight * left * (column < 3 ? orientation[column] : shift[column - 3])
        index += 1
      }
    }
  }

  /// Axes along and across a line of sight, upright.
  private static func frame(along view: SIMD3<Double>) -> Quaternion<Double> {
    let back = view.direction ?? SIMD3(0, 0, 1)
    let right = SIMD3(0, 1, 0).cross(back).direction ?? SIMD3(1, 0, 0)
    return Quaternion(columns: right, back.cross(right), back)
  }

  private mutating func fade(to time: Timestamp) {
    let step: Double = time.seconds(since: last)
    guard step > Self.fadeStep || step < 0 else { return }
    last = time
    if step < 0 { return }
    let kept = Double.exponential(-step / Self.window)
    for station in 0..<Self.stationCount where isSeen(station) {
      for plane in [2 * station, 2 * station + 1] {
        counts[plane] = counts[plane] > Self.countMin ? kept * counts[plane] : 0
        for row in 0..<Self.count { planes[plane][row] *= kept }
      }
      let begin = station * Self.partCount
      for index in begin..<begin + Self.partCount { information[index] *= kept }
    }
  }

  private func isSeen(_ station: Int) -> Bool { counts[2 * station] + counts[2 * station + 1] > 0 }

  /// What errors that come back leave of a pose's certainty.
  ///
  /// - Parameter variance: of a hit, radians squared, what comes back with each sweep included, as what hits miss by
  ///   tells it.
  mutating func answer(for variance: Double, at time: Timestamp) -> Answer {
    if let answer, abs(time.seconds(since: answer.time) as Double) < Self.refresh { return answer.shared }
    let solved = solve(variance)
    answer = (time, solved)
    return solved
  }

  /// What hits miss by is measured after the pose was fitted to them: with few photodiodes little is left to miss by,
  /// and a variance learned from that is too small by so much.
  private var inflation: Double {
    var hits = 0.0
    for plane in 0..<32 { hits += counts[plane] }
    return hits > 0 ? hits / max(hits - Double(Self.count), hits / Self.inflationMax) : 1
  }

  private func solve(_ learned: Double) -> Answer {
    let variance = learned * inflation
    guard let factor = system(variance).factor() else {
      return Answer(
        position: Self.positionMax * Self.positionMax, orientation: Self.orientationMax * Self.orientationMax)
    }
    let inverse = factor.inverse()
    var sums = Answer(position: 0, orientation: 0)
    func add(_ own: Double, _ row: Int) {
      if row < 3 { sums.orientation += own } else { sums.position += own }
    }
    for row in 0..<Self.count { add(inverse[row * (row + 1) / 2 + row] * variance, row) }
    for plane in 0..<32 where counts[plane] > 0 {
      let moved = factor.solve(right(of: plane))
      for row in 0..<Self.count { add(moved[row] * moved[row] * Self.planeError * Self.planeError, row) }
    }
    return sums
  }

  /// All stations' light, shifts by the world's axes.
  private func system(_ variance: Double) -> SmallSystem {
    var system = SmallSystem(count: Self.count)
    for row in 0..<Self.count {
      let most = row < 3 ? Self.orientationMax : Self.positionMax
      system[row, row] = variance / (most * most)
    }
    for station in 0..<Self.stationCount where isSeen(station) { add(station, to: &system) }
    return system
  }

  /// Adds a station's light, its shifts turned from its line of sight to the world.
  private func add(_ station: Int, to system: inout SmallSystem) {
    let begin = station * Self.partCount
    func part(_ row: Int, _ column: Int) -> Double {
      let (low, high) = (min(row, column), max(row, column))
      return information[begin + high * (high + 1) / 2 + low]
    }
    let (x, y, z) = frames[station].columns
    func turned(_ row: Int, _ shift: SIMD3<Double>) -> Double { SIMD3(x[row], y[row], z[row]).dot(shift) }
    func shifts(_ column: Int) -> SIMD3<Double> { SIMD3(part(3, column), part(4, column), part(5, column)) }
    for row in 0..<3 {
      let mixed = SIMD3(turned(row, shifts(3)), turned(row, shifts(4)), turned(row, shifts(5)))
      for column in 0..<3 {
        system[row + 3, column] += turned(row, shifts(column))
        if column > row { continue }
        system[row, column] += part(row, column)
        system[row + 3, column + 3] += turned(column, mixed)
      }
    }
  }

  /// What a plane's own error does to all unknowns.
  private func right(of plane: Int) -> SmallSystem.Vector {
    let sums = planes[plane]
    let shift = frames[plane / 2].rotate(SIMD3(sums[3], sums[4], sums[5]))
    var right = SmallSystem.Vector(repeating: 0)
    for axis in 0..<3 { (right[axis], right[axis + 3]) = (sums[axis], shift[axis]) }
    return right
  }
}
