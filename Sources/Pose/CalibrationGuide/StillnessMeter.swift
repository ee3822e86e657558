internal import Calibration
internal import PoseMath

/// How much the unit moves, as it happens: the last second's variance against that of the unit's own noise.
///
/// Until the noise is known the share of slow motion stands for it, as in `StillnessDetector`.
struct StillnessMeter: Equatable, Sendable {
  /// Length of the sliding window, seconds; that of `StillnessDetector`.
  static let window = 1.0
  /// Looks are this far apart, seconds.
  static let interval = 0.1

  /// Variance of a reading at rest, summed over the axes: accelerometer, gyroscope.
  struct Noise: Equatable, Codable {
    var acceleration: Double
    var angularVelocity: Double
  }

  var noise: Noise?
  /// Below 1 it is still.
  private(set) var motion = Double.infinity
  /// Since when it has been still, seconds of the take; nil while it moves.
  private(set) var stillSince: Double?
  private var lastLook = -Double.infinity

  /// Looks at the end of the take; returns whether it was time to.
  mutating func look(at take: GuideTake) -> Bool {
    guard let time = take.times.last else { return false }
    guard time < lastLook || time - lastLook >= Self.interval else { return false }
    lastLook = time
    let first = take.times.lastIndex { $0 <= time - Self.window }
    guard let first, take.count - first >= 20, isWhole(take, from: first) else {
      motion = .infinity
      stillSince = nil
      return true
    }
    motion = motion(of: take, from: first)
    if motion >= 1 { stillSince = nil } else if stillSince == nil { stillSince = take.times[first] }
    return true
  }

  /// How long it has been still, seconds.
  func duration(at time: Double) -> Double { stillSince.map { max(0, time - $0) } ?? 0 }

  /// Begins anew: what was before is another rest.
  mutating func restart() {
    stillSince = nil
    motion = .infinity
  }

  private func motion(of take: GuideTake, from first: Int) -> Double {
    guard let noise else {
      let slowness = max(
        StillnessDetector.slowness(of: take.acceleration[first...]),
        StillnessDetector.slowness(of: take.angularVelocity[first...]))
      return slowness / StillnessDetector.slownessMax
    }
    let multiple = StillnessDetector().multiple
    return max(
      Self.variance(take.acceleration[first...]) / (multiple * noise.acceleration),
      Self.variance(take.angularVelocity[first...]) / (multiple * noise.angularVelocity))
  }

  private func isWhole(_ take: GuideTake, from first: Int) -> Bool {
    zip(take.times[(first + 1)...], take.times[first...]).allSatisfy { $0 - $1 < 0.05 }
  }

  /// Summed over the axes.
  static func variance(_ values: ArraySlice<SIMD3<Double>>) -> Double {
    let mean = values.reduce(.zero, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean).lengthSquared } / Double(values.count)
  }
}
