import HeadsetTestSupport
import PoseMath
import PoseSharedMemory
import Synchronization
import Testing

@testable import PoseService

@Suite("HandoverQueue")
struct HandoverQueueTests {
  @Test func `values come out in the order they went in, and a full queue refuses`() {
    let queue = HandoverQueue<Int>(countMax: 4)
    for round in 0..<3 {
      for value in 0..<4 { #expect(queue.push(round * 10 + value)) }
      #expect(!queue.push(99))
      for value in 0..<4 { #expect(queue.pop() == round * 10 + value) }
      #expect(queue.pop() == nil)
    }
  }

  @Test func `what still waits is released with the queue`() {
    final class Probe {}
    weak var probe: Probe?
    do {
      let queue = HandoverQueue<Probe>(countMax: 2)
      let held = Probe()
      probe = held
      _ = queue.push(held)
    }
    #expect(probe == nil)
  }

  @Test func `two threads hand over every value once and in order`() {
    let queue = HandoverQueue<Int>(countMax: 8)
    let count = 50_000
    let sender = TestThread {
      for value in 0..<count { while !queue.push(value) {} }
    }
    var expected = 0
    while expected < count {
      guard let value = queue.pop() else { continue }
      #expect(value == expected)
      expected += 1
    }
    sender.join()
    #expect(queue.pop() == nil)
  }
}

@Suite("TickTimer")
struct TickTimerTests {
  @Test func `a tick in time is followed by the next`() {
    var timer = TickTimer(start: instant(10), periodNanoseconds: 1_000_000)
    #expect(timer.advance(at: instant(10)) == 0)
    #expect(timer.due == instant(11))
  }

  @Test(arguments: [(11, 0, 11), (12, 1, 12), (17, 6, 17)] as [(Int64, UInt64, Int64)])
  func `ticks wholly past are left out and the grid is kept`(end: Int64, missed: UInt64, due: Int64) {
    var timer = TickTimer(start: instant(10), periodNanoseconds: 1_000_000)
    #expect(timer.advance(at: instant(end).advanced(byNanoseconds: 400_000)) == missed)
    #expect(timer.due == instant(due))
  }
}

@Suite("SlotTable")
struct SlotTableTests {
  private let first = DeviceSerial("A")
  private let second = DeviceSerial("B")
  private let third = DeviceSerial("C")

  @Test func `a unit that comes back finds its slot with a new generation`() {
    var table = SlotTable(slotCount: 4, firstGeneration: 100)
    let before = table.take(for: first)
    _ = table.take(for: second)
    table.release(0)
    let after = table.take(for: first)
    #expect(before?.slot == 0 && before?.generation == 101)
    #expect(after?.slot == 0 && after?.generation == 102)
  }

  @Test func `slots nobody had go first, then the one longest free`() {
    var table = SlotTable(slotCount: 2, firstGeneration: 0)
    var taken: [Int?] = []
    for serial in [first, second, third] {
      let slot = table.take(for: serial)?.slot
      taken.append(slot)
      table.release(slot ?? -1)
    }
    #expect(taken == [0, 1, 0])
  }

  @Test func `two units with one serial get two slots, and a full table refuses`() {
    var table = SlotTable(slotCount: 2, firstGeneration: 0)
    let taken = [first, first, second].map { table.take(for: $0)?.slot }
    #expect(taken == [0, 1, nil])
    for slot in [7, 1, 1] { table.release(slot) }
    let freed = table.take(for: second)?.slot
    #expect(freed == 1)
  }
}
