import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct ViveIMUReportTests {
  @Test func `the sheet's vector reads slot by slot`() throws {
    let report = try ViveIMUReport(ViveSamples.imu)
    let slot = report.slots[2]
    #expect(slot.sequence == 153)
    #expect(slot.ticks == 4_071_394_334)
    #expect(slot.rawAcceleration == SIMD3(0, -8_214, -124))
    #expect(slot.rawAngularVelocity == SIMD3(-83, 75, -52))
    #expect(report.slots[0].sequence == 151)
    #expect(report.slots[1].sequence == 152)
  }

  @Test func `a built report decodes to itself`() throws {
    var slots = InlineArray<3, ViveIMUSlot>(repeating: .zero)
    slots[1] = ViveIMUSlot(
      rawAcceleration: SIMD3(.min, .max, -1), rawAngularVelocity: SIMD3(1, 2, 3), ticks: .max, sequence: 255)
    let report = ViveIMUReport(slots: slots)
    #expect(try ViveIMUReport(report.encoded().array) == report)
  }
}
