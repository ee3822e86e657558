import Glibc
import Physics

/// Makes this process compute with glibc's plain mathematics, which is the same on every x86-64 machine.
///
/// glibc chooses its variants before `main`, by the CPU and the environment variable GLIBC_TUNABLES. So a process
/// that was started without it executes itself once more, with it. A service unit sets the variable and saves that.
enum PlainMathematics {
  private static let variable = "GLIBC_TUNABLES"
  /// Set on the way, so that a system which takes the variable away again does not make us start for ever.
  private static let restarted = "HEADSET_ROOM_RESTARTED"

  /// Whether the environment asks for the plain variants.
  static var isAskedFor: Bool {
    environment(variable)?.split(separator: ":").contains { $0 == LibMFingerprint.plainVariants } ?? false
  }

  /// Does not return where the process is started again. Where that fails, the run goes on with the variants it
  /// has: its fingerprint tells.
  static func restartUnlessPlain() {
    guard !isAskedFor, environment(restarted) == nil else { return }
    let others =
      environment(variable)?.split(separator: ":").filter { !$0.hasPrefix("glibc.cpu.hwcaps=") } ?? []
    let value = (others.map(String.init) + [LibMFingerprint.plainVariants]).joined(separator: ":")
    unsafe setenv(variable, value, 1)
    unsafe setenv(restarted, "1", 1)
    _ = unsafe execv("/proc/self/exe", CommandLine.unsafeArgv)
  }

  private static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
