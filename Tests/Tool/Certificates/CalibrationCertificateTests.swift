import Certificates
import Foundation
import Inventory
import Reports
import Testing
import Wording

@Suite struct CalibrationCertificateTests {
  /// A history as the record would hand it out: a calibration, and a verification every ninety days.
  static func unit(serial: String = "LHR-E0000001", count: Int = 4) throws -> CalibratedUnit {
    let rows = (0..<count).map { index in
      let day = String(format: "2026-%02d-01T08:30:00.250Z", 1 + 2 * index)
      let errors = { (share: Double) in "{\"gravity\": \(0.02 * share), \"turn\": 0.001, \"rate\": 0.0002}" }
      let before = index == 0 ? "\"before\": \(errors(7)), " : ""
      return """
        {"id": \(index + 1), "kind": "\(index == 0 ? "calibrated" : "verified")", "grade": "good", \
        "parameters": \(Array(repeating: 0.5, count: 48)), \(before)"after": \(errors(0.1 * Double(index + 1))), \
        "limits": \(errors(1)), "rests": [{"up": [0, 0, 1], "before": 0.15, "after": -0.001}, {"up": [0, 1, 0], \
        "before": -0.1, "after": 0.002}], "turns": [{"before": 0.03, "after": 0.001}], "rest_count": 12, \
        "duration_s": 90.5, "lost_samples": 0, "was_warm": true, "interval_days": 365, "uid": 1000, \
        "rig": "rig-1", "journal_sha256": "\(String(repeating: "ab", count: 32))", \
        "measured": {"at": "\(day)", "trusted": true}}
        """
    }
    let text = """
      {"family": "vive", "model": "HTC Vive headset", "serial": "\(serial)", "emulated": true, \
      "part": "headsetReceiver", "calibrations": [\(rows.joined(separator: ","))]}
      """
    return try JSONDecoder().decode(CalibratedUnit.self, from: Data(text.utf8))
  }

  private func certificate(
    _ unit: CalibratedUnit, _ wording: Wording = .english, head: String = "HSTH1:ABC:12"
  ) throws -> CalibrationCertificate {
    let row = try #require(unit.calibrations.first)
    return try #require(
      CalibrationCertificate(
        unit, row: row, ledger: .init(sequence: 11, head: head), wording: wording))
  }

  @Test(arguments: Wording.Language.allCases)
  func `it has the errors, the grade, the plots and the head, in either language`(
    language: Wording.Language
  ) throws {
    let wording = Wording(language: language)
    let page = try certificate(try Self.unit(), wording).html
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    for text in [.title, .emulatedWarning, .good, .restsPlot, .turnsPlot, .driftPlot] as [CertificateText] {
      #expect(page.contains(wording.text(text).replacingOccurrences(of: "'", with: "&#39;")), "\(text)")
    }
    for text in ["0.1400 m/s²", "0.0020 m/s²", "HSTH1:ABC:12", "rig-1/LHR-E0000001/1", "@page{size:A4"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.components(separatedBy: "<svg").count == 5)
  }

  @Test(arguments: Wording.Language.allCases)
  func `the signed head stands as a QR code, and as text alone where no code holds it`(
    language: Wording.Language
  ) throws {
    let wording = Wording(language: language)
    let head =
      "HSTH1:34750F98BD59FCFC:7:1772000000250T:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ:"
      + String(repeating: "A2", count: 51)
    let page = try certificate(try Self.unit(), wording, head: head).html
    #expect(page.contains(try QRCode(head).svg(millimeters: 42)))
    #expect(page.contains(">\(head)<"))
    let long = String(repeating: "A", count: 1001)
    let bare = try certificate(try Self.unit(), wording, head: long).html
    #expect(bare.contains(">\(long)<") && !bare.contains("class=\"code\""))
  }

  @Test func `the same facts give the same bytes`() throws {
    let unit = try Self.unit()
    #expect(try certificate(unit).html == certificate(unit).html)
  }

  @Test func `a serial that would be markup is text`() throws {
    let page = try certificate(try Self.unit(serial: "<script>alert(1)</script>&amp;")).html
    #expect(!page.contains("<script>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"))
  }

  @Test func `nothing is loaded from elsewhere`() throws {
    let page = try certificate(try Self.unit()).html
    for word in ["src=", "href=", "url(http", "@import"] { #expect(!page.contains(word), "\(word)") }
  }

  @Test func `every text is there in both languages`() {
    for text in CertificateText.allCases {
      #expect(!Wording.english.text(text).isEmpty && !Wording.french.text(text).isEmpty)
    }
  }
}
