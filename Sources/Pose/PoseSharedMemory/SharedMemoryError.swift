/// Why a segment of shared memory could not be published or read.
public enum SharedMemoryError: Error, Equatable, Sendable {
  /// A name is a slash and 1 to 254 bytes without another slash (shm_overview(7)).
  case invalidName
  /// More slots than `PosePublisher.slotCountMax`, or none.
  case invalidSlotCount(Int)
  /// Another process publishes under this name; its id, where it could be read.
  case heldByLiveWriter(processID: Int64?)
  /// The segment belongs to another user, so what is in it cannot be trusted.
  case foreignOwner(userID: UInt32)
  /// No segment of this name: nothing publishes.
  case absent
  /// This user may not open the segment.
  case accessDenied
  /// The segment holds something else, or its writer has not finished creating it.
  case foreignContent
  /// The segment has a layout that this program was not built for.
  case otherVersion
  /// The slot does not exist.
  case noSuchSlot(Int)
  /// A system call failed with this `errno`.
  case system(call: Call, code: Int32)

  /// The system calls that can fail for reasons of the machine.
  public enum Call: String, Sendable {
    case open = "shm_open"
    case status = "fstat"
    case lock = "fcntl"
    case reserve = "posix_fallocate"
    case permit = "fchmod"
    case map = "mmap"
    case unlink = "shm_unlink"
  }
}
