internal import PoseMath

extension StressKind {
  /// The trial with this done to it: the same each time.
  func applied(to trial: InertialTrial) -> InertialTrial {
    var stream = SeededStream(seed: 0x5eed)
    var changed = trial
    switch self {
    case .unchanged: break
    case .repeated: changed.repeatSamples(12, times: 3, &stream)
    case .repeatedOften: changed.repeatSamples(3, times: 100, &stream)
    case .lostTold: changed.loseSamples(5, times: 3, .told, &stream)
    case .lostByClock: changed.loseSamples(5, times: 3, .byClock, &stream)
    case .lostUntold: changed.loseSamples(5, times: 3, .untold, &stream)
    case .lostLong: changed.loseSamples(Int(trial.rateHz / 2), times: 1, .byClock, &stream)
    case .lostInstant: changed.loseTurn(5 * .pi / 180)
    case .spliced: changed.cut(from: changed.moment(40), count: Int(13 * trial.rateHz))
    case .matrix: changed.mixRates(by: (0..<3).map { _ in stream.vector() * 0.01 }, of: \.angularVelocity)
    case .gSensitive: changed.mixRates(by: Self.sensitivity(0.1, &stream), of: \.acceleration)
    case .veryGSensitive: changed.mixRates(by: Self.sensitivity(0.3, &stream), of: \.acceleration)
    case .late: changed.delayForce(0.005)
    case .gyroscopeEnds: changed.clip(\.angularVelocity, at: 4 * .pi)
    case .gyroscopeEndsInFlicks:
      changed.flick(to: 1300 * .pi / 180, seconds: 0.3, times: 3)
      changed.clip(\.angularVelocity, at: 1000 * .pi / 180)
    case .accelerometerEnds: changed.clip(\.acceleration, at: 2 * standardGravity)
    case .shaken: changed.shake(hertz: 87)
    case .biasStep: changed.add(SIMD3(1, 1, 1) * (.pi / 180 / 3.0.squareRoot()), from: changed.moment(30))
    case .push: changed.push(15 * .pi / 180, over: 20, from: changed.moment(30))
    case .fieldTurned: changed.turnField(by: 20 * .pi / 180, from: changed.moment(30), seconds: 30)
    case .magnetBeside: changed.addField(SIMD3(25, -10, 15), from: changed.moment(20), seconds: 60)
    case .magnetStanding:
      changed.addField(Self.dipoleField)
      changed.loseTurn(5 * .pi / 180)
    case .begunBesideMagnet: changed.leaveMagnet(SIMD3(15, -6, 9), at: changed.moment(0), within: 3)
    case .begunLate: changed.dropBegin(changed.moment(25), settling: 5)
    case .begunElsewhere:
      changed.turnSensor(by: Quaternion(rotationVector: stream.vector() * 2), from: 0)
      changed.dropBegin(changed.moment(0) - Int(trial.rateHz), settling: 2)
    }
    return changed
  }

  /// The field of a magnet half a metre below, microtesla in earth axes: a dipole's (Jackson, Classical
  /// Electrodynamics, 3rd edition, equation 5.56).
  private static func dipoleField(at place: SIMD3<Double>) -> SIMD3<Double> {
    let moment = SIMD3(0.6, 0.5, 0.8)
    let away = place + SIMD3(0, 0, 0.5)
    let distance = max(0.2, away.length)
    let direction = away / distance
    return (direction * (3 * moment.dot(direction)) - moment) / (distance * distance * distance)
  }

  /// Rows of a matrix of random elements, rad/s a m/s^2, of this size in deg/s a g.
  private static func sensitivity(_ size: Double, _ stream: inout SeededStream) -> [SIMD3<Double>] {
    (0..<3).map { _ in stream.vector() * (size * .pi / 180 / standardGravity) }
  }
}

extension InertialTrial {
  /// How the recorder says that samples are lost.
  enum Telling { case told, byClock, untold }

  /// The row so many seconds after the movement begins.
  func moment(_ seconds: Double) -> Int {
    min(rows.count, (rows.firstIndex(where: \.isMoving) ?? 0) + Int(seconds * rateHz))
  }

  /// Rows in the livelier part of the movement, 5 s from its begin and its end.
  private func livelyRows() -> [Int] {
    let moving = rows.indices.filter { rows[$0].isMoving }.dropFirst(Int(5 * rateHz)).dropLast(
      Int(5 * rateHz))
    let sorted = moving.map { rows[$0].sample.angularVelocity.length }.sorted()
    guard !sorted.isEmpty else { return [] }
    let bound = sorted[sorted.count * 6 / 10]
    return moving.filter { rows[$0].sample.angularVelocity.length > bound }
  }

  private mutating func restamp() {
    for index in rows.indices {
      rows[index].sample.timestamp = Timestamp(
        nanoseconds: Int64((seconds(ofRow: index) * 1e9).rounded()))
    }
  }

  mutating func repeatSamples(_ count: Int, times: Int, _ stream: inout SeededStream) {
    let lively = livelyRows()
    for _ in 0..<times where !lively.isEmpty {
      let first = lively[Int(stream.uniform() * Double(lively.count))]
      for index in first + 1..<min(rows.count, first + 1 + count) {
        let timestamp = rows[index].sample.timestamp
        rows[index].sample = rows[first].sample
        rows[index].sample.timestamp = timestamp
        rows[index].magneticField = rows[first].magneticField
      }
    }
  }

  mutating func loseSamples(_ count: Int, times: Int, _ telling: Telling, _ stream: inout SeededStream) {
    let lively = livelyRows()
    var isLost = [Bool](repeating: false, count: rows.count)
    for _ in 0..<times where !lively.isEmpty {
      let first = lively[Int(stream.uniform() * Double(lively.count))]
      for index in first..<min(rows.count, first + count) { isLost[index] = true }
    }
    var (left, lost): ([Row], UInt32) = ([], 0)
    for (index, row) in rows.enumerated() {
      guard !isLost[index] else {
        lost += 1
        continue
      }
      left.append(row)
      if telling == .told { left[left.count - 1].sample.lostBefore = lost }
      lost = 0
    }
    rows = left
    if telling == .untold { restamp() }
  }

  /// Takes out as many samples as this turn takes, at the first lively moment 5 s into the movement.
  mutating func loseTurn(_ angle: Double) {
    guard let first = livelyRows().first else { return }
    var (turned, count) = (0.0, 0)
    while turned < angle, first + count < rows.count {
      turned += rows[first + count].sample.angularVelocity.length / rateHz
      count += 1
    }
    cut(from: first, count: count)
  }

  mutating func cut(from first: Int, count: Int) {
    rows.removeSubrange(first..<min(rows.count, first + count))
    restamp()
  }

  /// Adds to the turn rate what these rows make of a reading.
  mutating func mixRates(by matrix: [SIMD3<Double>], of reading: KeyPath<IMUSample<Double>, SIMD3<Double>>) {
    for index in rows.indices {
      let read = rows[index].sample[keyPath: reading]
      rows[index].sample.angularVelocity += SIMD3(
        matrix[0].dot(read), matrix[1].dot(read), matrix[2].dot(read))
    }
  }

  mutating func delayForce(_ seconds: Double) {
    let force = rows.map(\.sample.acceleration)
    let delay = seconds * rateHz
    let whole = Int(delay)
    for index in rows.indices where index > whole {
      let (now, before) = (force[index - whole], force[index - whole - 1])
      rows[index].sample.acceleration = now + (before - now) * (delay - Double(whole))
    }
  }

  mutating func clip(_ reading: WritableKeyPath<IMUSample<Double>, SIMD3<Double>>, at limit: Double) {
    let end = SIMD3(repeating: limit)
    for index in rows.indices {
      rows[index].sample[keyPath: reading].clamp(lowerBound: -end, upperBound: end)
    }
  }

  mutating func shake(hertz: Double) {
    for index in moment(0)..<rows.count {
      let phase = 2 * Double.pi * hertz * seconds(ofRow: index)
      rows[index].sample.acceleration += SIMD3(4, 3, 5) * Double.sine(phase)
      rows[index].sample.angularVelocity += SIMD3(0.2, 0.1, 0.3) * Double.cosine(phase)
    }
  }

  mutating func add(_ bias: SIMD3<Double>, from first: Int) {
    for index in first..<rows.count { rows[index].sample.angularVelocity += bias }
  }

  mutating func push(_ angle: Double, over seconds: Double, from first: Int) {
    for index in first..<min(rows.count, first + Int(seconds * rateHz)) {
      guard let truth = rows[index].earthFromSensor else { continue }
      rows[index].sample.angularVelocity += truth.conjugate.rotate(SIMD3(0, 0, angle / seconds))
    }
  }

  mutating func turnField(by angle: Double, from first: Int, seconds: Double) {
    let turn = Quaternion(rotationVector: SIMD3(0, 0, angle))
    for index in first..<min(rows.count, first + Int(seconds * rateHz)) {
      guard let truth = rows[index].earthFromSensor else { continue }
      let field = turn.rotate(truth.rotate(rows[index].magneticField))
      rows[index].magneticField = truth.conjugate.rotate(field)
    }
  }

  mutating func addField(_ field: SIMD3<Double>, from first: Int, seconds: Double) {
    for index in first..<min(rows.count, first + Int(seconds * rateHz)) { rows[index].magneticField += field }
  }

  /// Begins at a row, or where it is; the first seconds do not count.
  mutating func dropBegin(_ first: Int, settling seconds: Double) {
    rows.removeFirst(max(0, first))
    restamp()
    for index in rows.indices.prefix(Int(seconds * rateHz)) { rows[index].isMoving = false }
  }
}
