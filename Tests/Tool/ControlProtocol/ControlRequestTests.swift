import ControlProtocol
import Testing

@Suite struct ControlRequestTests {
  /// Every verb with its line: a change here is a change of the protocol.
  static let lines: [(ControlVerb, String)] = [
    (.list, #"{"id":7,"verb":"list","version":1}"#),
    (.show(serial: "LHR-B5C0BC88"), #"{"id":7,"serial":"LHR-B5C0BC88","verb":"show","version":1}"#),
    (.status, #"{"id":7,"verb":"status","version":1}"#),
    (.watch(rateHz: 10), #"{"id":7,"rate_hz":10,"verb":"watch","version":1}"#),
    (
      .recordStart(path: "day.hsrec", devices: ["A"]),
      #"{"devices":["A"],"id":7,"path":"day.hsrec","verb":"record_start","version":1}"#
    ),
    (.recordStop, #"{"id":7,"verb":"record_stop","version":1}"#),
    (
      .haptic(serial: "A", frequencyHz: 160, amplitude: 0.5, durationSeconds: 0.25),
      #"{"amplitude":0.5,"duration_s":0.25,"frequency_hz":160,"id":7,"serial":"A","verb":"haptic","version":1}"#
    ),
    (
      .sessionStart(purpose: "training"), #"{"id":7,"purpose":"training","verb":"session_start","version":1}"#
    ),
    (
      .sessionStart(purpose: "demonstration", isForFee: true),
      #"{"fee":true,"id":7,"purpose":"demonstration","verb":"session_start","version":1}"#
    ),
    (.sessionStop, #"{"id":7,"verb":"session_stop","version":1}"#),
    (.room, #"{"id":7,"verb":"room","version":1}"#),
    (.roomUse(document: "{}"), #"{"document":"{}","id":7,"verb":"room_use","version":1}"#),
    (.roomUse(document: nil), #"{"id":7,"verb":"room_use","version":1}"#),
    (.calibration(serial: "A"), #"{"id":7,"serial":"A","verb":"calibration","version":1}"#),
    (
      .calibrationWatch(serial: "A", rateHz: 10),
      #"{"id":7,"rate_hz":10,"serial":"A","verb":"calibration_watch","version":1}"#
    ),
    (
      .calibrationStart(serial: "A", purpose: .verify),
      #"{"id":7,"purpose":"verify","serial":"A","verb":"calibration_start","version":1}"#
    ),
    (
      .calibrationAnswer(serial: "A", answer: "skip"),
      #"{"answer":"skip","id":7,"serial":"A","verb":"calibration_answer","version":1}"#
    ),
    (.calibrationUndo(serial: "A"), #"{"id":7,"serial":"A","verb":"calibration_undo","version":1}"#),
    (.calibrationHistory(serial: "A"), #"{"id":7,"serial":"A","verb":"calibration_history","version":1}"#),
    (.roomFront, #"{"id":7,"verb":"room_front","version":1}"#),
    (.surveyStart(serial: nil), #"{"id":7,"verb":"survey_start","version":1}"#),
    (.surveyStart(serial: "A"), #"{"id":7,"serial":"A","verb":"survey_start","version":1}"#),
    (.survey, #"{"id":7,"verb":"survey","version":1}"#),
    (.surveySkip, #"{"id":7,"verb":"survey_skip","version":1}"#),
    (.surveyStop, #"{"id":7,"verb":"survey_stop","version":1}"#),
    (
      .attachEmulated(host: "127.0.0.1", port: 3240, busID: "1-1"),
      #"{"bus_id":"1-1","host":"127.0.0.1","id":7,"port":3240,"verb":"attach_emulated","version":1}"#
    ),
    (
      .detachEmulated(host: "::1", port: 1, busID: nil),
      #"{"host":"::1","id":7,"port":1,"verb":"detach_emulated","version":1}"#
    ),
    (
      .registerDescribe(document: "[]", isTrial: false),
      #"{"document":"[]","id":7,"verb":"register_describe","version":1}"#
    ),
    (
      .registerEquip(document: "[]", isTrial: true),
      #"{"document":"[]","id":7,"trial":true,"verb":"register_equip","version":1}"#
    ),
    (
      .registerAudit(document: "[]", isTrial: false),
      #"{"document":"[]","id":7,"verb":"register_audit","version":1}"#
    ),
    (
      .registerName(party: "P-1", name: "A. Person", contact: nil),
      #"{"id":7,"name":"A. Person","party":"P-1","verb":"register_name","version":1}"#
    ),
  ]

  @Test func `every verb has its spelling on the wire and is read back`() throws {
    #expect(Set(Self.lines.map(\.0.name)) == Set(ControlVerb.Name.allCases))
    for (verb, line) in Self.lines {
      let request = ControlRequest(id: 7, verb: verb)
      #expect(try request.line() == Array((line + "\n").utf8))
      #expect(try ControlRequest.read(Array(line.utf8)).get() == request)
    }
  }

  @Test func `a line cut anywhere is malformed, never a request`() {
    for (_, line) in Self.lines {
      let bytes = Array(line.utf8)
      for count in 0..<bytes.count {
        #expect(fault(Array(bytes[..<count]))?.knownCode == .malformed)
      }
    }
  }

  @Test func `any byte may be any other and the reader answers`() {
    for (_, line) in Self.lines {
      let bytes = Array(line.utf8)
      for index in bytes.indices {
        for byte: UInt8 in [0x00, 0x22, 0x2c, 0x2d, 0x30, 0x39, 0x5c, 0x65, 0x7b, 0x7f, 0x80, 0xc3, 0xff] {
          var damaged = bytes
          damaged[index] = byte
          guard case .success(let request) = ControlRequest.read(damaged) else { continue }
          // What is still a request can be judged and written again.
          _ = request.verb.fault(for: .kiosk)
          #expect(throws: Never.self) { try request.line() }
        }
      }
    }
  }

  @Test func `a version this program does not speak is named under the request's id`() {
    #expect(
      rejection(#"{"version":2,"id":9,"verb":"teleport","to":[1]}"#)
        == ControlRejection(id: 9, fault: .unsupportedVersion(asked: 2, spoken: 1)))
  }

  @Test func `an unknown verb is named, cut to a bearable length`() {
    let verb = String(repeating: "x", count: 500)
    let fault = rejection(#"{"version":1,"id":9,"verb":"\#(verb)"}"#)?.fault
    #expect(fault?.knownCode == .unknownVerb)
    #expect(fault?.facts["verb"]?.count == ControlFault.echoCharacterCountMax)
  }

  @Test func `a missing or wrong argument is named`() {
    #expect(rejection(#"{"version":1,"id":9,"verb":"show"}"#)?.fault == .malformed(detail: "serial"))
    #expect(
      rejection(#"{"version":1,"id":9,"verb":"watch","rate_hz":"fast"}"#)?.fault
        == .malformed(detail: "rate_hz"))
    #expect(
      rejection(#"{"version":1,"id":9,"verb":"attach_emulated","host":"h","port":65536,"bus_id":"1-1"}"#)?
        .fault.knownCode == .malformed)
  }

  @Test(arguments: ["", "[]", "null", "7", #"{"version":1,"id":-1,"verb":"list"}"#, #"{"version":1e99}"#])
  func `what is no envelope has no id`(line: String) {
    #expect(rejection(line) == ControlRejection(id: nil, fault: .malformed(detail: "")))
  }

  @Test func `deep nesting and long lines are refused`() {
    let nested = String(repeating: "[", count: 60_000)
    #expect(rejection(#"{"version":1,"id":1,"verb":"list","x":\#(nested)"#)?.fault.knownCode == .malformed)
    let long = [UInt8](repeating: 0x20, count: ControlProtocol.requestByteCountMax + 1)
    #expect(fault(long)?.knownCode == .tooLong)
  }

  @Test func `a number that is none cannot be sent`() {
    #expect(throws: ControlCodecError.notANumber(place: "rate_hz")) {
      try ControlRequest(id: 1, verb: .watch(rateHz: .nan)).line()
    }
  }

  private func rejection(_ line: String) -> ControlRejection? {
    guard case .failure(let rejection) = ControlRequest.read(Array(line.utf8)) else { return nil }
    return rejection
  }

  private func fault(_ line: [UInt8]) -> ControlFault? {
    guard case .failure(let rejection) = ControlRequest.read(line) else { return nil }
    return rejection.fault
  }
}
