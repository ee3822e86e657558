import ByteLayout
import ControlProtocol
import DeviceEmulation
import DeviceIO
import Foundation
import HeadsetTestSupport
import Inventory
import PoseMath
import PoseService
import PoseSharedMemory
import Synchronization
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
  func `a session holds for how long the headset was tracked, and for how long it was worn`() async throws {
    try rig.arrive("1-1", vive.plug(EmulatedViveHeadset.receiverPort, as: EmulatedStage.headset))
    let mainboard = vive.plug(EmulatedViveHeadset.mainboardPort, as: EmulatedStage.mainboard)
    try rig.arrive("1-2", mainboard)
    _ = try await tracked(wearing: true)
    let moment = rig.rig.clock.now
    let session = UsageSession(
      identifier: UUID(), purpose: .training, startedByUID: 0, start: moment.host)
    rig.rig.state.withLock { $0.session = session }
    rig.rig.inventory?.post(
      .sessionStarted(session.identifier, uid: 0, purpose: .training, at: moment))
    func measure(after seconds: Int64, isWorn: Bool) async throws {
      var devices = rig.rig.poses.devices
      try await rig.play(vive) {
        devices = rig.rig.poses.devices
        return devices.contains { $0.freshness == .fresh && $0.isWorn == isWorn }
      }
      rig.rig.measureUse(at: moment.host.advanced(byNanoseconds: seconds * 1_000_000_000), of: devices)
    }
    try await measure(after: 4, isWorn: true)
    try await measure(after: 10, isWorn: true)
    // Without its mainboard nobody knows whether it is worn.
    mainboard.end(.inputOutput(code: -71))
    _ = try await tracked(wearing: nil)
    try await measure(after: 25, isWorn: false)
    try await measure(after: 25, isWorn: false)

    let sessions = try rig.record().sessions(limit: 1)
    let head = try #require(sessions.first?.devices.first { $0.device.serial == "LHR-E0000011" })
    #expect(head.trackedSeconds == 25 && head.wornSeconds == 10)
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
