import Glibc
import Simulation
import Synchronization

/// Why a recording's file cannot be made or written.
enum RecordingFileError: Error, Equatable {
  case exists(path: String)
  case cannotCreate(path: String, code: Int32)
  case cannotWrite(path: String, code: Int32)
  case tooSlow(path: String)
  case cannotOpen(path: String, code: Int32)
}

/// A new file that is written from another thread; the first failure is kept and ends the writing.
final class RecordingFile: Sendable {
  private struct State {
    var failure: RecordingFileError?
    var waitingCount = 0
  }

  private let path: String
  private let descriptor: Int32
  private let state = Mutex(State())

  /// - Throws: `.exists`, `.cannotCreate`.
  init(creating path: String) throws(RecordingFileError) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path: path) : .cannotCreate(path: path, code: errno)
    }
    self.path = path
  }

  deinit { close(descriptor) }

  var failure: RecordingFileError? { state.withLock { $0.failure } }

  /// Counts a block that is about to be handed over; false when nothing may be any more.
  func begin(waitingMax: Int) -> Bool {
    state.withLock { state in
      if state.waitingCount >= waitingMax { state.failure = state.failure ?? .tooSlow(path: path) }
      guard state.failure == nil else { return false }
      state.waitingCount += 1
      return true
    }
  }

  /// Writes all of the bytes, or keeps why not.
  func write(_ bytes: [UInt8]) {
    defer { state.withLock { $0.waitingCount -= 1 } }
    guard failure == nil else { return }
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
      }
      if written > 0 {
        offset += written
      } else if errno != EINTR {
        return fail(errno)
      }
    }
  }

  /// Waits until what was written is on disk.
  func finish() {
    if failure == nil && fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS { fail(errno) }
  }

  private func fail(_ code: Int32) {
    state.withLock { $0.failure = $0.failure ?? .cannotWrite(path: path, code: code) }
  }
}

/// A recording read from a file, a part at a time.
struct RecordingInput: RecordingSource {
  private let file: OpenFile

  /// - Throws: `.cannotOpen`.
  init(path: String) throws(RecordingFileError) { file = try OpenFile(path: path) }

  mutating func read(_ count: Int) throws(RoomRecordingError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = unsafe Glibc.read(
          file.descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled)
        if read > 0 {
          filled += read
        } else if read == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw .unreadable(code: code) }
    return bytes
  }

  private final class OpenFile {
    let descriptor: Int32

    init(path: String) throws(RecordingFileError) {
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    }

    deinit { close(descriptor) }
  }
}
