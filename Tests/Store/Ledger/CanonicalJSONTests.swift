import Foundation
import HeadsetTestSupport
import Testing

@testable import Ledger

@Suite struct CanonicalJSONTests {
  /// RFC 8785 appendix B, and the numbers around which the spelling changes.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
      (0x444B_1AE4_D6E2_EF50, "1e+21"), (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
      (0x3EB0_C6F7_A0B5_ED8D, "0.000001"), (0x41B3_DE43_5555_5553, "333333333.3333332"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `a double is spelled as the RFC's table says`(pattern: UInt64, text: String) throws {
    #expect(try CanonicalJSON.number(Double(bitPattern: pattern)).encode() == text)
  }

  @Test func `members are sorted by UTF-16 units, text is escaped as little as can be`() throws {
    // RFC 8785 section 3.2.3, and one from section 3.2.2.2.
    let value = CanonicalJSON.object([
      "\u{20AC}": .string("Euro Sign"), "\r": .string("Carriage Return"), "\u{FB33}": .string("Hebrew"),
      "1": .string("One"), "\u{1F600}": .string("Emoji"), "\u{80}": .string("Control"), "\u{F6}": .null,
    ])
    #expect(
      try value.encode() == """
        {"\\r":"Carriage Return","1":"One","\u{80}":"Control","\u{F6}":null,"\u{20AC}":"Euro Sign",\
        "\u{1F600}":"Emoji","\u{FB33}":"Hebrew"}
        """)
    #expect(
      try CanonicalJSON.string("\u{20AC}$\u{F}\nA'B\"\\\"/\u{7F}\u{2028}").encode()
        == "\"\u{20AC}$\\u000f\\nA'B\\\"\\\\\\\"/\u{7F}\u{2028}\"")
  }

  @Test(
    arguments: [
      (.number(.nan), .notANumber), (.number(-.infinity), .notANumber),
      (.integer(1 << 53), .integerTooLarge), (.integer(.min), .integerTooLarge),
      ((0..<16).reduce(.array([])) { value, _ in .array([value]) }, .tooDeep),
    ] as [(CanonicalJSON, LedgerError.CanonicalFault)])
  func `what has no canonical spelling is refused`(value: CanonicalJSON, fault: LedgerError.CanonicalFault) {
    #expect(throws: LedgerError.notCanonical(fault)) { try value.encode() }
  }

  @Test func `values of other rooms come in by their own encoding`() throws {
    struct Transfer: Encodable {
      let to = "academy-7"
      let isSigned = true
      let shares: [Double] = [0.5, 12]
      let note: String? = nil
    }
    let value = try CanonicalJSON(encoding: Transfer())
    #expect(try value.encode() == #"{"isSigned":true,"shares":[0.5,12],"to":"academy-7"}"#)
    #expect(try CanonicalJSON(reading: Data(value.encode().utf8)) == value)
    #expect(throws: LedgerError.notCanonical(.notJSON)) { try CanonicalJSON(encoding: [Double.nan]) }
    #expect(throws: LedgerError.notCanonical(.notJSON)) { try CanonicalJSON(reading: Data("{".utf8)) }
  }

  /// Seeded values of every kind, spelled by an independent library.
  @Test(.enabled(if: Peers.isExpected, Peers.needsPip))
  func `seeded values are spelled as rfc8785 spells them`() throws {
    var random = SeededGenerator(seed: 8785)
    let values = (0..<2000).map { _ in Self.value(depth: 0, &random) }
    let questions = values.map(Self.loosely)
    let answers = try Peers.answers(of: "canonical_answers.py", to: questions)
    try #require(answers.count == values.count)
    for (value, answer) in zip(values, answers) { #expect(try value.encode() == answer) }
  }

  private static func value(depth: Int, _ random: inout SeededGenerator) -> CanonicalJSON {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: -CanonicalJSON.integerMax...CanonicalJSON.integerMax, using: &random))
    case 3: return .integer(.random(in: -999...999, using: &random))
    case 4:
      let number = Double(bitPattern: random.next())
      // What the peer would read as an integer beyond its bound is left out.
      return number.isFinite && number != number.rounded() ? .number(number) : .number(0.25)
    case 5: return .string(text(&random))
    case 6: return .array((0..<3).map { _ in value(depth: depth + 1, &random) })
    default:
      let members = (0..<3).map { _ in (text(&random), value(depth: depth + 1, &random)) }
      return .object(Dictionary(members) { $1 })
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0x20...0x7E, 0x80...0x7FF, 0xE000...0xFFFD, 0x1F600...0x1F64F,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      guard let range = ranges.randomElement(using: &random),
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random))
      else { continue }
      text.append(scalar)
    }
    return String(text)
  }

  /// One line of JSON that is not canonical: all but ASCII letters escaped, numbers as Swift writes them.
  private static func loosely(_ value: CanonicalJSON) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return " \(value)"
    case .integer(let value): return "\(value)"
    case .number(let value): return "\(value)"
    case .string(let value):
      let units = value.utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      return "\"" + units.joined() + "\""
    case .array(let elements): return "[ " + elements.map(loosely).joined(separator: " , ") + "]"
    case .object(let members):
      return "{" + members.map { loosely(.string($0.key)) + " :" + loosely($0.value) }.joined(separator: ",")
        + " }"
    }
  }
}
