import DeviceEmulation
import DeviceProtocols
import PoseMath
import Testing
import Wearers

@Suite struct EmulatedIMUTests {
  @Test func `a headset at rest reads gravity along its downward axis, turned round`() {
    let imu = Emulations.headUnit(InertialErrors.none).imu
    let slot = imu.slot(10)
    // htc-vive.md, "Axes": at rest raw acceleration reads about (0, -9.85, -0.16), at 4 g -8192 counts.
    #expect(slot.rawAcceleration == SIMD3(0, -8_192, 0))
    #expect(slot.rawAngularVelocity == .zero)
    #expect(slot.sequence == 10)
    #expect(slot.ticks &- imu.slot(9).ticks == 48_000)
  }

  @Test func `raw axes of a headset are (x, -y, -z) of the head's`() {
    let unit = Emulations.headUnit(InertialErrors.none)
    for seconds in stride(from: 3.0, to: 9, by: 0.37) {
      let head = unit.source.motion(at: seconds).angularVelocity
      let sensor = unit.imu.truth(at: seconds).angularVelocity
      #expect((sensor - SIMD3(head.x, -head.y, -head.z)).length < 1e-12)
    }
  }

  @Test func `counts, calibrated by the configuration, are the truth but for drift and noise`() {
    let unit = Emulations.headUnit()
    let imu = unit.imu
    let errors = unit.errors
    var sum = SIMD3<Double>.zero
    let count = 4_000
    for number in 0..<count {
      let slot = imu.slot(number)
      let nominal = SIMD3<Double>(slot.rawAngularVelocity) * imu.angularVelocityPerCount
      let calibrated = nominal * errors.angularVelocityScale - errors.angularVelocityBias
      sum += calibrated - imu.truth(at: imu.seconds(ofSample: number)).angularVelocity
    }
    let expected = errors.angularVelocityDrift * errors.angularVelocityScale
    #expect((sum / Double(count) - expected).length < 2e-4)
  }

  @Test func `noise has the deviation that was asked for`() {
    let imu = Emulations.headUnit(
      InertialErrors(angularVelocityNoise: SIMD3(repeating: 0.01)),
      wearer: HeadWearer(.standing, seed: 1, restSeconds: 100)
    ).imu
    var squares = 0.0
    for number in 0..<5_000 {
      let value = Double(imu.slot(number).rawAngularVelocity.y) * imu.angularVelocityPerCount
      squares += value * value
    }
    #expect(abs((squares / 5_000).squareRoot() - 0.01) < 5e-4)
  }

  @Test func `a sample is the same whenever it is asked for`() {
    let imu = Emulations.headUnit().imu
    let first = imu.slot(12_345)
    _ = imu.slot(1)
    #expect(imu.slot(12_345) == first)
    #expect(Emulations.headUnit().imu.slot(12_345) == first)
  }

  @Test func `the ends of the range hold`() {
    struct Spin: MotionSource {
      func motion(at seconds: Double) -> BodyMotion {
        BodyMotion(worldFromBody: .identity, angularVelocity: SIMD3(1e6, -1e6, 0))
      }
    }
    let unit = ViveUnit(
      kind: .wand, number: 1, seed: 1, errors: InertialErrors.none, source: Spin(), plugged: .zero)
    let counts = unit.imu.slot(0).rawAngularVelocity
    #expect(counts.x == .min || counts.x == .max)
  }
}
