import Glibc

/// What this process keeps resident, from the middle of a test to its end: the first half fills the caches.
struct Memory {
  private let middle: Int
  private var kibibytesAtMiddle = 0

  /// An allocator's arenas breathe; a leak of one transfer a round would show over this.
  private static let kibibytesMax = 1_024

  init(rounds: Int) { middle = rounds / 2 }

  mutating func note(_ round: Int) {
    if round == middle { kibibytesAtMiddle = Self.residentKibibytes() }
  }

  /// KiB more than in the middle.
  var growth: Int { Self.residentKibibytes() - kibibytesAtMiddle }
  var isFlat: Bool { kibibytesAtMiddle > 0 && growth <= Self.kibibytesMax }

  /// Second number of /proc/self/statm, in pages.
  private static func residentKibibytes() -> Int {
    var text = [UInt8](repeating: 0, count: 256)
    let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    let count = unsafe read(file, &text, text.count)
    let fields = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_024
  }
}
