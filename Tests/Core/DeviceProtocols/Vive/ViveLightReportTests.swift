import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct ViveLightReportTests {
  @Test func `the sheet's vector holds three pulses and six empty slots`() throws {
    let report = try ViveLightReport(ViveSamples.light)
    let pulses = (0..<9).compactMap { report.slots[$0].pulse }
    #expect(
      pulses == [
        LightPulse(sensor: 16, startTicks: 2_140_654_290, lengthTicks: 172),
        LightPulse(sensor: 17, startTicks: 2_140_654_574, lengthTicks: 87),
        LightPulse(sensor: 18, startTicks: 2_140_654_495, lengthTicks: 208),
      ])
    #expect((3..<9).allSatisfy { report.slots[$0] == .empty })
  }

  @Test func `every source code is a sensor, a time mark, empty or kept`() {
    for code in UInt8.min...UInt8.max {
      let source = ViveLightReport.Source(code: code)
      #expect(source.code == code)
      let slot = ViveLightReport.Slot(source: source, lengthTicks: 1, startTicks: 2)
      #expect((slot.pulse != nil) == (code < 32))
    }
    #expect(ViveLightReport.Source(code: 0xfe) == .verticalSync)
    #expect(ViveLightReport.Source(code: 0xfd) == .cameraFrame)
    #expect(ViveLightReport.Source(code: 0xfb) == .unrecognized(0xfb))
  }

  @Test func `a wand's light report has seven slots of wider sensors`() throws {
    let report = try ViveWandLightReport(ViveSamples.wandLight)
    #expect(report.slots[0].pulse == LightPulse(sensor: 8, startTicks: 0x4030_2010, lengthTicks: 300))
    #expect(report.slots[1].pulse?.sensor == 23)
    #expect((2..<7).allSatisfy { report.slots[$0] == .empty && report.slots[$0].pulse == nil })
    #expect(ViveWandLightReport.Slot(sensor: 32, lengthTicks: 1, startTicks: 1).pulse == nil)
  }
}
