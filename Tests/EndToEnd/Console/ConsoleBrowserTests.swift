import ControlChannel
import ControlProtocol
import Foundation
import Glibc
import PoseMath
import Testing

/// The page in a real Chromium. It keeps what it saw under artifacts/console/.
@Suite(
  .serialized,
  .enabled(
    if: Browser.isInstalled || ProcessInfo.processInfo.environment["CI"] == "true",
    "needs the Debian package chromium"))
struct ConsoleBrowserTests {
  @Test func `the page draws the published head and follows it`() async throws {
    let stage = try Stage()
    let service = try stage.startService()
    stage.look(StageRoom.place(0, 1.6, 0))
    try stage.startPublishing()
    let program = try ConsoleProgram(stage.arguments)
    try await onThread {
      let browser = try Browser(
        page: "http://127.0.0.1:\(program.port)/?lite", language: "en", width: 1000, height: 700)
      try browser.wait(for: "window.headsetConsole && headsetConsole.frames > 0 && headsetConsole.drawn.head")
      #expect(try Self.drawnYaw(browser, near: 0), "looks ahead")
      let before = try browser.screenshot()

      stage.look(StageRoom.place(0.1, 1.7, 0.05, yaw: 0.7))
      #expect(try Self.drawnYaw(browser, near: 0.7), "turned to the left")
      try browser.wait(for: "Math.abs(headsetConsole.drawn.head.position[1] - 1.7) < 0.001")
      #expect(try browser.screenshot() != before, "the picture changed")
      #expect(browser.complaints == [])
    }
    stage.stopPublishing()
    #expect(program.end(by: SIGTERM) == 0)
    await service.stop()
  }

  @Test func `the page tells devices, session and service in words`() async throws {
    let stage = try Stage()
    let service = try stage.startService()
    stage.look(StageRoom.place(0.05, 1.62, -0.1, yaw: 0.35))
    try stage.startPublishing()
    let program = try ConsoleProgram(stage.arguments)
    try await onThread {
      let browser = try Browser(
        page: "http://127.0.0.1:\(program.port)/", language: "en", width: 1600, height: 900)
      try browser.wait(
        for: "window.headsetConsole && headsetConsole.service === 'up' && headsetConsole.frames > 2")
      try browser.wait(for: "document.querySelector('#devices .tag')")
      let text = try browser.value("document.body.innerText")
      for words in [
        "HTC Vive", "LHR-STAGE001", "1462663157", "81 %", "from the device", "supplied", "EMULATED",
        "position modelled", "20° left", "986 µs", "real time", "Another program holds it. vrserver",
      ] { #expect(text.contains(words), "\(words)") }

      #expect(text.contains(Stage.hostileSerial) && text.contains(Stage.hostileNameShown), "as text")
      #expect(try browser.value("document.querySelectorAll('#devices img, #devices script').length") == "0")
      try browser.keepPicture("page-en")

      try Self.checkKeyboardAndLabels(browser)
      try Self.runSession(browser)
      #expect(browser.complaints == [])
    }
    #expect(stage.verbs.contains(.sessionStart(purpose: "maintenance")) && stage.verbs.contains(.sessionStop))
    stage.stopPublishing()
    #expect(program.end(by: SIGINT) == 0)
    await service.stop()
  }

  @Test func `a French browser is answered in French, and the switch leads to English`() async throws {
    let stage = try Stage()
    let service = try stage.startService()
    try stage.startPublishing(withRoom: false)
    let program = try ConsoleProgram(stage.arguments)
    try await onThread {
      let browser = try Browser(
        page: "http://127.0.0.1:\(program.port)/", language: "fr", width: 1280, height: 800)
      try browser.wait(for: "window.headsetConsole && headsetConsole.service === 'up'")
      try browser.wait(for: "document.querySelector('#devices .tag')")
      #expect(try browser.value("document.documentElement.lang") == "fr")
      let text = try browser.value("document.body.innerText")
      for words in ["ÉMULÉ", "position modélisée", "Commencer la session", "La salle", "Service actif"] {
        #expect(text.contains(words), "\(words)")
      }
      try browser.keepPicture("page-fr")
      _ = try browser.value("document.getElementById('language').click()")
      try browser.wait(for: "document.documentElement.lang === 'en'")
      #expect(browser.complaints == [])
    }
    stage.stopPublishing()
    #expect(program.end(by: SIGTERM) == 0)
    await service.stop()
  }

  @Test func `the page says what is missing and goes on by itself when it comes`() async throws {
    let stage = try Stage()
    let program = try ConsoleProgram(stage.arguments)
    let browser = try await onThread {
      let browser = try Browser(
        page: "http://127.0.0.1:\(program.port)/?lite", language: "en", width: 1280, height: 800)
      try browser.wait(for: "window.headsetConsole && headsetConsole.service === 'down'")
      let text = try browser.value("document.body.innerText")
      #expect(text.contains("headsetd does not run") && text.contains("No poses yet"))
      #expect(try browser.value("document.getElementById('session-button').disabled") == "true")
      try browser.keepPicture("page-down")
      return browser
    }
    let service = try stage.startService()
    try stage.startPublishing(withRoom: false)
    try await onThread {
      try browser.wait(for: "headsetConsole.service === 'up' && headsetConsole.drawn.head")
      try browser.wait(for: "document.getElementById('view-message').hidden")
      stage.stopPublishing()
      try browser.wait(for: "document.body.innerText.includes('Tracking has stopped')")
    }
    await service.stop()
    try await onThread { try browser.wait(for: "headsetConsole.service === 'down'") }
    #expect(program.end(by: SIGTERM) == 0)
    try await onThread {
      try browser.wait(for: "document.body.innerText.includes('Console not reachable')")
    }
  }

  @Test func `without three.js the page says so and tells the rest in words`() async throws {
    let stage = try Stage()
    let service = try stage.startService()
    try stage.startPublishing()
    let program = try ConsoleProgram(stage.arguments + ["--three", stage.folder])
    try await onThread {
      let browser = try Browser(
        page: "http://127.0.0.1:\(program.port)/", language: "en", width: 1000, height: 700)
      try browser.wait(for: "document.querySelector('#devices .tag')")
      #expect(try browser.value("document.body.innerText").contains("No 3D view"))
    }
    stage.stopPublishing()
    #expect(program.end(by: SIGTERM) == 0)
    await service.stop()
  }

  // MARK: - Parts

  /// Waits until the drawn head's turn about the vertical is the published one, within a degree.
  private static func drawnYaw(_ browser: Browser, near yaw: Double) throws -> Bool {
    let turn = "headsetConsole.drawn.head.turn"
    try browser.wait(
      for: "headsetConsole.drawn.head && Math.abs(2 * Math.atan2(\(turn)[1], \(turn)[3]) - \(yaw)) < 0.017")
    return true
  }

  /// Every control has a name, and the keyboard reaches all of them in a sensible order.
  private static func checkKeyboardAndLabels(_ browser: Browser) throws {
    var reached: [String] = []
    for _ in 0..<7 {
      try browser.press("Tab", code: 9)
      reached.append(try browser.value("document.activeElement.id || document.activeElement.className"))
    }
    #expect(
      reached == ["skip", "language", "reset-view", "canvas", "devices-panel", "purpose", "session-button"])
    let unnamed = """
      [...document.querySelectorAll('a, button, select, canvas, img')].filter((each) =>
        !(each.textContent.trim() || each.getAttribute('aria-label') || each.hasAttribute('alt')
          || document.querySelector(`label[for="${each.id}"]`))).length
      """
    #expect(try browser.value(unnamed) == "0")
  }

  private static func runSession(_ browser: Browser) throws {
    _ = try browser.value("document.getElementById('purpose').value = 'maintenance'")
    try browser.press("Enter", code: 13)
    try browser.wait(for: "document.getElementById('session-state').textContent.includes('Maintenance')")
    try browser.keepPicture("page-session")
    try browser.wait(for: "document.getElementById('session-button').classList.contains('stop')")
    _ = try browser.value("document.getElementById('session-button').click()")
    try browser.wait(for: "document.getElementById('session-state').textContent === 'No session runs.'")
  }
}
