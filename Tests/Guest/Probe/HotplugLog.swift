import DeviceIO
import Glibc
import HeadsetTestSupport
import Synchronization
import USBProtocol

/// Everything the monitor told, and what it amounts to for the test device.
final class HotplugLog {
  private final class Events: Sendable {
    let all = Mutex<[HotplugEvent]>([])
  }

  private let events = Events()
  private let monitor: HotplugMonitor

  init() throws {
    monitor = try HotplugMonitor { [events] event in events.all.withLock { $0.append(event) } }
  }

  func stop() { monitor.stop() }

  func wait(until isMet: ([HotplugEvent]) -> Bool) -> Bool {
    for _ in 0..<15_000 {
      if isMet(events.all.withLock { $0 }) { return true }
      usleep(1_000)
    }
    return false
  }

  /// Waits for a present node of a kind; nil when none comes.
  func newest(_ kind: DeviceNode.Kind) -> DeviceNode? {
    var found: DeviceNode?
    _ = wait { events in
      found = Self.present(events).last { $0.kind == kind }
      return found != nil
    }
    return found
  }

  func waitUntilGone() -> Bool { wait { Self.present($0).isEmpty } }

  /// Whether every node was attached and detached in turns.
  var isBalanced: Bool {
    var balance: [String: Int] = [:]
    for event in events.all.withLock({ $0 }) {
      switch event {
      case .attached(let node): balance["\(node.sysPath) \(node.number)", default: 0] += 1
      case .detached(let node): balance["\(node.sysPath) \(node.number)", default: 0] -= 1
      case .changed, .enumerated: continue
      }
      guard balance.values.allSatisfy({ $0 == 0 || $0 == 1 }) else { return false }
    }
    return true
  }

  private static func present(_ events: [HotplugEvent]) -> [DeviceNode] {
    var nodes: [DeviceNode] = []
    for event in events {
      switch event {
      case .attached(let node) where node.identity.vendorID == USBIPTestDevice.vendorID: nodes.append(node)
      case .detached(let node): nodes.removeAll { $0.sysPath == node.sysPath && $0.number == node.number }
      case .attached, .changed, .enumerated: continue
      }
    }
    return nodes
  }
}
