import ArgumentParser
import Glibc
import PoseMath

/// The peers' filters, built by Benchmarks/Peers/build.
@safe struct PeerLibrary: Sendable {
  private typealias Run =
    @convention(c) (
      Int32, Int32, Int, Double, UnsafePointer<Double>, UnsafeMutablePointer<Double>
    ) -> UInt64
  private typealias Versions = @convention(c) () -> UnsafePointer<CChar>

  private let entrance: Run
  /// Names and versions of the source packages.
  let versions: String

  init(path: String) throws {
    guard let handle = unsafe dlopen(path, RTLD_NOW),
      let run = unsafe dlsym(handle, "peers_run"), let names = unsafe dlsym(handle, "peers_versions")
    else { throw ValidationError("\(path) is not there: run Peers/build first.") }
    unsafe entrance = unsafeBitCast(run, to: Run.self)
    versions = unsafe String(cString: unsafeBitCast(names, to: Versions.self)())
  }

  func run(_ peer: Int, withField: Bool, over stream: TrialStream) -> TrialRun {
    var numbers = [Double](repeating: 0, count: 4 * stream.count)
    let nanoseconds = unsafe entrance(
      Int32(peer), withField ? 1 : 0, stream.count, stream.rateHz, stream.rows, &numbers)
    let orientations = (0..<stream.count).map { index in
      Quaternion(
        w: numbers[4 * index], x: numbers[4 * index + 1], y: numbers[4 * index + 2], z: numbers[4 * index + 3]
      )
    }
    return TrialRun(earthFromSensor: orientations, nanoseconds: nanoseconds)
  }
}
