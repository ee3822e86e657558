import Glibc
import PoseMath
import Synchronization
public import USBProtocol

/// One HID interface through the kernel's own HID driver, `/dev/hidrawN`: for families that share their
/// device with other drivers, and for HID devices that are not on USB.
///
/// The kernel reads the interrupt endpoint; the endpoint given to `startReading` is the name under which
/// reports arrive. Of control transfers only feature reports pass. They block in the kernel with its own
/// limit of five seconds (drivers/hid/usbhid, USB_CTRL_GET_TIMEOUT), which a caller cannot shorten.
public final class HIDRawTransport: Transport {
  public let identity: USBIdentity
  private let descriptor: Int32
  /// Whether reports begin with an id; those that do not travel behind a zero byte on hidraw.
  private let usesReportIDs: Bool
  private let wake: WakeUp
  private let reader = DedicatedThread(name: "hidraw")

  private enum Phase: Equatable {
    case open, closing
    case ended(TransportError)
  }

  private struct State {
    var phase = Phase.open
    var sink: (any ReportSink)?
    /// Calls that use the descriptor now, the reader included.
    var visitors = 0
    var isReading = false
  }

  private let state = Monitor(State())

  /// The longest report the kernel passes (HID_MAX_BUFFER_SIZE, include/linux/hid.h).
  static let reportByteCountMax = 16_384
  /// How long `close` waits for a feature request that is in the kernel.
  private static let closeMillisecondsMax = 6_000

  /// Opens the node.
  /// - Throws: `accessDenied`, `notFound`, `disconnected`, or what else open(2) and the report descriptor's
  ///   ioctl say.
  public convenience init(node: String, identity: USBIdentity) throws(TransportError) {
    let descriptor = unsafe open(node, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw TransportError(errorNumber: errno) }
    do throws(TransportError) {
      let reports = try HIDRawNode.reportDescriptor(of: descriptor)
      guard let layout = try? HIDReportLayout(decoding: reports.span) else { throw .protocolViolation }
      try self.init(adopting: descriptor, usesReportIDs: layout.usesReportIDs, identity: identity)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
  }

  /// Takes over an open descriptor, unless it throws.
  init(adopting descriptor: Int32, usesReportIDs: Bool, identity: USBIdentity) throws(TransportError) {
    wake = try WakeUp()
    self.descriptor = descriptor
    self.usesReportIDs = usesReportIDs
    self.identity = identity
  }

  deinit { Glibc.close(descriptor) }

  // MARK: - Reading

  public func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    guard endpoint & 0x80 != 0 else { throw .invalidRequest }
    let refusal = state.withLock { state -> TransportError? in
      if let refusal = Self.refusal(in: state.phase) { return refusal }
      guard state.sink == nil else { return .busy }
      state.sink = sink
      state.isReading = true
      return nil
    }
    if let refusal { throw refusal }
    do throws(TransportError) {
      try reader.start { [self] in read(endpoint) }
    } catch {
      state.withLock {
        $0.sink = nil
        $0.isReading = false
      }
      throw error
    }
  }

  private func read(_ endpoint: UInt8) {
    var buffer = [UInt8](repeating: 0, count: Self.reportByteCountMax)
    var reason: TransportError?
    while reason == nil {
      guard wake.wait(for: descriptor, milliseconds: -1) == .ready else { break }
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      let arrival = MonotonicClock.now
      if count > 0 {
        let sink = state.withLock { $0.phase == .open ? $0.sink : nil }
        sink?.received(buffer.span.extracting(first: count), endpoint: endpoint, at: arrival)
      } else if count == 0 {
        reason = .disconnected
      } else if errno != EAGAIN, errno != EINTR {
        // An unplugged device's node answers EIO.
        reason = errno == EIO ? .disconnected : TransportError(errorNumber: errno)
      }
    }
    finish(reason)
  }

  private func finish(_ reason: TransportError?) {
    let sink = state.withLock { state -> (any ReportSink)? in
      guard let reason, state.phase == .open else { return nil }
      state.phase = .ended(reason)
      return state.sink
    }
    if let sink, let reason { sink.ended(reason) }
    state.withLock {
      $0.isReading = false
      $0.sink = nil
    }
  }

  // MARK: - Requests

  public func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    guard setup.isDeviceToHost ? data.isEmpty : data.count == Int(setup.length) else { throw .invalidRequest }
    guard let report = setup.featureReportID else { throw .notSupported }
    guard setup.length > 0, Int(setup.length) <= HIDRawNode.featureByteCountMax else { throw .invalidRequest }
    return try visit { () throws(TransportError) in
      if setup.isDeviceToHost {
        return try HIDRawNode.getFeature(
          report, byteCount: Int(setup.length), isNumbered: usesReportIDs, of: descriptor)
      }
      try HIDRawNode.setFeature(data, isNumbered: usesReportIDs, of: descriptor)
      return []
    }
  }

  public func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    guard endpoint & 0x80 == 0, !data.isEmpty, data.count <= 1_024 else { throw .invalidRequest }
    let bytes = usesReportIDs ? data : [0] + data
    try visit { () throws(TransportError) in
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw TransportError(errorNumber: errno) }
    }
  }

  /// Uses the descriptor outside the lock; `close` waits for it.
  private func visit<Value>(_ body: () throws(TransportError) -> Value) throws(TransportError) -> Value {
    guard !reader.isCurrent else { throw .invalidRequest }
    let refusal = state.withLock { state -> TransportError? in
      if let refusal = Self.refusal(in: state.phase) { return refusal }
      state.visitors += 1
      return nil
    }
    if let refusal { throw refusal }
    defer { state.withLock { $0.visitors -= 1 } }
    return try body()
  }

  // MARK: - Closing

  /// The descriptor itself is closed when the last reference goes, so that no other thread can be caught
  /// using a number that belongs to another file by then.
  public func close() {
    state.withLock { state in
      if case .ended = state.phase {} else { state.phase = .closing }
    }
    wake.signal()
    guard !reader.isCurrent else { return }
    let limit = MonotonicClock.now(plusMilliseconds: Self.closeMillisecondsMax)
    if state.wait(until: limit, for: { !$0.isReading && $0.visitors == 0 }) { reader.join() }
  }

  private static func refusal(in phase: Phase) -> TransportError? {
    switch phase {
    case .open: nil
    case .closing: .closed
    case .ended(let reason): reason
    }
  }
}
