import ConsolePages
import ControlChannel
import ControlProtocol
import Diagnosis
import Testing
import Wording

@Suite struct SessionRequestTests {
  @Test func `the page's JSON becomes the verb`() {
    let start = SessionRequest.verb(for: .sessionStart, body: Array(#"{"purpose":"training"}"#.utf8))
    #expect(start == .sessionStart(purpose: "training"))
    #expect(SessionRequest.verb(for: .sessionStop, body: Array("{}".utf8)) == .sessionStop)
  }

  @Test(arguments: [
    "", "{}", "[]", "null", "\"training\"", #"{"purpose":1}"#, #"{"purpose":""}"#, #"{"purpose":"a\u0007"}"#,
    #"{"purpose":"training""#,
  ])
  func `anything else is nothing`(body: String) {
    #expect(SessionRequest.verb(for: .sessionStart, body: Array(body.utf8)) == nil)
  }

  @Test func `bytes that are no text are nothing`() {
    #expect(SessionRequest.verb(for: .sessionStop, body: [0xff, 0xfe, 0x00]) == nil)
  }

  @Test func `every fault of the protocol is a sentence with a status`() {
    for code in ControlFault.Code.allCases {
      let answer = SessionAnswer(Sentence(ControlFault(code)), wasAnswered: true, in: .english)
      #expect(answer.status == 409 && answer.body.contains("cause"))
    }
    let silent = SessionAnswer(Sentence(ControlClientError.timedOut), wasAnswered: false, in: .french)
    #expect(silent.status == 503)
  }
}
