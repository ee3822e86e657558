import Foundation

/// Runs one program after the other and says what each cost.
struct ProgramBench {
  let path: String
  private(set) var missed: [String] = []
  private let folder: URL

  /// A program that ended otherwise than well; what it printed before is above.
  struct Failed: Error {
    let arguments: [String]
    let status: Int32
  }

  init(path: String) {
    self.path = path
    folder = FileManager.default.temporaryDirectory.appending(path: "program-benchmarks-\(getpid())")
  }

  /// A path for a new file, which goes with the measurement that writes it.
  func place(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name).path
  }

  func say(_ what: String, _ value: String) {
    FileHandle.standardOutput.write(Data("\(what): \(value)\n".utf8))
  }

  /// - Parameter limit: seconds of processors.
  mutating func measure(_ what: String, atMost limit: Double, _ arguments: () throws -> [String]) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let cost = try cost(of: try arguments())
    let memory = ProgramBenchmarks.memoryMebibytesMax
    say(
      what,
      "\(Self.text(cost.clock)) s (\(Self.text(cost.processor)) s of processors), \(cost.mebibytes) MiB; at most "
        + "\(Self.text(limit)) s, \(memory) MiB")
    if cost.processor > limit || cost.mebibytes > memory { missed.append(what) }
  }

  private static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  private struct Cost {
    var clock: Double
    var processor: Double
    var mebibytes: Int
  }

  /// wait4(2) tells what this one child took. Its memory is counted from before its exec, so that it is never less than
  /// what this process itself holds, some 10 MiB.
  private func cost(of arguments: [String]) throws -> Cost {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let begin = Self.clock
    guard unsafe posix_spawn(&child, path, &actions, nil, &words, environ) == 0 else {
      throw Failed(arguments: arguments, status: errno)
    }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(child, &status, 0, &usage) == child, status == 0 else {
      throw Failed(arguments: arguments, status: status)
    }
    return Cost(
      clock: Self.clock - begin, processor: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime),
      mebibytes: usage.ru_maxrss / 1024)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }

  private static var clock: Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
