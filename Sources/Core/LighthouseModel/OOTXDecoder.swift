public import ByteLayout

/// Gathers a station's bits, one a flash or turn, into payloads whose checksum holds.
///
/// A station says the same over and over, so that a frame need not be heard from its beginning, nor in one piece: a bit
/// that did not arrive, told as nil, is taken from the turns before (`OOTXAssembly`), and up to four that none of them
/// told are found by trying which values make the checksum right, which a false frame passes once in 2^28. One
/// turn of the frame is enough, wherever it begins (9 s of generation 2); with a third of the light hidden about four.
/// Constant size; any bits whatever are safe.
public struct OOTXDecoder: Sendable {
  /// Missing bits of one frame that are tried; 2^4 checksums of 47 bytes at the end of a frame.
  public static let missingBitsMax = 4

  /// Frames whose checksum held.
  public private(set) var frameCount = 0
  /// Frames given up: a bit between groups was zero, the checksum wrong, the length too large, too many bits
  /// missing.
  public private(set) var damagedCount = 0

  private var zeroRun = 0
  private var isInFrame = false
  private var bitsOfGroup = 0
  private var bitCount = 0
  private var byteCountExpected = 0
  private var bytes = FixedBytes<70>()
  private var missing = InlineArray<4, Int>(repeating: 0)
  private var missingCount = 0
  private var assembly: OOTXAssembly
  /// Whether the frame in progress was told ahead of its end.
  private var isTold = false

  /// A decoder before the first bit of a station of `generation`.
  public init(_ generation: StationGeneration) {
    assembly = OOTXAssembly(payloadByteCount: StationBroadcast.usualByteCount(of: generation))
  }

  /// Takes the next bit, nil for one that did not arrive; returns a payload when it is whole, the first as soon as one
  /// turn is known.
  public mutating func ingest(_ bit: Bool?) -> BoundedBytes<64>? {
    let bitBefore = assembly.ingest(bit)
    if let payload = read(bit, bitBefore) { return payload }
    guard frameCount == 0, let payload = assembly.payload() else { return nil }
    frameCount = 1
    isTold = true
    return payload
  }

  private mutating func read(_ bit: Bool?, _ bitBefore: Bool?) -> BoundedBytes<64>? {
    if isPreamble(bit) {
      if isInFrame { damagedCount &+= 1 }
      beginFrame()
      return nil
    }
    guard isInFrame else { return nil }
    guard bitsOfGroup < OOTXFrame.groupBits else {
      bitsOfGroup = 0
      if bit == false { giveUp() }
      return nil
    }
    bitsOfGroup += 1
    append(bit ?? (isOfAssembly ? bitBefore : nil))
    if bitCount == OOTXFrame.groupBits { readLength() }
    guard isInFrame, bitCount > OOTXFrame.groupBits, bitCount == 8 * byteCountExpected else { return nil }
    return finishFrame()
  }

  /// Goes on after so many bits that did not arrive: too many for a frame in progress.
  public mutating func skip(_ count: Int) {
    giveUpFrame()
    assembly.skip(count)
  }

  /// Forgets a frame in progress: bits were lost and nobody knows how many.
  public mutating func restart() {
    giveUpFrame()
    assembly.forget()
  }

  private mutating func giveUpFrame() {
    if isInFrame { damagedCount &+= 1 }
    isInFrame = false
    zeroRun = 0
  }

  /// Seventeen zeros and a one occur nowhere else: behind sixteen bits of data there is a one.
  private mutating func isPreamble(_ bit: Bool?) -> Bool {
    guard bit == true else {
      zeroRun = bit == false ? zeroRun + 1 : 0
      return false
    }
    defer { zeroRun = 0 }
    return zeroRun >= OOTXFrame.preambleZeros
  }

  private mutating func beginFrame() {
    isInFrame = true
    bitsOfGroup = 0
    bitCount = 0
    missingCount = 0
    isTold = false
  }

  private mutating func giveUp() {
    isInFrame = false
    damagedCount &+= 1
  }

  /// The next bit of the frame; the length's are needed to go on, so that none of them may be missing.
  private mutating func append(_ bit: Bool?) {
    let place = bitCount / 8
    let mask: UInt8 = 0x80 &>> UInt8(bitCount % 8)
    bytes[place] = bit == true ? bytes[place] | mask : bytes[place] & ~mask
    if bit == nil {
      guard missingCount < Self.missingBitsMax, bitCount >= OOTXFrame.groupBits else { return giveUp() }
      missing[missingCount] = bitCount
      missingCount += 1
    }
    bitCount += 1
  }

  private mutating func readLength() {
    let length = Int(bytes.span.uint16(at: 0))
    guard length > 0, length <= OOTXFrame.payloadByteCountMax else { return giveUp() }
    byteCountExpected = 2 + length + length % 2 + 4
    // Stations of another firmware tell less.
    if length != assembly.payloadByteCount, StationBroadcast.isByteCount(length) {
      assembly = OOTXAssembly(payloadByteCount: length)
    }
  }

  private mutating func finishFrame() -> BoundedBytes<64>? {
    isInFrame = false
    guard !isTold else { return nil }
    guard let payload = payload() else {
      damagedCount &+= 1
      return nil
    }
    return payload
  }

  /// The payload whose checksum holds, by trying what the missing bits may be.
  private mutating func payload() -> BoundedBytes<64>? {
    let length = Int(bytes.span.uint16(at: 0))
    for choice in 0..<(1 &<< missingCount) {
      for index in 0..<missingCount { set(missing[index], to: choice &>> index & 1 == 1) }
      var checksum = CRC32()
      for offset in 2..<(2 + length) { checksum.ingest(bytes[offset]) }
      guard checksum.value == bytes.span.uint32(at: byteCountExpected - 4) else { continue }
      frameCount &+= 1
      return BoundedBytes(bytes.span.extracting(2..<(2 + length)))
    }
    return nil
  }

  /// Whether the frame is as long as the assembly's turn, so that the turn before has its bits, too.
  private var isOfAssembly: Bool {
    bitCount >= OOTXFrame.groupBits
      && OOTXFrame.preambleZeros + 1 + byteCountExpected / 2 * (OOTXFrame.groupBits + 1) == assembly.bitCount
  }

  private mutating func set(_ bit: Int, to isOne: Bool) {
    let mask: UInt8 = 0x80 &>> UInt8(bit % 8)
    bytes[bit / 8] = isOne ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask
  }
}
