public import ByteLayout

/// Feature report 0x05, read: what runs on the device and on which board.
///
/// Source: htc-vive.md, "Feature reports"; the answers of a headset and three wands give their bytes back.
@frozen
public struct ViveFirmwareReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x05
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64
  /// `product` of a headset and of a wand.
  public static let headsetProduct: UInt8 = 128
  public static let wandProduct: UInt8 = 129

  /// Seconds since 1970: when the firmware was built.
  public var version: UInt32
  public var board: UInt32
  /// Who built it, where: two texts of ASCII, filled with zeros.
  public var builder: FixedBytes<16>
  public var host: FixedBytes<16>
  public var hardwareMicro: UInt8
  public var hardwareMinor: UInt8
  public var hardwareMajor: UInt8
  public var product: UInt8
  public var unknown45: FixedBytes<4>
  public var fpgaMinor: UInt8
  public var fpgaMajor: UInt8
  public var unknown51: FixedBytes<13>

  public init(
    version: UInt32, board: UInt32, builder: FixedBytes<16>, host: FixedBytes<16>,
    hardware: (major: UInt8, minor: UInt8, micro: UInt8), product: UInt8,
    fpga: (major: UInt8, minor: UInt8)
  ) {
    self.version = version
    self.board = board
    self.builder = builder
    self.host = host
    hardwareMicro = hardware.micro
    hardwareMinor = hardware.minor
    hardwareMajor = hardware.major
    self.product = product
    unknown45 = FixedBytes()
    fpgaMinor = fpga.minor
    fpgaMajor = fpga.major
    unknown51 = FixedBytes()
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive firmware")
    version = bytes.uint32(at: 1)
    board = bytes.uint32(at: 5)
    builder = FixedBytes(bytes, at: 9)
    host = FixedBytes(bytes, at: 25)
    hardwareMicro = bytes[41]
    hardwareMinor = bytes[42]
    hardwareMajor = bytes[43]
    product = bytes[44]
    unknown45 = FixedBytes(bytes, at: 45)
    fpgaMinor = bytes[49]
    fpgaMajor = bytes[50]
    unknown51 = FixedBytes(bytes, at: 51)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(version)
    bytes.append(board)
    bytes.append(builder.span)
    bytes.append(host.span)
    bytes.append(hardwareMicro)
    bytes.append(hardwareMinor)
    bytes.append(hardwareMajor)
    bytes.append(product)
    bytes.append(unknown45.span)
    bytes.append(fpgaMinor)
    bytes.append(fpgaMajor)
    bytes.append(unknown51.span)
    return bytes
  }
}
