import ByteLayout
import Testing

@Suite struct BoundedBytesTests {
  @Test func `appended fields stand in little-endian order`() {
    var bytes = BoundedBytes<16>()
    bytes.append(UInt8(0x20))
    bytes.append(UInt16(0x1234))
    bytes.append(Int16(-2))
    bytes.append(UInt32(0x0102_0304))
    let expected: [UInt8] = [0x20, 0x34, 0x12, 0xfe, 0xff, 4, 3, 2, 1]
    #expect(bytes == BoundedBytes(expected.span))
  }

  @Test func `what does not fit is cut off`() {
    var bytes = BoundedBytes<3>()
    bytes.append(UInt32(0x0403_0201))
    #expect(bytes.count == 3)
    #expect(bytes[2] == 3)
    bytes.append(UInt8(9))
    #expect(bytes.count == 3)
  }

  @Test func `a tail begins at its offset and may be empty`() {
    let source: [UInt8] = [1, 2, 3, 4]
    #expect(BoundedBytes<8>(source.span, from: 3).count == 1)
    #expect(BoundedBytes<8>(source.span, from: 4).count == 0)
    #expect(BoundedBytes<8>(source.span, from: 9).count == 0)
    #expect(BoundedBytes<2>(source.span, from: 1) == BoundedBytes([2, 3].span))
  }

  @Test func `fixed bytes are filled with zeros where the source ends`() {
    let source: [UInt8] = [1, 2, 3]
    let bytes = FixedBytes<4>(source.span, at: 1)
    #expect(bytes[0] == 2)
    #expect(bytes[1] == 3)
    #expect(bytes[2] == 0)
    #expect(bytes != FixedBytes<4>())
    #expect(bytes == FixedBytes<4>([2, 3, 0, 0].span, at: 0))
  }

  struct Lamps: BitFlags {
    var rawValue: UInt8
    static var red: Self { Self(rawValue: 1) }
    static var green: Self { Self(rawValue: 4) }
  }

  @Test func `flags join and contain`() {
    let both = Lamps.red | .green
    #expect(both.rawValue == 5)
    #expect(both.contains(.green))
    #expect(!Lamps.red.contains(both))
    #expect(both.contains(.none))
  }
}
