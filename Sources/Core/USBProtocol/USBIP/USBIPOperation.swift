public import ByteLayout

/// The eight bytes that open a request or a reply before any device is imported.
public struct USBIPOperation: Equatable, Sendable {
  /// Requests have bit 15 set; the reply repeats the code without it.
  public enum Code: UInt16, Sendable {
    case importRequest = 0x8003
    case importReply = 0x0003
    case listRequest = 0x8005
    case listReply = 0x0005
  }

  public static let byteCount = 8

  public var code: Code
  /// 0 is success; a server that cannot serve answers 1 or another number. Requests send 0.
  public var status: UInt32

  public init(_ code: Code, status: UInt32 = 0) {
    self.code = code
    self.status = status
  }

  /// Reads the first eight of `bytes`.
  /// - Throws: `truncated`; `invalidField` for another version or an unknown code.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= Self.byteCount else {
      throw .truncated(layout: "USB/IP operation", expected: Self.byteCount, actual: bytes.count)
    }
    let version = bytes.bigEndianUInt16(at: 0)
    guard version == USBIP.version else {
      throw .invalidField(layout: "USB/IP operation", offset: 0, value: UInt32(version))
    }
    let rawCode = bytes.bigEndianUInt16(at: 2)
    guard let code = Code(rawValue: rawCode) else {
      throw .invalidField(layout: "USB/IP operation", offset: 2, value: UInt32(rawCode))
    }
    self.init(code, status: bytes.bigEndianUInt32(at: 4))
  }

  public var encoded: InlineArray<8, UInt8> {
    var bytes = InlineArray<8, UInt8>(repeating: 0)
    var fields = bytes.mutableSpan
    fields.store(bigEndian: USBIP.version, at: 0)
    fields.store(bigEndian: code.rawValue, at: 2)
    fields.store(bigEndian: status, at: 4)
    return bytes
  }
}

/// A server's listing after its operation header: how many device records follow.
public enum USBIPListing {
  public static let countByteCount = 4

  /// Reads the number of exported devices.
  /// - Throws: `truncated`; `invalidField` beyond `USBIP.devicesMax`.
  public static func deviceCount(decoding bytes: Span<UInt8>) throws(LayoutError) -> Int {
    guard bytes.count >= countByteCount else {
      throw .truncated(layout: "USB/IP listing", expected: countByteCount, actual: bytes.count)
    }
    let count = bytes.bigEndianUInt32(at: 0)
    guard count <= UInt32(USBIP.devicesMax) else {
      throw .invalidField(layout: "USB/IP listing", offset: 0, value: count)
    }
    return Int(count)
  }

  /// - Precondition: `count` lies in `0...USBIP.devicesMax`.
  public static func encode(deviceCount count: Int) -> InlineArray<4, UInt8> {
    precondition(count >= 0 && count <= USBIP.devicesMax)
    var bytes = InlineArray<4, UInt8>(repeating: 0)
    var fields = bytes.mutableSpan
    fields.store(bigEndian: UInt32(count), at: 0)
    return bytes
  }
}
