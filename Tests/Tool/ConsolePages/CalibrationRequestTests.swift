import ConsolePages
import ControlProtocol
import Foundation
import Testing
import Wording

@Suite struct CalibrationRequestTests {
  private func verb(_ route: RequestGate.Route, _ body: String) -> ControlVerb? {
    CalibrationRequest.verb(for: route, body: Array(body.utf8))
  }

  @Test func `the page's JSON becomes the verb`() {
    #expect(verb(.calibration, #"{"serial":"A"}"#) == .calibration(serial: "A"))
    #expect(
      verb(.calibrationStart, #"{"serial":"A","purpose":"verify"}"#)
        == .calibrationStart(serial: "A", purpose: .verify))
    #expect(
      verb(.calibrationAnswer, #"{"serial":"A","answer":"skip"}"#)
        == .calibrationAnswer(serial: "A", answer: "skip"))
  }

  @Test(arguments: [
    "", "{}", "[]", "null", #"{"serial":""}"#, #"{"serial":"a\u0007","purpose":"verify"}"#,
    #"{"serial":"A","purpose":"other"}"#, #"{"serial":"A","answer":""}"#,
  ])
  func `anything else is nothing`(body: String) {
    #expect(verb(.calibrationStart, body) == nil)
    #expect(verb(.calibrationAnswer, body) == nil)
    #expect(verb(.sessionStart, body) == nil)
  }

  @Test(arguments: Wording.Language.allCases)
  func `the page hears sentences in its own language, and every place once`(language: Wording.Language) {
    let wording = Wording(language: language)
    var status = CalibrationStatus(
      serial: "<b>", purpose: .calibrate, phase: .rests, instruction: .init(.point, axis: [0, 1, 0]))
    status.directions = [[0, 0, -1]]
    let body = SessionAnswer(status, in: wording).body
    #expect(body.contains(wording(.point(up: UnitPlace(x: 0, y: 1, z: 0)))))
    #expect(body.components(separatedBy: "\"state\":\"missing\"").count == 25)
    #expect(body.components(separatedBy: "\"state\":\"done\"").count == 2)
    #expect(body.components(separatedBy: "\"state\":\"next\"").count == 2)
  }
}
