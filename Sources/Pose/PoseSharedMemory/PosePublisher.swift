internal import CPoseLayout
public import PoseMath
internal import Synchronization

/// The one writer of a segment of poses: creates it, publishes slots and beats its heart.
///
/// Publishing takes no lock, allocates nothing and never waits for a reader. One thread at a time may call
/// it.
public final class PosePublisher {
  /// Where the layout's readers look if nothing else is configured.
  public static let defaultName = HEADSET_POSE_NAME
  /// Slots of a segment if nothing else is configured.
  public static let slotCountDefault = Int(HEADSET_POSE_SLOT_COUNT)
  /// The most slots a reader accepts.
  public static let slotCountMax = Int(HEADSET_POSE_SLOT_COUNT_MAX)

  /// How many devices can be published at once.
  public let slotCount: Int
  /// How many writers had this segment before; readers tell by it that all slots began anew.
  public let generation: UInt32
  let segment: SharedSegment
  var tickCount: UInt64 = 0
  var isOpen = true

  /// Creates the segment `name`, or takes over one that a dead writer left behind; its readers go on.
  ///
  /// - Parameters:
  ///   - mode: the segment's permissions; readers need the read bit, nobody but the owner may write.
  ///   - process: who writes, for readers to show.
  ///   - now: the first heartbeat, CLOCK_MONOTONIC.
  /// - Throws: `.invalidName`, `.invalidSlotCount`, `.heldByLiveWriter`, `.foreignOwner`, `.accessDenied`,
  ///   `.system`.
  public init(
    name: String = PosePublisher.defaultName, slotCount: Int = PosePublisher.slotCountDefault,
    mode: UInt32 = 0o640, process: WriterProcess = .current(), now: Timestamp
  ) throws(SharedMemoryError) {
    precondition(MemoryLayout<Atomic<UInt64>>.size == 8 && MemoryLayout<Atomic<UInt32>>.size == 4)
    guard (1...Self.slotCountMax).contains(slotCount) else { throw .invalidSlotCount(slotCount) }
    let byteCount = Layout.headerByteCount + slotCount * Layout.slotByteCount
    do throws(SharedMemoryError) {
      segment = try SharedSegment(name: name, byteCount: byteCount, mode: mode)
    } catch .heldByLiveWriter {
      throw .heldByLiveWriter(processID: Self.holder(of: name))
    }
    self.slotCount = slotCount
    generation = segment.isLeftOver ? segment.loadHalf(at: Layout.writerGeneration) &+ 1 : 0
    describe(process, now: now)
  }

  deinit { close() }

  /// Publishes `slot`; a reader sees all of it or all of what was there before.
  ///
  /// The order of stores is the seqlock's of Boehm, "Can seqlocks get along with programming language
  /// memory models?" (MSPC 2012), section 4: the sequence odd, a release fence, the words, the sequence
  /// even.
  /// - Precondition: `index` lies in `0..<slotCount`.
  public func publish(_ slot: PoseSlot, at index: Int) {
    precondition(index >= 0 && index < slotCount)
    var pose = slot.layout
    let sequence = Layout.headerByteCount + index * Layout.slotByteCount
    // A writer that died in the middle left an odd number: it counts as begun, and is finished here.
    let begun = segment.load(at: sequence) | 1
    segment.store(begun, at: sequence)
    atomicMemoryFence(ordering: .releasing)
    unsafe withUnsafeBytes(of: &pose) { bytes in
      for number in 0..<Layout.wordCount {
        let value = unsafe bytes.load(fromByteOffset: number * 8, as: UInt64.self)
        segment.store(value, at: sequence + 8 + number * 8)
      }
    }
    segment.release(begun &+ 1, at: sequence)
  }

  /// Says that the loop ran: readers take the writer for gone when this stops for a second.
  public func beat(at now: Timestamp) {
    tickCount &+= 1
    segment.store(tickCount, at: Layout.tickCount)
    segment.store(UInt64(bitPattern: now.nanoseconds), at: Layout.heartbeat)
  }

  /// Tells readers that this writer ended and removes the name. What is published afterwards reaches
  /// nobody.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    segment.release(HEADSET_POSE_WRITER_CLOSED, at: Layout.writerState)
    segment.unlink()
  }
}
