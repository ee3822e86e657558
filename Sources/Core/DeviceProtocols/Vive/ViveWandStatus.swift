public import ByteLayout

/// Report 0x01 of a wired wand or tracker: inputs, battery and two kinds nobody understands.
///
/// Framing `01 00 type length`, length counting the bytes from offset 4 on. Source:
/// vive-controllers-watchman.md, "Wired inputs"; valve-index.md for types 7 and 8.
public struct ViveWandStatus: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x01
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64

  /// The 60 bytes from offset 4 on, by type.
  public enum Body: Equatable, Sendable {
    /// Type 0x01: buttons, trigger, pad.
    case input(ViveWandInput)
    /// Type 0x04, once a second: battery.
    case battery(ViveWandBattery)
    /// Type 0x07, seen on a pre-production Index: a count at 4, a byte at 12, meaning unknown.
    case unknownType7(FixedBytes<60>)
    /// Type 0x08 of an Index headset.
    case proximity(ViveProximity)
    /// Another type, or one of the above with a length that is not its own.
    case unrecognized(type: UInt8, length: UInt8, bytes: FixedBytes<60>)
  }

  /// Zero in all 5700 reports of the captures.
  public var unknown1: UInt8
  public var body: Body

  public init(body: Body, unknown1: UInt8 = 0) {
    self.unknown1 = unknown1
    self.body = body
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "wand status")
    unknown1 = bytes[1]
    switch (bytes[2], bytes[3]) {
    case (ViveWandInput.type, ViveWandInput.length): body = .input(ViveWandInput(in: bytes))
    case (ViveWandBattery.type, ViveWandBattery.length): body = .battery(ViveWandBattery(in: bytes))
    case (0x07, 0x3c): body = .unknownType7(FixedBytes(bytes, at: 4))
    case (ViveProximity.type, ViveProximity.length): body = .proximity(ViveProximity(in: bytes))
    case (let type, let length):
      body = .unrecognized(type: type, length: length, bytes: FixedBytes(bytes, at: 4))
    }
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(unknown1)
    switch body {
    case .input(let input): input.append(to: &bytes)
    case .battery(let battery): battery.append(to: &bytes)
    case .proximity(let proximity): proximity.append(to: &bytes)
    case .unknownType7(let rest): append(type: 0x07, length: 0x3c, rest, to: &bytes)
    case .unrecognized(let type, let length, let rest):
      append(type: type, length: length, rest, to: &bytes)
    }
    return bytes
  }

  private func append(
    type: UInt8, length: UInt8, _ rest: FixedBytes<60>, to bytes: inout ReportBytes
  ) {
    bytes.append(type)
    bytes.append(length)
    bytes.append(rest.span)
  }
}
