internal import CPoseLayout
public import PoseMath
internal import Synchronization

/// The one writer of a segment that holds the room's state; the counterpart of `PosePublisher`.
///
/// It takes no lock and never waits for a reader. One thread at a time may call it.
public final class RoomPublisher {
  /// Where readers look if nothing else is configured.
  public static let defaultName = HEADSET_ROOM_NAME

  private let segment: SharedSegment
  private var isOpen = true

  /// Creates the segment `name`, or takes over one that a dead writer left behind; its readers go on.
  ///
  /// - Parameters:
  ///   - mode: the segment's permissions; readers need the read bit, nobody but the owner may write.
  ///   - process: who writes, for readers to show.
  ///   - now: the first heartbeat, CLOCK_MONOTONIC.
  /// - Throws: `.invalidName`, `.heldByLiveWriter`, `.foreignOwner`, `.accessDenied`, `.system`.
  public init(
    name: String = RoomPublisher.defaultName, mode: UInt32 = 0o640, process: WriterProcess = .current(),
    now: Timestamp
  ) throws(SharedMemoryError) {
    segment = try SharedSegment(name: name, byteCount: RoomSegment.byteCount, mode: mode)
    let generation = segment.isLeftOver ? segment.loadHalf(at: RoomSegment.writerGeneration) &+ 1 : 0
    segment.release(UInt32(0), at: RoomSegment.writerState)
    segment.store(HEADSET_ROOM_LAYOUT_VERSION, at: RoomSegment.layoutVersion)
    segment.store(UInt32(RoomSegment.headerByteCount), at: RoomSegment.headerBytes)
    segment.store(UInt64(segment.byteCount), at: RoomSegment.segmentBytes)
    segment.store(UInt32(RoomSegment.frameByteCount), at: RoomSegment.frameBytes)
    segment.store(UInt32(RoomSegment.bodyByteCount), at: RoomSegment.bodyBytes)
    segment.store(UInt64(bitPattern: process.processID), at: RoomSegment.writerPID)
    segment.store(process.startTime, at: RoomSegment.writerStartTime)
    segment.store(generation, at: RoomSegment.writerGeneration)
    publish(RoomFrame(), at: now)
    segment.release(HEADSET_POSE_WRITER_LIVE, at: RoomSegment.writerState)
    segment.release(HEADSET_ROOM_MAGIC, at: RoomSegment.magic)
  }

  deinit { close() }

  /// Publishes a frame and beats the heart; a reader sees all of it or all of the one before. The frame's own
  /// `publishTime` is replaced by `now`. The order of stores is that of `PosePublisher.publish`.
  public func publish(_ frame: RoomFrame, at now: Timestamp) {
    var layout = frame.layout
    layout.publish_time_ns = now.nanoseconds
    let begun = segment.load(at: RoomSegment.sequence) | 1
    segment.store(begun, at: RoomSegment.sequence)
    atomicMemoryFence(ordering: .releasing)
    store(&layout, at: RoomSegment.frame)
    for index in 0..<Int(layout.body_count) {
      var body = frame.bodies[index].layout
      store(&body, at: RoomSegment.bodies + index * RoomSegment.bodyByteCount)
    }
    segment.release(begun &+ 1, at: RoomSegment.sequence)
    segment.store(UInt64(bitPattern: now.nanoseconds), at: RoomSegment.heartbeat)
  }

  /// Tells readers that this writer ended and removes the name.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    segment.release(HEADSET_POSE_WRITER_CLOSED, at: RoomSegment.writerState)
    segment.unlink()
  }

  /// Stores a value of whole words.
  private func store<Value: BitwiseCopyable>(_ value: inout Value, at offset: Int) {
    unsafe withUnsafeBytes(of: &value) { bytes in
      for place in stride(from: 0, to: bytes.count, by: 8) {
        segment.store(unsafe bytes.load(fromByteOffset: place, as: UInt64.self), at: offset + place)
      }
    }
  }
}

/// Sizes and offsets of the segment as the C compiler laid them out, in bytes.
private enum RoomSegment {
  static let headerByteCount = MemoryLayout<headset_room_header>.size
  static let frameByteCount = MemoryLayout<headset_room_frame>.size
  static let bodyByteCount = MemoryLayout<headset_room_body>.size
  static let sequence = headerByteCount
  static let frame = sequence + 8
  static let bodies = frame + frameByteCount
  static let byteCount = bodies + RoomFrame.bodyCountMax * bodyByteCount

  static let magic = offset(of: \.magic)
  static let layoutVersion = offset(of: \.layout_version)
  static let headerBytes = offset(of: \.header_bytes)
  static let segmentBytes = offset(of: \.segment_bytes)
  static let frameBytes = offset(of: \.frame_bytes)
  static let bodyBytes = offset(of: \.body_bytes)
  static let writerPID = offset(of: \.writer_pid)
  static let writerStartTime = offset(of: \.writer_start_time)
  static let writerState = offset(of: \.writer_state)
  static let writerGeneration = offset(of: \.writer_generation)
  static let heartbeat = offset(of: \.heartbeat_ns)

  private static func offset(of field: PartialKeyPath<headset_room_header>) -> Int {
    guard let offset = MemoryLayout.offset(of: field) else { preconditionFailure("a stored field") }
    return offset
  }
}
