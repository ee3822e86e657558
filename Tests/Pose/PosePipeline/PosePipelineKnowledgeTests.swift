import Fusion
import PoseMath
import PosePipeline
import Testing

/// A unit that is known starts with what it taught before, and teaches again.
@Suite struct PosePipelineKnowledgeTests {
  private static let bias = SIMD3(0.01, -0.02, 0.015)

  /// A head at rest for so long whose sensor has the bias; its axes are not the device's.
  private static func rest(
    _ seconds: Double, knowledge: FilterKnowledge<Double>? = nil
  ) -> (pipeline: PosePipeline, firstRate: SIMD3<Double>) {
    let deviceFromIMU = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0, 0, Double.pi / 2)), position: .zero)
    let imuFromDevice = deviceFromIMU.orientation.conjugate
    var pipeline = PosePipeline(role: .head, deviceFromIMU: deviceFromIMU, knowledge: knowledge)
    var firstRate = SIMD3<Double>.zero
    for index in 0..<Int64(seconds * 100) {
      let sample = IMUSample(
        timestamp: Timestamp(nanoseconds: TurningDevice.deviceStart + index * 10_000_000),
        angularVelocity: imuFromDevice.rotate(bias),
        acceleration: imuFromDevice.rotate(SIMD3(0, standardGravity, 0)))
      pipeline.ingest(sample, arrivedAt: TurningDevice.arrival(index * 10))
      if index == 0 { firstRate = pipeline.predict(at: pipeline.sampleTime).angularVelocity }
    }
    return (pipeline, firstRate)
  }

  @Test func `what was learned is handed out after half a minute, in the device's axes`() throws {
    #expect(Self.rest(29).pipeline.learned == nil)
    let learned = try #require(Self.rest(31).pipeline.learned)
    for axis in 0..<3 { #expect(abs(learned.means[axis] - Self.bias[axis]) < 1e-4) }
  }

  @Test func `a known unit turns at its true rate from the first sample on`() throws {
    let learned = try #require(Self.rest(31).pipeline.learned)
    let (cold, warm) = (Self.rest(1), Self.rest(1, knowledge: learned))
    #expect((cold.firstRate - Self.bias).length < 1e-9)
    #expect(warm.firstRate.length < 1e-4)
    #expect(!warm.pipeline.isKnowledgeRefuted)
  }

  @Test func `knowledge on trial is not handed on, and after the trial it is`() throws {
    let learned = try #require(Self.rest(31).pipeline.learned)
    let (early, late) = (Self.rest(29, knowledge: learned), Self.rest(33, knowledge: learned))
    let (isHandedOnEarly, isHandedOnLate) = (early.pipeline.learned != nil, late.pipeline.learned != nil)
    #expect(!isHandedOnEarly && isHandedOnLate)
  }

  @Test func `knowledge that does not fit is dropped, and learning begins anew`() throws {
    var wrong = try #require(Self.rest(31).pipeline.learned)
    wrong.means[0] += 0.04
    let early = Self.rest(20, knowledge: wrong).pipeline
    let isSilent = early.learned == nil
    #expect(early.isKnowledgeRefuted && isSilent)
    #expect((early.gyroscopeBias - Self.bias).length < 1e-4)
    let isTaughtAgain = Self.rest(34, knowledge: wrong).pipeline.learned != nil
    #expect(isTaughtAgain)
  }

  @Test func `what cannot be is left aside`() throws {
    var impossible = try #require(Self.rest(31).pipeline.learned)
    impossible.means[0] = .nan
    let pipeline = Self.rest(1, knowledge: impossible).pipeline
    #expect(pipeline.worldFromDevice?.isFinite == true && !pipeline.isKnowledgeRefuted)
  }
}
