public import ByteLayout

/// A radio message's payload as Index controllers send it, and all controllers in rooms of lighthouse 2.
///
/// A flag byte, then inertial sample, meta, input and light, each if its flag is set. The flag byte's low
/// nibble is the number of bytes of meta and input together, less one, where light follows them: with it a
/// reader steps over what it does not know. Source: vive-controllers-watchman.md, "Generation 2"; every one
/// of 19 272 messages of a capture reads without rest and gives its bytes back.
@frozen
public struct WatchmanPayload2: Equatable, Sendable {
  /// As it stands in the message.
  public private(set) var flags: UInt8
  public private(set) var imu: WatchmanIMU?
  public private(set) var meta: Meta?
  public private(set) var input: WatchmanInput?
  public private(set) var light: WatchmanLight?
  /// Bytes of the meta and input part that are not understood; all that follows a heartbeat.
  public private(set) var unparsed: WatchmanBytes

  static let heartbeat: UInt8 = 0xe2
  static let imuFlag: UInt8 = 0x80
  static let metaFlag: UInt8 = 0x40
  static let inputFlag: UInt8 = 0x20
  static let lightFlag: UInt8 = 0x10
  /// The high five bits of an input section's event byte, in every one of 3 661 seen.
  static let inputTag: UInt8 = 0xf0

  /// What a controller tells about itself.
  @frozen
  public enum Meta: Equatable, Sendable {
    case battery(ViveBatteryLevel)
    /// Kinds 0x20 (1 byte), 0x30 (2), 0x40 (1) and 0x70 (3) were seen; their meaning is unknown.
    case unknown(kind: UInt8, BoundedBytes<3>)

    static func byteCount(ofKind kind: UInt8) -> Int? {
      switch kind {
      case 0x80, 0x20, 0x40: 1
      case 0x30: 2
      case 0x70: 3
      default: nil
      }
    }
  }

  /// Only the link's sign of life.
  public static var heartbeatOnly: Self {
    var payload = Self()
    payload.flags = heartbeat
    return payload
  }

  /// Whether the message is only a sign of life.
  public var isHeartbeat: Bool { flags == Self.heartbeat }

  public init(
    imu: WatchmanIMU? = nil, meta: Meta? = nil, input: WatchmanInput? = nil,
    light: WatchmanLight? = nil
  ) {
    flags =
      (imu != nil ? Self.imuFlag : 0) | (meta != nil ? Self.metaFlag : 0)
      | (input != nil ? Self.inputFlag : 0) | (light != nil ? Self.lightFlag : 0)
    self.imu = imu
    self.meta = meta
    self.input = input
    self.light = light
    unparsed = WatchmanBytes()
    var section = WatchmanBytes()
    appendSection(to: &section)
    if light != nil, section.count > 0 {
      flags |= UInt8(truncatingIfNeeded: section.count - 1) & 0x0f
    }
  }

  /// - Throws: `truncated` where the payload ends before what its flags announce.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count > 0 else {
      throw .truncated(layout: "watchman payload 2", expected: 1, actual: 0)
    }
    flags = bytes[0]
    unparsed = WatchmanBytes()
    guard flags != Self.heartbeat else {
      unparsed = WatchmanBytes(bytes, from: 1)
      return
    }
    var offset = 1
    if flags & Self.imuFlag != 0 {
      guard let found = WatchmanIMU(in: bytes, at: offset) else {
        throw .truncated(
          layout: "watchman payload 2", expected: offset + WatchmanIMU.byteCount,
          actual: bytes.count)
      }
      imu = found
      offset += WatchmanIMU.byteCount
    }
    let sectionEnd = try Self.sectionEnd(flags: flags, from: offset, of: bytes.count)
    readSection(bytes.extracting(first: sectionEnd), from: offset)
    if flags & Self.lightFlag != 0 {
      light = WatchmanLight(WatchmanBytes(bytes, from: sectionEnd))
    }
  }

  /// Where meta and input end.
  private static func sectionEnd(
    flags: UInt8, from offset: Int, of byteCount: Int
  ) throws(LayoutError) -> Int {
    guard flags & lightFlag != 0 else { return byteCount }
    guard flags & (metaFlag | inputFlag) != 0 else { return offset }
    let end = offset + Int(flags & 0x0f) + 1
    guard end <= byteCount else {
      throw .truncated(layout: "watchman payload 2", expected: end, actual: byteCount)
    }
    return end
  }

  /// Meta and input from `start` to the end of `bytes`; what is not understood goes to `unparsed`.
  private mutating func readSection(_ bytes: Span<UInt8>, from start: Int) {
    var offset = start
    if flags & Self.metaFlag != 0 {
      guard let next = readMeta(bytes, at: offset) else {
        unparsed = WatchmanBytes(bytes, from: offset)
        return
      }
      offset = next
    }
    if flags & Self.inputFlag != 0, offset < bytes.count,
      bytes[offset] & 0xf8 == Self.inputTag,
      let found = WatchmanInput(event: bytes[offset], in: bytes, at: offset + 1)
    {
      input = found
      offset += 1 + found.byteCount
    }
    unparsed = WatchmanBytes(bytes, from: offset)
  }

  private mutating func readMeta(_ bytes: Span<UInt8>, at offset: Int) -> Int? {
    guard offset < bytes.count, let count = Meta.byteCount(ofKind: bytes[offset]),
      offset + count < bytes.count
    else { return nil }
    let kind = bytes[offset]
    let end = offset + 1 + count
    meta =
      kind == 0x80
      ? .battery(ViveBatteryLevel(code: bytes[offset + 1]))
      : .unknown(kind: kind, BoundedBytes(bytes.extracting(first: end), from: offset + 1))
    return end
  }

  /// The payload's bytes; what exceeds 26 is cut off.
  public func encoded() -> WatchmanBytes {
    var bytes = WatchmanBytes()
    bytes.append(flags)
    imu?.append(to: &bytes)
    appendSection(to: &bytes)
    bytes.append(unparsed.span)
    if let light { bytes.append(light.bytes.span) }
    return bytes
  }

  private func appendSection(to bytes: inout WatchmanBytes) {
    switch meta {
    case nil: break
    case .battery(let level):
      bytes.append(UInt8(0x80))
      bytes.append(level.code)
    case .unknown(let kind, let data):
      bytes.append(kind)
      bytes.append(data.span)
    }
    if let input {
      bytes.append(Self.inputTag | input.mask)
      input.append(to: &bytes)
    }
  }
}
