import Fusion
import PoseMath
import Testing

@Suite struct OrientationFilterLanesTests {
  /// Eight hands that move differently.
  static let hands: [[SyntheticMotion.Instant]] = (0..<8).map { lane in
    var motion = OrientationFilterRobustnessTests.calm
    motion.restBefore = 3
    motion.turning += SIMD3(0.1, -0.2, 0.15) * Double(lane)
    motion.start = Quaternion(rotationVector: SIMD3(0.2, 0.5, -0.1) * Double(lane))
    motion.bias = SIMD3(0.001, -0.001, 0.002) * Double(lane)
    return motion.instants(duration: 20)
  }

  static func narrow(_ sample: IMUSample<Double>) -> IMUSample<Float> {
    IMUSample(
      timestamp: sample.timestamp, angularVelocity: SIMD3(sample.angularVelocity),
      acceleration: SIMD3(sample.acceleration), lostBefore: sample.lostBefore)
  }

  @Test func `eight devices in step are as eight filters`() {
    var lanes = OrientationFilterLanes()
    var alone = [OrientationFilter<Float>](repeating: OrientationFilter(), count: 8)
    for index in Self.hands[0].indices {
      for lane in 0..<8 {
        let sample = Self.narrow(Self.hands[lane][index].sample)
        let field = SIMD3<Float>(Self.hands[lane][index].field)
        lanes.place(sample, magneticField: field, lane: lane)
        alone[lane].ingest(sample)
        alone[lane].ingest(magneticField: field)
      }
      lanes.advance()
    }
    for lane in 0..<8 {
      let (together, single) = (lanes.estimate(of: lane), alone[lane].estimate)
      #expect(together.worldFromSensor.angle(to: single.worldFromSensor) < 1e-3)
      #expect((together.bias - single.bias).length < 1e-4)
      #expect(together.phase == .running)
    }
  }

  @Test func `a device that is silent or broken disturbs no other`() {
    var lanes = OrientationFilterLanes()
    for index in Self.hands[0].indices {
      for lane in 0..<8 {
        var sample = Self.narrow(Self.hands[lane][index].sample)
        if lane == 2, index > 1000 { continue }
        if lane == 3, index > 1000 { sample.angularVelocity = SIMD3(repeating: .nan) }
        if lane == 4, index % 2 == 0 { continue }
        lanes.place(sample, lane: lane)
      }
      lanes.advance()
    }
    for lane in 0..<8 {
      let estimate = lanes.estimate(of: lane)
      #expect(estimate.worldFromSensor.isFinite && estimate.bias.isFinite)
      guard lane != 2, lane != 3, let truth = Self.hands[lane].last?.worldFromSensor else { continue }
      #expect(inclinationDegrees(Quaternion<Double>(estimate.worldFromSensor), truth) < 1.5)
    }
  }

  @Test func `what one lane learned another takes back`() {
    var lanes = OrientationFilterLanes()
    for instant in Self.hands[7] {
      lanes.place(Self.narrow(instant.sample), lane: 7)
      lanes.advance()
    }
    let learned = lanes.knowledge(of: 7)
    lanes.recall(learned, lane: 1)
    #expect(lanes.knowledge(of: 1).means[1] == learned.means[1])
  }
}
