import ByteLayout
public import PoseMath
import Synchronization

/// The way from a transport's thread to the pose loop: a ring of fixed slots, one writer, one reader, no
/// lock, no allocation after `init`.
///
/// When the reader is late the *oldest* report gives way and is counted: a pose wants the newest. The writer
/// therefore never waits and never fails; the reader notices that it was overtaken by a slot's sequence
/// number, which stands around the slot's words as in a seqlock (H.-J. Boehm, "Can Seqlocks Get Along with
/// Programming Language Memory Models?", MSPC 2012). Every word is atomic, so there is no data race to argue
/// away.
@safe public final class ReportRing: ReportSink, @unchecked Sendable {
  /// Invariants behind `@unchecked`: `words` is written by one transport thread only, and `next` and the
  /// loss counts belong to the one reader. Two readers would be a programming error of the composition root.
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let capacityMask: UInt64
  /// Reports ever written.
  private let written = Atomic<UInt64>(0)
  private let oversized = Atomic<UInt64>(0)
  private let hasEndedFlag = Atomic<Bool>(false)
  private let reason = Mutex<TransportError?>(nil)
  /// The reader's: number of the next report to read.
  private var next: UInt64 = 0
  /// The reader's: reports overwritten before they were read.
  public private(set) var droppedCount: UInt64 = 0

  /// The longest interrupt report: one full-speed packet (USB 2.0, section 5.7.3).
  public static let reportByteCountMax = 64
  /// Sequence, arrival, endpoint and count, then 64 bytes: 11 words, kept apart by two cache lines.
  private static let slotWordCount = 16
  /// A reader that is overtaken this often in one `pop` gives up until the next tick.
  private static let overtakenMax = 4

  /// - Parameter capacity: reports kept; a power of two. 1,024 hold a second of a 1 kHz device.
  /// - Precondition: `capacity` is a power of two in 2...65,536.
  public init(capacity: Int = 1_024) {
    precondition(capacity >= 2 && capacity <= 65_536 && capacity & (capacity - 1) == 0)
    capacityMask = UInt64(capacity - 1)
    unsafe words = .allocate(capacity: capacity * Self.slotWordCount)
    for index in 0..<capacity * Self.slotWordCount { unsafe (words + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe words.deinitialize(count: Int(capacityMask + 1) * Self.slotWordCount)
    unsafe words.deallocate()
  }

  // MARK: - The writer's side

  /// Longer reports than 64 bytes are no HID report of ours: they are counted and left out.
  public func received(_ bytes: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) {
    guard bytes.count <= Self.reportByteCountMax else {
      oversized.add(1, ordering: .relaxed)
      return
    }
    let number = written.load(ordering: .relaxed)
    let slot = unsafe self.slot(number)
    unsafe slot[0].store(2 &* number &+ 1, ordering: .relaxed)
    atomicMemoryFence(ordering: .releasing)
    unsafe slot[1].store(UInt64(bitPattern: arrival.nanoseconds), ordering: .relaxed)
    unsafe slot[2].store(UInt64(endpoint) << 8 | UInt64(bytes.count), ordering: .relaxed)
    var offset = 0
    while offset < bytes.count {
      unsafe slot[3 + offset / 8].store(Self.word(of: bytes, at: offset), ordering: .relaxed)
      offset += 8
    }
    unsafe slot[0].store(2 &* number &+ 2, ordering: .releasing)
    written.store(number &+ 1, ordering: .releasing)
  }

  public func ended(_ reason: TransportError) {
    self.reason.withLock { $0 = $0 ?? reason }
    hasEndedFlag.store(true, ordering: .releasing)
  }

  // MARK: - The reader's side

  /// The oldest report that is still there; nil when all are read. O(1), no allocation, no wait.
  public func pop() -> ArrivedReport? {
    for _ in 0..<Self.overtakenMax {
      let end = written.load(ordering: .acquiring)
      guard next != end else { return nil }
      skipOverwritten(end: end)
      if let report = read(next) {
        next &+= 1
        return report
      }
      next &+= 1
      droppedCount &+= 1
    }
    return nil
  }

  /// Hands every waiting report to `body`, oldest first, at most `countMax`; returns how many.
  @discardableResult
  public func drain(atMost countMax: Int = .max, _ body: (borrowing ArrivedReport) -> Void) -> Int {
    var count = 0
    while count < countMax, let report = pop() {
      body(report)
      count += 1
    }
    return count
  }

  /// Reports that wait, an estimate while the writer runs.
  public var waitingCount: Int {
    Int(min(written.load(ordering: .relaxed) &- next, capacityMask + 1))
  }

  /// Reports left out because they were longer than 64 bytes.
  public var oversizedCount: UInt64 { oversized.load(ordering: .relaxed) }

  /// Whether the transport said its last word. Reports may still wait. One atomic load.
  public var hasEnded: Bool { hasEndedFlag.load(ordering: .acquiring) }

  /// Why it ended. Takes a lock: not for the pose loop.
  public var endReason: TransportError? { reason.withLock { $0 } }

  // MARK: - Slots

  private func skipOverwritten(end: UInt64) {
    let waiting = end &- next
    guard waiting > capacityMask + 1 else { return }
    let lost = waiting - (capacityMask + 1)
    droppedCount &+= lost
    next &+= lost
  }

  /// The report with this number, or nil if its slot was or is being overwritten.
  private func read(_ number: UInt64) -> ArrivedReport? {
    let slot = unsafe self.slot(number)
    let expected = 2 &* number &+ 2
    guard unsafe slot[0].load(ordering: .acquiring) == expected else { return nil }
    let arrival = unsafe slot[1].load(ordering: .relaxed)
    let head = unsafe slot[2].load(ordering: .relaxed)
    let count = min(Int(head & 0xff), Self.reportByteCountMax)
    var bytes = ReportBytes(zeros: count)
    var offset = 0
    while offset < count {
      let word = unsafe slot[3 + offset / 8].load(ordering: .relaxed)
      for byte in 0..<min(8, count - offset) {
        bytes[offset + byte] = UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))
      }
      offset += 8
    }
    atomicMemoryFence(ordering: .acquiring)
    guard unsafe slot[0].load(ordering: .relaxed) == expected else { return nil }
    return ArrivedReport(
      bytes: bytes, endpoint: UInt8(truncatingIfNeeded: head >> 8),
      arrival: Timestamp(nanoseconds: Int64(bitPattern: arrival)))
  }

  private func slot(_ number: UInt64) -> UnsafeMutablePointer<Atomic<UInt64>> {
    unsafe words + Int(number & capacityMask) * Self.slotWordCount
  }

  private static func word(of bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    if offset + 8 <= bytes.count { return bytes.uint64(at: offset) }
    var word: UInt64 = 0
    for byte in 0..<bytes.count - offset { word |= UInt64(bytes[offset + byte]) << UInt64(8 * byte) }
    return word
  }
}
