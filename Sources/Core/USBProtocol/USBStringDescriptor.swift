/// String descriptors: UTF-16LE behind a two-byte head (USB 2.0, section 9.6.7).
public enum USBStringDescriptor {
  /// Most UTF-16 code units that bLength can cover: (255 - 2) / 2.
  public static let codeUnitCountMax = 126

  /// The text as the device means it: NUL, controls and right-to-left marks included. A lone surrogate
  /// becomes U+FFFD, an odd last byte is left out, as Linux does (usb_string).
  /// - Throws: `.truncated`, `.unexpectedType`, `.lengthTooSmall`.
  public static func decode(_ bytes: Span<UInt8>) throws(USBDescriptorError) -> String {
    try checkDescriptor(bytes, type: USBDescriptorType.string, byteCount: 2)
    let length = Int(bytes[0])
    guard bytes.count >= length else {
      throw .truncated(type: USBDescriptorType.string, expected: length, actual: bytes.count)
    }
    var units: [UInt16] = []
    units.reserveCapacity(codeUnitCountMax)
    for offset in stride(from: 2, to: length - 1, by: 2) {
      units.append(UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The descriptor of `text`, cut after 126 code units and never inside a character.
  public static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [2, USBDescriptorType.string]
    for scalar in text.unicodeScalars {
      let units = Array(scalar.utf16)
      guard bytes.count + 2 * units.count <= 2 + 2 * codeUnitCountMax else { break }
      for unit in units { bytes += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    }
    bytes[0] = UInt8(bytes.count)
    return bytes
  }
}

extension String {
  /// Text from a device made safe for a terminal, a table and a page: controls (C0, C1, DEL), line
  /// separators, zero-width and bidirectional marks become U+FFFD, and it ends after 126 scalars.
  /// Only for display: an identity is compared and stored as the device sent it.
  public var displayable: String {
    var safe = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(USBStringDescriptor.codeUnitCountMax) {
      safe.append(scalar.isDisplayable ? scalar : "\u{fffd}")
    }
    return String(safe)
  }
}

extension Unicode.Scalar {
  /// Ranges of the Unicode categories Cc, Zl, Zp and of the format characters that move or hide text
  /// (Unicode 15, section 23.2; UTR 36, section 2.11).
  fileprivate var isDisplayable: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0xad, 0x61c, 0x180e, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f,
      0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f:
      false
    default: true
    }
  }
}
