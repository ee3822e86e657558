import Fusion
import PoseMath
import Testing

/// Knowledge that is aged, that fits, and that does not: 3 deg/s beside the truth.
@Suite struct KnowledgeWatchTests {
  static let learned = FilterRun(FilterKnowledgeTests.motion.instants(duration: 60)).filter.knowledge

  /// The same unit on another day, held still for so long at first.
  static func nextDay(restBefore: Double) -> [SyntheticMotion.Instant] {
    var motion = FilterKnowledgeTests.motion
    motion.restBefore = restBefore
    motion.turningFrequency = SIMD3(5.7, 6.3, 4.9)
    motion.start = Quaternion(rotationVector: SIMD3(0.3, 1, -0.5))
    return motion.instants(duration: 33)
  }

  /// What was learned, with a bias 3 deg/s beside it.
  static var wrong: FilterKnowledge<Double> {
    var wrong = learned
    for axis in 0..<3 { wrong.means[axis] -= 3 * degree / 3.0.squareRoot() }
    return wrong
  }

  /// A warm filter as a pipeline keeps it.
  struct Outcome {
    var refutedAfter: Double?
    /// Seconds until the bias stayed within 0.3 deg/s of the truth.
    var settled = 0.0
    var worstInclination = 0.0
    var filter: OrientationFilter<Double>
  }

  static func run(_ instants: [SyntheticMotion.Instant], _ knowledge: FilterKnowledge<Double>?) -> Outcome {
    var outcome = Outcome(filter: OrientationFilter(knowledge: knowledge))
    var watch = knowledge == nil ? nil : KnowledgeWatch(outcome.filter)
    for instant in instants {
      outcome.filter.ingest(instant.sample)
      let seconds: Double = instant.sample.timestamp.seconds(since: .zero)
      if watch?.isRefuted(by: outcome.filter) == true {
        outcome.filter.dropKnowledge()
        outcome.refutedAfter = seconds
      }
      let missing = outcome.filter.estimate.bias - FilterKnowledgeTests.motion.bias
      if missing.length > 0.3 * degree { outcome.settled = seconds }
      let error = Split(outcome.filter.estimate.worldFromSensor, instant.worldFromSensor)
      if seconds > 15 { outcome.worstInclination = max(outcome.worstInclination, error.inclinationDegrees) }
    }
    return outcome
  }

  @Test(arguments: [0.0, 3e9])
  func `knowledge that fits is never refuted, whatever its age`(age: Double) {
    let aged = Self.learned.aged(by: age, for: FilterParameters())
    for rest in [0.0, 4] { #expect(Self.run(Self.nextDay(restBefore: rest), aged).refutedAfter == nil) }
  }

  @Test(arguments: [0.0, 86_400])
  func `a bias 3 degrees a second beside the truth is dropped within 2 s of rest`(age: Double) throws {
    let outcome = Self.run(
      Self.nextDay(restBefore: 6), Self.wrong.aged(by: age, for: FilterParameters()))
    #expect(try #require(outcome.refutedAfter) < 2)
    #expect(outcome.settled < 3)
    #expect(outcome.worstInclination < 2.5)
  }

  @Test func `in motion it is dropped within 20 s, and learned anew as from a cold start`() {
    var motion = OrientationFilterRobustnessTests.calm
    motion.restBefore = 0
    motion.start = Quaternion(rotationVector: SIMD3(0.3, 1, -0.5))
    let instants = motion.instants(duration: 45)
    var wrong = FilterRun(OrientationFilterRobustnessTests.calm.instants(duration: 60)).filter.knowledge
    for axis in 0..<3 { wrong.means[axis] -= 3 * degree / 3.0.squareRoot() }
    let (cold, outcome) = (Self.run(instants, nil), Self.run(instants, wrong))
    let dropped = outcome.refutedAfter ?? .infinity
    print("cold settles after \(cold.settled) s; dropped after \(dropped), settled after \(outcome.settled)")
    print("tilt from 15 s on: cold \(cold.worstInclination), dropped \(outcome.worstInclination)")
    #expect(dropped < 20)
    #expect(outcome.settled < dropped + cold.settled + 5)
    let isSound = outcome.filter.knowledge.isPlausible(for: FilterParameters())
    #expect(isSound)
  }

  @Test func `with age the bias is doubted as at a first start, the matrix is not`() {
    let parameters = FilterParameters<Double>()
    let cold = OrientationFilter<Double>()
    let old = OrientationFilter(knowledge: Self.learned.aged(by: 3600, for: parameters))
    #expect(old.biasDeviation == cold.biasDeviation)
    #expect(old.estimate.bias == OrientationFilter(knowledge: Self.learned).estimate.bias)
    let element = FilterKnowledge<Double>.index(3, 3)
    #expect(old.knowledge.covariances[element] < 0.5 * cold.knowledge.covariances[element])
    let absurd = Self.learned.aged(by: .greatestFiniteMagnitude, for: parameters)
    #expect(absurd.isPlausible(for: parameters))
    #expect(Self.learned.aged(by: -5, for: parameters).means[0] == Self.learned.means[0])
  }

  @Test func `a recalled covariance is one, however large the stored one was`() {
    var loud = Self.learned
    for row in 0..<12 {
      for column in row..<12 { loud.covariances[FilterKnowledge<Double>.index(row, column)] *= 1e6 }
    }
    #expect(loud.isPlausible(for: FilterParameters()))
    let recalled = OrientationFilter(knowledge: loud).knowledge
    #expect(recalled.isPlausible(for: FilterParameters()))
    #expect(recalled.covariances[0] <= FilterParameters<Double>().biasDeviation.squareForTest)
  }

  @Test func `a covariance whose pairs agree and whose whole does not is refused`() {
    var impossible = Self.learned
    for row in 0..<12 {
      for column in row..<12 {
        let value = row == column ? 1e-6 : (row == 0 && column == 1 ? -0.9e-6 : 0)
        impossible.covariances[FilterKnowledge<Double>.index(row, column)] = value
      }
    }
    // x like y and like z, yet y unlike z.
    impossible.covariances[FilterKnowledge<Double>.index(0, 2)] = 0.9e-6
    impossible.covariances[FilterKnowledge<Double>.index(1, 2)] = 0.9e-6
    #expect(!impossible.isPlausible(for: FilterParameters()))
  }
}

extension Double {
  fileprivate var squareForTest: Double { self * self * (1 + 1e-12) }
}
