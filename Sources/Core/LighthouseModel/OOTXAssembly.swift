internal import ByteLayout

/// One turn of a station's frame, put together over as many turns as it takes: the frame repeats, so that a bit which
/// did not arrive in one turn is filled by the next.
///
/// A station tells payloads of one length for ever, by its generation and firmware (`StationBroadcast`), so that every
/// bit has a place in the turn before the frame's beginning is known. Constant size, any bits whatever are safe: what comes
/// out has a preamble, a one behind each group, the length and the checksum.
struct OOTXAssembly: Sendable {
  /// Bits of the longest frame: 43 bytes of payload.
  static let bitCountMax = 448
  /// Missing bits of the frame's bytes that are tried.
  static let missingBitsMax = 4
  /// Bits that differ from the turn before count four, bits that agree take one back; at this many the places have
  /// slipped, for four of ten bits differ then, and what was heard before is forgotten.
  static let conflictMax = 24

  let payloadByteCount: Int
  /// Bits of a turn.
  let bitCount: Int
  private var values = InlineArray<56, UInt8>(repeating: 0)
  private var known = InlineArray<56, UInt8>(repeating: 0)
  private var place = 0
  private var missingCount: Int
  private var conflict = 0
  private var hasNews = false

  /// For payloads of so many bytes.
  /// - Precondition: at most 43.
  init(payloadByteCount: Int) {
    let groups = (2 + payloadByteCount + payloadByteCount % 2 + 4) / 2
    bitCount = OOTXFrame.preambleZeros + 1 + groups * (OOTXFrame.groupBits + 1)
    precondition(bitCount <= Self.bitCountMax)
    self.payloadByteCount = payloadByteCount
    missingCount = bitCount
  }

  /// Takes the next bit, nil for one that did not arrive; returns what the turn before said in its place.
  mutating func ingest(_ bit: Bool?) -> Bool? {
    place = (place + 1) % bitCount
    let before = self[place]
    guard let bit, bit != before else {
      if bit != nil { conflict = max(0, conflict - 1) }
      return before
    }
    if before != nil {
      conflict += 4
      if conflict >= Self.conflictMax { forget() }
    }
    set(place, bit)
    hasNews = true
    return before
  }

  /// Goes on as if so many bits had not arrived.
  mutating func skip(_ count: Int) { place = (place + count % bitCount) % bitCount }

  /// Forgets everything: bits were lost and nobody knows how many.
  mutating func forget() { self = OOTXAssembly(payloadByteCount: payloadByteCount) }

  /// The payload, once the turns heard so far tell it and since the last call told more.
  mutating func payload() -> BoundedBytes<64>? {
    guard hasNews, missingCount <= Self.missingBitsMax + OOTXFrame.preambleZeros + 1 + 2 * bitCount / 17
    else { return nil }
    hasNews = false
    for start in 0..<bitCount where isFrame(at: start) {
      if let payload = payload(at: start) { return payload }
    }
    return nil
  }

  /// Whether preamble, length and the ones between groups may begin at `start`; what did not arrive may be anything.
  private func isFrame(at start: Int) -> Bool {
    for index in 0..<OOTXFrame.preambleZeros where self[start + index] == true { return false }
    let body = start + OOTXFrame.preambleZeros + 1
    guard self[body - 1] != false else { return false }
    // Little-endian, each byte's highest bit first; at most 43.
    for index in 0..<OOTXFrame.groupBits {
      let isOne = index < 8 && payloadByteCount &>> (7 - index) & 1 == 1
      if self[body + index] == !isOne { return false }
    }
    let span = bitCount - OOTXFrame.preambleZeros - 1
    for index in stride(from: OOTXFrame.groupBits, to: span, by: OOTXFrame.groupBits + 1)
    where self[body + index] == false { return false }
    return true
  }

  /// The payload of a frame that begins at `start`, if its checksum holds, by trying what the missing bits may be.
  private func payload(at start: Int) -> BoundedBytes<64>? {
    var bytes = FixedBytes<70>()
    var missing = InlineArray<4, Int>(repeating: 0)
    var missingCount = 0
    // The length is known.
    for bit in OOTXFrame.groupBits..<8 * (2 + payloadByteCount + payloadByteCount % 2 + 4) {
      let group = bit / OOTXFrame.groupBits
      let value = self[start + OOTXFrame.preambleZeros + 1 + bit + group]
      if value == true { bytes[bit / 8] |= 0x80 &>> UInt8(bit % 8) }
      // The byte that fills the last group is not under the checksum.
      let isFill = bit / 8 == 2 + payloadByteCount && payloadByteCount % 2 == 1
      guard value == nil, !isFill else { continue }
      guard missingCount < Self.missingBitsMax else { return nil }
      missing[missingCount] = bit
      missingCount += 1
    }
    for choice in 0..<(1 &<< missingCount) {
      for index in 0..<missingCount {
        let mask: UInt8 = 0x80 &>> UInt8(missing[index] % 8)
        let isOne = choice &>> index & 1 == 1
        bytes[missing[index] / 8] = bytes[missing[index] / 8] & ~mask | (isOne ? mask : 0)
      }
      if isWhole(bytes) { return BoundedBytes(bytes.span.extracting(2..<(2 + payloadByteCount))) }
    }
    return nil
  }

  private func isWhole(_ bytes: FixedBytes<70>) -> Bool {
    var checksum = CRC32()
    for offset in 2..<(2 + payloadByteCount) { checksum.ingest(bytes[offset]) }
    return checksum.value == bytes.span.uint32(at: 2 + payloadByteCount + payloadByteCount % 2)
  }

  // MARK: - Bits

  /// By its place in the turn, which goes round; nil for one that never arrived.
  private subscript(index: Int) -> Bool? {
    let place = index % bitCount
    let mask: UInt8 = 1 &<< UInt8(place % 8)
    return known[place / 8] & mask == 0 ? nil : values[place / 8] & mask != 0
  }

  private mutating func set(_ place: Int, _ bit: Bool) {
    let mask: UInt8 = 1 &<< UInt8(place % 8)
    if known[place / 8] & mask == 0 { missingCount -= 1 }
    known[place / 8] |= mask
    values[place / 8] = bit ? values[place / 8] | mask : values[place / 8] & ~mask
  }
}
