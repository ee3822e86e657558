import PoseMath
import PosePipeline
import Testing

@Suite struct PosePipelineTests {
  @Test func `before the first sample nothing is tracked`() {
    let state = PosePipeline(role: .head).predict(at: Timestamp(nanoseconds: 5))
    #expect(state == PoseState(time: Timestamp(nanoseconds: 5)))
    #expect(state.validity == .lost)
    let emulated = PosePipeline(role: .head, isEmulated: true).predict(at: .zero)
    #expect(emulated.validity == [.lost, .emulated])
  }

  @Test func `a resting head is level at eye height and looks along -Z`() {
    let pipeline = TurningDevice().run(seconds: 4)
    let state = pipeline.predict(at: TurningDevice.arrival(4000))
    #expect(state.validity == [.orientationTracked, .positionModelled, .atRest])
    #expect(state.worldFromDevice.orientation.angle(to: .identity) < 1e-6)
    #expect((state.worldFromDevice.position - SIMD3(0, 1.582, -0.0805)).length < 1e-6)
    #expect(state.linearVelocity.length < 1e-6)
    #expect(pipeline.sampleCount == 4000)
  }

  @Test func `a pose is predicted to the instant asked for, in host time`() {
    let pipeline = TurningDevice(rate: SIMD3(0, 1, 0)).run(seconds: 4)
    let last = TurningDevice.arrival(3999)
    for milliseconds in [Int64(-20), 0, 15, 60, 100] {
      let instant = last.advanced(byNanoseconds: milliseconds * 1_000_000)
      let state = pipeline.predict(at: instant)
      let expected = 1.999 + Double(milliseconds) / 1000
      #expect(state.time == instant)
      #expect(state.sampleTime == last)
      let turn = state.worldFromDevice.orientation.rotationVector
      #expect((turn - SIMD3(0, expected, 0)).length < 2e-3)
      #expect((state.angularVelocity - SIMD3(0, 1, 0)).length < 2e-3)
    }
  }

  @Test func `it learns how its device turns and foretells better than constant rate`() {
    let device = NoddingDevice()
    var pipeline = PosePipeline(role: .head)
    var own = 0.0
    var constantRate = 0.0
    for index in 0..<Int64(12_000) {
      pipeline.ingest(device.sample(index), arrivedAt: TurningDevice.arrival(index))
      guard index > 7000, index % 20 == 0 else { continue }
      let now = pipeline.predict(at: pipeline.sampleTime)
      let ahead = pipeline.predict(at: pipeline.sampleTime.advanced(byNanoseconds: 60_000_000))
      let turn = device.pitch(index + 60) - device.pitch(index)
      let truth = now.worldFromDevice.orientation * Quaternion(rotationVector: SIMD3(turn, 0, 0))
      own += ahead.worldFromDevice.orientation.angle(to: truth)
      constantRate += abs(now.angularVelocity.x * 0.06 - turn)
    }
    #expect(own < constantRate / 3)
  }

  @Test func `a pose that is not predicted says how the device will turn on, and at its own rate`() {
    let pipeline = TurningDevice(rate: SIMD3(0, 1, 0)).run(seconds: 4)
    let state = pipeline.predict(at: pipeline.sampleTime)
    #expect(state.turnAhead.rate == state.angularVelocity)
    let ahead = pipeline.predict(at: pipeline.sampleTime.advanced(byNanoseconds: 40_000_000))
    let turn = Quaternion(rotationVector: state.turnAhead.displacement(after: 0.04))
    #expect(ahead.worldFromDevice.orientation.angle(to: state.worldFromDevice.orientation * turn) < 1e-12)
  }

  @Test func `past the horizon the pose is held and stale, past a second lost`() {
    let pipeline = TurningDevice(rate: SIMD3(0, 1, 0), isEmulated: true).run(seconds: 4)
    let last = TurningDevice.arrival(3999)
    let horizon = pipeline.predict(at: last.advanced(byNanoseconds: 100_000_000))
    #expect(horizon.validity == [.orientationTracked, .positionModelled, .emulated])
    let stale = pipeline.predict(at: last.advanced(byNanoseconds: 100_000_001))
    #expect(stale.validity == [.orientationTracked, .positionModelled, .emulated, .stale])
    #expect(stale.worldFromDevice == horizon.worldFromDevice)
    #expect(stale.time == horizon.time)
    #expect(stale.angularVelocity == .zero && stale.linearVelocity == .zero)
    let lost = pipeline.predict(at: last.advanced(byNanoseconds: 1_000_000_001))
    #expect(lost.validity == [.lost, .emulated])
    #expect(lost.worldFromDevice == horizon.worldFromDevice)
  }

  @Test func `the sensor's mounting turns its axes into the device's`() {
    let mounting = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0.4, -2, 1.1)), position: SIMD3(0, 0.03, -0.06))
    for axis in 0..<3 {
      var rate = SIMD3<Double>.zero
      rate[axis] = 0.5
      let plain = TurningDevice(rate: rate).run(seconds: 4)
      let mounted = TurningDevice(rate: rate, deviceFromIMU: mounting).run(seconds: 4)
      let instant = TurningDevice.arrival(4010)
      let difference = plain.predict(at: instant).worldFromDevice.orientation
        .angle(to: mounted.predict(at: instant).worldFromDevice.orientation)
      #expect(difference < 1e-9)
    }
  }

  @Test func `the trunk follows a lasting turn of the head and only a head's`() {
    let head = TurningDevice(rate: SIMD3(0, 0.2, 0)).run(seconds: 7)
    #expect(head.bodyHeading.angle > 0.5 && head.bodyHeading.angle < 1)
    #expect(head.bodyHeading.rate > 0.1)
    let hand = TurningDevice(role: .leftHand, rate: SIMD3(0, 0.2, 0)).run(seconds: 7)
    #expect(hand.bodyHeading == BodyHeading())
  }

  @Test func `broken samples change nothing`() {
    var pipeline = TurningDevice().run(seconds: 3)
    let before = pipeline.predict(at: TurningDevice.arrival(3000))
    let broken = IMUSample(
      timestamp: Timestamp(nanoseconds: TurningDevice.deviceStart + 3_000_000_000),
      angularVelocity: SIMD3(.nan, 0, 0), acceleration: SIMD3(0, .infinity, 0))
    pipeline.ingest(broken, arrivedAt: TurningDevice.arrival(3000))
    #expect(pipeline.predict(at: TurningDevice.arrival(3000)) == before)
    #expect(pipeline.refusedSampleCount == 1)
  }

  @Test func `the same samples give the same bits`() {
    let device = TurningDevice(rate: SIMD3(0.3, 1, -0.2))
    let instant = TurningDevice.arrival(4020)
    #expect(device.run(seconds: 4).predict(at: instant) == device.run(seconds: 4).predict(at: instant))
  }
}
