/// Interrupt IN. The event thread completes transfers and submits them again; the caretaker mends endpoints.
extension LibUSBTransport {
  /// Larger packets than a high-speed interrupt endpoint's do not exist (USB 2.0, section 5.7.3).
  private static let packetByteCountMax = 1_024
  /// Endpoints of one device that can be IN: numbers 1 to 15.
  private static let endpointsMax = 15

  public func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    guard endpoint & 0x80 != 0, endpoint & 0x0f != 0 else { throw .invalidRequest }
    try enter()
    defer { leave() }
    let packet = min(try device.packetByteCountMax(endpoint: endpoint), Self.packetByteCountMax)
    var transfers: [LibUSBTransfer] = []
    for _ in 0..<options.transfersInFlight {
      let transfer = try LibUSBTransfer(device: device, byteCount: packet)
      transfer.prepareInterrupt(endpoint: endpoint, timeoutMilliseconds: 0)
      transfer.onCompletion { [unowned self] transfer in completed(transfer, endpoint: endpoint) }
      transfers.append(transfer)
    }
    let new = Endpoint(address: endpoint, sink: sink, transfers: transfers)
    if let failure = state.withLock({ begin(new, in: &$0) }) { throw failure }
  }

  /// Adds the endpoint and submits its transfers. Where the first is refused, so is the endpoint; a later
  /// one that fails is a setback like any other.
  private func begin(_ endpoint: Endpoint, in state: inout State) -> TransportError? {
    if let refusal = Self.refusal(in: state.phase) { return refusal }
    guard !state.endpoints.contains(where: { $0.address == endpoint.address }) else { return .busy }
    guard state.endpoints.count < Self.endpointsMax else { return .invalidRequest }
    for (index, transfer) in endpoint.transfers.enumerated() {
      let failure = transfer.submit()
      if index == 0 {
        if let failure { return failure }
        state.endpoints.append(endpoint)
      } else if let failure {
        mend(state.endpoints.count - 1, after: failure, in: &state)
        return nil
      }
    }
    return nil
  }

  // MARK: - On the event thread

  private func completed(_ transfer: LibUSBTransfer, endpoint address: UInt8) {
    let arrival = MonotonicClock.now
    let failure = transfer.failure
    if failure == nil, transfer.actualByteCount > 0, let sink = listener(of: address) {
      transfer.withReceived { sink.received($0, endpoint: address, at: arrival) }
    }
    state.withLock { settle(transfer, endpoint: address, failure: failure, in: &$0) }
    finishEnding()
  }

  private func listener(of address: UInt8) -> (any ReportSink)? {
    state.withLock { state in
      guard state.phase == .open else { return nil }
      return state.endpoints.first { $0.address == address }?.sink
    }
  }

  /// Decides what a transfer that came back does next: fly again, wait for the caretaker, or rest for good.
  private func settle(
    _ transfer: LibUSBTransfer, endpoint address: UInt8, failure: TransportError?, in state: inout State
  ) {
    transfer.landed()
    guard state.phase == .open,
      let index = state.endpoints.firstIndex(where: { $0.address == address })
    else { return }
    if failure == nil { state.endpoints[index].recovery.succeeded() }
    // While the endpoint rests, cancelled transfers are expected; a device that left is news all the same.
    if state.endpoints[index].mending == nil || failure == .disconnected {
      let setback = failure ?? transfer.submit()
      if let setback { mend(index, after: setback, in: &state) }
    }
    scheduleMending(index, in: &state)
  }

  /// The endpoint rests until all its transfers are back (libusb wants that before a halt is cleared).
  private func mend(_ index: Int, after failure: TransportError, in state: inout State) {
    switch state.endpoints[index].recovery.failed(failure) {
    case .retry(let delay, let clearHalt):
      state.endpoints[index].mending = Mending(delayMilliseconds: delay, clearHalt: clearHalt)
      state.endpoints[index].transfers.forEach { $0.cancelIfInFlight() }
    case .end(let reason):
      state.phase = .ending(reason)
      Self.cancelAll(&state)
    }
  }

  private func scheduleMending(_ index: Int, in state: inout State) {
    guard state.phase == .open, let mending = state.endpoints[index].mending, !mending.isScheduled,
      !state.endpoints[index].transfers.contains(where: { $0.isInFlight })
    else { return }
    state.endpoints[index].mending?.isScheduled = true
    let address = state.endpoints[index].address
    context.afterwards(milliseconds: mending.delayMilliseconds) { [self] in
      mended(address, clearHalt: mending.clearHalt)
    }
  }

  // MARK: - On the caretaker

  private func mended(_ address: UInt8, clearHalt: Bool) {
    guard (try? enter()) != nil else { return }
    let failure = clearHalt ? device.clearHalt(endpoint: address) : nil
    state.withLock { state in
      guard state.phase == .open,
        let index = state.endpoints.firstIndex(where: { $0.address == address })
      else { return }
      state.endpoints[index].mending = nil
      let setback = failure ?? Self.submitAll(of: state.endpoints[index])
      guard let setback else { return }
      mend(index, after: setback, in: &state)
      scheduleMending(index, in: &state)
    }
    leave()
  }

  private static func submitAll(of endpoint: Endpoint) -> TransportError? {
    for transfer in endpoint.transfers where !transfer.isInFlight {
      if let failure = transfer.submit() { return failure }
    }
    return nil
  }

  // MARK: - The end

  /// Tells the sinks, once, when reading has failed for good and the last transfer is back.
  func finishEnding() {
    let farewell = state.withLock { state -> (sinks: [any ReportSink], reason: TransportError)? in
      guard case .ending(let reason) = state.phase, state.transfersInFlight == 0 else { return nil }
      state.phase = .ended(reason)
      state.visitors += 1
      return (state.endpoints.map(\.sink), reason)
    }
    guard let farewell else { return }
    var told: Set<ObjectIdentifier> = []
    for sink in farewell.sinks where told.insert(ObjectIdentifier(sink)).inserted {
      sink.ended(farewell.reason)
    }
    state.withLock { $0.visitors -= 1 }
  }

  // MARK: - Visitors

  /// Marks that the handle is in use outside the lock: `close` waits for `leave`.
  func enter() throws(TransportError) {
    let refusal = state.withLock { state -> TransportError? in
      if let refusal = Self.refusal(in: state.phase) { return refusal }
      state.visitors += 1
      return nil
    }
    if let refusal { throw refusal }
  }

  func leave() {
    state.withLock { $0.visitors -= 1 }
    finishEnding()
  }
}
