internal import CPoseLayout
public import PoseMath

/// Reads the room's segment, in this process or another: `headset_room.h` in Swift's types.
///
/// It maps the segment read-only and never delays the writer. One reader serves one thread.
@safe
public final class RoomReader {
  private var reader: headset_room_reader
  private var bodies = [headset_room_body](repeating: headset_room_body(), count: RoomFrame.bodyCountMax)

  /// Opens the segment `name` read-only.
  ///
  /// - Throws: `.absent` where no room runs, `.accessDenied`, `.foreignContent`, `.otherVersion`, `.system`.
  public init(name: String = RoomPublisher.defaultName) throws(SharedMemoryError) {
    unsafe reader = unsafe headset_room_reader()
    if let error = SharedMemoryError(opening: unsafe headset_room_open(&reader, name)) { throw error }
  }

  deinit { unsafe headset_room_close(&reader) }

  /// A consistent copy of the room at one step, or nil where it was being written at every one of a bounded
  /// number of tries.
  public func read() -> RoomFrame? {
    var frame = headset_room_frame()
    let result = unsafe headset_room_read(&reader, &frame, &bodies)
    return Int(result) == HEADSET_POSE_DONE ? RoomFrame(layout: frame, bodies: bodies) : nil
  }

  /// Whether the room ended, or its loop has not run for a second.
  public func isWriterGone(at now: Timestamp) -> Bool {
    unsafe headset_room_writer_gone(&reader, now.nanoseconds) != 0
  }
}
