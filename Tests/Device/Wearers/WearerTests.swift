import DeviceEmulation
import HeadsetTestSupport
import PoseMath
import Testing
import Wearers

@Suite struct WearerTests {
  static let sources: [any MotionSource] = [
    HeadWearer(.standing, seed: 1), HeadWearer(.walking, seed: 2), HandWearer(.left, seed: 3),
    HandWearer(.right, seed: 4), TechnicianHands.practised(seed: 5, restSeconds: 8.1),
  ]

  @Test(arguments: sources.indices)
  func `a wearer rests at first`(index: Int) {
    let source = Self.sources[index]
    let first = source.motion(at: 0)
    for seconds in stride(from: 0, through: 8, by: 0.5) {
      let motion = source.motion(at: seconds)
      #expect(motion.worldFromBody == first.worldFromBody)
      #expect(motion.angularVelocity == .zero)
      let force = motion.specificForce(at: SIMD3(0.1, 0.2, 0.3))
      #expect(abs(force.y - standardGravity) < 1e-12)
    }
    #expect(first.worldFromBody.orientation == .identity)
  }

  @Test(arguments: sources.indices)
  func `a wearer moves after its rest, and not like a gun`(index: Int) {
    let source = Self.sources[index]
    var fastest = 0.0
    for seconds in stride(from: 10, through: 40, by: 0.02) {
      fastest = max(fastest, source.motion(at: seconds).angularVelocity.length)
    }
    #expect(fastest > 0.5)
    #expect(fastest < 12)
  }

  @Test(arguments: sources.indices)
  func `angular velocity is the derivative of orientation`(index: Int) {
    let source = Self.sources[index]
    let step = 1e-5
    for seconds in stride(from: 7.9, through: 25, by: 0.37) {
      let before = source.motion(at: seconds - step).worldFromBody.orientation
      let after = source.motion(at: seconds + step).worldFromBody.orientation
      let turn = (before.conjugate * after).rotationVector / (2 * step)
      #expect((turn - source.motion(at: seconds).angularVelocity).length < 1e-6)
    }
  }

  @Test(arguments: sources.indices)
  func `velocity, acceleration and angular acceleration are derivatives`(index: Int) {
    let source = Self.sources[index]
    let step = 1e-4
    for seconds in stride(from: 7.9, through: 25, by: 0.41) {
      let before = source.motion(at: seconds - step)
      let now = source.motion(at: seconds)
      let after = source.motion(at: seconds + step)
      let path = (after.worldFromBody.position - before.worldFromBody.position) / (2 * step)
      #expect((path - now.velocity).length < 1e-5)
      let change = (after.velocity - before.velocity) / (2 * step)
      #expect((change - now.acceleration).length < 1e-3)
      let spin = (after.angularVelocity - before.angularVelocity) / (2 * step)
      #expect((spin - now.angularAcceleration).length < 1e-3)
    }
  }

  @Test(arguments: sources.indices)
  func `specific force off the origin is that of the point's own path`(index: Int) {
    let source = Self.sources[index]
    let point = SIMD3(0.05, -0.03, 0.09)
    let step = 1e-3
    for seconds in stride(from: 9, through: 25, by: 0.83) {
      let places = [-step, 0, step].map {
        source.motion(at: seconds + $0).worldFromBody.transform(point)
      }
      let acceleration = (places[0] - 2 * places[1] + places[2]) / (step * step)
      let motion = source.motion(at: seconds)
      let expected = motion.worldFromBody.orientation.conjugate
        .rotate(acceleration + SIMD3(0, standardGravity, 0))
      #expect((expected - motion.specificForce(at: point)).length < 1e-2)
    }
  }

  @Test func `a seed gives the same wearer, another seed another`() {
    let first = HeadWearer(.walking, seed: 9).motion(at: 20)
    #expect(HeadWearer(.walking, seed: 9).motion(at: 20) == first)
    #expect(HeadWearer(.walking, seed: 10).motion(at: 20) != first)
  }

  @Test func `a hand pulls, grips, touches and presses in eight seconds`() {
    let hand = HandWearer(.right, seed: 1, restSeconds: 2)
    let all = stride(from: 2.0, to: 10.0, by: 0.05).map { hand.fingers(at: $0) }
    #expect(all.contains { $0.trigger > 0.97 })
    #expect(all.contains { $0.isGripping })
    #expect(all.contains { $0.isMenuPressed })
    #expect(all.contains { $0.thumb != nil })
    #expect(hand.fingers(at: 1) == Fingers())
  }
}
