public import ByteLayout

/// Feature report 0x04, written to a lighthouse receiver or wired wand: which light the device decodes.
///
/// Source: htc-vive.md, "Feature reports". SteamVR leaves the last three bytes uninitialised.
@frozen
public struct ViveModeReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x04
  /// Bytes of the whole report, its id included.
  public static let byteCount = 5

  /// The byte behind the report id.
  @frozen
  public enum Mode: Equatable, Sendable {
    /// 0: sensors on, light of lighthouse 1 as pulses.
    case pulses
    /// 1: light of lighthouse 2 decoded (report 0x28); Monado takes it for "sensors off".
    case events
    /// 3: raw mode 2.
    case rawMode2
    case unrecognized(UInt8)
  }

  public var mode: Mode
  public var unknown2: FixedBytes<3>

  public init(mode: Mode) {
    self.mode = mode
    unknown2 = FixedBytes()
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive mode")
    switch bytes[1] {
    case 0: mode = .pulses
    case 1: mode = .events
    case 3: mode = .rawMode2
    case let code: mode = .unrecognized(code)
    }
    unknown2 = FixedBytes(bytes, at: 2)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    switch mode {
    case .pulses: bytes.append(UInt8(0))
    case .events: bytes.append(UInt8(1))
    case .rawMode2: bytes.append(UInt8(3))
    case .unrecognized(let code): bytes.append(code)
    }
    bytes.append(unknown2.span)
    return bytes
  }
}

/// Feature report 0x07, written: how much the light receiver tells.
///
/// Without it unused pulse slots are not cleared to 0xff (Monado, by htc-vive.md). SteamVR writes 2,
/// libsurvive 3.
@frozen
public struct ViveVerbosityReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x07
  /// Bytes of the whole report, its id included.
  public static let byteCount = 5

  public var verbosity: UInt8
  public var unknown2: FixedBytes<3>

  public init(verbosity: UInt8) {
    self.verbosity = verbosity
    unknown2 = FixedBytes()
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive verbosity")
    verbosity = bytes[1]
    unknown2 = FixedBytes(bytes, at: 2)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(verbosity)
    bytes.append(unknown2.span)
    return bytes
  }
}
