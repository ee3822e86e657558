import Fusion
import Glibc
import PoseMath

/// The one file that knows our filter's interface.
extension Contender {
  static let ours = [
    Contender(name: "headsetd", isNineAxis: false) { stream in
      var orientations = [Quaternion<Double>](repeating: .identity, count: stream.count)
      var filter = OrientationFilter<Double>()
      let begin = threadNanoseconds()
      for index in 0..<stream.count {
        filter.ingest(stream.samples[index])
        orientations[index] = filter.estimate.worldFromSensor
      }
      let nanoseconds = threadNanoseconds() - begin
      return TrialRun(earthFromSensor: orientations.map { earthFromWorld * $0 }, nanoseconds: nanoseconds)
    }
  ]

  /// The filter's world has y up and -z to the north; the trials' earth z up and y to the north.
  private static let earthFromWorld = Quaternion<Double>(rotationVector: SIMD3(.pi / 2, 0, 0))

  /// Processor time of this thread.
  private static func threadNanoseconds() -> UInt64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }
}
