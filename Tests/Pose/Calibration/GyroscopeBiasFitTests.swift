import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct GyroscopeBiasFitTests {
  @Test func `the slope over temperature is found while a unit warms up at rest`() throws {
    var honesty = Honesty()
    for seed in 1...20 {
      var unit = SyntheticUnit(seed: UInt64(seed))
      unit.temperature = (22, 0.1)
      unit.perKelvin = SIMD3(1.5, -0.7, 0.2)
      unit.restDuration = 120
      unit.rateHz = 50
      let take = unit.take([.identity])
      let bias = try GyroscopeBiasFit().fit(take.recording(), rests: take.intervals(), accelerometer: nil)
      let slope = try bias.temperatureSlope.get()
      honesty.add(slope.perKelvin, truth: unit.perKelvin, deviation: slope.deviation)
      let truth = unit.gyroscope.bias + unit.perKelvin * ((bias.referenceTemperature ?? 0) - 25)
      honesty.add(bias.bias, truth: truth, deviation: bias.deviation)
    }
    #expect((0.6...1.6).contains(honesty.meanSquare), "\(honesty.meanSquare)")
  }

  @Test func `a span of temperature that is too small is refused with its size`() throws {
    var unit = SyntheticUnit(seed: 31)
    unit.temperature = (22, 0.1)
    unit.restDuration = 20
    let take = unit.take([.identity])
    let bias = try GyroscopeBiasFit().fit(take.recording(), rests: take.intervals(), accelerometer: nil)
    guard case .failure(.temperatureSpanTooSmall(let kelvin, 5)) = bias.temperatureSlope else {
      return unexpected(bias.temperatureSlope)
    }
    #expect(kelvin < 2)
  }

  @Test func `without a thermometer there is a bias and no slope`() throws {
    var unit = SyntheticUnit(seed: 32)
    let take = unit.take([.identity])
    let bias = try GyroscopeBiasFit().fit(take.recording(), rests: take.intervals(), accelerometer: nil)
    #expect(bias.temperatureSlope == .failure(.noTemperature))
    #expect(((bias.bias - unit.gyroscope.bias) / bias.deviation).length < 5)
  }

  @Test func `without a rest there is no bias`() throws {
    var unit = SyntheticUnit(seed: 33)
    let recording = try unit.take([.identity]).recording()
    #expect(throws: CalibrationError.notStill(intervals: 0, needed: 1, longest: 0)) {
      try GyroscopeBiasFit().fit(recording, rests: [], accelerometer: nil)
    }
  }
}
