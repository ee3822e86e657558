import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct AccelerometerFitTests {
  @Test func `the truth is found within five standard errors`() throws {
    var unit = SyntheticUnit(seed: 1)
    let take = unit.take(unit.attitudes(24))
    let found = try AccelerometerFit().fit(take.recording(), rests: take.intervals()).axes
    let truth = unit.accelerometer
    #expect(((found.bias - truth.bias) / found.biasDeviation).length < 5)
    #expect(((found.scaleFactor - truth.scaleFactor) / found.scaleFactorDeviation).length < 5)
    #expect((found.scaleFactor / truth.scaleFactor - 1).length < 0.001)
    for (row, column) in [(0, 1), (0, 2), (1, 2)] {
      #expect(abs(found.misalignment[row, column] - truth.misalignment[row, column]) < 0.002)
    }
  }

  @Test func `the standard errors are honest`() throws {
    var honesty = Honesty()
    for seed in 1...60 {
      var unit = SyntheticUnit(seed: UInt64(seed))
      unit.restDuration = 0.3
      unit.turnDuration = 0.1
      let take = unit.take(unit.attitudes(24))
      let found = try AccelerometerFit().fit(take.recording(), rests: take.intervals()).axes
      honesty.add(found.bias, truth: unit.accelerometer.bias, deviation: found.biasDeviation)
      honesty.add(found.matrix, truth: unit.accelerometer.matrix, deviation: found.matrixDeviation)
    }
    #expect((0.7...1.35).contains(honesty.meanSquare), "\(honesty.meanSquare)")
  }

  @Test func `a position left out is predicted as well as the fit promises`() throws {
    var unit = SyntheticUnit(seed: 4)
    let take = unit.take(unit.attitudes(20))
    let recording = try take.recording()
    let rests = try take.intervals()
    let whole = try AccelerometerFit().fit(recording, rests: rests)
    var squares = 0.0
    for index in rests.indices {
      let others = rests.enumerated().filter { $0.offset != index }.map(\.element)
      let fit = try AccelerometerFit().fit(recording, rests: others)
      let residual = fit.axes.corrected(rests[index].acceleration).length - standardGravity
      squares += residual * residual
    }
    let leftOut = (squares / Double(rests.count)).squareRoot()
    #expect(abs(leftOut / whole.leftOutResidualNorm - 1) < 0.05)
    #expect(whole.leftOutResidualNorm > whole.residualNorm)
  }

  @Test func `six faces of a cube give bias and scale factor, and square axes`() throws {
    var unit = SyntheticUnit(seed: 2)
    unit.accelerometer.matrix = Matrix3(diagonal: 1 / SIMD3(411, 417, 409))
    let faces: [SIMD3<Double>] = [
      SIMD3(1, 0, 0), SIMD3(-1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, -1, 0), SIMD3(0, 0, 1), SIMD3(0, 0, -1),
    ]
    let take = unit.take(faces.map { Quaternion(from: $0, to: SIMD3(0, 0, 1)) })
    let found = try AccelerometerFit().fit(take.recording(), rests: take.intervals())
    #expect(!found.hasMisalignment)
    #expect(found.directionCount == 6)
    #expect((found.axes.scaleFactor / SIMD3(411, 417, 409) - 1).length < 0.001)
    #expect(found.axes.misalignment == .identity)
  }

  @Test func `too few directions are refused, and the one that is missing is named`() throws {
    var unit = SyntheticUnit(seed: 3)
    // Everything but upside down: z never points down.
    let ups: [SIMD3<Double>] = [
      SIMD3(1, 0, 0.3), SIMD3(-1, 0, 0.3), SIMD3(0, 1, 0.3), SIMD3(0, -1, 0.3), SIMD3(0, 0, 1),
    ]
    let attitudes = (ups + ups).compactMap(\.direction).map { Quaternion(from: $0, to: SIMD3(0, 0, 1)) }
    let take = unit.take(attitudes)
    let error = #expect(throws: CalibrationError.self) {
      try AccelerometerFit().fit(take.recording(), rests: take.intervals())
    }
    guard case .tooFewDirections(5, 6, let missing) = error else {
      return unexpected(error)
    }
    #expect(missing == SIMD3(0, 0, -1))
  }

  @Test func `rests in one place determine nothing`() throws {
    var unit = SyntheticUnit(seed: 5)
    unit.turnDuration = 0.1
    let take = unit.take(Array(repeating: Quaternion.identity, count: 12))
    let error = #expect(throws: CalibrationError.self) {
      try AccelerometerFit().fit(take.recording(), rests: take.intervals())
    }
    guard case .tooFewDirections = error else { return unexpected(error) }
  }

  @Test func `an axis that stood at the end of its range is named`() throws {
    var unit = SyntheticUnit(seed: 6)
    var take = unit.take(unit.attitudes(30))
    // A range of half a g.
    take.acceleration = take.acceleration.map { reading in
      var clipped = reading
      clipped.y = min(reading.y, 1_500)
      return clipped
    }
    #expect(
      throws: CalibrationError.saturated(
        SensorAxis(.accelerometer, 1),
        samples: try take.intervals().filter { $0.acceleration.y == 1_500 && $0.accelerationDeviation.y == 0 }
          .reduce(0) { $0 + $1.samples.count })
    ) { try AccelerometerFit().fit(take.recording(), rests: take.intervals()) }
  }
}
