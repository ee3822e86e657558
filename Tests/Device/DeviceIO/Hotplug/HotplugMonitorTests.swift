import Glibc
import HeadsetTestSupport
import Synchronization
import Testing

@testable import DeviceIO

@Suite struct HotplugMonitorTests {
  @Test func `what is there is told before what comes, and the seam between them is marked`() throws {
    let script = HotplugScript(present: [node("1-1", number: 1)])
    script.post(.seen(node("1-1", number: 1)))
    script.post(.seen(node("1-2", number: 2)))
    let monitor = try HotplugMonitor(source: script.source) { script.hear($0) }
    #expect(script.wait(forCount: 3))
    monitor.stop()
    monitor.stop()
    #expect(
      script.heard == [.attached(node("1-1", number: 1)), .enumerated, .attached(node("1-2", number: 2))])
  }

  @Test func `dropped events are made good by a new enumeration`() throws {
    let script = HotplugScript(present: [node("1-1", number: 1)])
    let monitor = try HotplugMonitor(source: script.source) { script.hear($0) }
    #expect(script.wait(forCount: 2))
    script.setPresent([node("1-9", number: 9)])
    script.post(.lost)
    #expect(script.wait(forCount: 4))
    monitor.stop()
    #expect(
      script.heard.suffix(2) == [.detached(node("1-1", number: 1)), .attached(node("1-9", number: 9))])
  }

  @Test func `a node that may not be opened is told again when rights come`() throws {
    var refused = node("1-1", number: 1)
    refused.mayOpen = false
    let script = HotplugScript(present: [refused])
    let monitor = try HotplugMonitor(source: script.source) { script.hear($0) }
    #expect(script.wait(forCount: 2))
    script.grant()
    #expect(script.wait(forCount: 3))
    monitor.stop()
    #expect(script.heard.last == .changed(node("1-1", number: 1)))
  }

  @Test func `udev itself starts, enumerates and stops`() throws {
    let script = HotplugScript(present: [])
    let monitor = try HotplugMonitor { script.hear($0) }
    #expect(script.wait { $0.contains(.enumerated) })
    monitor.stop()
  }
}

/// Hotplug news by a test's hand.
private final class HotplugScript: Sendable {
  private struct State {
    var news: [HotplugSource.News] = []
    var present: [DeviceNode]
    var heard: [HotplugEvent] = []
    var mayOpen = false
  }

  private let state: Mutex<State>
  private let readEnd: Int32
  private let writeEnd: Int32

  init(present: [DeviceNode]) {
    state = Mutex(State(present: present))
    var ends: [Int32] = [-1, -1]
    unsafe pipe(&ends)
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  var source: HotplugSource {
    HotplugSource(
      fileDescriptor: readEnd,
      receive: { [self] in
        state.withLock { state in
          guard !state.news.isEmpty else { return .none }
          var byte: UInt8 = 0
          unsafe read(readEnd, &byte, 1)
          return state.news.removeFirst()
        }
      },
      enumerate: { [self] in state.withLock { $0.present } },
      mayOpen: { [self] _ in state.withLock { $0.mayOpen } })
  }

  func post(_ news: HotplugSource.News) {
    state.withLock { state in
      state.news.append(news)
      var byte: UInt8 = 1
      unsafe write(writeEnd, &byte, 1)
    }
  }

  func setPresent(_ nodes: [DeviceNode]) { state.withLock { $0.present = nodes } }
  func grant() { state.withLock { $0.mayOpen = true } }
  func hear(_ event: HotplugEvent) { state.withLock { $0.heard.append(event) } }
  var heard: [HotplugEvent] { state.withLock { $0.heard } }

  func wait(forCount count: Int) -> Bool { wait { $0.count >= count } }
  func wait(until isMet: ([HotplugEvent]) -> Bool) -> Bool {
    for _ in 0..<20_000 {
      if isMet(heard) { return true }
      usleep(1_000)
    }
    return false
  }
}
