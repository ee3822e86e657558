internal import ControlProtocol
internal import Foundation
internal import Glibc
internal import Lighthouse
internal import PoseMath
internal import PoseService
internal import RoomFormat
internal import Synchronization

/// The room that devices are placed in: kept in a file of the rig, given to the pose loop.
final class RoomKeeper: Sendable {
  /// Why the room is not what was asked for.
  enum Trouble: Error {
    /// The text describes no room, and why.
    case notARoom(RoomFormatError)
    /// The file cannot be written; errno.
    case cannotWrite(Int32)
    /// The pose loop does not take it.
    case noLoop

    /// As a fault of the service.
    var fault: FaultBoard.Fault {
      switch self {
      case .notARoom(let error): FaultBoard.Fault(code: .room, facts: error.facts)
      case .cannotWrite(let code): FaultBoard.Fault(code: .other, facts: ["errno": String(code)])
      case .noLoop:
        FaultBoard.Fault(code: .other, facts: ["detail": "the pose loop does not take the room"])
      }
    }
  }

  private let path: String
  private let poses: PoseService
  /// One change at a time: file and loop agree.
  private let changing = Mutex(())

  init(path: String, poses: PoseService) {
    self.path = path
    self.poses = poses
  }

  /// Enters the room of the file, where there is one.
  /// - Throws: `.notARoom` for a file that is none, which stays as it is.
  func load() throws(Trouble) {
    guard let data = FileManager.default.contents(atPath: path) else { return }
    try enter(try room(Array(data)))
  }

  /// The room that devices are placed in, as text.
  var text: String? { poses.room.map(RoomFormat.text(of:)) }

  /// Enters the room that `text` describes, and keeps it.
  func use(_ text: String) throws(Trouble) {
    let room = try room(Array(text.utf8))
    try change { () throws(Trouble) in
      try write(RoomFormat.text(of: room))
      try enter(room)
    }
  }

  /// Turns and moves the room so that a head that is there stands over its middle and looks to its front, and keeps it.
  func turn(to head: Pose<Double>) throws(Trouble) {
    let ahead = head.orientation.rotate(SIMD3(0, 0, -1))
    try change { () throws(Trouble) in
      guard let room = poses.room else { return }
      let turned = room.levelled(forward: ahead, origin: head.position)
      try write(RoomFormat.text(of: turned))
      try enter(turned)
    }
  }

  /// Keeps the room that devices are in by now, if it is still this one.
  func keep(_ room: Room) throws(Trouble) {
    try change { () throws(Trouble) in
      guard poses.room == room else { return }
      try write(RoomFormat.text(of: room))
    }
  }

  /// Leaves the room: devices are placed by the body model again.
  func leave() throws(Trouble) {
    try change { () throws(Trouble) in
      guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(errno) }
      try enter(nil)
    }
  }

  private func change(_ body: () throws(Trouble) -> Void) throws(Trouble) {
    let result = changing.withLock { _ -> Result<Void, Trouble> in
      do throws(Trouble) { return .success(try body()) } catch { return .failure(error) }
    }
    try result.get()
  }

  private func room(_ bytes: [UInt8]) throws(Trouble) -> Room {
    do throws(RoomFormatError) { return try RoomFormat.room(bytes) } catch { throw .notARoom(error) }
  }

  private func enter(_ room: Room?) throws(Trouble) {
    do throws(PoseServiceError) { try poses.enter(room) } catch { throw .noLoop }
  }

  /// Beside the old file first, then in its place: a power cut leaves one of the two.
  private func write(_ text: String) throws(Trouble) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw .cannotWrite(cause.map { Int32(clamping: $0.code) } ?? EIO)
    }
  }
}
