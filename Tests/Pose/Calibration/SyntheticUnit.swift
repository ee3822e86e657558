import Foundation
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

/// An inertial unit whose every error is known, put into one attitude after another.
struct SyntheticUnit {
  var accelerometer = TriaxialCalibration(
    bias: SIMD3(120, -340, 55),
    matrix: Matrix3(rows: SIMD3(1, -0.004, 0.009), SIMD3(0, 1, -0.02), SIMD3(0, 0, 1))
      * Matrix3(diagonal: 1 / SIMD3(411, 417, 409)), biasDeviation: .zero,
    matrixDeviation: Matrix3(diagonal: .zero))
  var gyroscope = TriaxialCalibration(
    bias: SIMD3(-60, 22, 140),
    matrix: Matrix3(rows: SIMD3(1, 0.006, -0.003), SIMD3(-0.012, 1, 0.02), SIMD3(0.004, -0.007, 1))
      * Matrix3(diagonal: 1 / SIMD3(4_700, 4_830, 4_760)), biasDeviation: .zero,
    matrixDeviation: Matrix3(diagonal: .zero))
  /// Readings of the gyroscope per m/s^2.
  var accelerationSensitivity = Matrix3(diagonal: .zero)
  /// Readings of the gyroscope per kelvin, and where the bias is as above.
  var perKelvin = SIMD3<Double>.zero
  var temperatureOfBias = 25.0
  /// Standard deviation of a reading.
  var accelerometerNoise = 3.0
  var gyroscopeNoise = 25.0
  var gravity = standardGravity
  var rateHz = 100.0
  var restDuration = 2.0
  var turnDuration = 1.5
  /// Degrees Celsius at the begin, and how fast it rises; nil where the unit reports none.
  var temperature: (begin: Double, perSecond: Double)?
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Normal deviate (G. E. P. Box, M. E. Muller, 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude...1, using: &generator)))
      .squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
  }

  mutating func noise(_ deviation: Double) -> SIMD3<Double> {
    SIMD3(normal(), normal(), normal()) * deviation
  }

  mutating func attitude() -> Quaternion<Double> {
    Quaternion(w: normal(), x: normal(), y: normal(), z: normal()).normalized()
  }

  /// Attitudes spread over the sphere at random.
  mutating func attitudes(_ count: Int) -> [Quaternion<Double>] { (0..<count).map { _ in attitude() } }

  /// The recording and where its rests are.
  struct Take {
    var times: [Double] = []
    var acceleration: [SIMD3<Double>] = []
    var angularVelocity: [SIMD3<Double>] = []
    var temperature: [Double] = []
    var rests: [Range<Int>] = []

    func recording() throws(CalibrationError) -> InertialRecording {
      try InertialRecording(
        times: times, acceleration: acceleration, angularVelocity: angularVelocity, temperature: temperature)
    }

    func intervals() throws(CalibrationError) -> [StillInterval] {
      let recording = try recording()
      return rests.map { StillInterval(of: recording, samples: $0) }
    }
  }

  /// Rests in these attitudes (world from sensor, z up), with a smooth turn from each to the next.
  mutating func take(_ attitudes: [Quaternion<Double>]) -> Take {
    var take = Take()
    for (index, attitude) in attitudes.enumerated() {
      let begin = take.times.count
      for _ in 0..<Int(restDuration * rateHz) { append(&take, attitude: attitude, rate: .zero) }
      take.rests.append(begin..<take.times.count)
      guard index + 1 < attitudes.count else { break }
      let turn = (attitude.conjugate * attitudes[index + 1]).rotationVector
      let steps = Int(turnDuration * rateHz)
      for step in 1...steps {
        // Minimum jerk: 10 s^3 - 15 s^4 + 6 s^5.
        let part = Double(step) / Double(steps + 1)
        let place = part * part * part * (10 - 15 * part + 6 * part * part)
        let speed = 30 * part * part * (1 - part) * (1 - part) * rateHz / Double(steps + 1)
        append(
          &take, attitude: attitude * Quaternion(rotationVector: turn * place), rate: turn * speed)
      }
    }
    return take
  }

  private mutating func append(_ take: inout Take, attitude: Quaternion<Double>, rate: SIMD3<Double>) {
    let time = Double(take.times.count) / rateHz
    let force = attitude.conjugate.rotate(SIMD3(0, 0, gravity))
    var warmth = SIMD3<Double>.zero
    if let temperature {
      take.temperature.append(temperature.begin + temperature.perSecond * time)
      warmth = perKelvin * (temperature.begin + temperature.perSecond * time - temperatureOfBias)
    }
    take.times.append(time)
    take.acceleration.append(reading(force, by: accelerometer) + noise(accelerometerNoise))
    take.angularVelocity.append(
      reading(rate, by: gyroscope) + accelerationSensitivity * force + warmth + noise(gyroscopeNoise))
  }

  private func reading(_ value: SIMD3<Double>, by axes: TriaxialCalibration) -> SIMD3<Double> {
    (axes.matrix.inverse ?? .identity) * value + axes.bias
  }
}

/// How far found parameters are from the truth, in their own standard errors.
struct Honesty {
  private(set) var squares = 0.0
  private(set) var count = 0.0

  mutating func add(_ found: SIMD3<Double>, truth: SIMD3<Double>, deviation: SIMD3<Double>) {
    let ratio = (found - truth) / deviation
    squares += ratio.lengthSquared
    count += 3
  }

  mutating func add(_ found: Matrix3, truth: Matrix3, deviation: Matrix3) {
    for row in 0..<3 {
      for column in 0..<3 where deviation[row, column] > 0 {
        let ratio = (found[row, column] - truth[row, column]) / deviation[row, column]
        squares += ratio * ratio
        count += 1
      }
    }
  }

  /// 1 where the standard errors are true, more where they promise too much.
  var meanSquare: Double { squares / count }
}

/// Records that something else came out.
func unexpected(_ outcome: some Sendable, sourceLocation: SourceLocation = #_sourceLocation) {
  Issue.record("unexpected: \(outcome)", sourceLocation: sourceLocation)
}
