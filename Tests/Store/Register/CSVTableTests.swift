import Testing

@testable import Register

@Suite struct CSVTableTests {
  private func cells(_ text: String) throws -> [[String]] { try CSVTable(text).rows.map(\.cells) }

  @Test func `cells are read as RFC 4180 has them`() throws {
    #expect(
      try cells("a,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\r\n\r\n,\r\n")
        == [["a", "b"], ["x,\"y\"", "two\nlines"], ["", ""]])
    #expect(try CSVTable("a\n\"1\n2\"\n\n3").rows.map(\.line) == [1, 2, 5])
    #expect(try cells("\u{FEFF}a;b\n1;2") == [["a", "b"], ["1", "2"]])
    #expect(try cells("a\tb\n1\t2\n") == [["a", "b"], ["1", "2"]])
    #expect(try cells("").isEmpty)
  }

  @Test(arguments: [
    ("a,b\n\"open,2\n", 2, 1), ("a,b\n1,\"x\"y\n", 2, 2), ("a,b\n1,x\"y\n", 2, 2), ("a\n\"x\r", 2, 1),
  ])
  func `a stray quotation mark is named by line and column`(text: String, line: Int, column: Int) {
    #expect(throws: CSVTable.Fault(line: line, column: column, .badQuotes)) { try CSVTable(text) }
  }

  @Test func `a row with other cells than the heading is named`() {
    #expect(throws: CSVTable.Fault(line: 3, column: nil, .cellCount)) { try CSVTable("a,b\n1,2\n1\n") }
  }

  @Test func `any bytes are a table or a fault`() {
    var state: UInt64 = 42
    let alphabet = Array("\",;\n\r\tax'=\u{FEFF}é".unicodeScalars)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = try? CSVTable(String(text))
    }
  }

  @Test(arguments: ["=1+1", "+33 1", "-x", "@cmd", "\tx", "'=x", "plain", "a,b", "é;\"q\""])
  func `a formula is made harmless, and read back as it was`(text: String) throws {
    let line = CSVText.line([.text(text), .number("-5"), .empty])
    let row = try #require(try CSVTable("a,b,c\n" + line).rows.last)
    #expect(CSVText.plain(row.cells[0]) == (text.hasPrefix("'") ? String(text.dropFirst()) : text))
    #expect(row.cells[1] == "-5" && row.cells[2].isEmpty)
    #expect(!"=+-@\t\r".contains(row.cells[0].first ?? "x"))
  }
}
