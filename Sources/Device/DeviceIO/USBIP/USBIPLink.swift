import PoseMath
import Synchronization
import USBProtocol

/// The transfers of one imported device over its connection: who waits for which reply.
final class USBIPLink: Sendable {
  /// What a reply is for.
  enum Purpose {
    case reading(endpoint: UInt8)
    /// Its bytes, or its failure, go to `results` under the same number.
    case request
    /// Nobody waits: an unlink, a halt being cleared, a request given up.
    case nothing
  }

  struct Pending {
    var direction: USBIP.Direction
    var byteCountMax: Int
    var purpose: Purpose
    /// An unlink's target.
    var target: UInt32?
  }

  struct Endpoint {
    var address: UInt8
    var sink: any ReportSink
    var byteCount: Int
    var interval: UInt32
    var inFlight = 0
    var recovery = EndpointRecovery()
    /// When to read on after a failure, and whether a halt is cleared first.
    var mending: (due: Timestamp, clearHalt: Bool)?
  }

  enum Phase: Equatable {
    case open, closing
    /// The reader has gone, for this reason.
    case ended(TransportError)
  }

  struct State {
    var phase = Phase.open
    var sequence: UInt32 = 0
    var pending: [UInt32: Pending] = [:]
    var results: [UInt32: Result<[UInt8], TransportError>] = [:]
    var endpoints: [Endpoint] = []
    var configuration: USBConfiguration?
    /// The reader has said its last word.
    var isOver = false
  }

  let connection: USBIPConnection
  let wake: WakeUp
  let reader = DedicatedThread(name: "usbip")
  let state = Monitor(State())
  private let deviceID: UInt32
  private let transfersInFlight: Int
  /// Held while one message is sent, so that messages do not mix.
  private let sending = Mutex<Void>(())

  /// Replies awaited at once. A server that answers nothing must not eat the memory.
  static let pendingMax = 256
  /// A peer that takes this long for one message, either way, is dead.
  static let messageMilliseconds = 2_000
  /// How long `close` waits for the server to say that it gave up our transfers.
  static let farewellMilliseconds = 300
  /// Beyond a request's own limit, for the server to answer its unlink.
  static let graceMilliseconds = 1_000

  init(connection: USBIPConnection, deviceID: UInt32, transfersInFlight: Int, wake: WakeUp) {
    self.connection = connection
    self.deviceID = deviceID
    self.transfersInFlight = transfersInFlight
    self.wake = wake
  }

  func start() throws(TransportError) {
    try reader.start { [self] in read() }
  }

  /// What the device said of its endpoints.
  func learn(_ configuration: USBConfiguration) { state.withLock { $0.configuration = configuration } }

  // MARK: - Sending

  /// A transfer on its way: its number and what is sent.
  struct Outgoing {
    var sequence: UInt32
    var bytes: [UInt8]
  }

  /// Numbers a transfer and remembers what its reply is for; under the lock.
  func enlist(
    _ state: inout State, endpoint: UInt8, direction: USBIP.Direction, byteCount: Int, purpose: Purpose,
    setup: USBSetup? = nil, data: [UInt8] = [], interval: UInt32 = 0
  ) -> Outgoing {
    state.sequence &+= 1
    state.pending[state.sequence] = Pending(
      direction: direction, byteCountMax: byteCount, purpose: purpose)
    var submit = USBIPSubmit(
      sequence: state.sequence, deviceID: deviceID, direction: direction, endpoint: endpoint & 0x0f,
      byteCount: byteCount, interval: interval)
    if let setup { submit.setup = setup }
    return Outgoing(sequence: state.sequence, bytes: bytes(USBIPMessage.submit(submit).encoded) + data)
  }

  func enlistUnlink(of target: UInt32, in state: inout State) -> Outgoing {
    state.sequence &+= 1
    state.pending[state.sequence] = Pending(
      direction: .hostToDevice, byteCountMax: 0, purpose: .nothing, target: target)
    let unlink = USBIPUnlink(sequence: state.sequence, deviceID: deviceID, target: target)
    return Outgoing(sequence: state.sequence, bytes: bytes(USBIPMessage.unlink(unlink).encoded))
  }

  /// Enlists as many interrupt transfers as an endpoint lacks; under the lock.
  func refill(_ index: Int, in state: inout State) -> [UInt8] {
    var message: [UInt8] = []
    while state.endpoints[index].inFlight < transfersInFlight {
      let endpoint = state.endpoints[index]
      state.endpoints[index].inFlight += 1
      message +=
        enlist(
          &state, endpoint: endpoint.address, direction: .deviceToHost, byteCount: endpoint.byteCount,
          purpose: .reading(endpoint: endpoint.address), interval: endpoint.interval
        ).bytes
    }
    return message
  }

  /// Sends, not under the state's lock. A failure is the reader's to tell: it finds the stream ended.
  func send(_ message: [UInt8]) {
    guard !message.isEmpty else { return }
    let deadline = MonotonicClock.now(plusMilliseconds: Self.messageMilliseconds)
    let isSent = sending.withLock { _ in (try? connection.send(message, deadline: deadline)) != nil }
    if !isSent { connection.shutDown() }
  }

  // MARK: - Closing

  func close() {
    let farewell = state.withLock { state -> [UInt8]? in
      guard state.phase == .open else { return nil }
      state.phase = .closing
      let targets = state.pending.filter { $0.value.target == nil }.keys.sorted()
      return targets.flatMap { enlistUnlink(of: $0, in: &state).bytes }
    }
    if let farewell {
      send(farewell)
      if !reader.isCurrent {
        let limit = MonotonicClock.now(plusMilliseconds: Self.farewellMilliseconds)
        _ = state.wait(until: limit) { $0.pending.isEmpty || $0.phase != .closing }
      }
      wake.signal()
      connection.shutDown()
    }
    guard !reader.isCurrent else { return }
    // Whoever closes second waits as well: silence is promised to every caller.
    let limit = MonotonicClock.now(plusMilliseconds: 2 * Self.messageMilliseconds)
    _ = state.wait(until: limit) { $0.isOver }
    reader.join()
  }

  static func refusal(in phase: Phase) -> TransportError? {
    switch phase {
    case .open: nil
    case .closing: .closed
    case .ended(let reason): reason
    }
  }
}
