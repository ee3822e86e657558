import ControlProtocol
import DeviceIO
import HeadsetTestSupport
import Inventory
import PoseMath
import Synchronization
import Testing

@testable import HeadsetService

/// What was refused or broke down, and is tried again.
@Suite struct RigRetryTests {
  private static let path = "1-3"

  private func refusal(_ rig: RigStage) -> DeviceRefusal? {
    guard case .refused(let refusal) = rig.status(Self.path)?.state else { return nil }
    return refusal
  }

  /// Lets the housekeeping's next look come when the device's pause is over.
  private func waitOutPause(_ rig: RigStage) {
    rig.rig.retryRefused(at: MonotonicClock.now.advanced(byNanoseconds: 31_000_000_000))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a device that another program holds is taken over when it is free`() async throws {
    let rig = try RigStage()
    let wand = EmulatedStage(EmulatedStage.wirelessWand(number: 21))
    let transport = wand.plug(as: EmulatedStage.receiver)
    let isHeld = Mutex(true)
    try rig.arrive(Self.path, EmulatedStage.receiver) { () throws(TransportError) in
      if isHeld.withLock({ $0 }) { throw .busy }
      return transport
    }
    for attempt in 1...3 as ClosedRange<UInt32> {
      try await rig.play(wand) { refusal(rig)?.attemptCount == attempt }
      let refused = try #require(refusal(rig))
      #expect(refused.reason == .heldByAnotherProgram)
      #expect(try #require(refused.retrySeconds) <= Double(1 << (attempt - 1)))
      if attempt == 3 { isHeld.withLock { $0 = false } }
      waitOutPause(rig)
    }
    try await rig.play(wand) { rig.status(Self.path)?.state == .streaming }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a transport that ended is opened again though nobody replugged the device`() async throws {
    let rig = try RigStage()
    let wand = EmulatedStage(EmulatedStage.wirelessWand(number: 21))
    let transports = Mutex<[InMemoryTransport]>([])
    try rig.arrive(Self.path, EmulatedStage.receiver) {
      let transport = wand.plug(as: EmulatedStage.receiver)
      transports.withLock { $0.append(transport) }
      return transport
    }
    try await rig.play(wand) { rig.status(Self.path)?.state == .streaming }
    let first = try #require(transports.withLock { $0.first })

    first.end(.inputOutput(code: -71))
    let refused = try #require(refusal(rig))
    #expect(refused.detail?.contains("-71") == true && refused.attemptCount == 1)
    waitOutPause(rig)
    try await rig.play(wand) { rig.status(Self.path)?.state == .streaming }
    #expect(transports.withLock { $0.count } == 2)

    let attachments = try rig.record().attachments(limit: 10).filter { $0.busPath == Self.path }
    #expect(attachments.map(\.cause) == [.serviceStopped, .failed], "newest first")
  }

  @Test(.timeLimit(.minutes(1)))
  func `what broke the protocol is left alone until the bus tells of it again`() async throws {
    let rig = try RigStage()
    let wand = EmulatedStage(EmulatedStage.wirelessWand(number: 21))
    let transport = wand.plug(as: EmulatedStage.receiver)
    let attempts = Mutex(0)
    let open: RigUnit.Opener = { () throws(TransportError) in
      let attempt = attempts.withLock { attempts in
        attempts += 1
        return attempts
      }
      if attempt == 1 { throw .protocolViolation }
      return transport
    }
    try rig.arrive(Self.path, EmulatedStage.receiver, open: open)
    try await rig.play(wand) { refusal(rig) != nil }
    #expect(refusal(rig)?.retrySeconds == nil)
    waitOutPause(rig)
    #expect(attempts.withLock { $0 } == 1)
    try rig.arrive(Self.path, EmulatedStage.receiver, open: open)
    try await rig.play(wand) { rig.status(Self.path)?.state == .streaming }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a refused device that a server does not offer any more is forgotten`() async throws {
    let rig = try RigStage()
    try rig.arrive("h:1/1-1", EmulatedStage.receiver) { () throws(TransportError) in throw .busy }
    try rig.arrive("h:1/1-2", EmulatedStage.receiver) { () throws(TransportError) in throw .busy }
    while rig.rig.state.withLock({ $0.units.values.contains { !$0.isRefused } }) { await Task.yield() }
    rig.rig.forgetRefused(below: "h:1/", except: ["h:1/1-2"])
    rig.rig.forgetRefused(below: "h:12/", except: [])
    #expect(!rig.rig.holds("h:1/1-1") && rig.rig.holds("h:1/1-2"))
  }
}
