import Foundation

/// Base32 of RFC 4648 section 6 in upper case, without padding.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func encode(_ bytes: Data) -> String {
    var digits: [UInt8] = []
    var pending: UInt16 = 0
    var bitCount = 0
    for byte in bytes {
      pending = pending << 8 | UInt16(byte)
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        digits.append(alphabet[Int(pending >> bitCount & 31)])
      }
    }
    if bitCount > 0 { digits.append(alphabet[Int(pending << (5 - bitCount) & 31)]) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Nil for anything `encode` does not write: another digit, a length no bytes have, bits that are left over.
  static func decode(_ text: String) -> Data? {
    var bytes = Data()
    var pending: UInt16 = 0
    var bitCount = 0
    for digit in text.utf8 {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      pending = pending << 5 | UInt16(value)
      bitCount += 5
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> bitCount))
      }
    }
    return encode(bytes) == text ? bytes : nil
  }
}
