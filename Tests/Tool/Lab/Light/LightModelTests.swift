import HeadsetTestSupport
import Lab
import Testing

/// The simulator's noise against the recordings that it was fitted to.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not beside the project"))
struct LightModelTests {
  private func model(_ name: String) throws -> LightModelFigure {
    try LightModelFigure(of: RecordedData.path("captures/libsurvive/" + name), named: name)
  }

  private func isNear(_ made: Double?, _ real: Double?, _ factor: Double) -> Bool {
    guard let made, let real else { return false }
    return made <= factor * real && real <= factor * made
  }

  @Test func `made-up light of generation 1 is like that of vive_cal`() throws {
    let model = try model("vive_cal.pcap.gz")
    let (made, real) = (model.simulated, model.recorded)
    #expect(isNear(made.ownError, real.ownError, 1.3), "\(made) \(real)")
    #expect(isNear(made.commonError, real.commonError, 1.2), "\(made) \(real)")
    #expect(isNear(made.pulseLength, real.pulseLength, 1.4), "\(made) \(real)")
    #expect(isNear(made.wander, real.wander, 1.4), "\(made) \(real)")
    #expect(made.missedShare < 0.01 && real.missedShare < 0.01)
  }

  @Test func `made-up light of generation 2 is like that of vive-index-cal`() throws {
    let model = try model("vive-index-cal.pcap.gz")
    let (made, real) = (model.simulated, model.recorded)
    #expect(isNear(made.ownError, real.ownError, 1.3), "\(made) \(real)")
    #expect(isNear(made.commonError, real.commonError, 1.3), "\(made) \(real)")
    #expect(isNear(made.missedShare, real.missedShare, 1.4), "\(made) \(real)")
    #expect(isNear(made.wander, real.wander, 1.6), "\(made) \(real)")
  }
}
