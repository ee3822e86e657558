import ControlProtocol
import Testing

@Suite struct ControlVerbTests {
  @Test func `what is within bounds has no fault`() {
    for (verb, _) in ControlRequestTests.lines {
      #expect(verb.fault(for: .administrator) == nil)
    }
  }

  @Test(arguments: [
    (ControlVerb.show(serial: ""), "serial", ControlFault.ArgumentReason.empty),
    (.show(serial: String(repeating: "a", count: 257)), "serial", .tooLong),
    (.show(serial: "a\u{1b}[2J"), "serial", .notText),
    (.watch(rateHz: 0), "rate_hz", .outOfRange),
    (.watch(rateHz: 61), "rate_hz", .outOfRange),
    (.watch(rateHz: .nan), "rate_hz", .outOfRange),
    (.haptic(serial: "a", frequencyHz: -1, amplitude: 0, durationSeconds: 0), "frequency_hz", .outOfRange),
    (.haptic(serial: "a", frequencyHz: 1, amplitude: 1.01, durationSeconds: 0), "amplitude", .outOfRange),
    (
      .haptic(serial: "a", frequencyHz: 1, amplitude: 1, durationSeconds: .infinity), "duration_s",
      .outOfRange
    ),
    (.calibrationWatch(serial: "a", rateHz: 61), "rate_hz", .outOfRange),
    (.calibrationStart(serial: "", purpose: .calibrate), "serial", .empty),
    (.calibrationAnswer(serial: "a", answer: ""), "answer", .empty),
    (.sessionStart(purpose: "\n"), "purpose", .notText),
    (.attachEmulated(host: "h", port: 0, busID: "1-1"), "port", .outOfRange),
    (.detachEmulated(host: "h", port: 1, busID: ""), "bus_id", .empty),
    (
      .recordStart(path: "a", devices: [String](repeating: "a", count: 65)), "devices", .tooMany
    ),
    (.recordStart(path: "a", devices: ["b", ""]), "devices", .empty),
    (.registerEquip(document: "", isTrial: false), "document", .empty),
    (
      .registerAudit(
        document: String(repeating: "a", count: ControlVerb.draftsByteCountMax + 1), isTrial: true),
      "document", .tooLong
    ),
    (.registerName(party: "", name: "n", contact: nil), "party", .empty),
    (.registerName(party: "P", name: "a\u{7f}", contact: nil), "name", .notText),
    (.registerName(party: "P", name: "a", contact: ""), "contact", .empty),
  ])
  func `an argument out of bounds is named with the reason`(
    verb: ControlVerb, argument: String, reason: ControlFault.ArgumentReason
  ) {
    #expect(verb.fault(for: .administrator) == .badArgument(argument, reason))
  }

  @Test(arguments: [
    "/var/lib/headsetd/inventory.sqlite", "../inventory.sqlite", "a/../../b", ".", "..", ".hidden",
    String(repeating: "a", count: 256),
  ])
  func `a technician names a file, not a place`(path: String) {
    #expect(ControlVerb.recordStart(path: path, devices: []).fault(for: .technician) != nil)
  }

  @Test func `an administrator may name a place`() {
    let verb = ControlVerb.recordStart(path: "/tmp/a.hsrec", devices: [])
    #expect(verb.fault(for: .administrator) == nil)
    #expect(
      ControlVerb.recordStart(path: "/tmp/\0", devices: []).fault(for: .administrator)
        == .badArgument("path", .notText))
  }
}
