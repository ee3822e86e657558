import Foundation
import Testing

@testable import Inventory

@Suite struct WallTimeTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (1, "1970-01-01T00:00:00.001Z"),
      (951_827_696_789, "2000-02-29T12:34:56.789Z"), (1_772_000_000_999, "2026-02-25T06:13:20.999Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func `text is UTC with milliseconds and reads back`(milliseconds: Int64, text: String) {
    let time = WallTime(milliseconds: milliseconds, isTrusted: true)
    #expect(time.text == text)
    #expect(WallTime(text: text, isTrusted: true) == time)
  }

  @Test func `every millisecond of a second is written exactly`() {
    for milliseconds in Int64(1_772_000_000_000)..<1_772_000_001_000 {
      let time = WallTime(milliseconds: milliseconds, isTrusted: false)
      #expect(WallTime(text: time.text, isTrusted: false) == time)
    }
  }

  @Test(arguments: [Int64.min, -1, 253_402_300_800_000, .max])
  func `a time no calendar of ours holds is bounded and not trusted`(milliseconds: Int64) {
    let time = WallTime(milliseconds: milliseconds, isTrusted: true)
    #expect((0...WallTime.millisecondsMax).contains(time.milliseconds))
    #expect(!time.isTrusted)
  }

  @Test(arguments: [
    "", ".", "2026-02-25", "2026-02-25T06:13:20Z", "2026-02-25T06:13:20.99Z", "2026-02-25T06:13:20.999",
    "2026-02-25T06:13:20.+99Z", "-001-02-25T06:13:20.999Z", "1969-12-31T23:59:59.999Z", "x.123Z",
  ])
  func `other text is refused`(text: String) {
    #expect(WallTime(text: text, isTrusted: true) == nil)
  }

  @Test func `JSON carries time and trust`() throws {
    let time = WallTime(milliseconds: 1_772_000_000_250, isTrusted: false)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = try encoder.encode(time)
    #expect(String(decoding: json, as: UTF8.self) == #"{"at":"2026-02-25T06:13:20.250Z","trusted":false}"#)
    #expect(try JSONDecoder().decode(WallTime.self, from: json) == time)
  }
}
