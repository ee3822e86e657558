import DeviceIO
import Drivers
import PoseMath
import PosePipeline
import PoseSharedMemory
import Testing

@testable import PoseService

@Suite struct SampleTapTests {
  private func sample(_ number: Int, lost: UInt32 = 0) -> IMUSample<Double> {
    IMUSample(
      timestamp: Timestamp(nanoseconds: Int64(number)), angularVelocity: .zero, acceleration: .zero,
      lostBefore: lost)
  }

  @Test func `samples come out as they went in`() {
    let tap = SampleTap(sampleCountMax: 4)
    for number in 0..<3 { tap.put(sample(number)) }
    for number in 0..<3 { #expect(tap.take()?.timestamp.nanoseconds == Int64(number)) }
    #expect(tap.take() == nil && tap.droppedCount == 0)
  }

  @Test func `what a full tap drops is counted, and told with the next sample that fits`() {
    let tap = SampleTap(sampleCountMax: 4)
    for number in 0..<7 { tap.put(sample(number, lost: number == 5 ? 10 : 0)) }
    #expect(tap.droppedCount == 3)
    while tap.take() != nil {}
    tap.put(sample(7, lost: 1))
    #expect(tap.take()?.lostBefore == 14)
    tap.put(sample(8))
    #expect(tap.take()?.lostBefore == 0)
  }

  @Test func `a device's samples go to its tap, and to none once it is taken away`() throws {
    let publisher = try PosePublisher(name: uniqueName(), slotCount: 4, now: instant(0))
    let loop = PoseLoop(publisher: publisher, meters: LoopMeters())
    let ring = ReportRing(capacity: 16)
    let device = TrackedDevice(
      id: DeviceID(number: 1), slot: 1, rings: [ring], stream: StreamBox(ScriptedStream()),
      track: PoseTrack(wand, body: BodyModel(), generation: 1), meters: DeviceMeters())
    #expect(loop.inbox.push(.take(device)))
    let tap = SampleTap()
    #expect(loop.inbox.push(.tap(TapSlip(device: DeviceID(number: 1), tap: tap))))
    ring.push(report(samples: 2), at: instant(1))
    loop.tick(at: instant(1))
    #expect(tap.take() != nil && tap.take() != nil && tap.take() == nil)
    #expect(loop.inbox.push(.tap(TapSlip(device: DeviceID(number: 1), tap: nil))))
    ring.push(report(samples: 1), at: instant(2))
    loop.tick(at: instant(2))
    #expect(tap.take() == nil)
    var returned: [SampleTap?] = []
    while let back = loop.outbox.pop() { if case .tap(let slip) = back { returned.append(slip.tap) } }
    #expect(returned.count == 2 && returned[0] == nil && returned[1] === tap, "released where it was made")
  }
}
