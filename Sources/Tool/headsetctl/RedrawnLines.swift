/// Lines that are drawn over the last ones, on a terminal that can.
struct RedrawnLines {
  private var drawnLineCount = 0

  /// Hides the cursor (DECTCEM, ECMA-48 private mode 25).
  init() { Terminal.write("\u{1b}[?25l") }

  /// Draws these in the place of those before; what the terminal has no room for is cut off.
  mutating func draw(_ lines: [String]) {
    let size = Terminal.size
    // What does not fit would scroll, and the next drawing would begin in the wrong line.
    let cut = lines.map { String($0.prefix(size.columnCount)) }.prefix(max(1, size.rowCount - 1))
    // Up to the first line of the last drawing (CUU), each line cleared to its end (EL), the rest too (ED).
    let home = drawnLineCount > 0 ? "\u{1b}[\(drawnLineCount)A\r" : ""
    Terminal.write(home + cut.map { $0 + "\u{1b}[K\n" }.joined() + "\u{1b}[J")
    drawnLineCount = cut.count
  }

  /// Gives the cursor back.
  func end() { Terminal.write("\u{1b}[?25h") }
}
