/// What to do after a failed interrupt transfer, the same for libusb and USB/IP: a pure count with answers.
///
/// A stall is cleared and read on; an error of the wire (EPROTO: a plug half out, a hub in trouble) is tried
/// again, as the kernel's own HID driver does, because the disconnect that often follows comes later. Waits
/// double from 1 to 128 ms; what fails twelve times without a report between ends, after about a second.
struct EndpointRecovery: Equatable, Sendable {
  static let failuresMax = 12
  static let delayMillisecondsMax = 128

  enum Answer: Equatable, Sendable {
    /// Wait, clear the halt if the endpoint stalled, read on.
    case retry(delayMilliseconds: Int, clearHalt: Bool)
    case end(TransportError)
  }

  private(set) var consecutiveFailures = 0

  /// A report came: the endpoint is well.
  mutating func succeeded() { consecutiveFailures = 0 }

  mutating func failed(_ error: TransportError) -> Answer {
    switch error {
    case .disconnected, .accessDenied, .notFound, .notSupported, .invalidRequest, .protocolViolation, .closed:
      return .end(error)
    case .busy, .stalled, .timedOut, .overflow, .interrupted, .outOfMemory, .inputOutput:
      consecutiveFailures += 1
      guard consecutiveFailures <= Self.failuresMax else { return .end(error) }
      let delay = min(Self.delayMillisecondsMax, 1 << (consecutiveFailures - 1))
      return .retry(delayMilliseconds: delay, clearHalt: error == .stalled)
    }
  }
}
