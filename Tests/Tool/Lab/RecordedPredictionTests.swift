import Foundation
import HeadsetTestSupport
import Lab
import PoseMath
import Testing

/// Both predictors on the public recordings, by the measures of the scorers beside them; the figures of the
/// peers and of the studies they are held against stand in BASELINES.md there and in Docs/Prediction.md.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct RecordedPredictionTests {
  static let horizons = [20.0, 40, 60, 80, 100]

  // MARK: - Turns

  /// All 17 trials with HEADSET_TESTS_LONG=1, minutes in a debug build; else those with the most stops.
  private func trials() throws -> [InertialTrial] {
    let folder = RecordedData.path("broad")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".hsimu.gz") && (mutationCount > 10_000 || $0.contains("with_breaks")) }.sorted()
    try #require(!names.isEmpty)
    return try names.map { try InertialTrial(contentsOf: folder + "/" + $0) }
  }

  /// The true turn from a row to `milliseconds` later, where both ends are seen and count.
  private func truth(_ trial: InertialTrial, from row: Int, after milliseconds: Double) -> Quaternion<Double>?
  {
    let place = milliseconds / 1000 * trial.rateHz
    let whole = Int(place)
    guard row + whole + 1 < trial.rows.count, trial.rows[row].isMoving, trial.rows[row + whole].isMoving,
      let now = trial.rows[row].earthFromSensor, let then = trial.rows[row + whole].earthFromSensor,
      let next = trial.rows[row + whole + 1].earthFromSensor
    else { return nil }
    return now.conjugate * then.slerp(to: next, by: place - Double(whole))
  }

  private func degrees(_ squares: [Double]) -> Double {
    (squares.reduce(0, +) / Double(squares.count)).squareRoot() * 180 / .pi
  }

  @Test func `turns of the public trials are foretold far better than at constant rate`() throws {
    var own = [Double](repeating: 0, count: 5)
    var constantRate = own
    let trials = try trials()
    for trial in trials {
      let turns = TrialPrediction(horizonsMilliseconds: Self.horizons).turns(trial)
      for (place, horizon) in Self.horizons.enumerated() {
        var squares: (own: [Double], constantRate: [Double]) = ([], [])
        for (row, turns) in turns.enumerated() {
          guard let truth = truth(trial, from: row, after: horizon) else { continue }
          let plain = Quaternion(
            rotationVector: trial.rows[row].sample.angularVelocity * (horizon / 1000))
          squares.own.append(truth.angle(to: turns[place]) * truth.angle(to: turns[place]))
          squares.constantRate.append(truth.angle(to: plain) * truth.angle(to: plain))
        }
        own[place] += degrees(squares.own) / Double(trials.count)
        constantRate[place] += degrees(squares.constantRate) / Double(trials.count)
      }
    }
    print("turns of", trials.count, "trials, degrees:", own, "constant rate:", constantRate)
    for (place, share) in [0.48, 0.53, 0.59, 0.63, 0.64].enumerated() {
      #expect(own[place] < share * constantRate[place])
    }
    guard trials.count == 17 else { return }
    for (place, figure) in [0.295, 1.0, 2.1, 3.4, 4.7].enumerated() { #expect(own[place] < figure) }
  }

  /// Rows at which a motion of 0.6 rad/s or more has fallen to less than a third and stays there for 0.2 s.
  private func stops(_ trial: InertialTrial) -> [Int] {
    let window = Int(0.15 * trial.rateHz)
    func rate(_ row: Int) -> Double {
      (row - 3...row + 3).reduce(0) { $0 + trial.rows[$1].sample.angularVelocity.length } / 7
    }
    var stops: [Int] = []
    for row in stride(from: 2 * window, to: trial.rows.count - 3 * window, by: 3) {
      if let last = stops.last, row - last < 4 * window { continue }
      let before = rate(row - window)
      guard before > 0.6 else { continue }
      if (row..<row + 4 * window / 3).allSatisfy({ rate($0) < 0.3 * before }) { stops.append(row) }
    }
    return stops
  }

  @Test func `at stops of the public trials it overshoots less than constant rate at every horizon`() throws {
    var own = [[Double]](repeating: [], count: 5)
    var constantRate = own
    for trial in try trials() {
      let turns = TrialPrediction(horizonsMilliseconds: Self.horizons).turns(trial)
      let window = Int(0.15 * trial.rateHz)
      for stop in stops(trial) {
        guard let ahead = trial.rows[stop - window].sample.angularVelocity.direction else { continue }
        for (place, horizon) in Self.horizons.enumerated() {
          var largest = (own: 0.0, constantRate: 0.0)
          for row in stop - window..<stop + 4 * window / 3 {
            guard let truth = truth(trial, from: row, after: horizon) else { continue }
            let plain = Quaternion(
              rotationVector: trial.rows[row].sample.angularVelocity * (horizon / 1000))
            let excess = (truth.conjugate * turns[row][place]).rotationVector.dot(ahead)
            largest.own = max(largest.own, excess)
            largest.constantRate = max(
              largest.constantRate, (truth.conjugate * plain).rotationVector.dot(ahead))
          }
          own[place].append(largest.own * 180 / .pi)
          constantRate[place].append(largest.constantRate * 180 / .pi)
        }
      }
    }
    func summary(_ excess: [Double]) -> (mean: Double, p95: Double) {
      (excess.reduce(0, +) / Double(excess.count), excess.sorted()[excess.count * 95 / 100])
    }
    for place in 0..<5 {
      let (ours, plain) = (summary(own[place]), summary(constantRate[place]))
      print(own[place].count, "stops,", Self.horizons[place], "ms, degrees:", ours, "constant rate:", plain)
      #expect(ours.mean < plain.mean && ours.p95 < plain.p95)
    }
  }

  @Test func `a device that lies still in a public trial gets next to no noise from the guess`() throws {
    var own = [Double](repeating: 0, count: 5)
    var constantRate = own
    var count = 0.0
    for trial in try trials() {
      let turns = TrialPrediction(horizonsMilliseconds: Self.horizons).turns(trial)
      // Before the motion, once the gyroscope's bias is known.
      for row in 600..<1600 where !trial.rows[row].isMoving {
        count += 3
        let change = trial.rows[row].sample.angularVelocity - trial.rows[row - 1].sample.angularVelocity
        for (place, horizon) in Self.horizons.enumerated() {
          own[place] += turns[row][place].rotationVector.lengthSquared
          // White noise: the change from sample to sample has twice its variance, and no bias.
          constantRate[place] += (change * (horizon / 1000)).lengthSquared / 2
        }
      }
    }
    for (place, horizon) in Self.horizons.enumerated() {
      let ours = (own[place] / count).squareRoot() * 180 / .pi
      let plain = (constantRate[place] / count).squareRoot() * 180 / .pi
      print("still,", horizon, "ms, degrees an axis:", ours, "constant rate:", plain)
      #expect(ours < 0.3 * plain)
    }
  }

  // MARK: - Poses

  /// Sums of one horizon's squared errors.
  private struct Squares {
    var (distance, angle, count) = (0.0, 0.0, 0.0)

    var millimeters: Double { (distance / count).squareRoot() * 1000 }
    var degrees: Double { (angle / count).squareRoot() * 180 / .pi }
  }

  /// How many breaks (steps longer than 0.1 s or faster than 5 m/s) lie before each row.
  private func breaks(_ rows: [PoseTrace.Row]) -> [Int] {
    var breaks = [0]
    for index in rows.indices.dropFirst() {
      let step = rows[index].seconds - rows[index - 1].seconds
      let moved = (rows[index].worldFromBody.position - rows[index - 1].worldFromBody.position).length
      breaks.append(breaks[index - 1] + (step > 0.1 || moved > 5 * step ? 1 : 0))
    }
    return breaks
  }

  /// Errors by horizon over the rows that the measure counts: from 1 s on, no break from ten rows before to the
  /// truth.
  private func errors(_ trace: PoseTrace) -> [Squares] {
    let rows = trace.rows
    let breaks = breaks(rows)
    let predictions = TracePrediction(horizonsMilliseconds: Self.horizons).rows(trace)
    var squares = [Squares](repeating: Squares(), count: Self.horizons.count)
    var then = [Int](repeating: 0, count: Self.horizons.count)
    for (number, predicted) in predictions.enumerated() {
      let (index, horizon) = number.quotientAndRemainder(dividingBy: Self.horizons.count)
      let time = rows[index].seconds + Self.horizons[horizon] / 1000
      guard rows[index].seconds >= 1, time <= rows[rows.count - 1].seconds else { continue }
      while then[horizon] + 2 < rows.count, rows[then[horizon] + 1].seconds <= time { then[horizon] += 1 }
      guard breaks[then[horizon] + 1] == breaks[max(0, index - 10)] else { continue }
      let (left, right) = (rows[then[horizon]], rows[then[horizon] + 1])
      let part = (time - left.seconds) / (right.seconds - left.seconds)
      let (from, to) = (left.worldFromBody, right.worldFromBody)
      let place = from.position + (to.position - from.position) * part
      let angle = predicted.worldFromBody.orientation.angle(
        to: from.orientation.slerp(to: to.orientation, by: part))
      squares[horizon].distance += (predicted.worldFromBody.position - place).lengthSquared
      squares[horizon].angle += angle * angle
      squares[horizon].count += 1
    }
    return squares
  }

  @Test func `heads are foretold better than by the best peer and by the study before this one`() throws {
    let folder = RecordedData.path("headtraces")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
    let traces = try names.sorted().map { errors(try PoseTrace(contentsOf: folder + "/" + $0)) }
    try #require(traces.count == 8)
    let bounds = [(1.0, 0.282), (1.94, 0.678), (3.22, 1.146), (4.74, 1.662), (6.49, 2.229)]
    for (index, bound) in bounds.enumerated() {
      let millimeters = traces.reduce(0) { $0 + $1[index].millimeters } / 8
      let degrees = traces.reduce(0) { $0 + $1[index].degrees } / 8
      print("heads,", Self.horizons[index], "ms:", millimeters, "mm", degrees, "degrees")
      #expect(millimeters < bound.0)
      #expect(degrees < bound.1)
    }
  }
}
