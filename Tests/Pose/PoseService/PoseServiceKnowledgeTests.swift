import DeviceIO
import Fusion
import PoseMath
import Testing

@testable import PoseService

/// What the loop learned comes to the control side without the loop doing more than a copy.
@Suite struct PoseServiceKnowledgeTests {
  private let service: PoseService

  init() throws {
    var configuration = PoseServiceConfiguration()
    configuration.segmentName = uniqueName()
    configuration.slotCount = 2
    configuration.locksMemory = false
    service = try PoseService(configuration)
  }

  /// Attaches a unit that turns steadily by 0.1 rad/s, and plays so many seconds of it, faster than time.
  private func play(
    _ seconds: Int64, from start: Int64 = 0, knowledge: FilterKnowledge<Double>? = nil
  ) throws -> DeviceID {
    let ring = ReportRing(capacity: 64)
    let id = try service.attach(wand, stream: ScriptedStream(), rings: [ring], knowledge: knowledge)
    for tick in 1...(seconds * 100) {
      let now = instant(start + tick * 10)
      ring.push(report(), at: now)
      service.step(at: now)
    }
    return id
  }

  @Test func `a running device tells what it learned when it is asked`() throws {
    defer { service.stop() }
    let id = try play(31)
    #expect(service.takeLearned().isEmpty)
    service.askLearned()
    service.step(at: instant(31_001))
    let learned = service.takeLearned()
    #expect(learned.map(\.device) == [id])
    #expect(learned.first?.knowledge.isPlausible(for: FilterParameters()) == true)
    #expect(service.takeLearned().isEmpty)
  }

  @Test func `a device that was heard for a few seconds has nothing to tell`() throws {
    defer { service.stop() }
    let id = try play(5)
    service.askLearned()
    try service.detach(id)
    service.step(at: instant(5_001))
    #expect(service.takeLearned().isEmpty)
  }

  @Test func `a device that leaves leaves what it learned`() throws {
    defer { service.stop() }
    let id = try play(31)
    try service.detach(id)
    service.step(at: instant(31_001))
    #expect(service.takeLearned().map(\.device) == [id])
    #expect(service.devices.isEmpty)
  }

  @Test func `at the end every device leaves what it learned`() throws {
    let id = try play(31)
    service.stop()
    #expect(service.takeLearned().map(\.device) == [id])
  }

  @Test func `questions to a loop that does not run are bounded, and what is taken back is whole`() throws {
    defer { service.stop() }
    let id = try play(31)
    for _ in 0..<100 { service.askLearned() }
    for tick in 1...100 as ClosedRange<Int64> { service.step(at: instant(31_000 + tick)) }
    #expect(service.takeLearned().map(\.device) == [id])
  }
}
