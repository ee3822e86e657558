/// A line people wrote: no control characters, no line breaks, no direction overrides, and not endless.
public struct RegisterText: Hashable, Sendable {
  public let value: String

  /// Unicode scalars at most.
  public static let countMax = 400

  /// Nil for an empty text, one that is too long, and one with what cannot be seen.
  public init?(_ value: String) {
    guard (1...Self.countMax * 4).contains(value.utf8.count), value.unicodeScalars.count <= Self.countMax,
      value.unicodeScalars.allSatisfy(Self.isVisible)
    else { return nil }
    self.value = value
  }

  private static func isVisible(_ scalar: UnicodeScalar) -> Bool {
    if (0x20..<0x7f).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
      return false
    default: return true
    }
  }
}

extension RegisterText: RegisterScalar {
  init?(scalar: String) { self.init(scalar) }
  var scalar: String { value }
}

/// The name of a programme, a party or a model in the register, as `KCF-2022`, `P-0007` or `vive-pro`: letters,
/// digits and `._-`, 64 at most. Parties are numbers, never names of people.
public struct RegisterWord: Hashable, Comparable, Sendable {
  public let value: String

  /// Nil for another form.
  public init?(_ value: String) {
    guard (1...64).contains(value.utf8.count), value.utf8.allSatisfy(Self.isAllowed) else { return nil }
    self.value = value
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  public static func < (first: Self, second: Self) -> Bool { first.value < second.value }
}

extension RegisterWord: RegisterScalar {
  init?(scalar: String) { self.init(scalar) }
  var scalar: String { value }
}

/// The SHA-256 of a document or a file: 64 lower-case hexadecimal digits.
public struct DocumentDigest: Hashable, Comparable, Sendable {
  public let text: String

  /// Nil for another form.
  public init?(_ text: String) {
    guard text.utf8.count == 64,
      text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    self.text = text
  }

  public static func < (first: Self, second: Self) -> Bool { first.text < second.text }
}

extension DocumentDigest: RegisterScalar {
  init?(scalar: String) { self.init(scalar) }
  var scalar: String { text }
}
