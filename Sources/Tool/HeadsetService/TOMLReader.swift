internal import TOMLKit

/// Typed reads of one TOML table that name the line of what is wrong.
///
/// TOMLKit tells positions of syntax errors only; for a value of the wrong kind the line is that of the first
/// line of the text that sets the key.
struct TOMLReader {
  private let table: TOMLTable
  private let text: String
  private let path: String

  init(table: TOMLTable, text: String, path: String = "") {
    self.table = table
    self.text = text
    self.path = path
  }

  /// Refuses a table header whose name does not begin like a key.
  ///
  /// toml++ 3.4 (inside TOMLKit 0.6.0) ends the program by an assertion on such a header, `[=]` for one,
  /// instead of reporting it. This dialect has no value that spans lines, so a line that begins with a
  /// bracket is a header.
  static func requireHeaders(in text: String) throws(ServiceConfigurationError) {
    let lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
      var rest = line.drop(while: isBlank)
      guard rest.first == 0x5b else { continue }
      rest = rest.dropFirst()
      if rest.first == 0x5b { rest = rest.dropFirst() }
      rest = rest.drop(while: isBlank)
      let beginsLikeKey = rest.first.map { byte in
        let letter = UnicodeScalar(byte | 0x20)
        return ("a"..."z").contains(letter) || ("0"..."9").contains(UnicodeScalar(byte))
          || [0x2d, 0x5f, 0x22, 0x27].contains(byte)
      }
      guard beginsLikeKey == true else {
        throw .malformed(
          line: index + 1, column: line.count - rest.count + 1, detail: "a table needs a name")
      }
    }
  }

  /// - Throws: `unknownKey` for a key that is not in `keys`.
  func allow(_ keys: Set<String>) throws(ServiceConfigurationError) {
    for key in table.keys where !keys.contains(key) {
      throw .unknownKey(path + key, line: line(of: key))
    }
  }

  /// The table under `key`, empty where it is absent.
  func section(_ key: String, keys: Set<String>) throws(ServiceConfigurationError) -> TOMLReader {
    guard let value = table[key] else { return TOMLReader(table: TOMLTable(), text: text) }
    guard let inner = value.table else { throw wrong(key, "a table, [\(path)\(key)]") }
    let reader = TOMLReader(table: inner, text: text, path: path + key + ".")
    try reader.allow(keys)
    return reader
  }

  /// The tables of an array of tables under `key`.
  func sections(_ key: String, keys: Set<String>) throws(ServiceConfigurationError) -> [TOMLReader] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw wrong(key, "an array of tables, [[\(path)\(key)]]") }
    var readers: [TOMLReader] = []
    for index in 0..<array.count {
      guard let inner = array[index].table else { throw wrong(key, "an array of tables, [[\(path)\(key)]]") }
      let reader = TOMLReader(table: inner, text: text, path: path + key + ".")
      try reader.allow(keys)
      readers.append(reader)
    }
    return readers
  }

  func string(_ key: String) throws(ServiceConfigurationError) -> String? {
    guard let value = table[key] else { return nil }
    guard let string = value.string else { throw wrong(key, "a text in quotes") }
    return string
  }

  func boolean(_ key: String) throws(ServiceConfigurationError) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let boolean = value.bool else { throw wrong(key, "true or false") }
    return boolean
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(ServiceConfigurationError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let integer = value.int, range.contains(integer) else {
      throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// The first line that sets `key` or opens a table of that name; 1 where none is found.
  func line(of key: String) -> Int {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.drop { $0 == " " || $0 == "\t" || $0 == "[" }
      guard words.hasPrefix(key) || words.hasPrefix(path + key) else { continue }
      return index + 1
    }
    return 1
  }

  private func wrong(_ key: String, _ expected: String) -> ServiceConfigurationError {
    .badValue(key: path + key, line: line(of: key), expected: expected)
  }
}
