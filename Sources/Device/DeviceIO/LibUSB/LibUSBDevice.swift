/// An opened node with claimed interfaces: what must be given back exactly once, in reverse order.
@safe final class LibUSBDevice: @unchecked Sendable {
  /// Invariant behind `@unchecked`: libusb handles may be used from several threads; `close` is called once,
  /// by the transport that owns this, when no transfer and no call is under way.
  let calls: LibUSBCalls
  let handle: LibUSBCalls.Handle
  private let fileDescriptor: Int32
  private let interfaces: [UInt8]

  /// Interfaces of one device: USB allows 32 endpoints, so no more can carry reports.
  static let interfacesMax = 32

  init(
    calls: LibUSBCalls, context: LibUSBCalls.Context?, node: String, interfaces: [UInt8]
  ) throws(TransportError) {
    guard interfaces.count <= Self.interfacesMax else { throw .invalidRequest }
    let file = calls.openNode(node)
    guard file >= 0 else { throw TransportError(errorNumber: -file) }
    var opened: LibUSBCalls.Handle?
    let result = unsafe calls.wrapNode(context, file, &opened)
    guard result == 0, let handle = unsafe opened else {
      calls.closeNode(file)
      throw result == 0 ? .notFound : TransportError(libUSBResult: result)
    }
    var claimed: [UInt8] = []
    if let error = unsafe Self.claim(interfaces, of: handle, calls: calls, claimed: &claimed) {
      unsafe Self.giveBack(claimed, of: handle, fileDescriptor: file, calls: calls)
      throw error
    }
    self.calls = calls
    unsafe self.handle = unsafe handle
    self.fileDescriptor = file
    self.interfaces = interfaces
  }

  private static func claim(
    _ interfaces: [UInt8], of handle: LibUSBCalls.Handle, calls: LibUSBCalls, claimed: inout [UInt8]
  ) -> TransportError? {
    // Where the kernel cannot detach drivers, a claim may still succeed: its own result decides.
    _ = unsafe calls.setAutoDetach(handle)
    for interface in interfaces {
      let result = unsafe calls.claim(handle, Int32(interface))
      guard result == 0 else { return TransportError(libUSBResult: result) }
      claimed.append(interface)
    }
    return nil
  }

  /// Releasing attaches the kernel's driver again; with a device that has left it fails, and need not succeed.
  private static func giveBack(
    _ interfaces: [UInt8], of handle: LibUSBCalls.Handle, fileDescriptor: Int32, calls: LibUSBCalls
  ) {
    for interface in interfaces.reversed() { _ = unsafe calls.release(handle, Int32(interface)) }
    unsafe calls.closeHandle(handle)
    calls.closeNode(fileDescriptor)
  }

  func close() {
    unsafe Self.giveBack(interfaces, of: handle, fileDescriptor: fileDescriptor, calls: calls)
  }

  /// The largest packet of an endpoint, which is the largest report it can send in one interval.
  func packetByteCountMax(endpoint: UInt8) throws(TransportError) -> Int {
    let result = unsafe calls.packetByteCountMax(handle, endpoint)
    guard result >= 0 else { throw TransportError(libUSBResult: result) }
    // Bits 11 and 12 of high-speed endpoints count extra packets; libusb leaves them in (USB 2.0, 9.6.6).
    return max(1, Int(result & 0x7ff))
  }

  func clearHalt(endpoint: UInt8) -> TransportError? {
    let result = unsafe calls.clearHalt(handle, endpoint)
    return result == 0 ? nil : TransportError(libUSBResult: result)
  }
}
