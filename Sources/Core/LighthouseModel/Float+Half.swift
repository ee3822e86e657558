/// Half precision (IEEE 754 binary16) by its bits: how stations tell their calibration. By hand, because not
/// every controller's compiler has the type; without conversions between integers and floating point, which
/// the controller's compiler refuses as code that could allocate.
extension Float {
  /// The number that `bits` mean; exact. Infinities and not-a-numbers stay what they are.
  @inlinable
  public init(halfBits bits: UInt16) {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits &>> 10 & 0x1f)
    let mantissa = UInt32(bits & 0x3ff)
    switch exponent {
    case 0: self = sign * (Float(bitPattern: 0x4b00_0000 | mantissa) - 0x1p23) * 0x1p-24
    case 0x1f: self = mantissa == 0 ? sign * .infinity : .nan
    default:
      let word = UInt32(exponent + 112) &<< 23 | mantissa &<< 13
      self = sign * Float(bitPattern: word)
    }
  }

  /// The bits of the nearest half, ties to even; what is too large becomes infinite.
  @inlinable public var halfBits: UInt16 {
    let sign: UInt16 = self.sign == .minus ? 0x8000 : 0
    let size = magnitude
    guard size == size else { return sign | 0x7e00 }
    // 65520 is half-way to the first number that has no half.
    guard size < 65_520 else { return sign | 0x7c00 }
    // The sum's last bit is worth one: adding rounds, ties to even.
    guard size >= 0x1p-14 else {
      return sign | UInt16(truncatingIfNeeded: (size * 0x1p24 + 0x1p23).bitPattern & 0x7ff)
    }
    let word = size.bitPattern &- 112 &<< 23
    let kept = word &>> 13
    let rest = word & 0x1fff
    let isUp = rest > 0x1000 || (rest == 0x1000 && kept & 1 == 1)
    return sign | UInt16(truncatingIfNeeded: kept &+ (isUp ? 1 : 0))
  }
}
