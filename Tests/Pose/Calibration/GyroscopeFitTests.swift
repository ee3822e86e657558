import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct GyroscopeFitTests {
  /// A fit on a unit whose accelerometer is known, as a fit of it would make it.
  static func fit(_ unit: SyntheticUnit, _ take: SyntheticUnit.Take) throws -> GyroscopeCalibration {
    try GyroscopeFit().fit(take.recording(), rests: take.intervals(), accelerometer: unit.accelerometer)
  }

  @Test func `the truth is found within five standard errors`() throws {
    var unit = SyntheticUnit(seed: 11)
    let take = unit.take(unit.attitudes(20))
    let found = try Self.fit(unit, take).axes
    #expect((found.scaleFactor / unit.gyroscope.scaleFactor - 1).length < 0.002)
    #expect(
      ((found.scaleFactor - unit.gyroscope.scaleFactor) / found.scaleFactorDeviation).length < 5)
    var honesty = Honesty()
    honesty.add(found.matrix, truth: unit.gyroscope.matrix, deviation: found.matrixDeviation)
    #expect(honesty.meanSquare < 3)
  }

  @Test func `no range of the sensor has to be known`() throws {
    var unit = SyntheticUnit(seed: 12)
    unit.gyroscope.matrix = unit.gyroscope.matrix * 300
    unit.gyroscopeNoise /= 300
    unit.gyroscope.bias /= 300
    let take = unit.take(unit.attitudes(12))
    let found = try GyroscopeFit().fit(
      take.recording(), rests: take.intervals(), accelerometer: unit.accelerometer)
    #expect((found.axes.scaleFactor / unit.gyroscope.scaleFactor - 1).length < 0.005)
  }

  @Test func `the standard errors are honest`() throws {
    var honesty = Honesty()
    for seed in 1...24 {
      var unit = SyntheticUnit(seed: 100 + UInt64(seed))
      unit.rateHz = 50
      unit.turnDuration = 1
      let take = unit.take(unit.attitudes(24))
      let found = try Self.fit(unit, take).axes
      honesty.add(found.matrix, truth: unit.gyroscope.matrix, deviation: found.matrixDeviation)
    }
    #expect((0.6...1.5).contains(honesty.meanSquare), "\(honesty.meanSquare)")
  }

  @Test func `sensitivity to specific force is found, and would spoil the scale if it were not`() throws {
    var unit = SyntheticUnit(seed: 13)
    unit.accelerationSensitivity = Matrix3(rows: SIMD3(0.8, 0, 2), SIMD3(-1.5, 0.3, 1), SIMD3(0, -2, 0.5))
    let take = unit.take(unit.attitudes(24))
    let found = try Self.fit(unit, take)
    let sensitivity = try found.bias.accelerationSensitivity.get()
    var honesty = Honesty()
    honesty.add(sensitivity.matrix, truth: unit.accelerationSensitivity, deviation: sensitivity.deviation)
    #expect(honesty.meanSquare < 3)
    #expect((found.axes.scaleFactor / unit.gyroscope.scaleFactor - 1).length < 0.002)
    #expect(found.residualNorm < 0.005)
  }

  @Test func `turns about one axis alone are refused, and another axis is asked for`() throws {
    var unit = SyntheticUnit(seed: 14)
    let attitudes = (0..<12).map { Quaternion(rotationVector: SIMD3(0, Double($0) * 0.9, 0)) }
    let take = unit.take(attitudes)
    let error = #expect(throws: CalibrationError.self) { try Self.fit(unit, take) }
    let missing: SIMD3<Double>
    switch error {
    case .undetermined(_, _, _, let axis), .tooFewTurns(_, _, let axis): missing = axis
    default: return unexpected(error)
    }
    #expect(abs(missing.y) < 0.1)
  }

  @Test func `two rests are too few`() throws {
    var unit = SyntheticUnit(seed: 15)
    let take = unit.take(unit.attitudes(2))
    let error = #expect(throws: CalibrationError.self) { try Self.fit(unit, take) }
    guard case .tooFewTurns(1, 5, _) = error else { return unexpected(error) }
  }

  @Test func `movements that were cut off are left out and counted`() throws {
    var unit = SyntheticUnit(seed: 16)
    var take = unit.take(unit.attitudes(24))
    let limit = (take.angularVelocity.map(\.x).max() ?? 0) * 0.8
    take.angularVelocity = take.angularVelocity.map { SIMD3(min($0.x, limit), $0.y, $0.z) }
    let found = try Self.fit(unit, take)
    #expect(found.saturatedCount > 0)
    #expect(found.residuals.count + found.saturatedCount == 23)
    let error = found.axes.scaleFactor - unit.gyroscope.scaleFactor
    #expect((error / found.axes.scaleFactorDeviation).length < 5)
  }

  @Test func `where all movements were cut off, the axis is named`() throws {
    var unit = SyntheticUnit(seed: 17)
    var take = unit.take(unit.attitudes(16))
    take.angularVelocity = take.angularVelocity.map { SIMD3($0.x, $0.y, max(-700, min($0.z, 900))) }
    let error = #expect(throws: CalibrationError.self) { try Self.fit(unit, take) }
    guard case .saturated(let axis, let samples) = error else {
      return unexpected(error)
    }
    #expect(axis == SensorAxis(.gyroscope, 2))
    #expect(samples > 50)
  }

  @Test func `a movement with samples missing is left out and counted`() throws {
    var unit = SyntheticUnit(seed: 18)
    var take = unit.take(unit.attitudes(20))
    for index in take.rests[3].upperBound + 40..<take.times.count { take.times[index] += 0.2 }
    let found = try Self.fit(unit, take)
    #expect(found.gapCount == 1)
    #expect(found.residuals.count == 18)
  }
}
