/// One packet of a capture file; its bytes are the first of the stream's unread ones.
struct CapturedPacket {
  /// Most captured bytes of a packet: a transfer of the greatest length with its head and isochronous table.
  static let byteCountMax = RecordedTransfer.byteCountMax + (1 << 16)

  /// Nanoseconds since the Unix epoch, as the capturing machine's clock had it.
  var unixNanoseconds: Int64
  var linkType: USBLinkType
  /// Bytes captured.
  var byteCount: Int
  /// Bytes to pass over to the next packet or block.
  var strideByteCount: Int
  /// Bytes that the packet had on the wire, captured or not.
  var originalByteCount: Int
}

/// What precedes the data in a packet (numbers of tcpdump.org/linktypes.html).
enum USBLinkType: UInt32 {
  /// 48-byte usbmon head.
  case usbmon = 189
  /// 64-byte usbmon head.
  case usbmonPadded = 220
  case usbPcap = 249

  init(number: UInt32) throws(RecordingError) {
    guard let known = USBLinkType(rawValue: number) else { throw .unsupportedLinkType(number) }
    self = known
  }
}
