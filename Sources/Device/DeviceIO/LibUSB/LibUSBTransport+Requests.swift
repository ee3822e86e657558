public import USBProtocol

/// Control and interrupt OUT transfers: asynchronous ones that the caller waits for, because libusb's
/// synchronous calls have no second limit behind the first.
extension LibUSBTransport {
  /// Limits of one request. 0 would mean "for ever" to libusb.
  static let timeoutMillisecondsRange = 1...60_000
  /// Beyond the caller's limit, for libusb to report its own time-out; then as long again for a cancel.
  static let graceMilliseconds = 1_000

  public func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    guard setup.isDeviceToHost ? data.isEmpty : data.count == Int(setup.length) else { throw .invalidRequest }
    let head = setup.encoded
    let transfer = try LibUSBTransfer(device: device, byteCount: USBSetup.byteCount + Int(setup.length))
    transfer.store((0..<USBSetup.byteCount).map { head[$0] } + data, at: 0)
    let limit = Self.clamped(timeoutMilliseconds)
    transfer.prepareControl(timeoutMilliseconds: limit)
    try perform(transfer, timeoutMilliseconds: limit)
    guard setup.isDeviceToHost else { return [] }
    return transfer.bytes(at: USBSetup.byteCount, count: min(transfer.actualByteCount, Int(setup.length)))
  }

  public func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    guard endpoint & 0x80 == 0, endpoint & 0x0f != 0, data.count <= 1_024 else { throw .invalidRequest }
    let transfer = try LibUSBTransfer(device: device, byteCount: data.count)
    transfer.store(data, at: 0)
    let limit = Self.clamped(timeoutMilliseconds)
    transfer.prepareInterrupt(endpoint: endpoint, timeoutMilliseconds: limit)
    try perform(transfer, timeoutMilliseconds: limit)
    guard transfer.actualByteCount == data.count else { throw .inputOutput(code: 0) }
  }

  private static func clamped(_ milliseconds: Int) -> Int {
    min(max(milliseconds, timeoutMillisecondsRange.lowerBound), timeoutMillisecondsRange.upperBound)
  }

  /// Submits and waits: the time limit, then a grace, then a cancel and a last grace. A transfer that even
  /// then has not come back stays in flight on its own memory, and the caller is told `timedOut`.
  private func perform(_ transfer: LibUSBTransfer, timeoutMilliseconds: Int) throws(TransportError) {
    guard !context.isOwnThread else { throw .invalidRequest }
    transfer.onCompletion { [unowned self] transfer in landed(transfer) }
    let refusal = state.withLock { state -> TransportError? in
      if let refusal = Self.refusal(in: state.phase) { return refusal }
      if let failure = transfer.submit() { return failure }
      state.single.append(transfer)
      return nil
    }
    if let refusal { throw refusal }
    if !isBack(transfer, withinMilliseconds: timeoutMilliseconds + Self.graceMilliseconds) {
      state.withLock { _ in transfer.cancelIfInFlight() }
      guard isBack(transfer, withinMilliseconds: Self.graceMilliseconds) else { throw .timedOut }
      if transfer.failure == .interrupted { throw .timedOut }
    }
    guard let failure = transfer.failure else { return }
    let isClosing = state.withLock { $0.phase == .closing || $0.phase == .closed }
    throw isClosing ? .closed : failure
  }

  private func isBack(_ transfer: LibUSBTransfer, withinMilliseconds limit: Int) -> Bool {
    state.wait(until: MonotonicClock.now(plusMilliseconds: limit)) { _ in !transfer.isInFlight }
  }

  private func landed(_ transfer: LibUSBTransfer) {
    state.withLock { state in
      transfer.landed()
      state.single.removeAll { $0 === transfer }
    }
    finishEnding()
  }
}
