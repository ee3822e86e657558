import ConsolePages
import ControlChannel
import ControlProtocol
import Diagnosis
import Foundation
import Wording

/// Watches the service over its socket, on a thread of its own because the client waits; it ends with the program.
struct ServiceWatcher {
  let socketPath: String
  let feed: LiveFeed

  /// Fast enough for figures that people read.
  private static let rateHz = 2.0
  /// A service that is silent for longer is told as such.
  private static let patience = Duration.seconds(3)
  private static let retrySeconds = 0.5

  func start() {
    let thread = Thread { [self] in
      while true {
        feed.tell(.down(watchUntilFailure()))
        Thread.sleep(forTimeInterval: Self.retrySeconds)
      }
    }
    thread.name = "service"
    thread.start()
  }

  /// Tells every status of one connection; what ended it.
  private func watchUntilFailure() -> Sentence {
    do throws(ControlClientError) {
      var client = try ControlClient(socketPath: socketPath)
      try client.watch(rateHz: Self.rateHz)
      while true {
        switch try client.next(patience: Self.patience) {
        case .success(.status(let status)): feed.tell(.up(status))
        case .success: return .serviceMisunderstood(detail: "")
        case .failure(let fault): return Sentence(fault)
        case nil: return .serviceSilent
        }
      }
    } catch {
      return Sentence(error)
    }
  }
}
