public import ControlProtocol
private import Diagnosis
public import Wording

/// The service as the console last heard of it.
public enum ServiceView: Equatable, Sendable {
  /// Nothing heard yet.
  case waiting
  /// Its latest status.
  case up(ServiceStatus)
  /// Why it cannot be heard.
  case down(Sentence)

  /// As the page reads it.
  func json(in wording: Wording) -> String {
    switch self {
    case .waiting: PageJSON.text(Message(reach: "waiting"))
    case .up(let status):
      PageJSON.text(
        Message(
          reach: "up", status: status, faults: status.faults.map { Fault(wording.notice(Sentence($0))) }))
    case .down(let sentence): PageJSON.text(Message(reach: "down", notice: wording.notice(sentence)))
    }
  }

  private struct Fault: Encodable {
    var cause: String
    var cure: String?

    init(_ notice: Notice) {
      cause = notice.cause
      cure = notice.cure
    }
  }

  private struct Message: Encodable {
    var reach: String
    var status: ServiceStatus?
    var faults: [Fault]
    var cause: String?
    var cure: String?

    init(reach: String, status: ServiceStatus? = nil, faults: [Fault] = [], notice: Notice? = nil) {
      self.reach = reach
      self.status = status
      self.faults = faults
      cause = notice?.cause
      cure = notice?.cure
    }
  }
}
