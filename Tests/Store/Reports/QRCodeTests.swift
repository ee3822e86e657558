import AcademyLedgers
import Foundation
import Ledger
import Register
import Testing
import Wording

@testable import Reports

/// What a code says is read back by zbar, which has nothing to do with the library that drew it.
@Suite struct QRCodeTests {
  static let hasReader = FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg")
  static let isBuildServer = ProcessInfo.processInfo.environment["CI"] == "true"
  static let needsReader: Comment = "needs zbarimg (Debian package zbar-tools)"

  /// A code as a portable bitmap (netpbm's PBM, ASCII), each module so many pixels.
  private static func bitmap(_ code: QRCode, scale: Int) -> String {
    let side = (code.sideCount + 2 * QRCode.quietCount) * scale
    var text = "P1\n\(side) \(side)\n"
    for row in 0..<side {
      let y = row / scale - QRCode.quietCount
      let line = (0..<side).map { column -> String in
        let x = column / scale - QRCode.quietCount
        guard (0..<code.sideCount).contains(x), (0..<code.sideCount).contains(y) else { return "0" }
        return code.modules[y * code.sideCount + x] ? "1" : "0"
      }
      text += line.joined(separator: " ") + "\n"
    }
    return text
  }

  static func read(_ path: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = ["30", "/usr/bin/zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(.enabled(if: hasReader || isBuildServer, needsReader))
  func `tags and heads are read back by a standard reader`() throws {
    let shelf = try AcademyShelf()
    let head = try AcademyShelf.key(1).sign(
      TreeHead(
        size: 1_234_567, time: LedgerTime(milliseconds: 1_772_000_000_000, isTrusted: true), root: .emptyTree)
    )
    let site = try #require(SiteCode("KE-NBO"))
    let tags = try (1...20).map { try #require(AssetTag(site: site, number: $0 * 499)).text }
    for (index, text) in (tags + [head.text]).enumerated() {
      let path = shelf.path("\(index).pbm")
      try Self.bitmap(try QRCode(text), scale: 4).write(toFile: path, atomically: false, encoding: .utf8)
      #expect(try Self.read(path) == [text])
    }
  }

  @Test func `a head's code is of version 9, as the decision says`() throws {
    let head = try AcademyShelf.key(1).sign(
      TreeHead(
        size: 1_234_567, time: LedgerTime(milliseconds: 1_772_000_000_000, isTrusted: true), root: .emptyTree)
    )
    #expect(try QRCode(head.text).sideCount <= 17 + 4 * 9)
    #expect(try QRCode("KE-NBO-0042-C").sideCount == 21)
  }

  @Test(arguments: ["", "a\0b", String(repeating: "A", count: 1001)])
  func `what no code holds is refused`(text: String) {
    #expect(throws: ReportError.notACode) { try QRCode(text) }
  }

  /// The drawing says what the modules say: every run of the path, laid out again, gives the square back.
  @Test func `the drawing has the modules`() throws {
    let code = try QRCode("KE-NBO-0042-C")
    var drawn = [Bool](repeating: false, count: code.modules.count)
    let svg = code.svg(millimeters: 20)
    #expect(svg.contains("width=\"20mm\"") && svg.contains("viewBox=\"0 0 29 29\""))
    for match in svg.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
      let (x, y, width) = (Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
      for column in x..<x + width { drawn[(y - 4) * code.sideCount + column - 4] = true }
    }
    #expect(drawn == code.modules)
  }
}
