import Calibration
import CalibrationGuide
import Foundation
import HeadsetTestSupport
import PoseMath

/// Somebody with a unit of known errors in hands that are not perfect, who does what the guide asks.
struct SyntheticTechnician {
  /// From nominal to true readings: what the guide is to find.
  let truth: UnitCalibration
  var rateHz = 500.0
  /// Standard deviation of a reading, m/s^2 and rad/s.
  var accelerometerNoise = 0.03
  var gyroscopeNoise = 0.003
  /// How often a rest is cut short.
  var impatience = 0.15
  /// rad/s; a turn faster than the sensor's range is cut off.
  var gyroscopeRange = Double.infinity
  /// Nominal drift of the gyroscope's bias while it warms up: size, rad/s, and time, seconds.
  var warmUp = (size: 0.01, time: 15.0)
  /// An axis of the gyroscope that always reads the same.
  var deadAxis: Int?
  private(set) var events: [GuideEvent] = []
  private var attitude = Quaternion<Double>.identity
  private var time = 0.0
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    var random = SeededGenerator(seed: seed &+ 1_000)
    func vector(_ size: Double) -> SIMD3<Double> {
      SIMD3((0..<3).map { _ in Double.random(in: -size...size, using: &random) })
    }
    func matrix(scale: Double, angle: Double) -> Matrix3 {
      let (upper, lower) = (vector(angle), vector(angle))
      let mixed = Matrix3(
        rows: SIMD3(1, upper.x, upper.y), SIMD3(lower.x, 1, upper.z), SIMD3(lower.y, lower.z, 1))
      return mixed * Matrix3(diagonal: SIMD3(repeating: 1) + vector(scale))
    }
    let zero = Matrix3(diagonal: .zero)
    // An accelerometer cannot show a rotation of its own: its matrix is upper triangular.
    let upper = vector(0.01)
    let squared = Matrix3(rows: SIMD3(1, upper.x, upper.y), SIMD3(0, 1, upper.z), SIMD3(0, 0, 1))
    truth = UnitCalibration(
      accelerometer: TriaxialCalibration(
        bias: vector(0.4), matrix: squared * Matrix3(diagonal: SIMD3(repeating: 1) + vector(0.02)),
        biasDeviation: .zero,
        matrixDeviation: zero),
      gyroscope: TriaxialCalibration(
        bias: vector(0.03), matrix: matrix(scale: 0.02, angle: 0.01), biasDeviation: .zero,
        matrixDeviation: zero))
  }

  private mutating func random(_ range: ClosedRange<Double>) -> Double {
    .random(in: range, using: &generator)
  }

  private mutating func normal() -> Double {
    (-2 * log(random(1e-12...1))).squareRoot() * cos(2 * .pi * random(0...1))
  }

  private mutating func noise(_ size: Double) -> SIMD3<Double> { SIMD3(normal(), normal(), normal()) * size }

  private mutating func anyDirection() -> SIMD3<Double> { noise(1).direction ?? SIMD3(0, 0, 1) }

  /// One sample of a unit that turns so, body's axes, and is shaken so.
  private mutating func emit(rate: SIMD3<Double>, shake: Double, to guide: inout CalibrationGuide) {
    time += 1 / rateHz
    attitude = (attitude * Quaternion(rotationVector: rate / rateHz)).normalized()
    let force = attitude.conjugate.rotate(SIMD3(0, 0, standardGravity)) + noise(shake)
    let warm = warmUp.size * exp(-time / warmUp.time)
    let turned = rate.clamped(lowerBound: .one * -gyroscopeRange, upperBound: .one * gyroscopeRange)
    var sample = IMUSample(
      timestamp: Timestamp(nanoseconds: Int64((time * 1e9).rounded())),
      angularVelocity: nominal(turned, truth.gyroscope) + SIMD3(warm, -warm, 0) + noise(gyroscopeNoise),
      acceleration: nominal(force, truth.accelerometer) + noise(accelerometerNoise))
    if let deadAxis { sample.angularVelocity[deadAxis] = 0.01 }
    give(.sample(sample), to: &guide)
  }

  private mutating func give(_ event: GuideEvent, to guide: inout CalibrationGuide) {
    events.append(event)
    guide.take(event)
  }

  private func nominal(_ true_: SIMD3<Double>, _ calibration: TriaxialCalibration) -> SIMD3<Double> {
    guard let inverse = calibration.matrix.inverse else { return true_ }
    return inverse * true_ + calibration.bias
  }

  mutating func rest(_ seconds: Double, _ guide: inout CalibrationGuide) {
    for _ in 0..<Int(seconds * rateHz) where !guide.isOver { emit(rate: .zero, shake: 0, to: &guide) }
  }

  /// A turn by `rotation` (a rotation vector, body's axes) with a hand's tremor, fast in the middle.
  private mutating func turn(by rotation: SIMD3<Double>, _ guide: inout CalibrationGuide) {
    let count = max(60, Int(rotation.length / 2.2 * rateHz))
    let wobble = noise(0.15)
    for index in 0..<count where !guide.isOver {
      let part = Double(index) / Double(count)
      let bell = 1 - cos(2 * .pi * part)
      emit(
        rate: rotation * (bell * rateHz / Double(count)) + wobble * sin(6 * .pi * part), shake: 0.3,
        to: &guide)
    }
  }

  /// Turns it until `up` of its axes looks up, roughly.
  private mutating func lay(up: SIMD3<Double>, _ guide: inout CalibrationGuide) {
    let wanted = (up + noise(0.06)).direction ?? up
    let now = attitude.conjugate.rotate(SIMD3(0, 0, 1))
    let axis = wanted.cross(now)
    let angle = Double.arcTangent(axis.length, over: wanted.dot(now))
    let least = axis.direction ?? anyDirection().cross(now).direction ?? SIMD3(1, 0, 0)
    turn(by: least * angle, &guide)
    // The way there was not straight.
    turn(by: attitude.conjugate.rotate(SIMD3(0, 0, random(-2...2))), &guide)
    let correction = attitude.conjugate.rotate(SIMD3(0, 0, 1)).cross(wanted)
    if correction.length > 0.2 { turn(by: -correction, &guide) }
    if random(0...1) < impatience {
      rest(random(1.6...2.6), &guide)
      turn(by: noise(0.2), &guide)
    }
    rest(random(3.6...4.5), &guide)
  }

  /// Does the next thing that is asked for.
  mutating func obey(_ guide: inout CalibrationGuide) {
    switch guide.progress.instruction {
    case .layDown: rest(1, &guide)
    case .point(let up), .freshPose(let up): lay(up: up, &guide)
    case .turn(let axis):
      turn(by: axis * (2 * .pi), &guide)
      lay(up: anyDirection(), &guide)
    case .tumble: turn(by: anyDirection() * 2, &guide)
    case .reconnect: rest(0.1, &guide)
    case .nothing: break
    }
  }

  /// Follows the guide to its end, or for an hour.
  mutating func follow(_ guide: inout CalibrationGuide) {
    while !guide.isOver, time < 3_600 { obey(&guide) }
  }

  /// Pulls the plug; the device's clock begins anew.
  mutating func pullPlug(_ guide: inout CalibrationGuide) {
    give(.interruption, to: &guide)
    time = 0
    attitude = (attitude * Quaternion(rotationVector: noise(0.5))).normalized()
  }

  /// Moves it a little, and leaves it as it lay.
  mutating func nudge(_ guide: inout CalibrationGuide) {
    turn(by: SIMD3(0.08, 0, 0), &guide)
    turn(by: SIMD3(-0.08, 0, 0), &guide)
  }

  /// Turns it through all directions in a field of 50 uT with a hard iron.
  mutating func sweepMagnetometer(_ guide: inout CalibrationGuide) {
    for _ in 0..<6_000 where guide.progress.phase == .magnetometer {
      give(.magneticField(anyDirection() * 50 + SIMD3(18, -27, 9) + noise(0.3)), to: &guide)
    }
  }

  /// Seconds of device time so far.
  var seconds: Double { time }
}
