import PoseMath
import PosePipeline
import Testing

@Suite struct BodyModelTests {
  let body = BodyModel()

  @Test func `a head that looks down moves forward and down about its neck`() throws {
    let down = Quaternion(rotationVector: SIMD3(-Double.pi / 2, 0, 0))
    let level = try #require(body.position(of: .head, worldFromDevice: .identity, heading: 0))
    let bowed = try #require(body.position(of: .head, worldFromDevice: down, heading: 0))
    #expect(bowed.y < level.y - 0.1)
    let pivot = SIMD3(0, body.eyeHeight - body.neckToEyesUp, 0)
    #expect(abs((bowed - pivot).length - (level - pivot).length) < 1e-12)
  }

  @Test func `hands are on their sides, ahead of the elbow, and turn with the trunk`() throws {
    let left = try #require(body.position(of: .leftHand, worldFromDevice: .identity, heading: 0))
    let right = try #require(body.position(of: .rightHand, worldFromDevice: .identity, heading: 0))
    #expect((left - SIMD3(-0.218, 1.032, -0.366)).length < 1e-12)
    #expect((right - SIMD3(0.218, 1.032, -0.366)).length < 1e-12)
    let turned = Quaternion(rotationVector: SIMD3(0, Double.pi / 2, 0))
    let behind = try #require(
      body.position(of: .rightHand, worldFromDevice: turned, heading: .pi / 2))
    #expect((behind - turned.rotate(right)).length < 1e-12)
  }

  @Test func `of anything else the model says nothing`() {
    #expect(body.position(of: .other, worldFromDevice: .identity, heading: 0) == nil)
    let velocity = body.velocity(
      of: .other, worldFromDevice: .identity, angularVelocity: SIMD3(1, 2, 3), heading: BodyHeading())
    #expect(velocity == .zero)
  }

  @Test(arguments: [TrackedRole.head, .leftHand, .rightHand])
  func `the velocity is that of the model's place`(role: TrackedRole) throws {
    let orientation = Quaternion(rotationVector: SIMD3(0.3, -0.8, 0.2))
    let rate = SIMD3(1.5, -2, 0.7)
    let heading = BodyHeading(angle: 0.4, rate: 0.3)
    let lever = role == .head ? SIMD3(0, 0.075, -0.0805) : SIMD3(0, 0, -0.366)
    var expected = orientation.rotate(rate.cross(lever))
    if role != .head {
      let side = role == .leftHand ? -0.218 : 0.218
      let trunk = Quaternion(rotationVector: SIMD3(0, 0.4, 0))
      expected += SIMD3(0, 0.3, 0).cross(trunk.rotate(SIMD3(side, 0, 0)))
    }
    let velocity = body.velocity(
      of: role, worldFromDevice: orientation, angularVelocity: rate, heading: heading)
    #expect((velocity - expected).length < 1e-5)
  }

  @Test func `a glance hardly turns the trunk, straight up turns nothing`() {
    var follower = BodyHeadingFollower()
    let aside = Quaternion(rotationVector: SIMD3(0, 1.0, 0))
    for _ in 0..<500 { follower.ingest(worldFromHead: aside, step: 0.001) }
    #expect(follower.heading.angle < 0.25)
    let before = follower.heading.angle
    let upwards = Quaternion(rotationVector: SIMD3(Double.pi / 2, 0, 0))
    for _ in 0..<500 { follower.ingest(worldFromHead: upwards, step: 0.001) }
    #expect(follower.heading == BodyHeading(angle: before, rate: 0))
    for _ in 0..<20_000 { follower.ingest(worldFromHead: aside, step: 0.001) }
    #expect(abs(follower.heading.angle - 1) < 1e-3)
  }

  @Test func `the trunk takes the shorter way round`() {
    var follower = BodyHeadingFollower()
    for step in 0..<100 {
      let angle = Double(step) * 0.1
      let head = Quaternion(rotationVector: SIMD3(0, angle, 0))
      for _ in 0..<2000 { follower.ingest(worldFromHead: head, step: 0.01) }
      #expect(abs(follower.heading.angle - angle) < 1e-3)
    }
  }
}
