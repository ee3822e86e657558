/// The last 640 bits of a station, some of which did not arrive: more than the longest frame has.
struct BitHistory: Sendable {
  static let capacity = 640
  private var values = InlineArray<80, UInt8>(repeating: 0)
  private var known = InlineArray<80, UInt8>(repeating: 0)
  /// Bits taken since the last that must not be looked behind.
  private(set) var count = 0

  mutating func append(_ bit: Bool?) {
    let (place, mask) = Self.place(count)
    values[place] = bit == true ? values[place] | mask : values[place] & ~mask
    known[place] = bit != nil ? known[place] | mask : known[place] & ~mask
    count += 1
    // Long before the number overflows it starts anew, at the same place of the ring.
    if count >= 1 &<< 30 { count = Self.capacity + count % Self.capacity }
  }

  /// The bit so many before the last, which is 0; nil for one that did not arrive or is not kept.
  func bit(back index: Int) -> Bool? {
    guard index >= 0, index < min(count, Self.capacity) else { return nil }
    let (place, mask) = Self.place(count - 1 - index)
    return known[place] & mask == 0 ? nil : values[place] & mask != 0
  }

  private static func place(_ number: Int) -> (Int, UInt8) {
    let bit = number % capacity
    return (bit / 8, 1 &<< UInt8(bit % 8))
  }
}
