/// A JSON value with one spelling: the JSON Canonicalization Scheme of RFC 8785. The same value gives the same
/// bytes on every rig, in every locale and with every release.
public enum CanonicalJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// Within ±(2^53 - 1), which every reader of JSON keeps exactly (RFC 8785 section 3.2.2.3).
  case integer(Int64)
  /// Finite.
  case number(Double)
  case string(String)
  case array([CanonicalJSON])
  case object([String: CanonicalJSON])

  /// Arrays and objects within each other.
  public static let depthMax = 16
  /// The largest integer a double holds with all its neighbours.
  public static let integerMax: Int64 = 1 << 53 - 1

  /// The canonical bytes.
  ///
  /// - Throws: `notCanonical` for what has no canonical spelling.
  public func encode() throws(LedgerError) -> String {
    var text = ""
    try write(to: &text, depth: 0)
    return text
  }

  func write(to text: inout String, depth: Int) throws(LedgerError) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value):
      guard (-Self.integerMax...Self.integerMax).contains(value) else {
        throw .notCanonical(.integerTooLarge)
      }
      text += String(value)
    case .number(let value):
      guard let spelling = Self.spell(value) else { throw .notCanonical(.notANumber) }
      text += spelling
    case .string(let value): Self.quote(value, to: &text)
    case .array(let elements):
      try Self.enclose(elements, in: ("[", "]"), to: &text, depth: depth) {
        element, text throws(LedgerError) in
        try element.write(to: &text, depth: depth + 1)
      }
    case .object(let members):
      // Sorted by UTF-16 code units, RFC 8785 section 3.2.3.
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      try Self.enclose(sorted, in: ("{", "}"), to: &text, depth: depth) {
        member, text throws(LedgerError) in
        Self.quote(member.key, to: &text)
        text += ":"
        try member.value.write(to: &text, depth: depth + 1)
      }
    }
  }

  private static func enclose<Element>(
    _ elements: [Element], in brackets: (String, String), to text: inout String, depth: Int,
    _ write: (Element, inout String) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    guard depth < depthMax else { throw .notCanonical(.tooDeep) }
    text += brackets.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      try write(element, &text)
    }
    text += brackets.1
  }

  // MARK: - Spelling

  /// RFC 8785 section 3.2.2.2: the short escapes where JSON has one, \u00xx for other controls, the rest itself.
  static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{8}": text += "\\b"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\u{C}": text += "\\f"
      case "\r": text += "\\r"
      case "\u{0}"..<"\u{20}": text += "\\u00" + Hexadecimal.encode([UInt8(scalar.value)])
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// As ECMAScript writes a number (RFC 8785 section 3.2.2.3, ECMA-262 Number::toString); nil where not finite.
  ///
  /// Swift's description has the same digits, the shortest that read back, but sets point and exponent elsewhere.
  static func spell(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    guard value != 0 else { return "0" }
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count == 2 && mantissa[1] != "0" ? mantissa[1] : ""
    var digits = String(mantissa[0] + fraction)
    // The value is 0.digits times ten to the point.
    var point = mantissa[0].count + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
    let zeros = digits.prefix { $0 == "0" }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == "0" { digits.removeLast() }
    return (value < 0 ? "-" : "") + lay(digits, point: point)
  }

  private static func lay(_ digits: String, point: Int) -> String {
    let count = digits.count
    switch point {
    case count...21: return digits + String(repeating: "0", count: point - count)
    case 1...21: return String(digits.prefix(point)) + "." + digits.dropFirst(point)
    case -5...0: return "0." + String(repeating: "0", count: -point) + digits
    default:
      let exponent = point - 1
      let rest = digits.dropFirst()
      return String(digits.prefix(1)) + (rest.isEmpty ? "" : "." + rest) + "e"
        + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }
  }
}
