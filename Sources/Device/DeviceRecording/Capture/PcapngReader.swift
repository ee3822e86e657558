internal import ByteLayout

/// The next-generation capture file (draft-ietf-opsawg-pcapng): sections, interfaces, enhanced packets.
/// Other blocks are passed over, simple packets too: they carry no time.
struct PcapngReader {
  /// Block types (section 11.1).
  static let sectionHeader: UInt32 = 0x0a0d_0d0a
  private static let interfaceDescription: UInt32 = 1
  private static let enhancedPacket: UInt32 = 6
  /// Byte-order magic of a section header (section 4.1).
  private static let byteOrderMagic: UInt32 = 0x1a2b_3c4d
  private static let swappedByteOrderMagic: UInt32 = 0x4d3c_2b1a
  private static let interfacesMax = 256
  private static let blockByteCountMax = CapturedPacket.byteCountMax + (1 << 16)

  private struct Interface {
    /// Nil for one that carries no USB.
    var linkType: USBLinkType?
    var resolution = TimeResolution()
  }

  private var interfaces: [Interface] = []
  private var firstForeignLinkType: UInt32?
  private(set) var damage: RecordingDamage?

  /// The next packet, its bytes unread in the stream; nil at the end.
  /// - Throws: `unsupportedLinkType` at the end of a capture that has packets but none of USB, `bigEndian`.
  mutating func next(in stream: inout ByteStream) throws(RecordingError) -> CapturedPacket? {
    while let block = try nextBlock(in: &stream) {
      switch block.type {
      case Self.sectionHeader: interfaces = []
      case Self.interfaceDescription: ingestInterface(stream.unread.extracting(8..<block.length - 4))
      case Self.enhancedPacket:
        if let packet = packet(of: block, in: stream.unread) {
          stream.advance(by: 28)
          return packet
        }
      default: break
      }
      if damage == nil { stream.advance(by: block.length) }
    }
    if let firstForeignLinkType, !interfaces.contains(where: { $0.linkType != nil }) {
      throw .unsupportedLinkType(firstForeignLinkType)
    }
    return nil
  }

  // MARK: -

  private struct Block {
    var type: UInt32
    var length: Int
    /// In the stream.
    var offset: Int
  }

  /// The next whole block, unread in the stream.
  private mutating func nextBlock(in stream: inout ByteStream) throws(RecordingError) -> Block? {
    guard damage == nil, try stream.fill(1) else { return nil }
    guard try stream.fill(12) else { return end(.truncatedPacket, stream.offset) }
    let type = stream.unread.uint32(at: 0)
    if type == Self.sectionHeader {
      let magic = stream.unread.uint32(at: 8)
      guard magic != Self.swappedByteOrderMagic else { throw .bigEndian }
      guard magic == Self.byteOrderMagic else { return end(.invalidPacket, stream.offset) }
    }
    let length = Int(stream.unread.uint32(at: 4))
    let lengthMin = type == Self.sectionHeader ? 28 : type == Self.enhancedPacket ? 32 : 12
    guard length % 4 == 0, length >= lengthMin, length <= Self.blockByteCountMax else {
      return end(.invalidPacket, stream.offset)
    }
    guard try stream.fill(length) else { return end(.truncatedPacket, stream.offset) }
    guard stream.unread.uint32(at: length - 4) == UInt32(length) else {
      return end(.invalidPacket, stream.offset)
    }
    return Block(type: type, length: length, offset: stream.offset)
  }

  /// Section 4.2: link type, reserved, snap length, options.
  private mutating func ingestInterface(_ body: Span<UInt8>) {
    guard body.count >= 8, interfaces.count < Self.interfacesMax else { return }
    let number = UInt32(body.uint16(at: 0))
    var interface = Interface(linkType: USBLinkType(rawValue: number))
    if interface.linkType == nil { firstForeignLinkType = firstForeignLinkType ?? number }
    var offset = 8
    while offset + 4 <= body.count {
      let code = body.uint16(at: offset)
      let length = Int(body.uint16(at: offset + 2))
      guard code != 0, offset + 4 + length <= body.count else { break }
      // if_tsresol, option 9: one byte.
      if code == 9, length == 1 { interface.resolution = TimeResolution(code: body[offset + 4]) }
      offset += 4 + (length + 3) / 4 * 4
    }
    interfaces.append(interface)
  }

  /// Section 4.3: interface, stamp high and low, captured and original length, data. Nil for a packet that
  /// is not of USB.
  private mutating func packet(of block: Block, in bytes: Span<UInt8>) -> CapturedPacket? {
    let interface = Int(bytes.uint32(at: 8))
    let captured = Int(bytes.uint32(at: 20))
    let original = Int(bytes.uint32(at: 24))
    guard captured <= block.length - 32, captured <= CapturedPacket.byteCountMax, original >= captured,
      interface < interfaces.count
    else {
      damage = RecordingDamage(.invalidPacket, offset: block.offset)
      return nil
    }
    guard let linkType = interfaces[interface].linkType else { return nil }
    let ticks = UInt64(bytes.uint32(at: 12)) << 32 | UInt64(bytes.uint32(at: 16))
    return CapturedPacket(
      unixNanoseconds: interfaces[interface].resolution.nanoseconds(ofTicks: ticks), linkType: linkType,
      byteCount: captured, strideByteCount: block.length - 28, originalByteCount: original)
  }

  private mutating func end(_ cause: RecordingDamage.Cause, _ offset: Int) -> Block? {
    damage = RecordingDamage(cause, offset: offset)
    return nil
  }
}

/// How long a tick of an interface's stamps is: a power of ten or of two of a second, 1 us if not told.
struct TimeResolution {
  private var ticksPerSecond: UInt64 = 1_000_000

  init() {}

  /// if_tsresol: bit 7 selects powers of two, the rest is the negative exponent. One too fine for 64 bits
  /// is as good as not told.
  init(code: UInt8) {
    let exponent = Int(code & 0x7f)
    if code & 0x80 != 0 {
      if exponent < 63 { ticksPerSecond = 1 << UInt64(exponent) }
    } else if exponent <= 18 {
      ticksPerSecond = (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
  }

  /// Saturates.
  func nanoseconds(ofTicks ticks: UInt64) -> Int64 {
    let (seconds, rest) = ticks.quotientAndRemainder(dividingBy: ticksPerSecond)
    let product = rest.multipliedFullWidth(by: 1_000_000_000)
    let fraction = ticksPerSecond.dividingFullWidth(product).quotient
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carries) = whole.addingReportingOverflow(fraction)
    return overflow || carries ? .max : Int64(clamping: sum)
  }
}
