import Dispatch
import Synchronization

/// An order on its way to the recorder's thread, and its answer on the way back.
final class RegisterTicket: Sendable {
  let order: RegisterOrder
  private let answer = Mutex<Result<RegisterReceipt, RegisterFailure>?>(nil)
  private let isAnswered = DispatchSemaphore(value: 0)

  init(_ order: RegisterOrder) { self.order = order }

  /// Called once.
  func answer(_ result: Result<RegisterReceipt, RegisterFailure>) {
    answer.withLock { $0 = $0 ?? result }
    isAnswered.signal()
  }

  func wait(milliseconds: Int) -> Result<RegisterReceipt, RegisterFailure> {
    guard isAnswered.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else {
      return .failure(.timedOut)
    }
    return answer.withLock { $0 } ?? .failure(.timedOut)
  }
}
