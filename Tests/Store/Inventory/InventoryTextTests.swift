import Testing

@testable import Inventory

@Suite struct InventoryTextTests {
  @Test(arguments: [
    ("LHR-5DB1", "LHR-5DB1"), ("é 漢 🥽", "é 漢 🥽"), ("a\u{0}b", "a\\u{0}b"), ("\u{1B}[2J", "\\u{1B}[2J"),
    ("x\u{202E}y", "x\\u{202E}y"), ("=cmd\n", "=cmd\\u{A}"), ("\u{FEFF}", "\\u{FEFF}"),
  ])
  func `what plays tricks is kept as an escape, the rest as it is`(raw: String, kept: String) throws {
    #expect(try InventoryText(raw, field: .serial).value == kept)
  }

  @Test func `a string descriptor full of controls fits`() throws {
    _ = try InventoryText(String(repeating: "\u{1B}", count: 126), field: .serial)
  }

  @Test(arguments: [1025, 4097, 1 << 20])
  func `longer text is refused with its length`(count: Int) {
    #expect(throws: InventoryError.textTooLong(field: .model, byteCount: count)) {
      try InventoryText(String(repeating: "a", count: count), field: .model)
    }
  }

  @Test func `empty text is refused, an empty serial is a missing one`() throws {
    #expect(throws: InventoryError.emptyText(field: .family)) {
      try UnitIdentity(family: "", model: "m", serial: "s", isEmulated: false)
    }
    #expect(try UnitIdentity(family: "f", model: "m", serial: "", isEmulated: false).serial == nil)
  }

  @Test(arguments: ["", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 63) + "é"])
  func `a digest is 64 hexadecimal digits`(digest: String) {
    #expect(throws: InventoryError.notADigest(field: .configurationSHA256)) {
      try UnitFact.configurationSHA256(digest)
    }
  }
}
