import Foundation
import Testing

/// Habits that are cheap to check and dear to lose.
@Suite struct TidyTests {
  @Test func `no file is longer than 500 lines`() {
    for file in SourceTree.files(in: "", where: { $0.hasSuffix(".swift") }) {
      #expect(file.lines.count <= 501, "\(file): look for the seam")
    }
  }

  @Test(arguments: [
    ("try!", #"\btry!"#), ("as!", #"\bas!"#),
    // A name, call or subscript, then `!` before something that no operator follows.
    ("a force unwrap", #"[A-Za-z0-9_\)\]\}>]!(?=[\s\.,;:\)\]\}\[\(?]|$)(?!\s*=)"#),
    ("Any", #"(?<![A-Za-z.])Any(?![A-Za-z])"#), ("print in a room", #"(?<![\w.])print\("#),
    ("a wall clock", #"\bDate\(\)|\bDate\.now\b|\bContinuousClock\b|\bSuspendingClock\b"#),
  ])
  func `no room has`(what: String, pattern: String) throws {
    let expression = try NSRegularExpression(pattern: pattern)
    let programs: Set<String> = ["Tool"]
    for file in SourceTree.sources {
      if what == "print in a room" || what == "a wall clock", programs.contains(file.floor) { continue }
      for (index, line) in file.code.enumerated() {
        let range = NSRange(line.startIndex..., in: line)
        #expect(
          expression.firstMatch(in: line, range: range) == nil, "\(file):\(index + 1): \(what): \(line)")
      }
    }
  }

  @Test func `no file names this or any machine, or where packages come from`() {
    // Written in two halves, so that this file passes.
    let words = [
      "/wo" + "rk/", "/tmp/" + "wt", "pypi" + ".org", "pythonhosted" + ".org", "deb.debian" + ".org",
      "npmjs" + ".org", "crates" + ".io",
    ]
    let texts = [
      "swift", "md", "sh", "h", "c", "py", "toml", "device", "html", "js", "css", "service", "rules",
    ]
    let files = SourceTree.files(in: "") { name in
      let parts = name.split(separator: ".")
      return parts.count == 1 || texts.contains(parts.last.map(String.init) ?? "")
    }
    for file in files {
      for (index, line) in file.lines.enumerated() {
        for word in words where line.contains(word) {
          Issue.record("\(file):\(index + 1): names \(word)")
        }
      }
    }
  }
}
