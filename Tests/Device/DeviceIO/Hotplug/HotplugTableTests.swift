import HeadsetTestSupport
import Testing
import USBProtocol

@testable import DeviceIO

@Suite struct HotplugTableTests {
  @Test func `a device heard of by event and by enumeration is told once`() {
    var table = HotplugTable()
    #expect(table.saw(node("1-1", number: 7)) == [.attached(node("1-1", number: 7))])
    #expect(table.reconcile(with: [node("1-1", number: 7)]) == [])
    #expect(table.saw(node("1-1", number: 7)) == [])
  }

  @Test func `a removal queued before its successor came does not remove the successor`() {
    var table = HotplugTable()
    _ = table.saw(node("1-1", number: 8))
    #expect(table.lost(sysPath: "/sys/1-1", number: 7) == [])
    #expect(table.present == [node("1-1", number: 8)])
  }

  @Test func `a new device at an old path is a removal and an attachment`() {
    var table = HotplugTable()
    _ = table.saw(node("1-1", number: 7))
    #expect(
      table.saw(node("1-1", number: 8)) == [
        .detached(node("1-1", number: 7)), .attached(node("1-1", number: 8)),
      ])
  }

  @Test func `after lost events only what is there counts`() {
    var table = HotplugTable()
    _ = table.saw(node("1-1", number: 7))
    _ = table.saw(node("1-2", number: 8))
    #expect(
      table.reconcile(with: [node("1-2", number: 8), node("1-3", number: 9)])
        == [.detached(node("1-1", number: 7)), .attached(node("1-3", number: 9))])
  }

  @Test func `rights that come without an event are found by asking`() {
    var table = HotplugTable()
    var refused = node("1-1", number: 7)
    refused.mayOpen = false
    _ = table.saw(refused)
    #expect(table.isAwaitingAccess)
    #expect(table.refreshAccess { _ in false } == [])
    #expect(table.refreshAccess { _ in true } == [.changed(node("1-1", number: 7))])
    #expect(!table.isAwaitingAccess)
  }

  @Test func `a flood of nodes stops at the bound and is counted`() {
    var table = HotplugTable()
    for number in 0...HotplugTable.nodesMax { _ = table.saw(node("\(number)", number: UInt64(number))) }
    #expect(table.present.count == HotplugTable.nodesMax)
    #expect(table.refusedCount == 1)
  }

  @Test func `whatever order news comes in, attached minus detached is what is there`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      var table = HotplugTable()
      var balance: [String: Int] = [:]
      for _ in 0..<200 {
        let port = "1-\(UInt8.random(in: 1...5, using: &generator))"
        let number = UInt64.random(in: 1...4, using: &generator)
        let events =
          switch UInt8.random(in: 0..<4, using: &generator) {
          case 0: table.lost(sysPath: "/sys/" + port, number: number)
          case 1: table.reconcile(with: [node(port, number: number)])
          default: table.saw(node(port, number: number))
          }
        for event in events { count(event, in: &balance) }
        #expect(balance.values.allSatisfy { $0 == 0 || $0 == 1 })
      }
      let present = Set(table.present.map { "\($0.sysPath) \($0.number)" })
      #expect(Set(balance.filter { $0.value == 1 }.keys) == present)
    }
  }

  private func count(_ event: HotplugEvent, in balance: inout [String: Int]) {
    switch event {
    case .attached(let node): balance["\(node.sysPath) \(node.number)", default: 0] += 1
    case .detached(let node): balance["\(node.sysPath) \(node.number)", default: 0] -= 1
    case .changed, .enumerated: break
    }
  }
}

/// A made-up device at a port.
func node(_ port: String, number: UInt64) -> DeviceNode {
  DeviceNode(
    kind: .usb, path: "/dev/bus/usb/001/00\(number)", sysPath: "/sys/" + port, number: number, port: port,
    identity: USBIdentity(vendorID: 1, productID: 2), mayOpen: true)
}
