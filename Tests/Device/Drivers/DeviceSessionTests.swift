import DeviceCatalog
import DeviceIO
import Drivers
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

/// A session on a transport of memory: the device answers as `AnsweringVive` does.
@Suite struct DeviceSessionTests {
  /// A session with all that it tells and what its device hears.
  final class Rig: Sendable {
    let transport: InMemoryTransport
    let session: DeviceSession
    let sink = RecordingSink()
    private let heard: Monitor<[DeviceSession.Event]>

    init(_ role: DeviceRole, answer: @escaping InMemoryTransport.Answer) {
      let heard = Monitor<[DeviceSession.Event]>([])
      self.heard = heard
      transport = InMemoryTransport(answer: answer)
      session = DeviceSession(transport: transport, startup: ViveStartup(role: role)) { event in
        heard.withLock { $0.append(event) }
      }
    }

    func start() throws {
      let headset = try DeviceCatalog.builtIn().entries.first { $0.role == .headsetReceiver }
      try session.start(reading: headset?.inputs ?? [], into: sink)
    }

    var events: [DeviceSession.Event] { heard.withLock { $0 } }

    /// Waits until so many events were told; false after 20 s, which only a failing test sees.
    func waitForEvents(_ count: Int) -> Bool {
      heard.wait(until: MonotonicClock.now(plusMilliseconds: 20_000)) { $0.count >= count }
    }

    func waitForRequests(_ isEnough: ([InMemoryTransport.Request]) -> Bool) -> Bool {
      let deadline = MonotonicClock.now(plusMilliseconds: 20_000)
      let never = Monitor(())
      while !isEnough(transport.requests) {
        guard MonotonicClock.now < deadline else { return false }
        _ = never.wait(until: MonotonicClock.now(plusMilliseconds: 1)) { false }
      }
      return true
    }

    var profiles: [DeviceProfile] {
      events.compactMap { if case .ready(let profile) = $0 { profile } else { nil } }
    }
    var ends: [TransportError] {
      events.compactMap { if case .ended(let reason) = $0 { reason } else { nil } }
    }
    /// Haptic pulses and other writes of report 0xff that reached the device.
    var pulseCount: Int { transport.requests.count { $0.data == DeviceSessionTests.pulse.data } }
  }

  static let pulse = FeatureWrite(interface: 0, data: [UInt8](hex: "ff8f0700f401b5a20100"))

  // MARK: - Start-up

  @Test func `start-up ends in a profile and reports pass by`() throws {
    let device = AnsweringVive()
    let rig = Rig(.headsetReceiver, answer: device.answer)
    try rig.start()
    #expect(rig.waitForEvents(1))
    #expect(rig.profiles.map(\.serial) == [AnsweringVive.serial])
    let (imu, light) = (ViveSamples.imu, ViveSamples.light)
    rig.transport.push(imu.span, endpoint: 0x81, at: .zero)
    rig.transport.push(light.span, endpoint: 0x82, at: .zero)
    #expect(
      rig.sink.events == [
        .report(ViveSamples.imu, endpoint: 0x81), .report(ViveSamples.light, endpoint: 0x82),
      ])
    rig.session.close()
    #expect(rig.transport.isClosed)
    #expect(rig.ends.isEmpty)
  }

  @Test func `a device that refuses what it must do is abandoned and stays open`() throws {
    let device = AnsweringVive(refusals: [0x04: .max])
    let rig = Rig(.headsetReceiver, answer: device.answer)
    try rig.start()
    #expect(rig.waitForEvents(1))
    guard case .abandoned(.refused(let setup, .stalled))? = rig.events.first else {
      Issue.record("\(rig.events)")
      return
    }
    #expect(setup.featureReportID == 4)
    #expect(!rig.transport.isClosed)
    rig.session.close()
  }

  @Test func `what cannot be read is told to who starts it`() throws {
    let rig = Rig(.headsetReceiver, answer: AnsweringVive().answer)
    rig.transport.end(.disconnected)
    #expect(throws: TransportError.disconnected) { try rig.start() }
    rig.session.close()
    #expect(rig.events.isEmpty)
  }

  // MARK: - The device leaves

  @Test func `an unplug during start-up is told once and ends it`() throws {
    let device = AnsweringVive()
    let unplug = Monitor<InMemoryTransport?>(nil)
    let rig = Rig(.headsetReceiver) { setup, data in
      if setup.featureReportID == 0x11 { unplug.withLock { $0 }?.end(.disconnected) }
      return device.answer(setup, data)
    }
    unplug.withLock { $0 = rig.transport }
    try rig.start()
    #expect(rig.waitForEvents(1))
    rig.session.close()
    #expect(rig.ends == [.disconnected])
    #expect(rig.profiles.isEmpty && rig.events.count == 1)
    #expect(rig.sink.ends == [.disconnected])
    // The chunk at hand was the last thing the device was asked.
    #expect(rig.transport.requests.last?.setup.featureReportID == 0x11)
    #expect(!rig.session.send(Self.pulse))
  }

  @Test func `an unplug after start-up is told once`() throws {
    let rig = Rig(.headsetReceiver, answer: AnsweringVive().answer)
    try rig.start()
    #expect(rig.waitForEvents(1))
    rig.transport.end(.disconnected)
    #expect(rig.waitForEvents(2))
    rig.session.close()
    #expect(rig.ends == [.disconnected] && rig.sink.ends == [.disconnected])
  }

  // MARK: - Writes

  @Test func `writes reach the device in order`() throws {
    let rig = Rig(.controllerReceiver, answer: AnsweringVive(.controllerReceiver).answer)
    try rig.start()
    #expect(rig.waitForEvents(1))
    for count in 1...5 as ClosedRange<UInt8> {
      #expect(rig.session.send(FeatureWrite(interface: 0, data: [0xff, 0x8f, count])))
    }
    #expect(rig.waitForRequests { $0.count { $0.data.starts(with: [0xff, 0x8f]) } == 5 })
    #expect(
      rig.transport.requests.filter { $0.data.starts(with: [0xff, 0x8f]) }.map { $0.data[2] } == [
        1, 2, 3, 4, 5,
      ])
    rig.session.close()
  }

  @Test func `no more than sixteen writes wait`() throws {
    let rig = Rig(
      .controllerReceiver, answer: AnsweringVive(.controllerReceiver, refusals: [0x10: .max]).answer
    )
    try rig.start()
    // The receiver has no controller: start-up polls, and nothing is written.
    let taken = (0..<20).map { _ in rig.session.send(Self.pulse) }
    #expect(taken == [Bool](repeating: true, count: 16) + [Bool](repeating: false, count: 4))
    rig.session.close()
    #expect(rig.pulseCount == 0)
    #expect(!rig.session.send(Self.pulse))
  }

  // MARK: - Close

  @Test func `close interrupts a receiver's second of rest and says goodbye to nobody`() throws {
    let rig = Rig(
      .controllerReceiver, answer: AnsweringVive(.controllerReceiver, refusals: [0x10: .max]).answer
    )
    try rig.start()
    #expect(rig.waitForRequests { $0.count { $0.setup.featureReportID == 0x10 } == 5 })
    rig.session.close()
    #expect(rig.transport.isClosed && rig.events.isEmpty)
    #expect(rig.transport.requests.count { $0.setup.featureReportID == 0x10 } <= 6)
  }

  @Test func `close switches a headset's panel off, last of all`() throws {
    let rig = Rig(.headsetMainboard, answer: AnsweringVive().answer)
    try rig.start()
    #expect(rig.waitForEvents(1))
    rig.session.close()
    #expect(
      rig.transport.requests.last.map { Array($0.data.prefix(5)) } == [UInt8](hex: "0478293800"))
    rig.session.close()
    #expect(rig.transport.requests.count == 3)
  }

  @Test func `close waits for one write at hand, not for sixteen`() throws {
    let device = AnsweringVive(.controllerReceiver)
    let gate = Monitor((isHeld: false, isOpen: false))
    let rig = Rig(.controllerReceiver) { setup, data in
      guard data == Self.pulse.data else { return device.answer(setup, data) }
      gate.withLock { $0.isHeld = true }
      _ = gate.wait(until: MonotonicClock.now(plusMilliseconds: 20_000)) { $0.isOpen }
      return .failure(.timedOut)
    }
    try rig.start()
    #expect(rig.waitForEvents(1))
    for _ in 0..<16 { rig.session.send(Self.pulse) }
    #expect(gate.wait(until: MonotonicClock.now(plusMilliseconds: 20_000)) { $0.isHeld })
    let closing = TestThread { rig.session.close() }
    // The queue is empty or short: a refusal means that the session ends.
    let deadline = MonotonicClock.now(plusMilliseconds: 20_000)
    let never = Monitor(())
    var probes = 0
    while probes < 12, rig.session.send(FeatureWrite(interface: 0, data: [0])),
      MonotonicClock.now < deadline
    {
      probes += 1
      _ = never.wait(until: MonotonicClock.now(plusMilliseconds: 50)) { false }
    }
    gate.withLock { $0.isOpen = true }
    closing.join()
    #expect(rig.pulseCount <= 2)
    #expect(rig.transport.isClosed)
  }

  // MARK: - Restart

  @Test func `a restart runs start-up from its beginning and drops what waits`() throws {
    let rig = Rig(.controllerReceiver, answer: AnsweringVive(.controllerReceiver).answer)
    try rig.start()
    #expect(rig.waitForEvents(1))
    let before = rig.transport.requests
    rig.session.restart()
    #expect(rig.waitForEvents(2))
    #expect(rig.profiles.count == 2 && rig.profiles[0] == rig.profiles[1])
    #expect(Array(rig.transport.requests.dropFirst(before.count)) == before)
    rig.session.close()
  }

  @Test func `a restart during start-up gives one profile, of the device that came last`() throws {
    let first = AnsweringVive(.controllerReceiver)
    let later = AnsweringVive(.wiredController, refusals: [0x10: 3])
    let session = Monitor<DeviceSession?>(nil)
    let hasLeft = Monitor(false)
    let rig = Rig(.controllerReceiver) { setup, data in
      // The first controller goes when its firmware is asked for, after configuration and ranges.
      if setup.featureReportID == 0x05, !hasLeft.withLock({ $0 }) {
        hasLeft.withLock { $0 = true }
        session.withLock { $0 }?.restart()
        return .failure(.stalled)
      }
      return hasLeft.withLock { $0 } ? later.answer(setup, data) : first.answer(setup, data)
    }
    session.withLock { $0 = rig.session }
    try rig.start()
    #expect(rig.waitForEvents(1))
    rig.session.close()
    #expect(rig.profiles.count == 1)
    #expect(rig.transport.requests.count { $0.setup.featureReportID == 0x10 } == 5)
    session.withLock { $0 = nil }
  }
}
