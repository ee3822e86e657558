import DeviceIO
import Drivers
import PoseMath
import PosePipeline
import PoseSharedMemory
import Testing

@testable import PoseService

@Suite("PoseLoop")
struct PoseLoopTests {
  private let name = uniqueName()
  private let loop: PoseLoop
  private let reader: PoseReader

  init() throws {
    let publisher = try PosePublisher(name: name, slotCount: 4, now: instant(0))
    loop = PoseLoop(publisher: publisher, meters: LoopMeters())
    reader = try PoseReader(name: name)
  }

  private func adopt(slot: Int, rings: [ReportRing]) -> DeviceMeters {
    let meters = DeviceMeters()
    let device = TrackedDevice(
      id: DeviceID(number: UInt64(slot)), slot: slot, rings: rings, stream: StreamBox(ScriptedStream()),
      track: PoseTrack(wand, body: BodyModel(), generation: 1), meters: meters)
    let isTaken = loop.inbox.push(.take(device))
    #expect(isTaken)
    return meters
  }

  @Test func `a report that waits in a ring is a pose in shared memory after the tick`() throws {
    let ring = ReportRing(capacity: 16)
    let meters = adopt(slot: 2, rings: [ring])
    ring.push(report(samples: 2, buttons: .menu), at: instant(1))
    loop.tick(at: instant(2))
    let slot = try #require(try reader.read(slot: 2))
    #expect(slot.serial == wand.serial && slot.inputs.buttons == .menu && slot.sampleCount == 2)
    #expect(reader.condition(of: slot, at: instant(2)) == .modelled)
    #expect(meters.counts.reports == 1)
    #expect(loop.meters.status.reportWait.maximumNanoseconds == 1_000_000)
    #expect(!reader.isWriterGone(at: instant(2)))
  }

  @Test func `all rings of a device are drained in one tick`() {
    let rings = [ReportRing(capacity: 16), ReportRing(capacity: 16), ReportRing(capacity: 16)]
    let meters = adopt(slot: 0, rings: rings)
    for ring in rings { ring.push(report(), at: instant(1)) }
    loop.tick(at: instant(2))
    #expect(meters.counts.reports == 3)
  }

  @Test func `a flood from one device costs another neither a report nor a tick`() {
    let flooded = ReportRing(capacity: 64)
    let quiet = ReportRing(capacity: 64)
    let floodedMeters = adopt(slot: 0, rings: [flooded])
    let quietMeters = adopt(slot: 1, rings: [quiet])
    for millisecond in 1...100 as ClosedRange<Int64> {
      for _ in 0..<500 { flooded.push(report(), at: instant(millisecond)) }
      quiet.push(report(), at: instant(millisecond))
      loop.tick(at: instant(millisecond))
      #expect(quietMeters.counts.reports == UInt64(millisecond))
    }
    #expect(quietMeters.counts.droppedReports == 0)
    #expect(floodedMeters.counts.reports == UInt64(100 * PoseLoop.reportCountMax))
    #expect(floodedMeters.counts.droppedReports > 0)
  }

  @Test func `a transport that ended loses its device after its last report was taken`() throws {
    let ring = ReportRing(capacity: 64)
    let meters = adopt(slot: 0, rings: [ring])
    for _ in 0..<(PoseLoop.reportCountMax + 1) { ring.push(report(buttons: .grip), at: instant(1)) }
    ring.ended(.disconnected)
    loop.tick(at: instant(2))
    #expect(meters.currentFreshness == .fresh)
    loop.tick(at: instant(3))
    #expect(meters.counts.reports == UInt64(PoseLoop.reportCountMax + 1))
    let slot = try #require(try reader.read(slot: 0))
    #expect(slot.flags == [.lost, .untracked])
    #expect(slot.inputs == DeviceInputs())
  }

  @Test func `a device given back is published as lost and not released by the loop`() throws {
    let ring = ReportRing(capacity: 16)
    _ = adopt(slot: 1, rings: [ring])
    ring.push(report(buttons: .grip), at: instant(1))
    loop.tick(at: instant(1))
    #expect(loop.inbox.push(.giveBack(DeviceID(number: 1))))
    loop.tick(at: instant(2))
    let slot = try #require(try reader.read(slot: 1))
    #expect(slot.flags == [.lost, .untracked] && slot.inputs == DeviceInputs())
    guard case .device(let device) = loop.outbox.pop() else {
      Issue.record("not given back")
      return
    }
    #expect(device.id == DeviceID(number: 1))
    #expect(loop.devices.isEmpty)
  }

  @Test func `a device goes on with another part's ring and no break in its pose`() throws {
    let (own, other) = (ReportRing(capacity: 16), ReportRing(capacity: 16))
    let meters = adopt(slot: 1, rings: [own])
    for millisecond in 1...50 as ClosedRange<Int64> {
      own.push(report(), at: instant(millisecond))
      loop.tick(at: instant(millisecond))
    }
    let before = try #require(try reader.read(slot: 1))
    let adoption = Adoption(
      device: DeviceID(number: 1), stream: StreamBox(ScriptedStream()), rings: [own, other])
    #expect(loop.inbox.push(.change(adoption)))
    own.push(report(), at: instant(51))
    other.push(report(samples: 0, buttons: .system), at: instant(51))
    loop.tick(at: instant(51))
    let after = try #require(try reader.read(slot: 1))
    #expect(after.generation == before.generation && after.sampleCount == before.sampleCount + 1)
    #expect(after.flags == before.flags && after.inputs.buttons == .system)
    #expect(meters.counts.reports == 52)
    guard case .adoption(let returned) = loop.outbox.pop() else {
      Issue.record("not given back")
      return
    }
    #expect(returned === adoption && returned.rings.count == 1, "with the rings it had")
  }

  @Test func `a part that goes takes its inputs along, and its device goes on`() throws {
    let (own, other) = (ReportRing(capacity: 16), ReportRing(capacity: 16))
    _ = adopt(slot: 1, rings: [own, other])
    own.push(report(), at: instant(1))
    other.push(report(samples: 0, buttons: .system), at: instant(1))
    loop.tick(at: instant(1))
    other.ended(.inputOutput(code: -71))
    let adoption = Adoption(device: DeviceID(number: 1), stream: StreamBox(ScriptedStream()), rings: [own])
    #expect(loop.inbox.push(.change(adoption)))
    own.push(report(), at: instant(2))
    loop.tick(at: instant(2))
    let slot = try #require(try reader.read(slot: 1))
    #expect(slot.inputs == DeviceInputs() && !slot.flags.contains(.lost) && slot.sampleCount == 2)
  }

  @Test func `an unknown device given back changes nothing`() {
    _ = adopt(slot: 0, rings: [ReportRing(capacity: 16)])
    #expect(loop.inbox.push(.giveBack(DeviceID(number: 99))))
    loop.tick(at: instant(1))
    #expect(loop.devices.count == 1)
    #expect(loop.outbox.pop() == nil)
  }
}
