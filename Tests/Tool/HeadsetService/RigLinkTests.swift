import ControlProtocol
import HeadsetTestSupport
import Inventory
import PoseMath
import PoseService
import PoseSharedMemory
import Synchronization
import Testing
import USBProtocol

@testable import HeadsetService

/// Two wands that come one after the other behind one receiver.
@Suite struct RigLinkTests {
  private static let path = "1-3"

  private func start(_ wand: EmulatedStage, on rig: RigStage, until serial: String) async throws {
    try rig.arrive(Self.path, wand.plug(as: EmulatedStage.receiver))
    try await rig.play(wand) {
      rig.status(Self.path)?.state == .streaming && rig.status(Self.path)?.serial == serial
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a controller that follows another behind a receiver is a unit of its own`() async throws {
    let rig = try RigStage()
    let receiver = EmulatedStage(EmulatedStage.wirelessWand(number: 21))
    try await start(receiver, on: rig, until: "LHR-E0000015")
    let first = try #require(rig.status(Self.path))

    receiver.switchOff()
    try await rig.play(receiver) { rig.rig.poses.devices.contains { $0.counts.linkLosses > 0 } }
    rig.rig.tendLinks()
    let away = try #require(rig.status(Self.path))
    #expect(away.state == .lost && away.serial == nil && away.pose == nil)
    #expect(away.configurationSHA256 == nil)

    receiver.exchange(for: EmulatedStage.wirelessWand(number: 22))
    try await rig.play(receiver) {
      rig.status(Self.path)?.state == .streaming && rig.status(Self.path)?.serial == "LHR-E0000016"
    }
    let second = try #require(rig.status(Self.path))
    #expect(second.configurationSHA256 != nil && second.configurationSHA256 != first.configurationSHA256)
    #expect(second.calibrationSource == .recorded && second.pose != nil)
    // A pose has one serial: the first one's slot says lost.
    let slots = try (0..<rig.reader.slotCount).compactMap { try rig.reader.read(slot: $0) }
    let old = try #require(slots.first { $0.serial == DeviceSerial("LHR-E0000015") })
    let new = try #require(slots.first { $0.serial == DeviceSerial("LHR-E0000016") })
    #expect(old.flags.contains(.lost) && !new.flags.contains(.lost))
    #expect(old.kind == .rightHand && new.kind == .rightHand)

    let attachments = try rig.record().attachments(limit: 10)
    let wands = attachments.filter { $0.busPath == Self.path + "/radio" }
    #expect(Set(wands.map(\.device.serial)) == ["LHR-E0000015", "LHR-E0000016"])
    #expect(wands.first { $0.device.serial == "LHR-E0000015" }?.cause == .unplugged)
    #expect(attachments.filter { $0.busPath == Self.path }.count == 1, "the receiver stayed")
  }

  @Test(.timeLimit(.minutes(1)))
  func `a controller that falls silent is looked for again, and comes back as itself`() async throws {
    let rig = try RigStage()
    let receiver = EmulatedStage(EmulatedStage.wirelessWand(number: 21))
    try await start(receiver, on: rig, until: "LHR-E0000015")
    // Out of reach: not even the receiver says so.
    while rig.status(Self.path)?.state != .lost { try await Task.sleep(for: .milliseconds(5)) }
    rig.rig.tendLinks()
    try await rig.play(receiver) { rig.status(Self.path)?.state == .streaming }
    #expect(rig.status(Self.path)?.serial == "LHR-E0000015")
  }

  @Test(.timeLimit(.minutes(1)))
  func `what start-up read of a controller that left meanwhile is not believed`() async throws {
    let rig = try RigStage()
    let hasLeft = Atomic(false)
    // In the middle of the configuration its controller goes, and another could come.
    let receiver = EmulatedStage(EmulatedStage.wirelessWand(number: 21)) { setup, transport in
      guard setup.featureReportID == 0x11, !hasLeft.exchange(true, ordering: .relaxed) else { return }
      transport.push([0x26, 0x01].span, at: .zero)
    }
    let transport = receiver.plug(as: EmulatedStage.receiver)
    try rig.arrive(Self.path, transport)
    try await rig.play(receiver) { rig.status(Self.path)?.state == .streaming }
    let starts = transport.requests.filter { $0.setup.featureReportID == 0x05 && $0.setup.isDeviceToHost }
    #expect(starts.count == 2, "start-up ran twice")
  }
}
