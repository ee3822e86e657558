import DeviceIO
import Drivers
import Foundation
import PoseMath
import PoseSharedMemory
import Testing

@testable import PoseService

/// The loop on its own thread and clock. Nothing here depends on how fast it runs: what is awaited comes, or
/// the test fails after a minute.
@Suite("PoseService")
struct PoseServiceTests {
  private let configuration: PoseServiceConfiguration

  init() {
    var configuration = PoseServiceConfiguration()
    configuration.segmentName = uniqueName()
    configuration.slotCount = 2
    configuration.locksMemory = false
    self.configuration = configuration
  }

  private func eventually(_ claim: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<60_000 {
      if try claim() { return true }
      usleep(1_000)
    }
    return false
  }

  private func attach(
    to service: PoseService, _ description: DeviceDescription = wand
  ) throws -> (id: DeviceID, ring: ReportRing) {
    let ring = ReportRing(capacity: 64)
    let id = try service.attach(
      description, stream: ScriptedStream(), rings: [ring])
    return (id, ring)
  }

  @Test func `a report reaches a reader of shared memory, and detaching lets go of the button`() throws {
    let service = try PoseService(configuration)
    try service.start()
    let reader = try PoseReader(name: configuration.segmentName)
    let device = try attach(to: service)
    device.ring.push(report(buttons: .grip), at: MonotonicClock.now)
    #expect(try eventually { try reader.read(slot: 0)?.inputs.buttons == .grip })
    #expect(service.devices.map(\.counts.reports) == [1])

    try service.detach(device.id)
    try service.detach(device.id)
    #expect(try eventually { try reader.read(slot: 0)?.flags == [.lost, .untracked] })
    #expect(try reader.read(slot: 0)?.inputs == DeviceInputs())
    #expect(eventually { service.devices.isEmpty })
    #expect(throws: PoseServiceError.unknownDevice(device.id)) { try service.detach(device.id) }
    service.stop()
  }

  @Test func `a unit that is attached again comes back to its slot with a new generation`() throws {
    let service = try PoseService(configuration)
    try service.start()
    let first = try attach(to: service)
    let other = DeviceDescription(serial: DeviceSerial("LHR-OTHER"), kind: .head, isEmulated: true)
    _ = try attach(to: service, other)
    try service.detach(first.id)
    #expect(eventually { service.devices.count == 1 })
    let again = try attach(to: service)
    #expect(service.devices.map(\.slot) == [1, 0])
    #expect(again.id > first.id)
    let reader = try PoseReader(name: configuration.segmentName)
    #expect(try eventually { try reader.read(slot: 0)?.generation == 2 })
    service.stop()
  }

  @Test func `more devices than slots, and no rings or too many, are refused`() throws {
    let service = try PoseService(configuration)
    _ = try attach(to: service)
    _ = try attach(to: service)
    #expect(throws: PoseServiceError.slotsExhausted(slotCount: 2)) { try attach(to: service) }
    let rings = (0...PoseService.ringCountMax).map { _ in ReportRing(capacity: 2) }
    for count in [0, rings.count] {
      #expect(throws: PoseServiceError.invalidRingCount(count)) {
        try service.attach(
          wand, stream: ScriptedStream(), rings: Array(rings.prefix(count)))
      }
    }
    service.stop()
  }

  @Test func `a second service on the same segment is refused and names the first`() throws {
    let service = try PoseService(configuration)
    let holder = SharedMemoryError.heldByLiveWriter(processID: Int64(getpid()))
    #expect(throws: PoseServiceError.sharedMemory(holder)) { _ = try PoseService(configuration) }
    service.stop()
  }

  @Test func `stopping tells readers, removes the name and may be repeated`() throws {
    let service = try PoseService(configuration)
    try service.start()
    _ = try attach(to: service)
    let reader = try PoseReader(name: configuration.segmentName)
    #expect(eventually { service.loopStatus.tickCount > 0 })
    service.stop()
    service.stop()
    #expect(reader.isWriterGone(at: MonotonicClock.now))
    #expect(try reader.read(slot: 0)?.flags.contains(.lost) != false)
    #expect(throws: SharedMemoryError.absent) { _ = try PoseReader(name: configuration.segmentName) }
    #expect(throws: PoseServiceError.notStartable) { try service.start() }
    #expect(throws: PoseServiceError.stopped) { try attach(to: service) }
  }

  @Test func `a service that was never started stops as well`() throws {
    let service = try PoseService(configuration)
    _ = try attach(to: service)
    service.stop()
    #expect(throws: SharedMemoryError.absent) { _ = try PoseReader(name: configuration.segmentName) }
  }

  @Test func `a service that is not started is stepped by its owner, faster than time`() throws {
    let service = try PoseService(configuration)
    let device = try attach(to: service)
    for millisecond in 1...2_000 as ClosedRange<Int64> {
      if millisecond <= 500 { device.ring.push(report(), at: instant(millisecond)) }
      service.step(at: instant(millisecond))
      if millisecond == 500 { #expect(service.devices.map(\.freshness) == [.fresh]) }
    }
    #expect(service.devices.map(\.counts.samples) == [500])
    #expect(service.devices.map(\.freshness) == [.lost])
    #expect(service.loopStatus.tickCount == 2_000)
    service.stop()
  }

  @Test func `the loop says how it is scheduled, ticks, and measures itself`() throws {
    let service = try PoseService(configuration)
    #expect(service.grants == nil)
    #expect(!service.loopStatus.isAlive(at: MonotonicClock.now, within: .max))
    try service.start()
    #expect(eventually { service.loopStatus.tickCount >= 10 })
    #expect(service.grants?.memory == .notRequested)
    let status = service.loopStatus
    #expect(status.tickDuration.count > 0 && status.wakeLateness.count > 0)
    #expect(status.isAlive(at: status.lastTick, within: 0))
    #expect(!status.isAlive(at: status.lastTick.advanced(byNanoseconds: 1_000), within: 999))
    service.stop()
  }
}
