import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct MagnetometerFitTests {
  /// The synthetic case of BASELINES.md: 50 uT, hard iron and soft iron as stated there, 0.25 uT of noise.
  static let hardIron = SIMD3<Double>(18, -27, 9)
  static let softIron = Matrix3(
    rows: SIMD3(1.08, 0.02, -0.01), SIMD3(0.02, 0.95, 0.03), SIMD3(-0.01, 0.03, 1.02))
  static let field = SIMD3<Double>(0, 20, -45.825_756_949_558_4)

  /// Readings in random attitudes, with up in the axes of a sensor that sits turned by `alignment`.
  static func readings(
    _ unit: inout SyntheticUnit, count: Int = 2_000, noise: Double = 0.25,
    alignment: Quaternion<Double> = .identity
  ) -> (readings: [SIMD3<Double>], up: [SIMD3<Double>]) {
    var (readings, up) = ([SIMD3<Double>](), [SIMD3<Double>]())
    for _ in 0..<count {
      let attitude = unit.attitude()
      up.append(attitude.conjugate.rotate(SIMD3(0, 0, 1)))
      let truth = alignment.conjugate.rotate(attitude.conjugate.rotate(field))
      readings.append(softIron * truth + hardIron + unit.noise(noise))
    }
    return (readings, up)
  }

  @Test func `hard and soft iron are found`() throws {
    var unit = SyntheticUnit(seed: 71)
    let found = try MagnetometerFit(field: 50).fit(Self.readings(&unit).readings)
    // The algebraic fit of BASELINES.md: 0.019 uT off, 0.49 % left.
    #expect((found.axes.bias - Self.hardIron).length < 0.03)
    #expect(found.spreadBefore > 0.1 && found.spreadAfter < 0.0055)
    let product = found.axes.matrix * Self.softIron
    for row in 0..<3 {
      for column in 0..<3 { #expect(abs(product[row, column] - (row == column ? 1 : 0)) < 0.002) }
    }
  }

  @Test func `the standard errors of the hard iron are honest`() throws {
    var honesty = Honesty()
    for seed in 1...30 {
      var unit = SyntheticUnit(seed: UInt64(seed))
      let found = try MagnetometerFit(field: 50).fit(Self.readings(&unit, count: 300).readings)
      honesty.add(found.axes.bias, truth: Self.hardIron, deviation: found.axes.biasDeviation)
    }
    #expect((0.5...1.5).contains(honesty.meanSquare), "\(honesty.meanSquare)")
  }

  @Test func `without a known field the readings keep their unit`() throws {
    var unit = SyntheticUnit(seed: 72)
    let found = try MagnetometerFit().fit(Self.readings(&unit).readings)
    #expect(abs(found.axes.matrix.determinant - 1) < 1e-9)
    #expect(abs(found.field / 50 - 1) < 0.03)
  }

  @Test func `up directions show how the magnetometer is turned`() throws {
    var unit = SyntheticUnit(seed: 73)
    let truth = Quaternion<Double>(rotationVector: SIMD3(0.05, -0.08, 0.12))
    let (readings, up) = Self.readings(&unit, alignment: truth)
    let found = try MagnetometerFit(field: 50).fit(readings, up: up)
    let error = (try #require(found.alignment) * truth.conjugate).rotationVector
    #expect((error / found.alignmentDeviation).length < 5)
    #expect(error.length < 0.002)
    // The dip is the same everywhere now.
    let dips = zip(readings, up).map { found.axes.corrected($0).dot($1) }
    #expect((dips.max() ?? 0) - (dips.min() ?? 0) < 5)
  }

  @Test func `turns about the vertical alone are refused, and a direction is asked for`() throws {
    var unit = SyntheticUnit(seed: 74)
    let readings = (0..<500).map { index in
      let attitude = Quaternion<Double>(rotationVector: SIMD3(0, 0, Double(index) * 0.1))
      return Self.softIron * attitude.rotate(Self.field) + Self.hardIron + unit.noise(0.25)
    }
    let error = #expect(throws: CalibrationError.self) { try MagnetometerFit(field: 50).fit(readings) }
    switch error {
    case .tooFewDirections, .undetermined: break
    default: unexpected(error)
    }
  }

  @Test func `nothing, constants and numbers that are none are refused`() {
    let fit = MagnetometerFit()
    #expect(throws: CalibrationError.empty) { try fit.fit([]) }
    #expect(throws: CalibrationError.constant(SensorAxis(.magnetometer, 0))) {
      try fit.fit(Array(repeating: SIMD3(1, 2, 3), count: 100))
    }
    #expect(throws: CalibrationError.notFinite(sample: 1)) { try fit.fit([.zero, SIMD3(.nan, 0, 0)]) }
    #expect(throws: CalibrationError.unequalLengths(times: 2, values: 1)) {
      try fit.fit([.zero, .one], up: [.one])
    }
  }
}
