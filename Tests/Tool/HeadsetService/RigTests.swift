import DeviceCatalog
import DeviceIO
import Dispatch
import HeadsetTestSupport
import Inventory
import PoseMath
import PoseService
import Synchronization
import Testing
import USBProtocol

@testable import HeadsetService

/// Arrivals and leavings, told in the orders in which threads may tell them.
@Suite struct RigTests {
  private static let wand = USBIdentity(vendorID: 0x28de, productID: 0x2012)
  private let rig: Rig
  private let entry: CatalogEntry

  init() throws {
    var settings = PoseServiceConfiguration()
    settings.segmentName = "/rig-tests-\(UInt64.random(in: 0...UInt64.max))"
    let catalog = try DeviceCatalog.builtIn()
    rig = Rig(catalog: catalog, poses: try PoseService(settings), inventory: nil, clock: RigClock())
    entry = try #require(catalog.entry(for: Self.wand))
  }

  private func unit(
    arrival: Int64, open: @escaping RigUnit.Opener = { () throws(TransportError) in throw .notFound }
  ) -> RigUnit {
    RigUnit(
      busPath: "1-1", entry: entry, identity: Self.wand, isEmulated: true,
      arrival: Timestamp(nanoseconds: arrival), open: open)
  }

  /// Opens a device with `transport` and returns once that is done.
  private func open(_ transport: InMemoryTransport, meanwhile: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    rig.arrive(
      unit(arrival: 1) { () throws(TransportError) -> any Transport in
        meanwhile()
        done.signal()
        return transport
      })
    done.wait()
  }

  @Test func `a place is taken once, and free as soon as its device is dismissed`() {
    let (first, second) = (unit(arrival: 1), unit(arrival: 2))
    #expect(rig.reserve(first))
    #expect(!rig.reserve(second))
    rig.dismiss("1-1", cause: .unplugged)
    #expect(rig.reserve(second))
    rig.stop()
  }

  @Test func `news of a device that left does not change the one that came after it`() {
    let (first, second) = (unit(arrival: 1), unit(arrival: 2))
    #expect(rig.reserve(first))
    rig.dismiss("1-1", cause: .unplugged)
    #expect(rig.reserve(second))
    #expect(!rig.change(first.visit) { $0.isLinkLost = true })
    #expect(rig.unit(first.visit) == nil)
    guard case .opening = rig.unit(second.visit)?.stage else {
      Issue.record("the second device was taken for the first")
      return
    }
    rig.stop()
  }

  @Test(.timeLimit(.minutes(1)))
  func `a device that leaves while it is being opened is closed`() async throws {
    let transport = InMemoryTransport(identity: Self.wand)
    open(transport) { [rig] in rig.dismiss("1-1", cause: .unplugged) }
    try await untilClosed(transport)
    #expect(!rig.holds("1-1"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a device that cannot be read is closed and refused`() async throws {
    let transport = InMemoryTransport(identity: Self.wand)
    let input = try #require(entry.inputs.first)
    // Somebody reads the endpoint already.
    try transport.startReading(endpoint: input.endpoint, into: ReportRing())
    open(transport) {}
    try await untilClosed(transport)
    let stage = rig.state.withLock { $0.units["1-1"]?.stage }
    guard case .refused(.busy) = stage else {
      Issue.record("not refused: \(String(describing: stage))")
      return
    }
    rig.stop()
  }

  /// The time limit of the test bounds it.
  private func untilClosed(_ transport: InMemoryTransport) async throws {
    while !transport.isClosed { try await Task.sleep(for: .milliseconds(1)) }
  }
}
