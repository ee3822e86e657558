import Glibc
import Synchronization
import USBProtocol

/// A small USB device that speaks USB/IP on a stream socket: one HID interface with an IN and an OUT
/// endpoint, numbered reports, and every fault a test asks for. It serves our client and the kernel's
/// vhci_hcd alike.
public final class USBIPTestDevice: Sendable {
  /// What goes wrong with the next interrupt reply.
  public enum Fault: Sendable {
    case lyingLength, unknownSequence, halfHeader, wrongMessage, death
    /// The transfer ends with this status, and no bytes.
    case status(Int32)
  }

  private struct State {
    var waiting: [USBIPSubmit] = []
    var reports: [[UInt8]] = []
    var fault: Fault?
    var isSilent = false
    var haltsCleared = 0
    var unlinks = 0
    var written: [[UInt8]] = []
    var isOver = false
  }

  private let descriptor: Int32
  private let state = Mutex(State())
  private let sending = Mutex<Void>(())

  /// - Parameter descriptor: a connected stream socket after the import; owned from now on.
  public init(serving descriptor: Int32) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  // MARK: - The test's side

  /// The device's next report; it goes out when the host asks.
  public func push(_ report: [UInt8]) {
    state.withLock { $0.reports.append(report) }
    pump()
  }

  /// The next interrupt reply goes wrong.
  public func fail(_ fault: Fault) {
    state.withLock { $0.fault = fault }
    pump()
  }

  /// No request is answered any more, unlinks included.
  public func fallSilent() { state.withLock { $0.isSilent = true } }

  /// Pulls the plug.
  public func unplug() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  public var haltsCleared: Int { state.withLock { $0.haltsCleared } }
  public var unlinks: Int { state.withLock { $0.unlinks } }
  public var written: [[UInt8]] { state.withLock { $0.written } }
  public var isOver: Bool { state.withLock { $0.isOver } }
  /// Interrupt transfers that the host has waiting.
  public var waitingCount: Int { state.withLock { $0.waiting.count } }

  // MARK: - The wire

  /// Serves until the peer goes; on the caller's thread.
  public func serve() {
    while let header = receive(USBIPMessage.byteCount),
      let message = try? USBIPMessage(decoding: header.span)
    {
      switch message {
      case .submit(let submit):
        let count = message.payloadByteCount(requestDirection: submit.direction)
        guard let data = receive(count) else { break }
        take(submit, data: data)
      case .unlink(let unlink): take(unlink)
      case .submitReply, .unlinkReply: unplug()
      }
    }
    state.withLock { $0.isOver = true }
  }

  private func receive(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe recv(descriptor, $0.baseAddress?.advanced(by: received), count - received, 0)
      }
      guard got > 0 else { return nil }
      received += got
    }
    return bytes
  }

  private func send(_ message: USBIPMessage, data: [UInt8] = []) {
    sending.withLock { _ in transmit(message, data: data) }
  }

  /// While `sending` is held.
  private func transmit(_ message: USBIPMessage, data: [UInt8] = [], prefix: Int = .max) {
    let head = message.encoded
    let all = Array(((0..<USBIPMessage.byteCount).map { head[$0] } + data).prefix(prefix))
    _ = unsafe all.withUnsafeBytes {
      unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  private func take(_ submit: USBIPSubmit, data: [UInt8]) {
    guard !state.withLock({ $0.isSilent }) else { return }
    switch (submit.endpoint, submit.direction) {
    case (0, _): answer(submit, data: data)
    case (_, .deviceToHost):
      state.withLock { $0.waiting.append(submit) }
      pump()
    case (_, .hostToDevice):
      state.withLock { $0.written.append(data) }
      reply(to: submit, status: 0, count: data.count)
    }
  }

  private func take(_ unlink: USBIPUnlink) {
    let found = state.withLock { state -> Bool? in
      guard !state.isSilent else { return nil }
      state.unlinks += 1
      guard let index = state.waiting.firstIndex(where: { $0.sequence == unlink.target }) else {
        return false
      }
      state.waiting.remove(at: index)
      return true
    }
    guard let found else { return }
    send(.unlinkReply(USBIPUnlinkReply(sequence: unlink.sequence, status: found ? -ECONNRESET : 0)))
  }

  private func reply(to submit: USBIPSubmit, status: Int32, count: Int = 0, data: [UInt8] = []) {
    send(
      .submitReply(USBIPSubmitReply(sequence: submit.sequence, status: status, actualByteCount: count)),
      data: data)
  }

  /// Matches what the host waits for with what the device has, or with a fault; in order, whoever calls.
  private func pump() {
    sending.withLock { _ in
      while let next = nextReply() {
        if let fault = next.fault { perform(fault, on: next.submit) }
        guard let report = next.report else { continue }
        let sequence = next.submit.sequence
        let reply = USBIPSubmitReply(sequence: sequence, status: 0, actualByteCount: report.count)
        transmit(.submitReply(reply), data: report)
      }
    }
  }

  private func nextReply() -> (submit: USBIPSubmit, report: [UInt8]?, fault: Fault?)? {
    state.withLock { state in
      guard !state.waiting.isEmpty, state.fault != nil || !state.reports.isEmpty else { return nil }
      let submit = state.waiting.removeFirst()
      if let fault = state.fault {
        state.fault = nil
        return (submit, nil, fault)
      }
      return (submit, state.reports.removeFirst(), nil)
    }
  }

  /// While `sending` is held.
  private func perform(_ fault: Fault, on submit: USBIPSubmit) {
    func reply(_ status: Int32, count: Int = 0, sequence: UInt32 = submit.sequence) -> USBIPMessage {
      .submitReply(USBIPSubmitReply(sequence: sequence, status: status, actualByteCount: count))
    }
    switch fault {
    case .status(let status): transmit(reply(status))
    case .lyingLength: transmit(reply(0, count: submit.byteCount + 1))
    case .unknownSequence: transmit(reply(0, sequence: submit.sequence &+ 9_999))
    case .halfHeader: transmit(reply(0), prefix: 20)
    case .wrongMessage: transmit(.unlinkReply(USBIPUnlinkReply(sequence: submit.sequence, status: 0)))
    case .death: unplug()
    }
  }
}

/// Its descriptors and control requests.
extension USBIPTestDevice {
  /// 1209:0001 is pid.codes' id for tests of this kind.
  public static let vendorID: UInt16 = 0x1209
  public static let productID: UInt16 = 0x0001
  public static let product = "headsetd test device"
  public static let serial = "TEST-0001"

  static let deviceDescriptor: [UInt8] = [
    18, 1, 0x00, 0x02, 0, 0, 0, 64, 0x09, 0x12, 0x01, 0x00, 0x00, 0x01, 0, 1, 2, 1,
  ]
  /// Vendor-defined collection: input report 1 of 63 bytes, feature report 5 of 7 bytes, output report 2 of 7.
  static let reportDescriptor: [UInt8] = [
    0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,
    0x85, 0x01, 0x95, 0x3f, 0x09, 0x02, 0x81, 0x02, 0x85, 0x05, 0x95, 0x07, 0x09, 0x03, 0xb1, 0x02,
    0x85, 0x02, 0x95, 0x07, 0x09, 0x04, 0x91, 0x02, 0xc0,
  ]
  static let configurationDescriptor: [UInt8] = [
    9, 2, 41, 0, 1, 1, 0, 0x80, 50,
    9, 4, 0, 0, 2, 3, 0, 0, 0,
    9, 0x21, 0x11, 0x01, 0, 1, 0x22, UInt8(reportDescriptor.count), 0,
    7, 5, 0x81, 3, 64, 0, 1,
    7, 5, 0x01, 3, 64, 0, 1,
  ]

  private func answer(_ submit: USBIPSubmit, data: [UInt8]) {
    let setup = submit.setup
    if setup.requestType == 0x02, setup.request == 1 { state.withLock { $0.haltsCleared += 1 } }
    if setup.isDeviceToHost {
      guard let bytes = Self.read(setup) else { return reply(to: submit, status: -EPIPE) }
      let part = Array(bytes.prefix(min(submit.byteCount, Int(setup.length))))
      reply(to: submit, status: 0, count: part.count, data: part)
    } else {
      if setup.featureReportID != nil { state.withLock { $0.written.append(data) } }
      reply(to: submit, status: 0, count: data.count)
    }
  }

  private static func read(_ setup: USBSetup) -> [UInt8]? {
    if setup.featureReportID == 5 { return [5, 1, 2, 3, 4, 5, 6, 7] }
    guard setup.request == 6, setup.requestType & 0x7f <= 1 else {
      return setup.requestType == 0x80 && setup.request == 0 ? [0, 0] : nil
    }
    switch (setup.value >> 8, setup.value & 0xff) {
    case (1, _): return deviceDescriptor
    case (2, _): return configurationDescriptor
    case (0x22, _): return reportDescriptor
    case (3, 0): return [4, 3, 0x09, 0x04]
    case (3, 1): return USBStringDescriptor.encode(product)
    case (3, 2): return USBStringDescriptor.encode(serial)
    default: return nil
    }
  }
}
