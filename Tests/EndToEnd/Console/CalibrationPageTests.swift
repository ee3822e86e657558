import ControlProtocol
import Foundation
import Glibc
import HeadsetTestSupport
import Testing

/// The guided calibration on the page, in a real Chromium, of an emulated headset behind a real service.
@Suite(
  .serialized,
  .enabled(
    if: Browser.isInstalled || ProcessInfo.processInfo.environment["CI"] == "true",
    "needs the Debian package chromium"))
struct CalibrationPageTests {
  static let serial = "LHR-E0000001"

  @Test(.timeLimit(.minutes(3)))
  func `a guide is begun on the page, joined by a page loaded anew, answered and abandoned`() async throws {
    let rig = try TestRig()
    let (emulator, port) = try await rig.startTechnician()
    let service = try rig.startService(emulatorPort: port)
    #expect(await within(seconds: 60) { !rig.streaming().isEmpty })
    let console = try ConsoleProgram([
      "--socket", rig.socket, "--poses", rig.segment, "--room", "/none-" + UUID().uuidString.prefix(8),
    ])
    try await onThread {
      let english = try Self.open(console, "en")
      try english.wait(for: "document.getElementById('calibrate-button').disabled === false")
      #expect(try english.value("document.getElementById('guide').hidden") == "true", "none runs yet")
      _ = try english.value("document.getElementById('calibrate-button').click()")
      try english.wait(for: "document.getElementById('guide-instruction').textContent.length > 10")
      #expect(try english.value("document.querySelectorAll('#guide-map li').length") == "26")
      #expect(try english.value("document.getElementById('calibration-message').hidden") == "true")

      let french = try Self.open(console, "fr")
      try french.wait(for: "document.getElementById('guide-instruction').textContent.length > 10")
      let sentences = "document.getElementById('guide-phase').textContent"
      #expect(try french.value(sentences) != english.value(sentences), "each in its own language")
      try french.keepPicture("calibration-fr")

      let phase = try english.value(sentences)
      _ = try french.value("document.getElementById('guide-skip').click()")
      try english.wait(for: "\(sentences) !== '\(phase)'")
      _ = try english.value("document.getElementById('guide-abandon').click()")
      for browser in [english, french] {
        try browser.wait(for: "document.getElementById('guide-end').textContent.length > 5")
        try browser.wait(for: "document.getElementById('guide-abandon').disabled")
        #expect(browser.complaints == [])
      }
      try english.keepPicture("calibration-en")
    }
    guard case .calibration(let end) = rig.ask(.calibration(serial: Self.serial)) else {
      Issue.record("the service knows of no guide")
      return
    }
    #expect(end.phase == .abandoned)
    #expect(console.end(by: SIGTERM) == 0)
    for program in [service, emulator] {
      program.send(SIGTERM)
      _ = await program.ending()
    }
  }

  private static func open(_ console: ConsoleProgram, _ language: String) throws -> Browser {
    try Browser(
      page: "http://127.0.0.1:\(console.port)/?lite", language: language, width: 1280, height: 1400)
  }
}
