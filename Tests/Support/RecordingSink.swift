public import DeviceIO
import Glibc
public import PoseMath
import Synchronization

/// A sink that remembers all it hears, and lets a test wait for it.
public final class RecordingSink: ReportSink {
  /// What a sink heard, in order.
  public enum Event: Equatable, Sendable {
    case report([UInt8], endpoint: UInt8)
    case ended(TransportError)
  }

  private let heard = Mutex<[Event]>([])
  private let onEvent: (@Sendable (Event) -> Void)?

  /// - Parameter onEvent: runs on the transport's thread, after the event was remembered.
  public init(onEvent: (@Sendable (Event) -> Void)? = nil) { self.onEvent = onEvent }

  public func received(_ bytes: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) {
    hear(.report((0..<bytes.count).map { bytes[$0] }, endpoint: endpoint))
  }

  public func ended(_ reason: TransportError) { hear(.ended(reason)) }

  private func hear(_ event: Event) {
    heard.withLock { $0.append(event) }
    onEvent?(event)
  }

  public var events: [Event] { heard.withLock { $0 } }
  public var reportCount: Int { events.count { if case .report = $0 { true } else { false } } }
  public var ends: [TransportError] {
    events.compactMap { if case .ended(let reason) = $0 { reason } else { nil } }
  }

  /// Looks every millisecond until `isMet` holds; false after `secondsMax`, which only a failing test sees.
  public func wait(secondsMax: Int = 20, until isMet: ([Event]) -> Bool) -> Bool {
    for _ in 0..<secondsMax * 1_000 {
      if isMet(events) { return true }
      usleep(1_000)
    }
    return isMet(events)
  }
}
