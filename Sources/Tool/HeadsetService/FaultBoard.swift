internal import ControlProtocol
internal import PoseMath
internal import Synchronization

/// What is wrong with the service and stays so until it is cured, since when, and what of it the log has not
/// heard yet.
///
/// Nobody raises or clears a fault: whoever tends the service looks at all causes and shows what is there.
final class FaultBoard: Sendable {
  /// A cause: its code, and where a code has several, the place. Its other facts may change.
  struct Fault: Hashable {
    var code: ServiceFault.Code
    var facts: [String: String] = [:]

    fileprivate var cause: [String] {
      [code.rawValue, facts["bus_path"] ?? facts["channel"] ?? "", facts["state"] ?? ""]
    }

    /// For the log: "no_realtime (errno=1)".
    fileprivate var text: String {
      let facts = facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return code.rawValue + (facts.isEmpty ? "" : " (" + facts.joined(separator: ", ") + ")")
    }
  }

  private struct Entry {
    var fault: Fault
    var begin: Timestamp
  }

  private struct State {
    var entries: [Entry] = []
    var news: [String] = []
  }

  private let state = Mutex(State())

  /// These faults, and no others, are there at `now`.
  func show(_ faults: [Fault], at now: Timestamp) {
    let present = faults.prefix(ServiceStatus.faultCountMax)
    state.withLock { state in
      let gone = state.entries.filter { entry in !present.contains { $0.cause == entry.fault.cause } }
      state.entries.removeAll { entry in gone.contains { $0.fault.cause == entry.fault.cause } }
      state.news += gone.map { "fault is over: " + $0.fault.text }
      for fault in present {
        if let index = state.entries.firstIndex(where: { $0.fault.cause == fault.cause }) {
          state.entries[index].fault = fault
        } else {
          state.entries.append(Entry(fault: fault, begin: now))
          state.news.append("fault: " + fault.text)
        }
      }
    }
  }

  /// What clients are shown, newest last.
  func faults(at now: Timestamp) -> [ServiceFault] {
    state.withLock { $0.entries }.map { entry in
      ServiceFault(
        code: entry.fault.code, facts: entry.fault.facts, ageSeconds: now.seconds(since: entry.begin))
    }
  }

  /// Lines for the log: each cause once when it begins and once when it is over.
  func takeNews() -> [String] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }
}
