internal import CPoseLayout
internal import PoseMath

extension PosePublisher {
  /// Fills in the header, the magic last. A left-over segment is first marked as not live, so that no reader
  /// takes a pose of the dead writer for one of ours.
  func describe(_ process: WriterProcess, now: Timestamp) {
    segment.release(UInt32(0), at: Layout.writerState)
    segment.store(HEADSET_POSE_LAYOUT_VERSION, at: Layout.layoutVersion)
    segment.store(UInt32(Layout.headerByteCount), at: Layout.headerBytes)
    segment.store(UInt64(segment.byteCount), at: Layout.segmentBytes)
    segment.store(UInt32(slotCount), at: Layout.slotCount)
    segment.store(UInt32(Layout.slotByteCount), at: Layout.slotBytes)
    segment.store(UInt64(bitPattern: process.processID), at: Layout.writerPID)
    segment.store(process.startTime, at: Layout.writerStartTime)
    segment.store(generation, at: Layout.writerGeneration)
    for index in 0..<slotCount { publish(PoseSlot(), at: index) }
    beat(at: now)
    segment.release(HEADSET_POSE_WRITER_LIVE, at: Layout.writerState)
    segment.release(HEADSET_POSE_MAGIC, at: Layout.magic)
  }

  /// The process that publishes under `name`, if its header can be read.
  static func holder(of name: String) -> Int64? {
    do throws(SharedMemoryError) {
      return try PoseReader(name: name).writer.processID
    } catch {
      return nil
    }
  }
}

/// Sizes and offsets as the C compiler laid them out, in bytes.
enum Layout {
  static let headerByteCount = MemoryLayout<headset_pose_header>.size
  static let slotByteCount = MemoryLayout<headset_pose_slot>.size
  static let wordCount = Int(HEADSET_POSE_WORD_COUNT)

  static let magic = offset(of: \.magic)
  static let layoutVersion = offset(of: \.layout_version)
  static let headerBytes = offset(of: \.header_bytes)
  static let segmentBytes = offset(of: \.segment_bytes)
  static let slotCount = offset(of: \.slot_count)
  static let slotBytes = offset(of: \.slot_bytes)
  static let writerPID = offset(of: \.writer_pid)
  static let writerStartTime = offset(of: \.writer_start_time)
  static let writerState = offset(of: \.writer_state)
  static let writerGeneration = offset(of: \.writer_generation)
  static let heartbeat = offset(of: \.heartbeat_ns)
  static let tickCount = offset(of: \.tick_count)

  private static func offset(of field: PartialKeyPath<headset_pose_header>) -> Int {
    guard let offset = MemoryLayout.offset(of: field) else { preconditionFailure("a stored field") }
    return offset
  }
}
