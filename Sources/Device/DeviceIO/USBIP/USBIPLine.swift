internal import Glibc
internal import PoseMath
internal import USBProtocol

/// The stream of transfers after an import: numbers them, sends them, and completes them on its reader thread.
final class USBIPLine: Sendable {
  private enum Pending {
    /// Somebody waits for it.
    case awaited(USBIP.Direction)
    /// An interrupt IN request that is sent again when it comes back.
    case reading(endpoint: UInt8)
    /// Nobody waits any more: its time was up.
    case forgotten(USBIP.Direction)
    /// An unlink of another request.
    case unlinking(target: UInt32)

    var direction: USBIP.Direction {
      switch self {
      case .awaited(let direction), .forgotten(let direction): direction
      case .reading: .deviceToHost
      case .unlinking: .hostToDevice
      }
    }
  }

  private struct Reader {
    var sink: any ReportSink
    var stallCount = 0
  }

  private struct State {
    var sequence: UInt32 = 0
    var pending: [UInt32: Pending] = [:]
    var answers: [UInt32: Result<[UInt8], TransportError>] = [:]
    var readers: [UInt8: Reader] = [:]
    var end: TransportError?
  }

  private let socket: USBIPSocket
  private let deviceID: UInt32
  private let thread = DedicatedThread(name: "usbip")
  private let state = Monitor(State())

  init(socket: USBIPSocket, deviceID: UInt32) {
    self.socket = socket
    self.deviceID = deviceID
  }

  func start() throws(TransportError) { try thread.start { [self] in receive() } }

  /// Ends the stream; afterwards no sink hears anything and every waiter has its answer.
  func close() {
    state.withLock { $0.end = $0.end ?? .closed }
    socket.shutDown()
    if !thread.isCurrent { thread.join() }
  }

  // MARK: - Requests

  func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    guard endpoint & 0x80 != 0 else { throw .invalidRequest }
    let refusal = state.withLock { state -> TransportError? in
      if let end = state.end { return end }
      if state.readers[endpoint] != nil { return .busy }
      state.readers[endpoint] = Reader(sink: sink)
      return nil
    }
    if let refusal { throw refusal }
    for _ in 0..<USBIPTransport.requestsInFlight { try submitRead(endpoint) }
  }

  /// One transfer whose end is waited for; `endpoint` with its direction bit.
  func transfer(
    endpoint: UInt8, setup: USBSetup?, data: [UInt8], _ timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    guard !thread.isCurrent else { throw .invalidRequest }
    let direction: USBIP.Direction = endpoint & 0x80 != 0 ? .deviceToHost : .hostToDevice
    let room = direction == .hostToDevice ? data.count : Int(setup?.length ?? 0)
    let sequence = try send(
      .awaited(direction), endpoint: endpoint, byteCount: room, setup: setup, data: data)
    let deadline = MonotonicClock.now(plusMilliseconds: timeoutMilliseconds)
    let answer = state.wait(until: deadline) {
      $0.answers[sequence] != nil || $0.end != nil
    } then: { state -> Result<[UInt8], TransportError> in
      if let answer = state.answers.removeValue(forKey: sequence) { return answer }
      if let end = state.end { return .failure(end) }
      state.pending[sequence] = .forgotten(direction)
      return .failure(.timedOut)
    }
    if case .failure(.timedOut) = answer { try? unlink(sequence) }
    return try answer.get()
  }

  private func submitRead(_ endpoint: UInt8) throws(TransportError) {
    _ = try send(
      .reading(endpoint: endpoint), endpoint: endpoint, byteCount: USBIPTransport.packetByteCount,
      setup: nil, data: [])
  }

  private func send(
    _ pending: Pending, endpoint: UInt8, byteCount: Int, setup: USBSetup?, data: [UInt8]
  ) throws(TransportError) -> UInt32 {
    let outcome = state.withLock { state -> Result<UInt32, TransportError> in
      if let end = state.end { return .failure(end) }
      state.sequence &+= 1
      state.pending[state.sequence] = pending
      return .success(state.sequence)
    }
    let sequence = try outcome.get()
    let none = USBSetup(requestType: 0, request: 0, value: 0, index: 0, length: 0)
    let submit = USBIPSubmit(
      sequence: sequence, deviceID: deviceID, direction: pending.direction, endpoint: endpoint & 0x0f,
      byteCount: byteCount, setup: setup ?? none)
    try socket.write(Array(USBIPMessage.submit(submit).encoded.span) + data)
    return sequence
  }

  private func unlink(_ target: UInt32) throws(TransportError) {
    let sequence = state.withLock { state -> UInt32 in
      state.sequence &+= 1
      state.pending[state.sequence] = .unlinking(target: target)
      return state.sequence
    }
    let message = USBIPMessage.unlink(USBIPUnlink(sequence: sequence, deviceID: deviceID, target: target))
    try socket.write(Array(message.encoded.span))
  }

  // MARK: - On the reader's thread

  private func receive() {
    var header = [UInt8](repeating: 0, count: USBIPMessage.byteCount)
    var payload = [UInt8](repeating: 0, count: USBIP.payloadByteCountMax)
    do throws(TransportError) {
      while true {
        try socket.read(USBIPMessage.byteCount, into: &header)
        try complete(header, payload: &payload)
      }
    } catch {
      end(error)
    }
  }

  private func complete(_ header: [UInt8], payload: inout [UInt8]) throws(TransportError) {
    guard let message = try? USBIPMessage(decoding: header.span) else { throw .protocolViolation }
    let pending = state.withLock { $0.pending.removeValue(forKey: message.sequence) }
    guard let pending else { throw .protocolViolation }
    let count = message.payloadByteCount(requestDirection: pending.direction)
    try socket.read(count, into: &payload)
    let arrival = MonotonicClock.now
    switch (message, pending) {
    case (.unlinkReply(let reply), .unlinking(let target)):
      // Given up, it gets no reply of its own; else its reply is already on the stream.
      if reply.status == USBIPUnlinkReply.statusUnlinked {
        state.withLock { $0.pending[target] = nil }
      }
    case (.submitReply(let reply), .reading(let endpoint)):
      try completeRead(
        endpoint, status: reply.status, payload.span.extracting(first: count), at: arrival)
    case (.submitReply(let reply), .awaited):
      let answer: Result<[UInt8], TransportError> =
        reply.status == 0
        ? .success(Array(payload.prefix(count))) : .failure(TransportError(errorNumber: -reply.status))
      state.withLock { $0.answers[message.sequence] = answer }
    case (.submitReply, .forgotten): break
    default: throw .protocolViolation
    }
  }

  private func completeRead(
    _ endpoint: UInt8, status: Int32, _ bytes: Span<UInt8>, at arrival: Timestamp
  ) throws(TransportError) {
    let sink = state.withLock { state -> (any ReportSink)? in
      guard state.end == nil, var reader = state.readers[endpoint] else { return nil }
      reader.stallCount = status == -EPIPE ? reader.stallCount + 1 : 0
      state.readers[endpoint] = reader
      return reader.stallCount > USBIPTransport.stallsMax ? nil : reader.sink
    }
    guard let sink else { throw state.withLock { $0.end } ?? .stalled }
    switch status {
    case 0:
      sink.received(bytes, endpoint: endpoint, at: arrival)
    case -EPIPE:
      let setup = USBSetup(requestType: 2, request: 1, value: 0, index: UInt16(endpoint), length: 0)
      _ = try send(.forgotten(.hostToDevice), endpoint: 0, byteCount: 0, setup: setup, data: [])
    default:
      throw TransportError(errorNumber: -status)
    }
    try submitRead(endpoint)
  }

  /// Tells the end to whoever waits and, unless we closed, to each sink once.
  private func end(_ reason: TransportError) {
    let sinks = state.withLock { state -> [any ReportSink] in
      guard state.end == nil else { return [] }
      state.end = reason
      var told = Set<ObjectIdentifier>()
      return state.readers.values.map(\.sink).filter { told.insert(ObjectIdentifier($0)).inserted }
    }
    for sink in sinks { sink.ended(reason) }
  }
}
