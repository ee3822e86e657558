import Drivers
import PoseMath
import Testing

@Suite("StreamOutput")
struct StreamOutputTests {
  private func sample(_ number: Int64, lostBefore: UInt32 = 0) -> IMUSample<Double> {
    IMUSample(
      timestamp: Timestamp(nanoseconds: number), angularVelocity: SIMD3(1, 2, 3),
      acceleration: SIMD3(0, 9.8, 0), lostBefore: lostBefore)
  }

  @Test func `an empty output holds nothing`() {
    let output = StreamOutput(reading: .unknown)
    #expect(output.sampleCount == 0)
    #expect(output.inputs == DeviceInputs())
    #expect(output.reading == .unknown)
    #expect(output.link == .unchanged)
  }

  @Test func `samples come back oldest first with their losses summed`() {
    var output = StreamOutput()
    for number in 1...3 { output.append(sample(Int64(number), lostBefore: UInt32(number))) }
    #expect(output.sampleCount == 3)
    #expect((0..<3).map { output[sample: $0].timestamp.nanoseconds } == [1, 2, 3])
    #expect(output.lostSampleCount == 6)
  }

  @Test func `a fourth sample is counted as lost and changes nothing else`() {
    var output = StreamOutput()
    for number in 1...4 { output.append(sample(Int64(number))) }
    #expect(output.sampleCount == 3)
    #expect(output[sample: 2].timestamp.nanoseconds == 3)
    #expect(output.lostSampleCount == 1)
  }
}
