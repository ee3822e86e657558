// `struct stat` belongs to whichever of the two modules the compiler meets first: the header includes
// sys/stat.h too.
internal import CPoseLayout
internal import Glibc

/// A named segment of POSIX shared memory that this process alone writes.
///
/// Ownership is a write lock on the open file description: the kernel drops it when the process ends,
/// however it ends, and only who may write the segment can take it. A segment without that lock was left
/// over; it is taken over in place, so that readers that have it mapped go on. It never shrinks, because a
/// reader would then be killed by SIGBUS, and its pages are reserved, because a writer would be, once the
/// memory is full.
@safe
final class SharedSegment {
  /// The first byte, aligned to a page; valid as long as this object.
  let base: UnsafeMutableRawPointer
  let byteCount: Int
  /// Whether the segment is left over from a writer that did not close it; otherwise its bytes are zero.
  let isLeftOver: Bool
  private let name: String
  private let file: Int32

  /// F_OFD_SETLK of linux/fcntl.h (fcntl(2), "Open file description locks"), which the Glibc module leaves
  /// out.
  private static let setOpenFileLock: Int32 = 37
  /// How often the name is opened anew because its owner removed or outgrew it meanwhile.
  private static let attemptCountMax = 8

  /// Takes the segment `name`, creating it where there is none.
  ///
  /// - Parameter mode: its permissions, whatever the umask says.
  /// - Throws: `.invalidName`, `.heldByLiveWriter` (without a process id), `.foreignOwner`,
  ///   `.accessDenied`, `.system`.
  init(name: String, byteCount: Int, mode: UInt32) throws(SharedMemoryError) {
    guard Self.isValid(name) else { throw .invalidName }
    let opened = try Self.takeFile(name: name, byteCount: byteCount)
    do throws(SharedMemoryError) {
      unsafe base = try unsafe Self.map(opened.file, byteCount: byteCount, mode: mode)
    } catch {
      if !opened.isLeftOver { _ = unsafe shm_unlink(name) }
      Glibc.close(opened.file)
      throw error
    }
    self.name = name
    self.byteCount = byteCount
    isLeftOver = opened.isLeftOver
    file = opened.file
  }

  deinit {
    unsafe munmap(base, byteCount)
    Glibc.close(file)
  }

  /// Removes the name; readers that have the segment mapped keep it.
  func unlink() { _ = unsafe shm_unlink(name) }

  static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    guard bytes.count >= 2, bytes.count <= 255, bytes.first == UInt8(ascii: "/") else { return false }
    return bytes.dropFirst().allSatisfy { $0 != UInt8(ascii: "/") && $0 != 0 }
  }

  // MARK: - Opening

  private static func takeFile(
    name: String, byteCount: Int
  ) throws(SharedMemoryError) -> (file: Int32, isLeftOver: Bool) {
    for _ in 0..<attemptCountMax {
      let file = unsafe shm_open(name, O_RDWR | O_CREAT, 0o600)
      if file < 0 { throw errno == EACCES ? .accessDenied : .system(call: .open, code: errno) }
      do throws(SharedMemoryError) {
        switch try claim(file, byteCount: byteCount) {
        case .fresh: return (file, false)
        case .leftOver: return (file, true)
        case .outgrown: _ = unsafe shm_unlink(name)
        case .removed: break
        }
      } catch {
        Glibc.close(file)
        throw error
      }
      Glibc.close(file)
    }
    throw .heldByLiveWriter(processID: nil)
  }

  private enum Claim {
    case fresh
    case leftOver
    /// Left over with another size: another configuration or version wrote it.
    case outgrown
    /// Its owner removed the name between our opening and our locking it.
    case removed
  }

  private static func claim(_ file: Int32, byteCount: Int) throws(SharedMemoryError) -> Claim {
    let owner = try status(of: file).st_uid
    guard owner == geteuid() else { throw .foreignOwner(userID: owner) }
    try lock(file)
    let status = try status(of: file)
    if status.st_nlink == 0 { return .removed }
    if status.st_size == off_t(byteCount) { return .leftOver }
    return status.st_size == 0 ? .fresh : .outgrown
  }

  private static func lock(_ file: Int32) throws(SharedMemoryError) {
    var whole = flock()
    whole.l_type = Int16(F_WRLCK)
    whole.l_whence = Int16(SEEK_SET)
    guard unsafe fcntl(file, setOpenFileLock, &whole) != 0 else { return }
    if errno == EAGAIN || errno == EACCES { throw .heldByLiveWriter(processID: nil) }
    throw .system(call: .lock, code: errno)
  }

  private static func status(of file: Int32) throws(SharedMemoryError) -> stat {
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .system(call: .status, code: errno) }
    return status
  }

  private static func map(
    _ file: Int32, byteCount: Int, mode: UInt32
  ) throws(SharedMemoryError) -> UnsafeMutableRawPointer {
    guard fchmod(file, mode) == 0 else { throw .system(call: .permit, code: errno) }
    let shortage = posix_fallocate(file, 0, off_t(byteCount))
    guard shortage == 0 else { throw .system(call: .reserve, code: shortage) }
    let base = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    guard let base = unsafe base, unsafe base != MAP_FAILED else {
      throw .system(call: .map, code: errno)
    }
    return unsafe base
  }
}
