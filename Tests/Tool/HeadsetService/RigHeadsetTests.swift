import ByteLayout
import ControlProtocol
import DeviceEmulation
import DeviceIO
import HeadsetTestSupport
import PoseMath
import PoseService
import PoseSharedMemory
import Testing
import Wearers

@testable import HeadsetService

/// A headset is two devices on the bus, which get ready and leave at their own times.
@Suite struct RigHeadsetTests {
  private let rig: RigStage
  private let vive: EmulatedStage

  init() throws {
    rig = try RigStage()
    var options = EmulatedViveHeadset.Options()
    // As real ones do (capture system-03): the sensor streams before the mainboard was spoken to.
    options.streamsOnlyWhenOn = false
    options.wornAfterSeconds = 0
    let unit = ViveUnit(
      kind: .headset, number: 17, seed: 7, source: HeadWearer(.walking, seed: 7, restSeconds: 1),
      plugged: .zero)
    vive = EmulatedStage(EmulatedViveHeadset(unit: unit, options: options))
  }

  private func head() throws -> PoseSlot? {
    let slots = try (0..<rig.reader.slotCount).compactMap { try rig.reader.read(slot: $0) }
    return slots.first { $0.kind == .head }
  }

  private func tracked(wearing: Bool?) async throws -> PoseSlot {
    try await rig.play(vive) {
      guard let head = try head(), head.flags.contains(.orientationTracked) else { return false }
      let isWorn = head.inputs.present.contains(.proximity) ? head.inputs.isWorn : nil
      return isWorn == wearing
    }
    return try #require(try head())
  }

  @Test(.timeLimit(.minutes(1)))
  func `a mainboard that gets ready after its headset adds its inputs to a pose that goes on`() async throws {
    try rig.arrive("1-1", vive.plug(EmulatedViveHeadset.receiverPort, as: EmulatedStage.headset))
    let before = try await tracked(wearing: nil)
    let device = try #require(rig.rig.poses.devices.first)
    try rig.arrive("1-2", vive.plug(EmulatedViveHeadset.mainboardPort, as: EmulatedStage.mainboard))
    let after = try await tracked(wearing: true)
    #expect(after.generation == before.generation, "the filter did not begin anew")
    #expect(after.sampleCount > before.sampleCount)
    #expect(rig.rig.poses.devices.map(\.id) == [device.id])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a mainboard that breaks down takes its inputs along, not the pose, and comes back`() async throws {
    try rig.arrive("1-1", vive.plug(EmulatedViveHeadset.receiverPort, as: EmulatedStage.headset))
    let mainboard = vive.plug(EmulatedViveHeadset.mainboardPort, as: EmulatedStage.mainboard)
    try rig.arrive("1-2", EmulatedStage.mainboard) { [vive] in
      mainboard.isClosed || mainboard.requests.count > 0
        ? vive.plug(EmulatedViveHeadset.mainboardPort, as: EmulatedStage.mainboard) : mainboard
    }
    let before = try await tracked(wearing: true)
    mainboard.end(.inputOutput(code: -71))
    let without = try await tracked(wearing: nil)
    #expect(without.generation == before.generation && !without.flags.contains(.lost))
    rig.rig.retryRefused(at: MonotonicClock.now.advanced(byNanoseconds: 2_000_000_000))
    let again = try await tracked(wearing: true)
    #expect(again.generation == before.generation)
  }
}
