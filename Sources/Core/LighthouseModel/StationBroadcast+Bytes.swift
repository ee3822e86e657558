public import ByteLayout
internal import PoseMath

/// Offsets by the tables of lighthouse-v1.md and lighthouse-v2.md; everything little-endian.
extension StationBroadcast {
  /// Bytes of a payload by its protocol; nil for a protocol nobody has seen.
  static func byteCount(ofProtocol version: UInt8) -> Int? {
    switch version {
    case 4, 5: 31
    case 6: 33
    case 8: 43
    default: nil
    }
  }

  /// Bytes of a payload of this generation's firmware: all recorded stations tell so many.
  static func usualByteCount(of generation: StationGeneration) -> Int { generation == .first ? 33 : 43 }

  /// Whether a protocol has so many bytes.
  static func isByteCount(_ count: Int) -> Bool { count == 31 || count == 33 || count == 43 }

  /// The broadcast in a payload whose checksum held.
  /// - Throws: `truncated`, `overlong`; `unexpectedTag` for an unknown protocol; `invalidField` for a
  ///   calibration that is no finite number.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= 2 else {
      throw .truncated(layout: "station broadcast", expected: 2, actual: bytes.count)
    }
    let word = bytes.uint16(at: 0)
    let version = UInt8(word & 0x3f)
    guard let expected = Self.byteCount(ofProtocol: version) else {
      throw .unexpectedTag(layout: "station broadcast", tag: version)
    }
    guard bytes.count >= expected else {
      throw .truncated(layout: "station broadcast", expected: expected, actual: bytes.count)
    }
    guard bytes.count == expected else {
      throw .overlong(layout: "station broadcast", expected: expected, actual: bytes.count)
    }
    let generation: StationGeneration = version == 8 ? .second : .first
    self.init(
      protocolVersion: version, firmware: word &>> 6, id: bytes.uint32(at: 2),
      calibration: StationCalibration(
        generation: generation,
        first: try Self.sweep(of: bytes, plane: 0, generation: generation),
        second: try Self.sweep(of: bytes, plane: 1, generation: generation)),
      unlockCount: bytes[14], hardware: bytes[15],
      acceleration: SIMD3(
        Int8(bitPattern: bytes[20]), Int8(bitPattern: bytes[21]), Int8(bitPattern: bytes[22])),
      mode: version >= 6 ? StationMode(code: bytes[31]) : nil,
      faults: version >= 6 ? bytes[32] : nil,
      nonce: version == 8 ? bytes.uint16(at: 41) : nil)
  }

  private static func sweep(
    of bytes: Span<UInt8>, plane: Int, generation: StationGeneration
  ) throws(LayoutError) -> SweepCalibration<Float> {
    let step = 2 * plane
    var sweep = SweepCalibration<Float>(
      phase: try half(in: bytes, at: 6 + step), tilt: try half(in: bytes, at: 10 + step),
      curve: try half(in: bytes, at: 16 + step), gibPhase: try half(in: bytes, at: 23 + step),
      gibMagnitude: try half(in: bytes, at: 27 + step))
    guard generation == .second else { return sweep }
    sweep.ogeePhase = try half(in: bytes, at: 33 + step)
    sweep.ogeeMagnitude = try half(in: bytes, at: 37 + step)
    return sweep
  }

  private static func half(in bytes: Span<UInt8>, at offset: Int) throws(LayoutError) -> Float {
    let bits = bytes.uint16(at: offset)
    let number = Float(halfBits: bits)
    guard number.isFinite else {
      throw .invalidField(layout: "station broadcast", offset: offset, value: UInt32(bits))
    }
    return number
  }

  /// The payload's bytes; calibration numbers as the nearest halves.
  public func encoded() -> BoundedBytes<43> {
    var bytes = BoundedBytes<43>(zeros: Self.byteCount(ofProtocol: protocolVersion) ?? 33)
    bytes.store(firmware &<< 6 | UInt16(protocolVersion & 0x3f), at: 0)
    bytes.store(id, at: 2)
    store(calibration.first, at: 0, in: &bytes)
    store(calibration.second, at: 2, in: &bytes)
    bytes[14] = unlockCount
    bytes[15] = hardware
    for axis in 0..<3 { bytes[20 + axis] = UInt8(bitPattern: acceleration[axis]) }
    guard bytes.count >= 33 else { return bytes }
    bytes[31] = mode?.code ?? 0
    bytes[32] = faults ?? 0
    if bytes.count == Self.byteCountMax { bytes.store(nonce ?? 0, at: 41) }
    return bytes
  }

  private func store(_ sweep: SweepCalibration<Float>, at step: Int, in bytes: inout BoundedBytes<43>) {
    bytes.store(sweep.phase.halfBits, at: 6 + step)
    bytes.store(sweep.tilt.halfBits, at: 10 + step)
    bytes.store(sweep.curve.halfBits, at: 16 + step)
    bytes.store(sweep.gibPhase.halfBits, at: 23 + step)
    bytes.store(sweep.gibMagnitude.halfBits, at: 27 + step)
    guard bytes.count == Self.byteCountMax else { return }
    bytes.store(sweep.ogeePhase.halfBits, at: 33 + step)
    bytes.store(sweep.ogeeMagnitude.halfBits, at: 37 + step)
  }
}

extension StationBroadcast {
  /// The bits in which a station tells it.
  public var frame: OOTXFrame {
    let payload = encoded()
    return OOTXFrame(payload: payload.span)
  }
}
