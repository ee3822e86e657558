import Fusion
import PoseMath
import Testing

@Suite struct FilterKnowledgeTests {
  static let motion = {
    var motion = OrientationFilterRobustnessTests.fast
    motion.restBefore = 4
    return motion
  }()

  @Test func `a unit that is known starts better than one that is not`() {
    let learned = FilterRun(Self.motion.instants(duration: 60)).filter.knowledge
    var other = Self.motion
    other.turningFrequency = SIMD3(5.7, 6.3, 4.9)
    other.start = Quaternion(rotationVector: SIMD3(0.3, 1, -0.5))
    let instants = other.instants(duration: 20)
    let cold = FilterRun(instants)
    let warm = FilterRun(instants, knowledge: learned)
    let (coldTilt, warmTilt) = (
      cold.rms(from: 4) { $0.inclinationDegrees }, warm.rms(from: 4) { $0.inclinationDegrees }
    )
    #expect(warmTilt < 0.8 * coldTilt)
    #expect(warm.rms(from: 4) { $0.headingDegrees } < cold.rms(from: 4) { $0.headingDegrees })
  }

  @Test func `what is learned is close to what is true`() {
    let learned = FilterRun(Self.motion.instants(duration: 60)).filter.knowledge
    var (wrong, whole) = (0.0, 0.0)
    for element in 0..<9 {
      let truth = Self.motion.matrix[element]
      wrong += (learned.means[3 + element] - truth) * (learned.means[3 + element] - truth)
      whole += truth * truth
    }
    #expect(wrong < 0.3 * whole)
  }

  @Test func `what a filter hands out it takes back`() {
    let learned = FilterRun(Self.motion.instants(duration: 10)).filter.knowledge
    #expect(learned.isPlausible(for: FilterParameters()))
    let again = OrientationFilter(knowledge: learned).knowledge
    for state in 0..<12 { #expect(again.means[state] == learned.means[state]) }
  }

  @Test func `what cannot be is left aside`() {
    let learned = FilterRun(Self.motion.instants(duration: 10)).filter.knowledge
    var wild = learned
    wild.means[4] = 0.5
    var sick = learned
    sick.covariances[0] = .nan
    var impossible = learned
    impossible.covariances[1] = 1
    for knowledge in [wild, sick, impossible] {
      let filter = OrientationFilter(knowledge: knowledge)
      for state in 0..<12 { #expect(filter.knowledge.means[state] == 0) }
    }
  }
}
