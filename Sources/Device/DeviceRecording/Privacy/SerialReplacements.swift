internal import USBProtocol

/// Serial numbers and what stands for them in an anonymised recording, one for one.
///
/// A serial keeps its length and its part up to the last dash; the rest becomes a count: LHR-0000CAFE, the
/// third found, becomes LHR-00000003.
struct SerialReplacements {
  /// Shorter texts are no serials: they would be found everywhere.
  static let lengthMin = 6
  static let countMax = 256

  private struct Form {
    var original: [UInt8]
    var replacement: [UInt8]
  }

  private var replacements: [String: String] = [:]
  /// As ASCII and as UTF-16LE, for transfers of any length.
  private var texts: [Form] = []
  /// The 32-bit number behind the dash in both byte orders, for reports: a wand's status has it at 16.
  private var numbers: [Form] = []

  subscript(serial: String) -> String? { replacements[serial] }

  /// Takes a serial into the list; texts too short or not ASCII are left alone.
  mutating func add(_ serial: String) {
    let text = Array(serial.utf8)
    guard text.count >= Self.lengthMin, text.allSatisfy({ (0x21...0x7e).contains($0) }),
      replacements[serial] == nil, replacements.count < Self.countMax
    else { return }
    let prefixCount = (text.lastIndex(of: UInt8(ascii: "-")).map { $0 + 1 } ?? 0)
    let tailCount = text.count - prefixCount
    guard tailCount >= 4 else { return }
    let number = String(replacements.count + 1)
    let tail = String(repeating: "0", count: tailCount - number.utf8.count) + number
    let replacement = Array(text[..<prefixCount]) + Array(tail.utf8)
    replacements[serial] = String(decoding: replacement, as: UTF8.self)
    texts.append(Form(original: text, replacement: replacement))
    texts.append(Form(original: wide(text), replacement: wide(replacement)))
    let original = serial.utf8.suffix(8)
    guard prefixCount > 0, tailCount == 8,
      let value = UInt32(String(decoding: original, as: UTF8.self), radix: 16),
      let other = UInt32(tail, radix: 16)
    else { return }
    numbers.append(Form(original: littleEndian(value), replacement: littleEndian(other)))
    numbers.append(
      Form(original: littleEndian(value.byteSwapped), replacement: littleEndian(other.byteSwapped)))
  }

  /// Whether a string from a device may be its serial: no spaces, eight characters or more, four digits.
  /// Where the device descriptor is not in the recording nothing tells which string is the serial.
  static func looksLikeSerial(_ text: String) -> Bool {
    text.utf8.count >= 8 && !text.utf8.contains(0x20)
      && text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 4
  }

  /// Replaces every serial in `bytes`; numbers only where `includingNumbers`.
  func apply(to bytes: inout [UInt8], includingNumbers: Bool) {
    for form in texts { replace(form, in: &bytes) }
    if includingNumbers { for form in numbers { replace(form, in: &bytes) } }
  }

  // MARK: -

  private func replace(_ form: Form, in bytes: inout [UInt8]) {
    let length = form.original.count
    guard bytes.count >= length else { return }
    var offset = 0
    while offset <= bytes.count - length {
      if bytes[offset] == form.original[0], matches(form.original, bytes, at: offset) {
        for index in 0..<length { bytes[offset + index] = form.replacement[index] }
        offset += length
      } else {
        offset += 1
      }
    }
  }

  private func matches(_ pattern: [UInt8], _ bytes: [UInt8], at offset: Int) -> Bool {
    for index in pattern.indices where bytes[offset + index] != pattern[index] { return false }
    return true
  }

  private func wide(_ text: [UInt8]) -> [UInt8] { text.flatMap { [$0, 0] } }

  private func littleEndian(_ value: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: value)
    return bytes
  }
}
