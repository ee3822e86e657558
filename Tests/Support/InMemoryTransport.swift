public import DeviceIO
public import PoseMath
import Synchronization
public import USBProtocol

/// A transport without a wire: control answers come from a script, reports from the test.
///
/// It keeps the contract of every transport (one `ended`, silence after `close`, one reader an endpoint), so
/// that what passes on it fails elsewhere only for reasons of the wire.
public final class InMemoryTransport: Transport {
  /// What a device does with a control transfer.
  public typealias Answer = @Sendable (USBSetup, [UInt8]) -> Result<[UInt8], TransportError>

  /// One request as the device saw it.
  public struct Request: Equatable, Sendable {
    public var setup: USBSetup
    public var data: [UInt8]
  }

  private struct State {
    var sinks: [UInt8: any ReportSink] = [:]
    var requests: [Request] = []
    var writes: [(endpoint: UInt8, data: [UInt8])] = []
    var end: TransportError?
  }

  public let identity: USBIdentity
  private let answer: Answer
  private let state = Mutex(State())

  /// - Parameter answer: called on the thread that asks; stalls by default, as a device that knows nothing.
  public init(
    identity: USBIdentity = USBIdentity(vendorID: 0, productID: 0),
    answer: @escaping Answer = { _, _ in .failure(.stalled) }
  ) {
    self.identity = identity
    self.answer = answer
  }

  // MARK: - The driver's side

  public func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    let refusal = state.withLock { state -> TransportError? in
      if let end = state.end { return end }
      guard endpoint & 0x80 != 0 else { return .invalidRequest }
      guard state.sinks[endpoint] == nil else { return .busy }
      state.sinks[endpoint] = sink
      return nil
    }
    if let refusal { throw refusal }
  }

  public func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    let refusal = state.withLock { state -> TransportError? in
      if let end = state.end { return end }
      guard setup.isDeviceToHost ? data.isEmpty : data.count == Int(setup.length) else {
        return .invalidRequest
      }
      state.requests.append(Request(setup: setup, data: data))
      return nil
    }
    if let refusal { throw refusal }
    let bytes = try answer(setup, data).get()
    guard bytes.count <= Int(setup.length) else { throw .overflow }
    return setup.isDeviceToHost ? bytes : []
  }

  public func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    let refusal = state.withLock { state -> TransportError? in
      if let end = state.end { return end }
      guard endpoint & 0x80 == 0 else { return .invalidRequest }
      state.writes.append((endpoint, data))
      return nil
    }
    if let refusal { throw refusal }
  }

  public func close() {
    state.withLock { state in
      state.end = state.end ?? .closed
      state.sinks = [:]
    }
  }

  // MARK: - The test's side

  /// A report from the device; false where nobody reads the endpoint. No lock is held while the sink runs.
  @discardableResult
  public func push(_ bytes: Span<UInt8>, endpoint: UInt8 = 0x81, at arrival: Timestamp) -> Bool {
    guard let sink = state.withLock({ $0.sinks[endpoint] }) else { return false }
    sink.received(bytes, endpoint: endpoint, at: arrival)
    return true
  }

  /// The device fails for good: every sink hears it once.
  public func end(_ reason: TransportError = .disconnected) {
    let sinks = state.withLock { state -> [any ReportSink] in
      guard state.end == nil else { return [] }
      state.end = reason
      defer { state.sinks = [:] }
      return Array(state.sinks.values)
    }
    var told: Set<ObjectIdentifier> = []
    for sink in sinks where told.insert(ObjectIdentifier(sink)).inserted { sink.ended(reason) }
  }

  /// Every control transfer asked for so far.
  public var requests: [Request] { state.withLock { $0.requests } }
  /// The payloads written to an endpoint so far.
  public func writes(to endpoint: UInt8) -> [[UInt8]] {
    state.withLock { state in state.writes.filter { $0.endpoint == endpoint }.map(\.data) }
  }
  public var isClosed: Bool { state.withLock { $0.end == .closed } }
}
