internal import CPoseLayout
public import PoseMath

/// Reads a segment of poses, in this process or another: `headset_pose.h` in Swift's types.
///
/// It maps the segment read-only and never delays the writer. One reader serves one thread.
@safe
public final class PoseReader {
  private var reader: headset_pose_reader

  /// Opens the segment `name` read-only.
  ///
  /// - Throws: `.absent` where nothing publishes, `.accessDenied`, `.foreignContent`, `.otherVersion`,
  ///   `.system`.
  public init(name: String = PosePublisher.defaultName) throws(SharedMemoryError) {
    unsafe reader = unsafe headset_pose_reader()
    if let error = SharedMemoryError(opening: unsafe headset_pose_open(&reader, name)) { throw error }
  }

  deinit {
    unsafe headset_pose_close(&reader)
  }

  /// How many slots there are.
  public var slotCount: Int { Int(unsafe reader.slot_count) }

  /// A consistent copy of one slot, or nil where it was being written at every one of a bounded number of
  /// tries.
  ///
  /// - Throws: `.noSuchSlot`.
  public func read(slot index: Int) throws(SharedMemoryError) -> PoseSlot? {
    guard index >= 0, index < slotCount else { throw .noSuchSlot(index) }
    var pose = headset_pose()
    let result = unsafe withUnsafePointer(to: reader) { reader in
      unsafe headset_pose_read(reader, UInt32(index), &pose)
    }
    return Int(result) == HEADSET_POSE_DONE ? PoseSlot(layout: pose) : nil
  }

  /// What a slot that was read is good for at `now`, host time.
  public func condition(of slot: PoseSlot, at now: Timestamp) -> PoseCondition {
    var pose = slot.layout
    let state = unsafe withUnsafePointer(to: reader) { reader in
      unsafe headset_pose_judge(reader, &pose, now.nanoseconds)
    }
    return PoseCondition(rawValue: state) ?? .writerGone
  }

  /// Whether the writer ended, or its loop has not run for a second.
  public func isWriterGone(at now: Timestamp) -> Bool {
    unsafe withUnsafePointer(to: reader) { reader in
      unsafe headset_pose_writer_gone(reader, now.nanoseconds) != 0
    }
  }

  /// Who writes, as it said itself.
  public var writer: WriterProcess {
    let header = unsafe reader.header.pointee
    return WriterProcess(processID: header.writer_pid, startTime: header.writer_start_time)
  }

  /// How many writers had this segment before the present one.
  public var writerGeneration: UInt32 { unsafe reader.header.pointee.writer_generation }
}

extension PoseSlot {
  /// The pose at `target`, turned as forecast and moved at constant velocity, at most 100 ms from its sample.
  public func predicted(at target: Timestamp) -> PoseSlot {
    var pose = layout
    var predicted = headset_pose()
    _ = unsafe headset_pose_predict(&pose, target.nanoseconds, &predicted)
    return PoseSlot(layout: predicted)
  }
}
