import Foundation

/// Walks over canonical JSON whose keys are known: each has one place and one spelling, so reading is comparing.
struct PayloadCursor {
  let bytes: ArraySlice<UInt8>
  private(set) var index: Int
  let end: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
    end = bytes.endIndex
  }

  var isAtEnd: Bool { index == end }

  /// Steps over the text; false where something else stands.
  mutating func accept(_ text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount <= end - index else { return false }
    let rest = bytes[index...].prefix(text.utf8CodeUnitCount)
    let isSame = text.withUTF8Buffer { expected in
      unsafe rest.withUnsafeBytes { found in
        guard let first = found.baseAddress, let second = expected.baseAddress else {
          return unsafe found.isEmpty
        }
        return unsafe memcmp(first, second, found.count) == 0
      }
    }
    guard isSame else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  mutating func expect(_ text: StaticString) throws(RegisterRefusal) {
    guard accept(text) else { throw RegisterRefusal(.unreadable) }
  }

  /// A string with its quotation marks.
  mutating func string() throws(RegisterRefusal) -> String {
    try expect("\"")
    let start = index
    while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
    guard index < end else { throw RegisterRefusal(.unreadable) }
    if bytes[index] == UInt8(ascii: "\"") {
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    while index < end, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < end,
      let text = try? JSONDecoder().decode(String.self, from: Data(bytes[(start - 1)...index]))
    else { throw RegisterRefusal(.unreadable) }
    index += 1
    return text
  }

  mutating func boolean() throws(RegisterRefusal) -> Bool {
    if accept("true") { return true }
    try expect("false")
    return false
  }

  /// An amount: canonical, not negative, of fifteen digits at most.
  mutating func amount() throws(RegisterRefusal) -> Int64 {
    var value: Int64 = 0
    let start = index
    while index < end, index - start < 16, (48...57).contains(bytes[index]) {
      value = value * 10 + Int64(bytes[index] - 48)
      index += 1
    }
    guard index > start, index - start < 16 else { throw RegisterRefusal(.unreadable) }
    return value
  }

  mutating func unit() throws(RegisterRefusal) -> UnitKey {
    try expect("{\"emulated\":")
    let isEmulated = try boolean()
    try expect(",\"family\":")
    let family = try string()
    try expect(",\"model\":")
    let model = try string()
    try expect(",\"serial\":")
    let serial = accept("null") ? nil : try string()
    try expect("}")
    return UnitKey(family: family, model: model, serial: serial, emulated: isEmulated)
  }
}
