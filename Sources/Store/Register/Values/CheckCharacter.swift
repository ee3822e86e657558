/// One check character over letters and digits: ISO/IEC 7064:2003, hybrid system MOD 37,36.
///
/// It finds every wrong character and every swap of neighbours, the errors of people who type from a label. The
/// standard's own example, `A12425GABC1234002`, has the check character `M`.
enum CheckCharacter {
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  /// Nil where the text holds anything but capital letters and digits.
  static func of(_ text: some Sequence<UInt8>) -> UInt8? {
    var sum = 36
    for byte in text {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      sum = (sum + value) % 36
      sum = (sum == 0 ? 36 : sum) * 2 % 37
    }
    return alphabet[(37 - sum) % 36]
  }
}
