import CLibUSB

/// One libusb transfer with a buffer of its own, allocated once and submitted many times.
@safe final class LibUSBTransfer: @unchecked Sendable {
  /// Invariants behind `@unchecked`: libusb owns `transfer` and `buffer` between a submit that succeeded and
  /// the end of the callback; `isInFlight` changes under the owner's lock only. The object outlives its
  /// flight because every flight holds a reference to it.
  private let calls: LibUSBCalls
  private let transfer: LibUSBCalls.Transfer
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var completion: (@Sendable (LibUSBTransfer) -> Void)?
  private(set) var isInFlight = false

  init(device: LibUSBDevice, byteCount: Int) throws(TransportError) {
    guard let transfer = unsafe device.calls.allocateTransfer() else { throw .outOfMemory }
    calls = device.calls
    unsafe self.transfer = unsafe transfer
    unsafe buffer = .allocate(capacity: max(1, byteCount))
    unsafe buffer.initialize(repeating: 0)
    unsafe transfer.pointee.dev_handle = unsafe device.handle
    unsafe transfer.pointee.buffer = unsafe buffer.baseAddress
    unsafe transfer.pointee.length = Int32(byteCount)
    unsafe transfer.pointee.callback = { transfer in
      guard let transfer = unsafe transfer, let box = unsafe transfer.pointee.user_data else { return }
      let owner = unsafe Unmanaged<LibUSBTransfer>.fromOpaque(box).takeRetainedValue()
      owner.completion?(owner)
    }
  }

  deinit {
    unsafe calls.freeTransfer(transfer)
    unsafe buffer.deallocate()
  }

  /// Who hears of its end, on the event thread; `isInFlight` still holds then, until `landed()`.
  func onCompletion(_ completion: @escaping @Sendable (LibUSBTransfer) -> Void) {
    self.completion = completion
  }

  func prepareInterrupt(endpoint: UInt8, timeoutMilliseconds: Int) {
    unsafe transfer.pointee.endpoint = endpoint
    unsafe transfer.pointee.type = UInt8(LIBUSB_TRANSFER_TYPE_INTERRUPT.rawValue)
    unsafe transfer.pointee.timeout = UInt32(timeoutMilliseconds)
  }

  func prepareControl(timeoutMilliseconds: Int) {
    unsafe transfer.pointee.endpoint = 0
    unsafe transfer.pointee.type = UInt8(LIBUSB_TRANSFER_TYPE_CONTROL.rawValue)
    unsafe transfer.pointee.timeout = UInt32(timeoutMilliseconds)
  }

  /// Under the owner's lock.
  func submit() -> TransportError? {
    unsafe transfer.pointee.user_data = unsafe Unmanaged.passRetained(self).toOpaque()
    let result = unsafe calls.submit(transfer)
    guard result != 0 else {
      isInFlight = true
      return nil
    }
    unsafe Unmanaged.passUnretained(self).release()
    return TransportError(libUSBResult: result)
  }

  /// Under the owner's lock. What libusb answers does not matter: a transfer that cannot be cancelled has
  /// completed, and its callback is on its way.
  func cancelIfInFlight() {
    guard isInFlight else { return }
    _ = unsafe calls.cancel(transfer)
  }

  /// Under the owner's lock: the callback is over.
  func landed() { isInFlight = false }

  /// What the last flight brought; nil is success.
  var failure: TransportError? { unsafe TransportError(libUSBStatus: transfer.pointee.status) }

  /// Bytes that moved, without a control transfer's setup packet.
  var actualByteCount: Int { unsafe max(0, min(Int(transfer.pointee.actual_length), buffer.count)) }

  /// The bytes that arrived, at most `actualByteCount`, during the completion only.
  func withReceived(_ body: (Span<UInt8>) -> Void) {
    let received = unsafe UnsafeBufferPointer(rebasing: buffer.prefix(actualByteCount))
    unsafe body(received.span)
  }

  /// Writes into the buffer before a submit; what does not fit is cut.
  func store(_ bytes: [UInt8], at offset: Int) {
    for (index, byte) in bytes.enumerated() where unsafe offset + index < buffer.count {
      unsafe buffer[offset + index] = byte
    }
  }

  /// Reads from the buffer after completion; what is not there is left out.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    let end = unsafe min(buffer.count, offset + count)
    guard offset < end else { return [] }
    return (offset..<end).map { unsafe buffer[$0] }
  }
}
