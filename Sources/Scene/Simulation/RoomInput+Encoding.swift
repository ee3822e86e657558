internal import ByteLayout
internal import PoseMath

/// A recorded input: 23 little-endian floats, each pose as x, y, z, then w, x, y, z; head, left, right; triggers.
extension RoomInput {
  /// Its size in a recording.
  static let byteCount = 23 * 4

  /// Appends it to a block of a recording.
  func encode(to bytes: inout [UInt8]) {
    for pose in [worldFromHead, worldFromLeftHand, worldFromRightHand] {
      for axis in 0..<3 { bytes.append(littleEndian: pose.position[axis].bitPattern) }
      bytes.append(littleEndian: pose.orientation.w.bitPattern)
      for axis in 0..<3 { bytes.append(littleEndian: pose.orientation.imaginary[axis].bitPattern) }
    }
    bytes.append(littleEndian: leftTrigger.bitPattern)
    bytes.append(littleEndian: rightTrigger.bitPattern)
  }

  /// Reads one; nil when it is not usable. `bytes` holds at least `byteCount` from `offset` on.
  init?(decoding bytes: Span<UInt8>, at offset: Int) {
    func number(_ index: Int) -> Float { Float(bitPattern: bytes.uint32(at: offset + 4 * index)) }
    func pose(_ first: Int) -> Pose<Float> {
      Pose(
        orientation: Quaternion(
          w: number(first + 3), x: number(first + 4), y: number(first + 5), z: number(first + 6)),
        position: SIMD3(number(first), number(first + 1), number(first + 2)))
    }
    self.init(
      worldFromHead: pose(0), worldFromLeftHand: pose(7), worldFromRightHand: pose(14),
      leftTrigger: number(21), rightTrigger: number(22))
    guard isUsable else { return nil }
  }
}

extension [UInt8] {
  /// Appends an integer, least significant byte first.
  mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
    var rest = value
    for _ in 0..<(Value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      if Value.bitWidth > 8 { rest >>= 8 }
    }
  }
}
