public import ByteLayout

/// What a server tells of one device: a record of a listing, and the body of a good import reply.
public struct USBIPDevice: Equatable, Sendable {
  public static let byteCount = 312

  /// Where the device lives on the serving host; information only.
  public var path: USBIPPath
  /// The name a client imports it by.
  public var busID: USBIPBusID
  public var busNumber: UInt32
  public var deviceNumber: UInt32
  /// One of `USBIP.Speed`, kept as sent: new kernels add speeds.
  public var speed: UInt32
  public var vendorID: UInt16
  public var productID: UInt16
  public var release: UInt16
  public var classCode: UInt8
  public var subclassCode: UInt8
  public var protocolCode: UInt8
  public var configurationValue: UInt8
  public var configurationCount: UInt8
  /// In a listing, so many `USBIPInterface` records follow; in an import reply none.
  public var interfaceCount: UInt8

  public init(
    path: USBIPPath, busID: USBIPBusID, busNumber: UInt32, deviceNumber: UInt32, speed: UInt32,
    vendorID: UInt16, productID: UInt16, release: UInt16, classCode: UInt8 = 0, subclassCode: UInt8 = 0,
    protocolCode: UInt8 = 0, configurationValue: UInt8 = 1, configurationCount: UInt8 = 1,
    interfaceCount: UInt8
  ) {
    self.path = path
    self.busID = busID
    self.busNumber = busNumber
    self.deviceNumber = deviceNumber
    self.speed = speed
    self.vendorID = vendorID
    self.productID = productID
    self.release = release
    self.classCode = classCode
    self.subclassCode = subclassCode
    self.protocolCode = protocolCode
    self.configurationValue = configurationValue
    self.configurationCount = configurationCount
    self.interfaceCount = interfaceCount
  }

  /// The number that transfer headers name this device by (field `devid`).
  public var deviceID: UInt32 { busNumber << 16 | deviceNumber & 0xffff }
}

/// Bytes. Offsets count from the start of the record.
extension USBIPDevice {
  private static let label: StaticLabel = "USB/IP device"

  /// Reads the first 312 of `bytes`.
  /// - Throws: `truncated`; `invalidField` for a path or bus id that no zero closes.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= Self.byteCount else {
      throw .truncated(layout: Self.label, expected: Self.byteCount, actual: bytes.count)
    }
    self.init(
      path: try USBIPPath(decoding: bytes, at: 0, layout: Self.label),
      busID: try USBIPBusID(decoding: bytes, at: 256, layout: Self.label),
      busNumber: bytes.bigEndianUInt32(at: 288), deviceNumber: bytes.bigEndianUInt32(at: 292),
      speed: bytes.bigEndianUInt32(at: 296), vendorID: bytes.bigEndianUInt16(at: 300),
      productID: bytes.bigEndianUInt16(at: 302), release: bytes.bigEndianUInt16(at: 304),
      classCode: bytes[306], subclassCode: bytes[307], protocolCode: bytes[308],
      configurationValue: bytes[309], configurationCount: bytes[310], interfaceCount: bytes[311])
  }

  public var encoded: InlineArray<312, UInt8> {
    var bytes = InlineArray<312, UInt8>(repeating: 0)
    var fields = bytes.mutableSpan
    path.encode(into: &fields, at: 0)
    busID.encode(into: &fields, at: 256)
    fields.store(bigEndian: busNumber, at: 288)
    fields.store(bigEndian: deviceNumber, at: 292)
    fields.store(bigEndian: speed, at: 296)
    fields.store(bigEndian: vendorID, at: 300)
    fields.store(bigEndian: productID, at: 302)
    fields.store(bigEndian: release, at: 304)
    fields[306] = classCode
    fields[307] = subclassCode
    fields[308] = protocolCode
    fields[309] = configurationValue
    fields[310] = configurationCount
    fields[311] = interfaceCount
    return bytes
  }
}

/// One interface of a listed device.
public struct USBIPInterface: Equatable, Sendable {
  public static let byteCount = 4

  public var classCode: UInt8
  public var subclassCode: UInt8
  public var protocolCode: UInt8

  public init(classCode: UInt8, subclassCode: UInt8, protocolCode: UInt8) {
    self.classCode = classCode
    self.subclassCode = subclassCode
    self.protocolCode = protocolCode
  }

  /// Reads the first four of `bytes`; the fourth is padding.
  /// - Throws: `truncated`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= Self.byteCount else {
      throw .truncated(layout: "USB/IP interface", expected: Self.byteCount, actual: bytes.count)
    }
    self.init(classCode: bytes[0], subclassCode: bytes[1], protocolCode: bytes[2])
  }

  public var encoded: InlineArray<4, UInt8> { [classCode, subclassCode, protocolCode, 0] }
}

/// The body of an import request, after its operation header: the bus id alone.
public struct USBIPImportRequest: Equatable, Sendable {
  public static let byteCount = 32

  public var busID: USBIPBusID

  public init(busID: USBIPBusID) { self.busID = busID }

  /// Reads the first 32 of `bytes`.
  /// - Throws: `truncated`; `invalidField` for a bus id that no zero closes.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= Self.byteCount else {
      throw .truncated(layout: "USB/IP import request", expected: Self.byteCount, actual: bytes.count)
    }
    busID = try USBIPBusID(decoding: bytes, at: 0, layout: "USB/IP import request")
  }

  public var encoded: InlineArray<32, UInt8> { busID.bytes }
}
