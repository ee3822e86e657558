import HeadsetTestSupport
import Lab
import Lighthouse
import PoseMath
import Prediction
import Testing

/// Where tracked devices of the recordings will be, foretold from where they are: against the tracker's own pose of later.
@Suite(
  .enabled(
    if: RecordedData.isExpected && isLongTier, "the recordings are not here, or HEADSET_TESTS_LONG is not set"
  ))
struct RecordedPathTests {
  static let horizons = [0.02, 0.04, 0.06, 0.08, 0.1]

  /// Root mean squares, millimetres, by horizon: the pose held, constant velocity, and the predictor.
  private func errors(_ rows: [TrackingTrial.Row]) -> (held: [Double], constant: [Double], own: [Double]) {
    var predictor = PathPredictor<Double>()
    let none = [Double](repeating: 0, count: 5)
    var squares = (held: none, constant: none, own: none)
    var count = 0.0
    var ends = [Int](repeating: 0, count: 5)
    for row in rows {
      predictor.ingest(
        position: row.worldFromHead.position, velocity: row.velocity,
        at: Timestamp(nanoseconds: Int64((row.seconds * 1e9).rounded())))
      let truths = Self.horizons.indices.map { place -> SIMD3<Double>? in
        let time = row.seconds + Self.horizons[place]
        while ends[place] < rows.count, rows[ends[place]].seconds < time { ends[place] += 1 }
        guard ends[place] < rows.count, ends[place] > 0 else { return nil }
        let (before, after) = (rows[ends[place] - 1], rows[ends[place]])
        let step = after.seconds - before.seconds
        guard step > 0, step < 0.02 else { return nil }
        let (one, two) = (before.worldFromHead.position, after.worldFromHead.position)
        return one + (two - one) * ((time - before.seconds) / step)
      }
      guard truths.allSatisfy({ $0 != nil }) else { continue }
      count += 1
      for (place, truth) in truths.enumerated() {
        guard let truth else { continue }
        let horizon = Self.horizons[place]
        let here = row.worldFromHead.position
        squares.held[place] += (here - truth).lengthSquared
        squares.constant[place] += (here + row.velocity * horizon - truth).lengthSquared
        squares.own[place] += (here + predictor.curve.displacement(after: horizon) - truth).lengthSquared
      }
    }
    func millimetres(_ sums: [Double]) -> [Double] {
      sums.map { (($0 / max(1, count)).squareRoot() * 100_000).rounded() / 100 }
    }
    return (millimetres(squares.held), millimetres(squares.constant), millimetres(squares.own))
  }

  @Test(arguments: [("compare-test-index.rec.gz", 0.6), ("haagh-tracking.rec.gz", 0.8)])
  func `a tracked path is foretold far better than at constant velocity`(name: String, share: Double) throws {
    let recording = try TrackingRecording(
      contentsOf: RecordedData.path("captures/libsurvive/" + name))
    var trial = TrackingTrial(recording, room: try RecordedRoom(recording).solution.room)
    trial.run()
    for device in recording.devices.indices {
      let rows = trial.rows.filter { $0.device == device }
      guard rows.count > 1_000 else { continue }
      let errors = errors(rows)
      print(
        name, recording.labels[device], "held", errors.held, "constant velocity", errors.constant, "ours",
        errors.own)
      // What hardly moves is not to be moved more.
      guard errors.constant[4] > 2 else {
        #expect(errors.own[4] < errors.constant[4] + 0.5)
        continue
      }
      for place in 1..<5 { #expect(errors.own[place] < share * errors.constant[place]) }
    }
  }
}
