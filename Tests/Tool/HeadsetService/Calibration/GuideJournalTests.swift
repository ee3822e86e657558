import CalibrationGuide
import Foundation
import HeadsetTestSupport
import PoseMath
import Testing

@testable import HeadsetService

@Suite struct GuideJournalTests {
  private static let header = GuideHeader(
    family: "vive", model: "HTC Vive headset", serial: "LHR-1", isEmulated: true, part: "headsetReceiver",
    firmware: "1", configurationSHA256: nil, uid: 7, plan: CalibrationPlan(),
    active: UnitCalibration.nominal.parameters, intervalDays: 365)

  private static func events(_ count: Int) -> [GuideEvent] {
    var generator = SeededGenerator(seed: 9)
    func vector() -> SIMD3<Double> {
      SIMD3((0..<3).map { _ in Double.random(in: -20...20, using: &generator) })
    }
    return (0..<count).map { index in
      switch index % 7 {
      case 4: .answer(GuideAnswer.allCases[index % 3])
      case 5: .interruption
      case 6: .magneticField(vector())
      default:
        .sample(
          IMUSample(
            timestamp: Timestamp(nanoseconds: Int64(index) * 1_000_003), angularVelocity: vector(),
            acceleration: vector(), lostBefore: UInt32(index % 5)))
      }
    }
  }

  private static func journal(_ events: [GuideEvent], blockOf size: Int) -> [UInt8] {
    stride(from: 0, to: events.count, by: size).reduce(into: GuideJournal.beginning(header)) { bytes, start in
      var payload: [UInt8] = []
      for event in events[start..<min(start + size, events.count)] {
        GuideJournal.append(event, to: &payload)
      }
      bytes += GuideJournal.block(payload)
    }
  }

  @Test func `a journal is read as it was written`() throws {
    let events = Self.events(50)
    let bytes = Self.journal(events, blockOf: 8)
    let content = try #require(GuideJournal.read(bytes))
    #expect(content.header == Self.header && content.events == events && content.byteCount == bytes.count)
  }

  @Test func `a journal cut at any byte gives the events of its whole blocks`() throws {
    let events = Self.events(24)
    let bytes = Self.journal(events, blockOf: 6)
    let beginning = GuideJournal.beginning(Self.header).count
    for count in 0..<bytes.count {
      let content = GuideJournal.read(Array(bytes.prefix(count)))
      guard count >= beginning else {
        #expect(content == nil)
        continue
      }
      let found = try #require(content)
      #expect(found.byteCount <= count && found.events.count % 6 == 0)
      #expect(found.events == Array(events.prefix(found.events.count)))
    }
  }

  @Test func `a bit that flipped ends the journal before its block, and never traps`() {
    let events = Self.events(24)
    let bytes = Self.journal(events, blockOf: 6)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<mutationCount {
      var bad = bytes
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bad[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      guard let content = GuideJournal.read(bad) else { continue }
      #expect(content.events.count < events.count)
      #expect(content.events == Array(events.prefix(content.events.count)))
    }
  }

  @Test func `the checksum is that of the standards`() {
    // The check value of CRC-32/ISO-HDLC, of "123456789" (ITU-T V.42; the catalogue of parametrised CRCs).
    #expect(GuideJournal.checksum(Array("123456789".utf8)[...]) == 0xcbf4_3926)
  }

  @Test func `a draft that cannot be written says so, and its guide goes on`() {
    var draft = GuideDraft(path: "/nowhere/at/all.guide", header: Self.header)
    #expect(draft.errorNumber == ENOENT)
    draft.append(.interruption)
    draft.flush()
    #expect(draft.digest.count == 64)
    draft.end(keeping: true)
  }
}
