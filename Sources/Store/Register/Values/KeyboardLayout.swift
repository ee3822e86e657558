/// What a scanner meant that types as a keyboard, where scanner and machine are set to keyboards of different countries.
///
/// Only a tag is ever taken so: its check character and the register vouch for it.
enum KeyboardLayout: CaseIterable {
  /// The scanner types as in the United States, the machine reads as in France or Belgium.
  case usReadAsFrench
  /// The scanner types as in the United States, the machine reads as in Germany.
  case usReadAsGerman
  /// The scanner types as in France, the machine reads as in the United States.
  case frenchReadAsUS

  /// Keys that differ, as they were read and as they were meant, for the characters of a tag. From the tables `fr`, `be`,
  /// `de` and `us` of xkeyboard-config, unshifted digits of France and Belgium included.
  private var keys: (read: String, meant: String) {
    switch self {
    case .usReadAsFrench: ("QqAaWwZz?,&é\"'(-§è_!çà)", "AaQqZzWwMm1234566788" + "90-")
    case .usReadAsGerman: ("YyZzß", "ZzYy-")
    case .frenchReadAsUS: ("QqAaWwZz:;!@#$%^&*()6", "AaQqZzWwMm1234567890-")
    }
  }

  /// A text as it was meant.
  func meant(by text: String) -> String {
    let (read, meant) = keys
    let table = Dictionary(zip(read, meant), uniquingKeysWith: { first, _ in first })
    return String(text.map { table[$0] ?? $0 })
  }
}

extension Register {
  /// The asset whose tag was scanned through another country's keyboard.
  func asset(typedBy text: String) -> AssetTag? {
    guard text.utf8.count <= 64 else { return nil }
    return KeyboardLayout.allCases.lazy.compactMap { AssetTag($0.meant(by: text)) }.first {
      assets[$0] != nil
    }
  }
}
