import ControlChannel
import ControlProtocol
import Testing
import Wording

@testable import headsetctl

@Suite struct FailureTests {
  @Test(arguments: [
    (ControlClientError.noSocket(path: "/s"), EndStatus.unavailable),
    (.refused(path: "/s"), .unavailable), (.notPermitted(path: "/s"), .noPermission),
    (.busy(path: "/s"), .temporary), (.pathTooLong(path: "/s"), .usage), (.timedOut, .temporary),
    (.closed, .temporary), (.malformed(.unsupportedVersion(asked: 2)), .protocol),
    (.malformed(.malformed(place: "ok")), .protocol), (.system(call: "recv", errno: 5), .system),
  ])
  func `no answer has its status`(error: ControlClientError, status: EndStatus) {
    #expect(Failure(error).status == status)
  }

  @Test func `every fault of the service has a sentence of its own and a status`() {
    let generic: Set<ControlFault.Code> = [.malformed, .unknownVerb, .internal]
    for code in ControlFault.Code.allCases {
      let failure = Failure(ControlFault(code))
      #expect(failure.status != .ok)
      if case .serviceFault = failure.sentence { #expect(generic.contains(code), "\(code)") }
    }
    #expect(Failure(ControlFault(code: "of_the_future")).status == .software)
  }

  @Test func `a recording that cannot be written is told in the system's words`() {
    let failure = Failure(ControlFault(.cannotWrite, ["path": "/r/a.hsrec", "errno": "28"]))
    #expect(failure.status == .cannotCreate)
    #expect(failure.text(in: .english).contains("/r/a.hsrec"))
    #expect(failure.text(in: .english).contains("No space left on device"))
  }

  @Test func `every reason the service gives has a word`() {
    for reason in ControlFault.ArgumentReason.allCases {
      let failure = Failure(.badArgument("path", reason))
      #expect(!failure.text(in: .english).contains("not accepted"), "\(reason)")
    }
  }

  @Test func `what the service says cannot command the terminal`() {
    let failure = Failure(ControlFault(.noSuchDevice, ["serial": "a\u{1b}[2J\u{202e}b"]))
    #expect(failure.text(in: .english).contains("the serial a?[2J?b."))
  }

  @Test func `a failure names cause and cure in the reader's language`() {
    let failure = Failure(ControlClientError.noSocket(path: "/s"))
    #expect(failure.text(in: .english).hasPrefix("headsetctl: headsetd does not run"))
    #expect(failure.text(in: .french).contains("\n  Démarrez-le"))
  }

  @Test func `statuses are those of sysexits and each has a meaning`() {
    #expect(EndStatus.allCases.map(\.rawValue) == [0, 64, 65, 66, 69, 70, 71, 73, 75, 76, 77, 78, 130])
    #expect(Set(EndStatus.allCases.map(\.meaning)).count == EndStatus.allCases.count)
  }
}
