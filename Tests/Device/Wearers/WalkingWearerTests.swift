import DeviceEmulation
import PoseMath
import Testing
import Wearers

@Suite struct WalkingWearerTests {
  static let sources: [any MotionSource] = [
    WalkingWearer(seed: 1), WalkingWearer(seed: 2), SwingWearer(seed: 3),
  ]

  @Test(arguments: sources.indices)
  func `a wearer rests at first, then what it tells are the derivatives of where it is`(index: Int) {
    let source = Self.sources[index]
    #expect(source.motion(at: 0) == source.motion(at: 3.9))
    #expect(source.motion(at: 2).velocity == .zero)
    let step = 1e-5
    for seconds in stride(from: 4.1, through: 30, by: 0.373) {
      let (before, now, after) = (
        source.motion(at: seconds - step), source.motion(at: seconds), source.motion(at: seconds + step)
      )
      let path = (after.worldFromBody.position - before.worldFromBody.position) / (2 * step)
      #expect((path - now.velocity).length < 1e-4)
      #expect(((after.velocity - before.velocity) / (2 * step) - now.acceleration).length < 2e-3)
      let turn = (before.worldFromBody.orientation.conjugate * after.worldFromBody.orientation).rotationVector
      #expect((turn / (2 * step) - now.angularVelocity).length < 1e-4)
      let spin = (after.angularVelocity - before.angularVelocity) / (2 * step)
      #expect((spin - now.angularAcceleration).length < 2e-2)
    }
  }

  @Test func `a trainee walks a metre a second round the container and looks below it`() {
    let source = WalkingWearer(seed: 4)
    var way = 0.0
    var nearest = Double.infinity
    var lowest = Double.infinity
    var facing = 0
    let step = 0.01
    for index in 0..<6_000 {
      let motion = source.motion(at: 6 + Double(index) * step)
      let flat = SIMD3(motion.velocity.x, 0, motion.velocity.z)
      way += flat.length * step
      let place = motion.worldFromBody.position
      nearest = min(nearest, (place.x * place.x + place.z * place.z).squareRoot())
      lowest = min(lowest, place.y)
      if motion.worldFromBody.orientation.rotate(SIMD3(0, 0, -1)).dot(flat) > 0 { facing += 1 }
    }
    #expect((0.9...1.1).contains(way / 60))
    #expect(nearest > 0.9)
    #expect((1.0...1.2).contains(lowest))
    // People look where they go, most of the time.
    #expect(facing > 4_500)
  }

  @Test(arguments: UInt64(1)...12)
  func `a trainee sets out gently`(seed: UInt64) {
    let source = WalkingWearer(seed: seed, restSeconds: 1)
    let strongest = stride(from: 1.0, through: 4, by: 0.002).map { source.motion(at: $0).acceleration.length }
      .max()
    // Walking itself makes 5 m/s^2: the head goes up and down by 18 mm at 1.8 Hz, and more in a crouch.
    #expect(strongest ?? 99 < 5)
  }

  @Test func `a hand swings to five metres and a thousand degrees a second`() {
    let source = SwingWearer(seed: 5)
    var fastest = 0.0
    var quickest = 0.0
    for index in 0..<20_000 {
      let motion = source.motion(at: 6 + Double(index) * 0.002)
      fastest = max(fastest, motion.velocity.length)
      quickest = max(quickest, motion.angularVelocity.length * 180 / .pi)
    }
    #expect((4.7...5.3).contains(fastest))
    #expect((950...1_100).contains(quickest))
  }

  @Test func `a technician rests, shows the room, and begins again where the round began`() {
    let source = TechnicianWearer(restSeconds: 2)
    #expect(source.motion(at: 0).velocity == .zero)
    let (one, two) = (source.motion(at: 2), source.motion(at: 2 + TechnicianWearer.roundSeconds))
    #expect((one.worldFromBody.position - two.worldFromBody.position).length < 1e-9)
    #expect(one.worldFromBody.orientation.angle(to: two.worldFromBody.orientation) < 1e-6)
    let step = 1e-5
    for seconds in stride(from: 2.1, through: 60, by: 0.373) {
      let (before, now, after) = (
        source.motion(at: seconds - step), source.motion(at: seconds), source.motion(at: seconds + step)
      )
      let path = (after.worldFromBody.position - before.worldFromBody.position) / (2 * step)
      #expect((path - now.velocity).length < 1e-4)
      let turn = (before.worldFromBody.orientation.conjugate * after.worldFromBody.orientation).rotationVector
      #expect((turn / (2 * step) - now.angularVelocity).length < 1e-4)
      // Slow enough for views of light, most of the way.
      #expect(now.angularVelocity.length + 0.3 * now.acceleration.length < 1.8)
    }
  }
}
