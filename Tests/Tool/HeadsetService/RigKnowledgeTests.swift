import ControlProtocol
import DeviceEmulation
import DeviceIO
import Foundation
import Fusion
import HeadsetTestSupport
import Inventory
import PoseMath
import PoseService
import PoseSharedMemory
import Synchronization
import Testing
import Wearers

@testable import HeadsetService

/// What a unit's filter learned is there when the unit comes back, and nobody else's is.
@Suite struct RigKnowledgeTests {
  private let rig: RigStage
  private let vive: EmulatedStage

  init() throws {
    rig = try RigStage()
    var options = EmulatedViveHeadset.Options()
    options.streamsOnlyWhenOn = false
    let unit = ViveUnit(
      kind: .headset, number: 17, seed: 7, errors: InertialErrors(), source: HeadWearer(.standing, seed: 7),
      plugged: .zero)
    vive = EmulatedStage(EmulatedViveHeadset(unit: unit, options: options))
  }

  /// A bias that the emulated sensor does not have: its first poses tell whether somebody believed it.
  private static let bias = SIMD3(0.03, 0, 0)

  private static func knowledge(_ bias: SIMD3<Double> = bias) -> FilterKnowledge<Double> {
    var knowledge = OrientationFilter<Double>().knowledge
    for axis in 0..<3 { knowledge.means[axis] = bias[axis] }
    return knowledge
  }

  private func arrive() throws -> InMemoryTransport {
    let transport = vive.plug(EmulatedViveHeadset.receiverPort, as: EmulatedStage.headset)
    try rig.arrive("1-1", transport)
    return transport
  }

  /// Waits for the first pose of a stay, and tells how fast it turns.
  private func firstRate(after generation: UInt32 = 0) async throws -> Double {
    var slot: PoseSlot?
    try await rig.play(vive) {
      slot = try (0..<rig.reader.slotCount).compactMap { try rig.reader.read(slot: $0) }
        .first { $0.flags.contains(.orientationTracked) && $0.generation > generation }
      return slot != nil
    }
    return try #require(slot).angularVelocity.length
  }

  private func learner() throws -> Learner {
    let unit = try #require(rig.rig.state.withLock { $0.units["1-1"] })
    return try #require(rig.rig.learner(unit))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a unit comes back to what it taught, and shows it`() async throws {
    let transport = try arrive()
    #expect(try await firstRate() < 0.01)
    #expect(rig.status("1-1")?.learned == nil)
    rig.rig.keep(Self.knowledge(), of: try learner(), at: rig.rig.clock.now)
    let shown = try #require(rig.status("1-1")?.learned)
    #expect(abs(shown.biasDegreesPerSecond[0] - 1.719) < 0.001 && shown.biasDegreesPerSecond.count == 3)

    let generation = try #require(try rig.reader.read(slot: 0)).generation
    transport.end(.disconnected)
    rig.rig.leave("1-1", cause: .unplugged)
    _ = try arrive()
    #expect(abs(try await firstRate(after: generation) - 0.03) < 0.01)
  }

  @Test(.timeLimit(.minutes(1)))
  func `what an earlier run wrote down is read from the record, and only for the same firmware`()
    async throws
  {
    let transport = try arrive()
    _ = try await firstRate()
    let learner = try learner()
    rig.rig.keep(Self.knowledge(), of: learner, at: rig.rig.clock.now)
    #expect(rig.rig.inventory?.waitUntilWritten(milliseconds: 10_000) == true)
    // As after a restart: nothing is at hand.
    rig.rig.state.withLock { $0.known = [:] }
    let recalled = try #require(rig.rig.recall(learner))
    #expect(recalled.means[0] == 0.03)
    let updated = Learner(
      unit: learner.unit, part: learner.part,
      firmware: try InventoryText("another", field: .firmware),
      configurationSHA256: learner.configurationSHA256)
    #expect(rig.rig.recall(updated) == nil)
    transport.end(.disconnected)
  }

  @Test func `numbers that are no knowledge are left aside, and the service goes on`() async throws {
    _ = try arrive()
    _ = try await firstRate()
    let learner = try learner()
    for poison in [Double.nan, .infinity, 1e300, 0.06] {
      rig.rig.keep(Self.knowledge(SIMD3(poison, 0, 0)), of: learner, at: rig.rig.clock.now)
      #expect(rig.rig.recall(learner) == nil)
    }
  }

  @Test func `age counts by the wall's clock where that can be believed, and is a year where not`() {
    func kept(_ isTrusted: Bool) -> KeptKnowledge {
      let wall = WallTime(milliseconds: 1_800_000_000_000, isTrusted: isTrusted)
      return KeptKnowledge(means: [], covariances: [], begun: wall, learned: wall)
    }
    let later = WallTime(milliseconds: 1_800_000_060_000, isTrusted: true)
    let untold = WallTime(milliseconds: 1_800_000_060_000, isTrusted: false)
    let earlier = WallTime(milliseconds: 1_700_000_000_000, isTrusted: true)
    #expect(Rig.age(of: kept(true), at: later) == 60)
    #expect(Rig.age(of: kept(false), at: later) == 3.2e7)
    #expect(Rig.age(of: kept(true), at: untold) == 3.2e7)
    #expect(Rig.age(of: kept(true), at: earlier) == 3.2e7)
  }
}
