import ByteLayout
import Testing

@Suite struct UInt64HalvesTests {
  static let numbers: [UInt64] = [
    0, 1, 0xffff_ffff, 0x1_0000_0000, 0x0123_4567_89ab_cdef, 0x8000_0000_0000_0000, .max,
  ]

  @Test(arguments: numbers)
  func `halves and whole are the same number`(number: UInt64) {
    #expect(number.lowHalf == UInt32(number & 0xffff_ffff))
    #expect(number.highHalf == UInt32(number >> 32))
    #expect(UInt64(low: number.lowHalf, high: number.highHalf) == number)
  }
}
