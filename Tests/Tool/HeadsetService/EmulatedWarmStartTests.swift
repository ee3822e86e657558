import DeviceEmulation
import DeviceProtocols
import Fusion
import PoseMath
import PosePipeline
import Testing
import Wearers

/// Emulated wands, known and unknown: the first half minute of a stay that begins in mid-motion, against the truth
/// that an emulated device knows. The figures of Docs/Accuracy.md, "Warm start".
@Suite struct EmulatedWarmStartTests {
  /// A wand that lies on a table for eight seconds. Its factory knew its biases and scales, not
  /// what grew since, up to 0.6 deg/s.
  private static func wand(_ number: UInt32) -> EmulatedIMU {
    ViveUnit(
      kind: .wand, number: number, seed: 7, source: HandWearer(.right, seed: UInt64(number)),
      plugged: .zero
    ).imu
  }

  /// The sample behind a slot, calibrated as the factory's numbers say.
  private static func sample(_ number: Int, of wand: EmulatedIMU) -> IMUSample<Double> {
    let (slot, errors) = (wand.slot(number), wand.errors)
    let rate = SIMD3<Double>(slot.rawAngularVelocity) * wand.angularVelocityPerCount
    let force = SIMD3<Double>(slot.rawAcceleration) * wand.accelerationPerCount
    return IMUSample(
      timestamp: Timestamp(nanoseconds: Int64((wand.seconds(ofSample: number) * 1e9).rounded())),
      angularVelocity: rate * errors.angularVelocityScale - errors.angularVelocityBias,
      acceleration: force * errors.accelerationScale - errors.accelerationBias)
  }

  /// From one second of the wand's life to another; degrees of turn error gathered meanwhile, from 2 s on.
  private static func run(
    _ wand: EmulatedIMU, from begin: Int, to end: Int, knowledge: FilterKnowledge<Double>? = nil
  ) -> (pipeline: PosePipeline, drift: Double) {
    var pipeline = PosePipeline(role: .rightHand, knowledge: knowledge)
    let rate = Int(wand.rateHz)
    func truth(_ number: Int) -> Quaternion<Double> {
      wand.source.motion(at: wand.seconds(ofSample: number)).worldFromBody.orientation
        * wand.imuFromBody.orientation.conjugate
    }
    var offset: Quaternion<Double>?
    for number in (begin * rate)..<(end * rate) {
      let sample = sample(number, of: wand)
      pipeline.ingest(sample, arrivedAt: sample.timestamp)
      if number == (begin + 2) * rate, let estimate = pipeline.worldFromDevice {
        offset = truth(number) * estimate.conjugate
      }
    }
    guard let offset, let estimate = pipeline.worldFromDevice else { return (pipeline, .infinity) }
    return (pipeline, (offset * estimate).angle(to: truth(end * rate - 1)) * 180 / .pi)
  }

  @Test func `a known wand has drifted less after its first half minute than an unknown one`() throws {
    var (cold, warm) = (0.0, 0.0)
    for number in [1, 2] as [UInt32] {
      let wand = Self.wand(number)
      let learned = try #require(Self.run(wand, from: 0, to: 35).pipeline.learned)
      let known = Self.run(
        wand, from: 40, to: 70, knowledge: learned.aged(by: 5, for: FilterParameters()))
      #expect(!known.pipeline.isKnowledgeRefuted)
      warm += known.drift / 2
      cold += Self.run(wand, from: 40, to: 70).drift / 2
    }
    print("emulated wands, turn error gathered in half a minute, degrees: cold \(cold), warm \(warm)")
    #expect(warm < 0.5 * cold)
  }
}
