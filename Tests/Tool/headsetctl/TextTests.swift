import ControlProtocol
import Testing
import Wording

@testable import headsetctl

@Suite struct TextTests {
  @Test func `a device's string cannot command the terminal`() {
    #expect(Wording.printable("a\u{1b}[2J\n\u{202e}b\u{9b}é漢") == "a?[2J??b?é漢")
    #expect(!ListCommand.text([Sample.camera], .english).contains("\u{1b}"))
  }

  @Test func `a refused device says who holds it and when it is tried again`() {
    var camera = Sample.camera
    camera.state = .refused(
      DeviceRefusal(
        reason: .heldByAnotherProgram, holderProcessID: 812, holderName: "vrserver", attemptCount: 3,
        retrySeconds: 3.8))
    #expect(camera.stateText(.english).hasSuffix(": vrserver 812, next attempt in 4 s"))
    #expect(camera.stateText(.french).hasSuffix(": vrserver 812, nouvel essai dans 4 s"))
  }

  @Test func `columns line up and lines end with their last word`() {
    var table = TextTable(["A", "Bee"])
    table.append(["long", ""])
    table.append(["é", "x"])
    #expect(table.text == "A     Bee\nlong\né     x\n")
  }

  @Test func `figures are the same in every language`() {
    #expect(Figures.fixed(1234.5678, 2) == "1234.57")
    #expect(Figures.fixed(.nan, 2) == "-")
    #expect(Figures.duration(59.9) == "00:00:59")
    #expect(Figures.duration(90_061.5) == "1d 01:01:01")
    #expect(Figures.duration(.infinity) == "00:00:00")
    #expect(Figures.bytes(1023) == "1023 B")
    #expect(Figures.bytes(4_300_000) == "4.1 MiB")
    #expect(Figures.usbID(0x28de, 0x20) == "28de:0020")
  }

  @Test func `what was learned is shown with its doubt and its age`() {
    let learned = LearnedStatus(
      biasDegreesPerSecond: [0.516, -0.1, 0], deviationDegreesPerSecond: [0.011, 0.02, 0.013],
      since: "2026-03-01T08:30:00.250Z", updated: "2026-03-02T08:30:00.250Z")
    #expect(learned.text(.english) == "+0.52 -0.10 +0.00 ± 0.02 °/s, since 2026-03-01T08:30:00.250Z")
    #expect(learned.text(.french).contains(", depuis 2026-03-01"))
  }

  /// Axes of OpenXR: heading to the left, elevation upwards and the right side up are positive.
  @Test(arguments: [
    ([1.0, 0, 0, 0], "+0.0° +0.0° +0.0°"),
    ([0.7071067811865476, 0, 0.7071067811865476, 0], "+90.0° +0.0° +0.0°"),
    ([0.9659258262890683, 0.25881904510252074, 0, 0], "+0.0° +30.0° +0.0°"),
    ([0.9659258262890683, 0, 0, -0.25881904510252074], "+0.0° +0.0° -30.0°"),
    ([1, 0, 0], "-"),
  ])
  func `an orientation is shown as heading, elevation and roll`(wxyz: [Double], text: String) {
    let pose = PoseStatus(
      orientationWXYZ: wxyz, position: nil, positionSource: .none, angularVelocity: [0, 0, 0], ageSeconds: 0)
    #expect(pose.orientationText() == text)
    #expect(pose.positionText(.english) == "-")
  }
}
