import ConsolePages
import Glibc
import PoseMath
import PoseSharedMemory

/// The two segments as the view sees them: opened when they appear, opened anew when their writer is gone.
struct SegmentReader {
  private let poseName: String
  private let roomName: String
  private var poses: PoseReader?
  private var room: RoomReader?
  private var nextTry = Timestamp.zero
  private var frame = SceneFrame()

  /// How often a missing segment is looked for.
  private static let retryNanoseconds: Int64 = 500_000_000

  init(poses: String, room: String) {
    poseName = poses
    roomName = room
  }

  /// What is published at `now`; where a writer is gone, what it left.
  mutating func read(at now: Timestamp) -> SceneFrame {
    if now >= nextTry {
      nextTry = now.advanced(byNanoseconds: Self.retryNanoseconds)
      if poses?.isWriterGone(at: now) ?? true { openPoses(at: now) }
      if room?.isWriterGone(at: now) ?? true { openRoom(at: now) }
    }
    if let poses { read(poses, at: now) }
    if let room { read(room, at: now) }
    return frame
  }

  private mutating func read(_ reader: PoseReader, at now: Timestamp) {
    for index in 0..<reader.slotCount {
      // A slot that is being written at the very moment stays as read before.
      guard let slot = try? reader.read(slot: index) else { continue }
      frame.take(slot, at: index, condition: reader.condition(of: slot, at: now))
    }
    frame.sources.poses = reader.isWriterGone(at: now) ? .gone : .live
  }

  private mutating func read(_ reader: RoomReader, at now: Timestamp) {
    if let read = reader.read() { frame.take(read) }
    frame.sources.room = reader.isWriterGone(at: now) ? .gone : .live
  }

  private mutating func openPoses(at now: Timestamp) {
    do throws(SharedMemoryError) {
      let opened = try PoseReader(name: poseName)
      if poses == nil || !opened.isWriterGone(at: now) {
        poses = opened
        frame.poses.removeAll()
      }
    } catch {
      if poses == nil { frame.sources.poses = Self.state(error) }
    }
  }

  private mutating func openRoom(at now: Timestamp) {
    do throws(SharedMemoryError) {
      let opened = try RoomReader(name: roomName)
      if room == nil || !opened.isWriterGone(at: now) { room = opened }
    } catch {
      if room == nil { frame.sources.room = Self.state(error) }
    }
  }

  private static func state(_ error: SharedMemoryError) -> SceneFrame.SourceState {
    switch error {
    case .accessDenied: .forbidden
    case .foreignContent, .otherVersion: .foreign
    default: .absent
    }
  }
}

/// The one clock of the program: CLOCK_MONOTONIC, as the segments' writers read it.
enum HostClock {
  static func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
