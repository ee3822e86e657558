import Testing

@testable import DeviceIO

@Suite struct EndpointRecoveryTests {
  @Test func `waits double up to a bound, then the endpoint ends`() {
    var recovery = EndpointRecovery()
    var delays: [Int] = []
    for _ in 0..<EndpointRecovery.failuresMax {
      guard case .retry(let delay, true) = recovery.failed(.stalled) else { break }
      delays.append(delay)
    }
    #expect(delays == [1, 2, 4, 8, 16, 32, 64, 128, 128, 128, 128, 128])
    #expect(recovery.failed(.stalled) == .end(.stalled))
  }

  @Test func `a report between failures starts the count anew`() {
    var recovery = EndpointRecovery()
    _ = recovery.failed(.inputOutput(code: -71))
    recovery.succeeded()
    #expect(
      recovery.failed(.inputOutput(code: -71)) == .retry(delayMilliseconds: 1, clearHalt: false))
  }

  @Test(
    arguments: [
      TransportError.disconnected, .accessDenied, .notFound, .notSupported, .invalidRequest,
      .protocolViolation, .closed,
    ])
  func `what trying again cannot mend ends at once`(_ error: TransportError) {
    var recovery = EndpointRecovery()
    #expect(recovery.failed(error) == .end(error))
  }
}
