public import ByteLayout

/// Gathers a station's bits, one a flash or turn, into payloads whose checksum holds.
///
/// A bit that did not arrive is told as nil: up to four of a frame are found by trying which values make the
/// checksum right, which a false frame passes once in 2^28. Constant size; any bits whatever are safe.
@frozen
public struct OOTXDecoder: Sendable {
  /// Missing bits of one frame that are tried; 2^4 checksums of 47 bytes at the end of a frame.
  static let missingBitsMax = 4

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

  /// A decoder before the first bit.
  public init() {}

  /// Takes the next bit, nil for one that did not arrive; returns a payload when its last bit came.
  public mutating func ingest(_ bit: Bool?) -> BoundedBytes<64>? {
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
    append(bit)
    if bitCount == OOTXFrame.groupBits { readLength() }
    guard isInFrame, bitCount > OOTXFrame.groupBits, bitCount == 8 * byteCountExpected else { return nil }
    return finishFrame()
  }

  /// Forgets a frame in progress: bits were lost and nobody knows how many.
  public mutating func restart() {
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
  }

  private mutating func finishFrame() -> BoundedBytes<64>? {
    isInFrame = false
    let length = Int(bytes.span.uint16(at: 0))
    for choice in 0..<(1 &<< missingCount) {
      for index in 0..<missingCount { set(missing[index], to: choice &>> index & 1 == 1) }
      var checksum = CRC32()
      for offset in 2..<(2 + length) { checksum.ingest(bytes[offset]) }
      guard checksum.value == bytes.span.uint32(at: byteCountExpected - 4) else { continue }
      frameCount &+= 1
      return BoundedBytes(bytes.span.extracting(2..<(2 + length)))
    }
    damagedCount &+= 1
    return nil
  }

  private mutating func set(_ bit: Int, to isOne: Bool) {
    let mask: UInt8 = 0x80 &>> UInt8(bit % 8)
    bytes[bit / 8] = isOne ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask
  }
}
