import PoseMath
import USBProtocol

/// The reader thread's side: everything a sink hears comes from here, in order.
extension USBIPLink {
  func read() {
    var payload = [UInt8](repeating: 0, count: USBIP.payloadByteCountMax)
    var reason: TransportError?
    while reason == nil {
      switch wake.wait(for: connection.descriptor, milliseconds: millisecondsToMending()) {
      case .woken: reason = .closed
      case .timedOut: mendDue()
      case .ready:
        do throws(TransportError) { try takeMessage(payload: &payload) } catch { reason = error }
      }
    }
    finish(reason ?? .closed)
  }

  // MARK: - Messages

  private func takeMessage(payload: inout [UInt8]) throws(TransportError) {
    let deadline = MonotonicClock.now(plusMilliseconds: Self.messageMilliseconds)
    try connection.receive(USBIPMessage.byteCount, into: &payload, deadline: deadline)
    let arrival = MonotonicClock.now
    guard let message = try? USBIPMessage(decoding: payload.span) else { throw .protocolViolation }
    let pending = state.withLock { $0.pending.removeValue(forKey: message.sequence) }
    guard let pending else { throw .protocolViolation }
    switch message {
    case .submit, .unlink: throw .protocolViolation
    case .unlinkReply(let reply):
      guard let target = pending.target else { throw .protocolViolation }
      if reply.status == USBIPUnlinkReply.statusUnlinked { forget(target) }
    case .submitReply(let reply):
      guard pending.target == nil, reply.actualByteCount <= pending.byteCountMax else {
        throw .protocolViolation
      }
      let count = message.payloadByteCount(requestDirection: pending.direction)
      try connection.receive(count, into: &payload, deadline: deadline)
      settle(reply, pending, payload: payload.span.extracting(first: count), arrival: arrival)
    }
  }

  /// The server gave the transfer up: no other reply comes.
  private func forget(_ target: UInt32) {
    state.withLock { state in
      guard let pending = state.pending.removeValue(forKey: target) else { return }
      switch pending.purpose {
      case .request: state.results[target] = .failure(.interrupted)
      case .reading(let address):
        if let index = state.endpoints.firstIndex(where: { $0.address == address }) {
          state.endpoints[index].inFlight -= 1
        }
      case .nothing: break
      }
    }
  }

  private func settle(
    _ reply: USBIPSubmitReply, _ pending: Pending, payload: Span<UInt8>, arrival: Timestamp
  ) {
    let failure = TransportError(urbStatus: reply.status)
    switch pending.purpose {
    case .nothing: return
    case .request:
      let data = (0..<payload.count).map { payload[$0] }
      let isShort = pending.direction == .hostToDevice && reply.actualByteCount < pending.byteCountMax
      let problem = failure ?? (isShort ? .inputOutput(code: 0) : nil)
      state.withLock { state in
        state.results[reply.sequence] = problem.map { .failure($0) } ?? .success(data)
      }
    case .reading(let address):
      if failure == nil, payload.count > 0, let sink = listener(of: address) {
        sink.received(payload, endpoint: address, at: arrival)
      }
      send(readOn(address, after: failure))
    }
  }

  private func listener(of address: UInt8) -> (any ReportSink)? {
    state.withLock { state in
      guard state.phase == .open else { return nil }
      return state.endpoints.first { $0.address == address }?.sink
    }
  }

  // MARK: - Reading on

  /// What to send after an interrupt transfer is back: the next one, or nothing while the endpoint rests.
  private func readOn(_ address: UInt8, after failure: TransportError?) -> [UInt8] {
    state.withLock { state in
      guard let index = state.endpoints.firstIndex(where: { $0.address == address }) else { return [] }
      state.endpoints[index].inFlight -= 1
      guard state.phase == .open else { return [] }
      if failure == nil { state.endpoints[index].recovery.succeeded() }
      guard state.endpoints[index].mending == nil || failure == .disconnected else { return [] }
      guard let failure else { return refill(index, in: &state) }
      switch state.endpoints[index].recovery.failed(failure) {
      case .retry(let delay, let clearHalt):
        state.endpoints[index].mending = (MonotonicClock.now(plusMilliseconds: delay), clearHalt)
      case .end(let reason):
        state.phase = .ended(reason)
        wake.signal()
      }
      return []
    }
  }

  private func millisecondsToMending() -> Int32 {
    let due = state.withLock { state in
      state.endpoints.reduce(nil as Timestamp?) { earliest, endpoint in
        guard let due = endpoint.mending?.due else { return earliest }
        return min(earliest ?? due, due)
      }
    }
    return due.map { MonotonicClock.milliseconds(until: $0) } ?? -1
  }

  private func mendDue() {
    let now = MonotonicClock.now
    let message = state.withLock { state -> [UInt8] in
      guard state.phase == .open else { return [] }
      var message: [UInt8] = []
      for index in state.endpoints.indices {
        guard let mending = state.endpoints[index].mending, mending.due <= now else { continue }
        state.endpoints[index].mending = nil
        if mending.clearHalt {
          let setup = USBSetup.clearHalt(endpoint: state.endpoints[index].address)
          message +=
            enlist(
              &state, endpoint: 0, direction: .hostToDevice, byteCount: 0, purpose: .nothing, setup: setup
            ).bytes
        }
        message += refill(index, in: &state)
      }
      return message
    }
    send(message)
  }

  // MARK: - The end

  private func finish(_ reason: TransportError) {
    connection.shutDown()
    let farewell = state.withLock { state -> (sinks: [any ReportSink], reason: TransportError) in
      let wasClosing = state.phase == .closing
      let sinks = wasClosing ? [] : state.endpoints.map(\.sink)
      if case .ended = state.phase {} else { state.phase = .ended(wasClosing ? .closed : reason) }
      state.pending = [:]
      state.endpoints = []
      return (sinks, Self.refusal(in: state.phase) ?? reason)
    }
    var told: Set<ObjectIdentifier> = []
    for sink in farewell.sinks where told.insert(ObjectIdentifier(sink)).inserted {
      sink.ended(farewell.reason)
    }
    state.withLock { $0.isOver = true }
  }
}
