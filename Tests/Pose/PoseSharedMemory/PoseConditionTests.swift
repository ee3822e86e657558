import Foundation
import PoseMath
import PoseSharedMemory
import Testing

@Suite("PoseCondition")
struct PoseConditionTests {
  /// The writer's last beat, and the sample, are both of this instant.
  private let sampled = instant(10_000)

  private func condition(
    of flags: PoseFlags, kind: PoseKind = .head, after milliseconds: Int64, beat: Int64 = 0
  ) throws -> PoseCondition {
    let name = uniqueName()
    let publisher = try PosePublisher(name: name, now: sampled)
    var slot = PoseSlot(kind: kind, flags: flags)
    slot.sampleTime = sampled
    publisher.publish(slot, at: 0)
    publisher.beat(at: sampled.advanced(byNanoseconds: beat * 1_000_000))
    let reader = try PoseReader(name: name)
    let read = try #require(try reader.read(slot: 0))
    let answer = reader.condition(of: read, at: sampled.advanced(byNanoseconds: milliseconds * 1_000_000))
    publisher.close()
    return answer
  }

  @Test func `a fresh pose is ok or modelled by its position`() throws {
    #expect(try condition(of: [.orientationTracked, .positionTracked], after: 1) == .ok)
    #expect(try condition(of: [.orientationTracked, .positionModelled], after: 1) == .modelled)
  }

  @Test func `age makes a pose stale at 100 ms and lost at 1 s, whatever its flags say`() throws {
    let flags: PoseFlags = [.orientationTracked, .positionTracked]
    #expect(try condition(of: flags, after: 99) == .ok)
    #expect(try condition(of: flags, after: 100) == .stale)
    #expect(try condition(of: flags, after: 999) == .stale)
    #expect(try condition(of: flags, after: 1_000, beat: 500) == .lost)
  }

  @Test func `flags make a fresh pose stale, untracked or lost`() throws {
    #expect(try condition(of: [.orientationTracked, .positionTracked, .stale], after: 1) == .stale)
    #expect(try condition(of: [.orientationTracked, .untracked], after: 1) == .untracked)
    #expect(try condition(of: [], after: 1) == .untracked)
    #expect(try condition(of: [.orientationTracked, .positionTracked, .lost], after: 1) == .lost)
  }

  @Test func `a slot without a device is empty and a silent writer outranks everything`() throws {
    #expect(try condition(of: [], kind: .none, after: 1) == .empty)
    #expect(try condition(of: [.orientationTracked, .positionTracked], after: 1_000) == .writerGone)
    #expect(try condition(of: [], kind: .none, after: 1_000) == .writerGone)
  }
}
