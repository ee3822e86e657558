internal import Glibc

/// One process since the machine booted: process ids are used again, the pair is not.
public struct WriterProcess: Equatable, Sendable {
  /// The id in its own namespace.
  public var processID: Int64
  /// Clock ticks from boot to its start: field 22 of /proc/PID/stat (proc(5)); 0 where that cannot be read.
  public var startTime: UInt64

  /// A process by both halves of its identity.
  public init(processID: Int64, startTime: UInt64) {
    self.processID = processID
    self.startTime = startTime
  }

  /// This process. Reads one file of /proc.
  public static func current() -> WriterProcess {
    WriterProcess(processID: Int64(getpid()), startTime: startTime(inStat: readStat()) ?? 0)
  }

  /// Field 22 of the text of /proc/PID/stat. The second field is the program's name in parentheses and may
  /// hold spaces and parentheses itself, so fields are counted from the last one.
  static func startTime(inStat text: [UInt8]) -> UInt64? {
    guard let nameEnd = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = text[(nameEnd + 1)...].split(separator: UInt8(ascii: " "))
    // The field after the name is the third.
    guard fields.count > 22 - 3 else { return nil }
    return UInt64(String(decoding: fields[22 - 3], as: UTF8.self))
  }

  private static func readStat() -> [UInt8] {
    let file = unsafe open("/proc/self/stat", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    // 52 numbers and a name of at most 16 bytes; a page is ample.
    return unsafe [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
      count = max(0, unsafe read(file, buffer.baseAddress, buffer.count))
    }
  }
}
