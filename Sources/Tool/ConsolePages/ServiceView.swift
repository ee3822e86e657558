public import ControlProtocol
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
        Message(reach: "up", status: status, notices: status.faults.map { Self.text($0, in: wording) }))
    case .down(let sentence): PageJSON.text(Message(reach: "down", notice: wording.notice(sentence)))
    }
  }

  private static func text(_ fault: ServiceFault, in wording: Wording) -> String {
    let detail = fault.facts["detail"] ?? fault.facts["errno"].map { "errno " + $0 } ?? ""
    return wording.notice(.serviceFault(code: fault.code.rawValue, detail: detail)).cause
  }

  private struct Message: Encodable {
    var reach: String
    var status: ServiceStatus?
    var notices: [String]
    var cause: String?
    var cure: String?

    init(reach: String, status: ServiceStatus? = nil, notices: [String] = [], notice: Notice? = nil) {
      self.reach = reach
      self.status = status
      self.notices = notices
      cause = notice?.cause
      cure = notice?.cure
    }
  }
}
