import ControlChannel
import ControlProtocol
import Diagnosis
import Testing
import Wording

@Suite struct SentenceTests {
  @Test func `every fault of the service has a sentence of its own, with its cure`() {
    for code in ServiceFault.Code.allCases {
      let fault = ServiceFault(
        code: code, facts: ["errno": "1", "bus_path": "1-2", "file": "/f"], ageSeconds: 0)
      for (wording, words) in [
        (Wording.english, "Operation not permitted"), (.french, "opération interdite"),
      ] {
        let notice = wording.notice(Sentence(fault))
        // A station's fault is nobody's errno, nor is a room's.
        let detail =
          switch code {
          case .station: "station"
          case .room: "room.json"
          default: words
          }
        #expect(notice.cure != nil && notice.cause.contains(detail), "\(code)")
      }
    }
  }

  @Test func `a detail in words stands where there is no number`() {
    let fault = ServiceFault(code: .inventoryFailing, facts: ["detail": "disk full"], ageSeconds: 0)
    #expect(Sentence(fault) == .recordFailing(detail: "disk full"))
  }

  @Test func `a configuration's place is file, line and column`() {
    let facts = ["file": "/etc/headsetd/headsetd.toml", "line": "3", "column": "7", "detail": "no value"]
    #expect(
      Sentence(ServiceFault(code: .configuration, facts: facts, ageSeconds: 0))
        == .settingsKept(place: "/etc/headsetd/headsetd.toml:3:7", detail: "no value"))
  }

  @Test func `only what nobody can mend has no sentence of its own among the refusals`() {
    for code in ControlFault.Code.allCases {
      if case .serviceFault = Sentence(ControlFault(code)) { #expect(code == .internal) }
    }
    #expect(Sentence(ControlFault(code: "of_the_future")) == .serviceFault(code: "of_the_future", detail: ""))
  }

  @Test func `every reason for refusing an argument has a word`() {
    for reason in ControlFault.ArgumentReason.allCases {
      #expect(Sentence(.badArgument("path", reason)) != .badArgument(name: "path", reason: .other))
    }
  }

  @Test func `every reason why a text is no room has its words, and one of the future is told all the same`()
  {
    for reason in ControlFault.RoomReason.allCases {
      let fault = ControlFault(.notARoom, ["reason": reason.rawValue, "key": "k"])
      for wording in [Wording.english, .french] {
        #expect(wording.notice(Sentence(fault)) != wording.notice(.notARoom(.other)), "\(reason)")
      }
    }
    #expect(Sentence(ControlFault(.notARoom, ["reason": "of_the_future"])) == .notARoom(.other))
  }

  @Test func `a service of another version says which`() {
    #expect(
      Sentence(ControlClientError.malformed(.unsupportedVersion(asked: 2)))
        == .serviceOfOtherVersion(asked: "\(ControlProtocol.version)", spoken: "2"))
  }
}
