import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct RecordingCalibrationTests {
  @Test func `a recording gives everything at once, from its own rests`() throws {
    var unit = SyntheticUnit(seed: 81)
    unit.restDuration = 3
    let take = unit.take(unit.attitudes(20))
    let found = try RecordingCalibration(of: take.recording())
    #expect(found.rests.count == 20)
    let accelerometer = try found.accelerometer.get().axes
    #expect((accelerometer.scaleFactor / unit.accelerometer.scaleFactor - 1).length < 0.001)
    let gyroscope = try found.gyroscope.get().axes
    #expect((gyroscope.scaleFactor / unit.gyroscope.scaleFactor - 1).length < 0.002)
    #expect(try found.gyroscopeBias.get().temperatureSlope == .failure(.noTemperature))
  }

  @Test func `one rest gives the bias and says what is missing for the rest`() throws {
    var unit = SyntheticUnit(seed: 82)
    unit.restDuration = 12
    let take = unit.take([.identity])
    let found = try RecordingCalibration(of: take.recording())
    #expect(found.accelerometer == .failure(.notStill(intervals: 1, needed: 6, longest: 11.99)))
    #expect(found.gyroscope == .failure(.notStill(intervals: 1, needed: 6, longest: 11.99)))
    let bias = try found.gyroscopeBias.get()
    #expect(((bias.bias - unit.gyroscope.bias) / bias.deviation).length < 5)
  }

  @Test(arguments: [0.0, 1, -1e300, 1e-300])
  func `one constant is refused`(value: Double) throws {
    let vectors = Array(repeating: SIMD3(repeating: value), count: 1_000)
    let recording = try InertialRecording(
      times: (0..<1_000).map { Double($0) * 0.01 }, acceleration: vectors, angularVelocity: vectors)
    #expect(throws: CalibrationError.constant(SensorAxis(.accelerometer, 0))) {
      try RecordingCalibration(of: recording)
    }
  }

  @Test func `what is not a number is refused, wherever it stands`() {
    var unit = SyntheticUnit(seed: 83)
    let take = unit.take([.identity])
    for column in 0..<3 {
      var bad = take
      switch column {
      case 0: bad.times[50] = .nan
      case 1: bad.acceleration[50].y = .infinity
      default: bad.angularVelocity[50].z = -.infinity
      }
      #expect(throws: CalibrationError.notFinite(sample: 50)) { try bad.recording() }
    }
  }

  @Test func `nothing, unequal columns and time that runs back are refused`() {
    let one = [SIMD3<Double>.zero]
    #expect(throws: CalibrationError.empty) {
      try InertialRecording(times: [], acceleration: [], angularVelocity: [])
    }
    #expect(throws: CalibrationError.unequalLengths(times: 2, values: 1)) {
      try InertialRecording(times: [0, 1], acceleration: one + one, angularVelocity: one)
    }
    #expect(throws: CalibrationError.timeNotIncreasing(sample: 2)) {
      try InertialRecording(
        times: [0, 1, 1], acceleration: one + one + one, angularVelocity: one + one + one)
    }
  }

  @Test(arguments: 1...40) func `noise and nonsense never trap`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let size = pow10(Int.random(in: -160...150, using: &generator))
    let vectors = (0..<600).map { _ in
      SIMD3<Double>.random(in: -1...1, using: &generator) * (Bool.random(using: &generator) ? size : 1)
    }
    let recording = try InertialRecording(
      times: (0..<600).map { Double($0) * 0.01 }, acceleration: vectors, angularVelocity: vectors.reversed())
    do {
      let found = try RecordingCalibration(of: recording)
      if case .success(let calibration) = found.gyroscope {
        #expect(calibration.axes.matrix.determinant.isFinite)
      }
      if case .success(let calibration) = found.accelerometer {
        #expect(calibration.axes.matrix.determinant.isFinite && calibration.axes.biasDeviation.isFinite)
      }
    } catch {
      // Refused with a reason: the compiler knows that there is one.
    }
  }

  private func pow10(_ power: Int) -> Double { Double("1e\(power)") ?? 1 }
}
