import ByteLayout
import DeviceIO
import Glibc
import HeadsetTestSupport
import PoseMath
import Testing

@Suite struct ReportRingTests {
  @Test(arguments: 0...64)
  func `a report of every length comes out as it went in`(_ count: Int) {
    let ring = ReportRing(capacity: 2)
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 1) }
    ring.received(bytes.span, endpoint: 0x81, at: Timestamp(nanoseconds: 5))
    let report = ring.pop()
    #expect(report?.bytes == ReportBytes(bytes.span))
    #expect(report?.endpoint == 0x81)
    #expect(report?.arrival == Timestamp(nanoseconds: 5))
    #expect(ring.waitingCount == 0)
  }

  @Test func `a full ring gives up its oldest reports and counts them`() {
    let ring = ReportRing(capacity: 4)
    for number in 0..<10 { push(UInt64(number), into: ring) }
    #expect(ring.waitingCount == 4)
    var numbers: [UInt64] = []
    #expect(ring.drain { numbers.append($0.bytes.span.uint64(at: 0)) } == 4)
    #expect(numbers == [6, 7, 8, 9])
    #expect(ring.droppedCount == 6)
  }

  @Test func `a drain stops at its bound`() {
    let ring = ReportRing(capacity: 8)
    for number in 0..<5 { push(UInt64(number), into: ring) }
    #expect(ring.drain(atMost: 2) { _ in } == 2)
    #expect(ring.waitingCount == 3)
  }

  @Test func `a report longer than 64 bytes is counted, not cut`() {
    let ring = ReportRing(capacity: 2)
    ring.received([UInt8](repeating: 1, count: 65).span, endpoint: 0x81, at: .zero)
    #expect(ring.oversizedCount == 1)
    #expect(ring.waitingCount == 0)
  }

  @Test func `the first reason to end is kept, and waiting reports stay`() {
    let ring = ReportRing(capacity: 2)
    push(1, into: ring)
    #expect(!ring.hasEnded)
    ring.ended(.disconnected)
    ring.ended(.timedOut)
    #expect(ring.hasEnded)
    #expect(ring.endReason == .disconnected)
    #expect(ring.pop() != nil)
  }

  @Test(arguments: [2, 64, 1_024])
  func `two threads lose nothing but what is counted, and tear nothing`(_ capacity: Int) {
    let ring = ReportRing(capacity: capacity)
    let total: UInt64 = 200_000
    let writer = TestThread {
      for number in 0..<total {
        push(number, into: ring)
        if number % 512 == 0 { sched_yield() }
      }
      ring.ended(.closed)
    }
    var read: UInt64 = 0
    var torn = 0
    var previous: UInt64?
    while true {
      let hadEnded = ring.hasEnded
      guard let report = ring.pop() else {
        if hadEnded { break }
        continue
      }
      let number = report.bytes.span.uint64(at: 0)
      for offset in stride(from: 0, to: 64, by: 8) where report.bytes.span.uint64(at: offset) != number {
        torn += 1
      }
      if let previous, previous >= number { torn += 1 }
      if report.arrival.nanoseconds != Int64(number) { torn += 1 }
      previous = number
      read += 1
    }
    writer.join()
    #expect(torn == 0)
    #expect(previous == total - 1)
    #expect(read + ring.droppedCount == total)
  }
}

/// Eight times the same number, stamped with it: a torn report shows.
private func push(_ number: UInt64, into ring: ReportRing) {
  var bytes = InlineArray<64, UInt8>(repeating: 0)
  for index in 0..<64 { bytes[index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * (index % 8))) }
  ring.received(bytes.span, endpoint: 0x81, at: Timestamp(nanoseconds: Int64(number)))
}
