// Rule 17: a row knows its file and line, and comes in once.
extension Register {
  func requireNewRow(_ origin: ImportOrigin?) throws(RegisterRefusal) {
    guard let origin else { return }
    try Self.requireRange(origin.line, 1...1_000_000, "line")
    guard imports[origin.file]?.contains(origin.line) != true else {
      throw RegisterRefusal(.importing, .importedBefore, ["file": origin.file.text])
    }
  }

  mutating func finishImport(_ event: FileImported) throws(RegisterRefusal) {
    guard imports[event.file]?.count == event.rows else {
      throw RegisterRefusal(.importing, .outOfRange, ["what": "rows"])
    }
  }
}
