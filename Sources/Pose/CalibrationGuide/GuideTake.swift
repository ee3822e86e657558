internal import Calibration
internal import PoseMath

/// What the guide has recorded of the unit: readings in time's order, thinned to what a fit needs.
struct GuideTake: Equatable, Sendable {
  /// Readings kept a second: faster ones are averaged. Hands turn within a few hertz.
  static let rateMax = 250.0
  /// The most readings kept, forty minutes.
  static let countMax = 600_000

  private(set) var times: [Double] = []
  private(set) var acceleration: [SIMD3<Double>] = []
  private(set) var angularVelocity: [SIMD3<Double>] = []
  /// Samples that never arrived.
  private(set) var lostCount = 0
  private var bunch = Bunch()
  /// Added to the device's time, which may begin anew while the guide goes on.
  private var shift = 0.0
  private var mustShift = false

  /// Readings on their way to one mean.
  private struct Bunch: Equatable {
    var count = 0.0
    var begin = 0.0
    var time = 0.0
    var acceleration = SIMD3<Double>.zero
    var angularVelocity = SIMD3<Double>.zero
  }

  var count: Int { times.count }
  var isFull: Bool { times.count >= Self.countMax }

  /// Takes a sample; returns whether another reading is complete. What is not finite, or not later, is none.
  mutating func ingest(_ sample: IMUSample<Double>) -> Bool {
    let deviceTime = Double(sample.timestamp.nanoseconds) * 1e-9
    guard sample.acceleration.isFinite, sample.angularVelocity.isFinite else { return false }
    if mustShift {
      shift = (times.last ?? 0) + 1 - deviceTime
      mustShift = false
    }
    let time = deviceTime + shift
    guard time > max(bunch.count > 0 ? bunch.time / bunch.count : -.infinity, times.last ?? -.infinity) else {
      return false
    }
    lostCount &+= Int(sample.lostBefore)
    let isNext = bunch.count > 0 && time - bunch.begin > 0.875 / Self.rateMax
    let isComplete = isNext && close()
    if bunch.count == 0 { bunch.begin = time }
    bunch.count += 1
    bunch.time += time
    bunch.acceleration += sample.acceleration
    bunch.angularVelocity += sample.angularVelocity
    return isComplete
  }

  private mutating func close() -> Bool {
    defer { bunch = Bunch() }
    guard !isFull else { return false }
    times.append(bunch.time / bunch.count)
    acceleration.append(bunch.acceleration / bunch.count)
    angularVelocity.append(bunch.angularVelocity / bunch.count)
    return true
  }

  /// Nothing came for a while, and the device's clock may have begun anew: what follows stands after a gap of a
  /// second.
  mutating func breakOff() {
    bunch = Bunch()
    mustShift = true
  }

  /// Forgets all after the first `count` readings.
  mutating func truncate(to count: Int) {
    guard count < times.count else { return }
    times.removeSubrange(count...)
    acceleration.removeSubrange(count...)
    angularVelocity.removeSubrange(count...)
    bunch = Bunch()
  }

  func recording() throws(CalibrationError) -> InertialRecording {
    try InertialRecording(times: times, acceleration: acceleration, angularVelocity: angularVelocity)
  }

  func recording(from first: Int) throws(CalibrationError) -> InertialRecording {
    try InertialRecording(
      times: Array(times[first...]), acceleration: Array(acceleration[first...]),
      angularVelocity: Array(angularVelocity[first...]))
  }
}
