import ByteLayout
import ControlProtocol
import DeviceEmulation
import DeviceIO
import DeviceProtocols
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol
import Wearers

@testable import HeadsetService

/// Devices that come into a room of the second generation's stations.
@Suite struct RigLightTests {
  private func writes(_ transport: InMemoryTransport, report: UInt8) -> [[UInt8]] {
    transport.requests.filter { $0.setup.featureReportID == report && !$0.setup.isDeviceToHost }.map(\.data)
  }

  @Test(.timeLimit(.minutes(1)))
  func `every device is told to decode the second generation once one has seen it`() async throws {
    let rig = try RigStage()
    let unit = ViveUnit(
      kind: .headset, number: 17, seed: 7, source: HeadWearer(.walking, seed: 7, restSeconds: 1),
      plugged: .zero)
    var options = EmulatedViveHeadset.Options()
    options.streamsOnlyWhenOn = false
    let headset = EmulatedStage(EmulatedViveHeadset(unit: unit, options: options))
    let seer = headset.plug(EmulatedViveHeadset.receiverPort, as: EmulatedStage.headset)
    let receiver = EmulatedStage(EmulatedStage.wirelessWand(number: 21))
    let wand = receiver.plug(as: EmulatedStage.receiver)
    try rig.arrive("1-1", seer)
    try rig.arrive("1-3", wand)
    try await rig.play(headset) { rig.status("1-1")?.state == .streaming }
    try await rig.play(receiver) { rig.status("1-3")?.state == .streaming }
    rig.rig.tendLight()
    #expect(writes(seer, report: 0x04) == [[0x04, 0, 0, 0, 0]], "as start-up asked")

    let slot = ViveModulationReport.Slot(sensor: 3, ticks: 0, data: 0x1_d258, mask: 0x1_ffff)
    let report = ViveModulationReport(slots: InlineArray(repeating: slot)).encoded()
    let light = (0..<report.count).map { report[$0] }
    try await rig.play(headset) {
      seer.push(light.span, endpoint: 0x82, at: MonotonicClock.now)
      rig.rig.tendLight()
      return writes(seer, report: 0x04).last == [0x04, 1, 0, 0, 0]
        && writes(wand, report: 0xff).contains([0xff, 0x87, 6, 1, 1, 0, 2, 0, 0])
    }
    rig.rig.tendLight()
    #expect(writes(seer, report: 0x04).count == 2, "once is enough")
  }
}
