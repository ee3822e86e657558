import ControlProtocol
import Testing
import Wording

@testable import ConsolePages

@Suite struct EventWriterTests {
  private static func status(name: String, faults: [ServiceFault] = []) -> ServiceStatus {
    ServiceStatus(
      version: "1", processID: 1, uptimeSeconds: 0,
      loop: LoopStatus(
        periodMicroseconds: 1000, tickCount: 0, missedTickCount: 0, latencyMicrosecondsP50: nil,
        latencyMicrosecondsP99: nil, latencyMicrosecondsMax: nil, isRealtime: false, isMemoryLocked: false),
      devices: [
        DeviceStatus(
          name: name, family: "vive", role: "headset", serial: nil, vendorID: 1, productID: 2, busPath: "1",
          isEmulated: true, state: .streaming)
      ], inventory: InventoryStatus(state: .off, path: nil), faults: faults)
  }

  @Test func `the first snapshot is told whole, the same again not at all`() {
    var writer = EventWriter(wording: .english)
    let first = writer.events(for: LiveSnapshot())
    #expect(first.contains("event: scene\n") && first.contains("event: service\n") && first.hasSuffix("\n\n"))
    #expect(writer.events(for: LiveSnapshot()) == "")
  }

  @Test func `a second without news is a beat`() {
    var writer = EventWriter(wording: .english)
    let events = (0...EventWriter.silentCountMax).map { _ in writer.events(for: LiveSnapshot()) }
    #expect(events.dropFirst().filter { !$0.isEmpty } == ["event: beat\ndata: {}\n\n"])
  }

  @Test(arguments: ["a\n\nevent: service\ndata: {}", "\r\n", "\u{2028}", "</script>"])
  func `a device cannot end its line`(name: String) {
    var writer = EventWriter(wording: .english)
    var snapshot = LiveSnapshot()
    snapshot.service = .up(Self.status(name: name))
    let lines = writer.events(for: snapshot).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { $0.hasPrefix("event:") }.count == 2)
    #expect(lines.allSatisfy { $0.isEmpty || $0.hasPrefix("event: ") || $0.hasPrefix("data: {") })
  }

  @Test func `what is wrong is a sentence in the page's language`() {
    var snapshot = LiveSnapshot()
    snapshot.service = .down(.serviceDown(socket: "/s"))
    var english = EventWriter(wording: .english)
    var french = EventWriter(wording: .french)
    #expect(english.events(for: snapshot).contains("headsetd does not run"))
    #expect(french.events(for: snapshot).contains("headsetd ne tourne pas"))
    snapshot.service = .up(
      Self.status(name: "x", faults: [ServiceFault(code: .noRealtime, facts: ["errno": "1"], ageSeconds: 0)]))
    let events = english.events(for: snapshot)
    #expect(events.contains("does not run in real time (Operation not permitted)"))
    #expect(events.contains("limits.conf(5)"))
  }
}
