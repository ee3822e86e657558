import ByteLayout
import USBProtocol

/// USB/IP as a client or a server meets it: the first byte picks the layout, the rest is what the peer sent.
/// A value that decodes must survive encode and decode; everything else is a typed error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzUSBIP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start = unsafe start, count > 0 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let bytes = Array(input.dropFirst())
  switch input[0] % 6 {
  case 0:
    guard let message = try? USBIPMessage(decoding: bytes.span) else { return 0 }
    precondition(message.payloadByteCount(requestDirection: .deviceToHost) <= USBIP.payloadByteCountMax)
    let encoded = message.encoded
    precondition((try? USBIPMessage(decoding: encoded.span)) == message)
  case 1:
    guard let device = try? USBIPDevice(decoding: bytes.span) else { return 0 }
    let encoded = device.encoded
    precondition((try? USBIPDevice(decoding: encoded.span)) == device)
    precondition(device.busID.description.utf8.count <= 3 * 32)
  case 2:
    guard let operation = try? USBIPOperation(decoding: bytes.span) else { return 0 }
    let encoded = operation.encoded
    precondition((try? USBIPOperation(decoding: encoded.span)) == operation)
  case 3:
    guard let request = try? USBIPImportRequest(decoding: bytes.span) else { return 0 }
    let encoded = request.encoded
    precondition((try? USBIPImportRequest(decoding: encoded.span)) == request)
  case 4: _ = try? USBIPListing.deviceCount(decoding: bytes.span)
  default: _ = try? USBIPInterface(decoding: bytes.span)
  }
  return 0
}
