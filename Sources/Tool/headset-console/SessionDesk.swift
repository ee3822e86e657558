import ConsolePages
import ControlChannel
import ControlProtocol
import Diagnosis
import Dispatch
import Synchronization
import Wording

/// Carries a page's wishes, for a session or a guided calibration, to the service, one after the other.
final class SessionDesk: Sendable {
  private let socketPath: String
  private let queue = DispatchQueue(label: "session")
  private let waitingCount = Mutex(0)

  /// More than that is no person's clicking.
  private static let waitingCountMax = 4

  init(socketPath: String) { self.socketPath = socketPath }

  /// Asks the service and gives what it said, or why it said nothing.
  func ask(_ verb: ControlVerb, in wording: Wording) async -> SessionAnswer {
    let isTaken = waitingCount.withLock { count in
      guard count < Self.waitingCountMax else { return false }
      count += 1
      return true
    }
    guard isTaken else { return SessionAnswer(.busy, status: 503, in: wording) }
    defer { waitingCount.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { [socketPath] in
        continuation.resume(returning: Self.answer(to: verb, at: socketPath, in: wording))
      }
    }
  }

  private static func answer(
    to verb: ControlVerb, at socketPath: String, in wording: Wording
  ) -> SessionAnswer {
    do throws(ControlClientError) {
      var client = try ControlClient(socketPath: socketPath)
      client.patience = .seconds(5)
      switch try client.ask(verb) {
      case .success(.session(let session)): return SessionAnswer(session)
      case .success(.calibration(let guide)): return SessionAnswer(guide, in: wording)
      case .success: return SessionAnswer(.serviceMisunderstood(detail: ""), wasAnswered: true, in: wording)
      case .failure(let fault):
        if case .calibration = verb, fault.knownCode == .noCalibration {
          return SessionAnswer(noGuide: Sentence(fault), in: wording)
        }
        return SessionAnswer(Sentence(fault), wasAnswered: true, in: wording)
      }
    } catch {
      return SessionAnswer(Sentence(error), wasAnswered: false, in: wording)
    }
  }
}
