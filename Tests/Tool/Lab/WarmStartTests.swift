import Foundation
import Fusion
import HeadsetTestSupport
import Lab
import PoseMath
import Testing

/// What a filter learned in a trial's first half, and what it does for the second, begun in mid-motion: the figures
/// of Docs/Accuracy.md, "Warm start".
@Suite(
  .enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"),
  .enabled(if: isLongTier, "minutes; Scripts/test --long"))
struct WarmStartTests {
  /// The first minute after a start.
  struct Minute {
    /// Root mean square from one second on, degrees.
    var inclination = 0.0
    /// Between the second second and the last, degrees a minute.
    var drift = 0.0

    static func += (left: inout Self, right: Self) {
      left.inclination += right.inclination
      left.drift += right.drift
    }
  }

  private static func halves(
    of trial: InertialTrial
  ) throws -> (first: ArraySlice<InertialTrial.Row>, second: ArraySlice<InertialTrial.Row>) {
    let begin = try #require(trial.rows.firstIndex { $0.isMoving })
    let end = try #require(trial.rows.lastIndex { $0.isMoving })
    return (trial.rows[..<((begin + end) / 2)], trial.rows[((begin + end) / 2)...])
  }

  private static func learn(_ rows: ArraySlice<InertialTrial.Row>) -> FilterKnowledge<Double> {
    var filter = OrientationFilter<Double>()
    for row in rows { filter.ingest(row.sample) }
    return filter.knowledge
  }

  /// Six axes, with the lead of these recordings; dropped knowledge is dropped as a pipeline does it.
  private static func begin(
    _ rows: ArraySlice<InertialTrial.Row>, rateHz: Double, knowledge: FilterKnowledge<Double>?
  ) -> (minute: Minute, droppedAfter: Double?) {
    var filter = OrientationFilter<Double>(knowledge: knowledge)
    var watch = knowledge == nil ? nil : KnowledgeWatch(filter)
    var (inclinations, headings): ([Double], [Double]) = ([], [])
    var droppedAfter: Double?
    for (index, row) in rows.prefix(Int(60 * rateHz)).enumerated() {
      filter.ingest(row.sample)
      if watch?.isRefuted(by: filter) == true {
        filter.dropKnowledge()
        droppedAfter = Double(index) / rateHz
      }
      guard Double(index) > rateHz, let truth = row.earthFromSensor else { continue }
      let error =
        TrialFusion.earthFromWorld * filter.estimate.worldFromSensor(after: 0.0025) * truth.conjugate
      let sideways = (error.x * error.x + error.y * error.y).squareRoot()
      let upright = (error.w * error.w + error.z * error.z).squareRoot()
      inclinations.append(2 * atan2(sideways, upright) * 180 / .pi)
      let heading = 2 * atan2(error.z, error.w) * 180 / .pi
      let last = headings.last ?? heading
      headings.append(last + (heading - last) - 360 * ((heading - last) / 360).rounded())
    }
    let squares = inclinations.reduce(0) { $0 + $1 * $1 }
    let second = Int(rateHz)
    func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(values.count) }
    let turned = abs(mean(headings.suffix(second)) - mean(headings.prefix(second)))
    let minute = Minute(
      inclination: (squares / Double(inclinations.count)).squareRoot(),
      drift: turned / (Double(headings.count - second) / rateHz / 60))
    return (minute, droppedAfter)
  }

  @Test func `what a trial's first half taught makes the first minute of its second better`() throws {
    let parameters = FilterParameters<Double>()
    var means = [Minute](repeating: Minute(), count: 5)
    var firstHalves: [FilterKnowledge<Double>] = []
    let trials = try PublicTrialTests.trials()
    for (_, trial) in trials { firstHalves.append(Self.learn(try Self.halves(of: trial).first)) }
    for (number, (name, trial)) in trials.enumerated() {
      let second = try Self.halves(of: trial).second
      let own = firstHalves[number]
      // Another recording of the sensor: most were made after it was switched off and on again.
      let other = firstHalves[(number + trials.count - 1) % trials.count]
      var wrong = own
      // 3 degrees a second, as far as the filter believes any bias.
      for (axis, sign) in [1.0, -1, 1].enumerated() {
        let shifted = wrong.means[axis] + sign * 3 * .pi / 180 / 3.0.squareRoot()
        wrong.means[axis] = max(-parameters.biasMax, min(parameters.biasMax, shifted))
      }
      let kinds = [
        nil, own, own.aged(by: 86_400, for: parameters), other.aged(by: 86_400, for: parameters), wrong,
      ]
      for (kind, knowledge) in kinds.enumerated() {
        let begun = Self.begin(second, rateHz: trial.rateHz, knowledge: knowledge)
        means[kind] += begun.minute
        if kind < 4 { #expect(begun.droppedAfter == nil, "\(name), kind \(kind)") }
        if kind == 4 { print(name, "3 deg/s beside the truth: dropped after", begun.droppedAfter ?? -1) }
      }
    }
    let kinds = ["cold", "own, at once", "own, after a day", "another recording's", "3 deg/s wrong"]
    for (kind, mean) in zip(kinds, means) {
      print(kind, "inclination", mean.inclination / 17, "drift", mean.drift / 17)
    }
    let (cold, own, aged, other) = (means[0], means[1], means[2], means[3])
    #expect(own.inclination < 0.93 * cold.inclination && own.drift < 0.35 * cold.drift)
    #expect(aged.inclination < 0.95 * cold.inclination && aged.drift < 0.4 * cold.drift)
    #expect(other.inclination < 1.02 * cold.inclination && other.drift < 1.05 * cold.drift)
  }
}
