import Fusion
import Glibc
import PoseMath

/// The one file that knows our filter's interface.
extension Contender {
  static let ours =
    [false, true].map { isNineAxis in
      Contender(name: "headsetd", isNineAxis: isNineAxis) { one($0, isNineAxis: isNineAxis) }
    }
    + [false, true].map { isNineAxis in
      Contender(name: "headsetd x8", isNineAxis: isNineAxis) { eight($0, isNineAxis: isNineAxis) }
    }

  /// One device at double precision.
  private static func one(_ stream: TrialStream, isNineAxis: Bool) -> TrialRun {
    var orientations = [Quaternion<Double>](repeating: .identity, count: stream.count)
    var norths = [Double](repeating: 0, count: stream.count)
    var filter = OrientationFilter<Double>()
    let begin = threadNanoseconds()
    for index in 0..<stream.count {
      filter.ingest(stream.samples[index])
      if isNineAxis { filter.ingest(magneticField: stream.fields[index]) }
      orientations[index] = filter.estimate.worldFromSensor
      norths[index] = filter.magneticNorth ?? 0
    }
    let nanoseconds = threadNanoseconds() - begin
    return TrialRun(earthFromSensor: inEarth(orientations, norths), nanoseconds: nanoseconds)
  }

  /// Eight devices in step at single precision, all fed alike; the first is scored, and the time is that of one.
  private static func eight(_ stream: TrialStream, isNineAxis: Bool) -> TrialRun {
    let samples = stream.samples.map { sample in
      IMUSample<Float>(
        timestamp: sample.timestamp, angularVelocity: SIMD3(sample.angularVelocity),
        acceleration: SIMD3(sample.acceleration))
    }
    let fields = stream.fields.map { SIMD3<Float>($0) }
    var orientations = [Quaternion<Double>](repeating: .identity, count: stream.count)
    var norths = [Double](repeating: 0, count: stream.count)
    var filter = OrientationFilterLanes()
    let lanes = OrientationFilterLanes.laneCount
    let begin = threadNanoseconds()
    for index in 0..<stream.count {
      for lane in 0..<lanes {
        filter.place(samples[index], magneticField: isNineAxis ? fields[index] : nil, lane: lane)
      }
      filter.advance()
      // Every device's quaternion is read, as a service would.
      for lane in 0..<lanes { orientations[index] = Quaternion(filter.worldFromSensor(of: lane)) }
      norths[index] = Double(filter.magneticNorth(of: 0) ?? 0)
    }
    let nanoseconds = (threadNanoseconds() - begin) / UInt64(lanes)
    return TrialRun(earthFromSensor: inEarth(orientations, norths), nanoseconds: nanoseconds)
  }

  /// The filter's world has y up and magnetic north at a heading it tells; the trials' earth has z up and y to the
  /// north.
  private static func inEarth(_ orientations: [Quaternion<Double>], _ norths: [Double]) -> [Quaternion<
    Double
  >] {
    zip(orientations, norths).map { orientation, north in
      Quaternion(rotationVector: SIMD3(.pi / 2, 0, 0)) * Quaternion(rotationVector: SIMD3(0, -north, 0))
        * orientation
    }
  }

  /// Processor time of this thread.
  private static func threadNanoseconds() -> UInt64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }
}
