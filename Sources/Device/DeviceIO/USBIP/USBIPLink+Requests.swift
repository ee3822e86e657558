import USBProtocol

/// The session thread's side.
extension USBIPLink {
  func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    guard setup.isDeviceToHost ? data.isEmpty : data.count == Int(setup.length) else { throw .invalidRequest }
    let isRead = setup.isDeviceToHost && setup.length > 0
    return try perform(timeoutMilliseconds: timeoutMilliseconds) { [self] state in
      enlist(
        &state, endpoint: 0, direction: isRead ? .deviceToHost : .hostToDevice,
        byteCount: Int(setup.length), purpose: .request, setup: setup, data: data)
    }
  }

  func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    guard endpoint & 0x80 == 0, endpoint & 0x0f != 0, data.count <= 1_024 else { throw .invalidRequest }
    _ = try perform(timeoutMilliseconds: timeoutMilliseconds) { [self] state in
      enlist(
        &state, endpoint: endpoint, direction: .hostToDevice, byteCount: data.count, purpose: .request,
        data: data)
    }
  }

  func startReading(endpoint address: UInt8, into sink: any ReportSink) throws(TransportError) {
    guard address & 0x80 != 0, address & 0x0f != 0 else { throw .invalidRequest }
    let first = state.withLock { state -> Result<[UInt8], TransportError> in
      if let refusal = Self.refusal(in: state.phase) { return .failure(refusal) }
      guard !state.endpoints.contains(where: { $0.address == address }) else { return .failure(.busy) }
      let descriptor = state.configuration?.settings.flatMap(\.endpoints).map(\.descriptor)
        .first { $0.address == address }
      guard let descriptor, descriptor.isInterrupt else { return .failure(.notFound) }
      state.endpoints.append(
        Endpoint(
          address: address, sink: sink, byteCount: max(1, min(1_024, descriptor.packetByteCount)),
          interval: UInt32(descriptor.rawInterval)))
      return .success(refill(state.endpoints.count - 1, in: &state))
    }
    send(try first.get())
  }

  // MARK: -

  /// Sends a transfer and waits for what the reader puts down: the limit, then an unlink and a grace.
  private func perform(
    timeoutMilliseconds: Int, _ make: (inout State) -> Outgoing
  ) throws(TransportError) -> [UInt8] {
    guard !reader.isCurrent else { throw .invalidRequest }
    let made = state.withLock { state -> Result<Outgoing, TransportError> in
      if let refusal = Self.refusal(in: state.phase) { return .failure(refusal) }
      guard state.pending.count < Self.pendingMax else { return .failure(.busy) }
      return .success(make(&state))
    }
    let outgoing = try made.get()
    send(outgoing.bytes)
    let limit = max(1, min(60_000, timeoutMilliseconds))
    if let result = result(of: outgoing.sequence, withinMilliseconds: limit) { return try result.get() }
    send(state.withLock { enlistUnlink(of: outgoing.sequence, in: &$0).bytes })
    guard let late = result(of: outgoing.sequence, withinMilliseconds: Self.graceMilliseconds) else {
      // The reply may still come and must be read past.
      state.withLock { state in
        state.pending[outgoing.sequence]?.purpose = .nothing
        state.results[outgoing.sequence] = nil
      }
      throw .timedOut
    }
    guard case .failure(.interrupted) = late else { return try late.get() }
    throw .timedOut
  }

  private func result(
    of sequence: UInt32, withinMilliseconds limit: Int
  ) -> Result<[UInt8], TransportError>? {
    state.wait(
      until: MonotonicClock.now(plusMilliseconds: limit),
      for: { $0.results[sequence] != nil || $0.phase != .open },
      then: { state in
        if let result = state.results.removeValue(forKey: sequence) { return result }
        return Self.refusal(in: state.phase).map { .failure($0) }
      })
  }
}
