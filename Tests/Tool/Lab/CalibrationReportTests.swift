import Calibration
import Foundation
import HeadsetTestSupport
import Lab
import Testing

/// The public multi-position recording; figures to beat and their source are in BASELINES.md beside it.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct CalibrationReportTests {
  static func recording() throws -> InertialRecording {
    try InertialRecording(NumberTable(contentsOf: RecordedData.path("imucal/multiposition.csv.gz")))
  }

  /// Gravity where it was made, as its authors state it.
  static let gravity = 9.81744

  static func part(_ found: [Double], of sheet: [Double]) -> Double {
    zip(found, sheet).map { abs($0 / $1 - 1) }.max() ?? .infinity
  }

  @Test func `both sensors are within the bar of the maker's sheet`() throws {
    let report = try CalibrationReport(of: Self.recording(), gravity: Self.gravity)
    let accelerometer = try #require(report.accelerometer)
    let gyroscope = try #require(report.gyroscope)
    #expect(Self.part(accelerometer.axes.scale, of: [415, 413, 415]) < 0.003)
    #expect(Self.part(gyroscope.axes.scale, of: [4_778, 4_758, 4_766]) < 0.001)
    #expect(accelerometer.residualNormRms < 0.0011)
    #expect(accelerometer.residualNormLeftOutRms < 0.0016)
    #expect(gyroscope.gravityDirectionRmsDeg < 0.15)
    // What single samples leave is their noise.
    #expect(accelerometer.residualNormOfSamplesRms < 1.03 * accelerometer.noiseOfASample)
  }

  @Test(arguments: [2.0, 16])
  func `the factor of stillness does not decide the result`(multiple: Double) throws {
    var detector = StillnessDetector()
    detector.multiple = multiple
    let recording = try Self.recording()
    let usual = try RecordingCalibration(of: recording, gravity: Self.gravity)
    let other = try RecordingCalibration(of: recording, gravity: Self.gravity, detector: detector)
    let step = try other.accelerometer.get().axes.scaleFactor - usual.accelerometer.get().axes.scaleFactor
    #expect(abs(step.x) < 0.04 && abs(step.y) < 0.04 && abs(step.z) < 0.04)
    let turn = try other.gyroscope.get().axes.scaleFactor / usual.gyroscope.get().axes.scaleFactor - 1
    #expect(abs(turn.x) < 0.001 && abs(turn.y) < 0.001 && abs(turn.z) < 0.001)
  }

  @Test func `half of the recording tells the same within its standard errors`() throws {
    let whole = try Self.recording()
    let middle = whole.times.count / 2
    let halves = try [0..<middle, middle..<whole.times.count].map { range in
      let part = try InertialRecording(
        times: Array(whole.times[range]), acceleration: Array(whole.acceleration[range]),
        angularVelocity: Array(whole.angularVelocity[range]))
      let rests = try StillnessDetector().intervals(in: part)
      return try AccelerometerFit(gravity: Self.gravity).fit(part, rests: rests).axes
    }
    let difference = halves[0].scaleFactor - halves[1].scaleFactor
    for axis in 0..<3 {
      let (first, second) = (halves[0].scaleFactorDeviation[axis], halves[1].scaleFactorDeviation[axis])
      #expect(abs(difference[axis]) < 4 * (first * first + second * second).squareRoot())
    }
  }

  @Test func `a part with too few rests is refused, and the report says how many there are`() throws {
    let whole = try Self.recording()
    let part = 0..<9_000
    let short = try InertialRecording(
      times: Array(whole.times[part]), acceleration: Array(whole.acceleration[part]),
      angularVelocity: Array(whole.angularVelocity[part]))
    let report = try CalibrationReport(of: short, gravity: Self.gravity)
    #expect(report.accelerometer == nil)
    guard case .notStill(intervals: 4, needed: 6, _) = report.accelerometerRefusal?.reason else {
      Issue.record("\(String(describing: report.accelerometerRefusal))")
      return
    }
    let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(json.contains(#""reason":"not_still""#) && json.contains(#""found":4"#))
    #expect(report.gyroscopeBias != nil)
  }
}

@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct AllanReportTests {
  /// BASELINES.md, by allantools 2024.6, of the first 4,900 samples.
  @Test func `the curve is that of an independent program`() throws {
    let report = try AllanReport(of: CalibrationReportTests.recording(), samples: 0..<4_900)
    let x = try #require(report.axes.first)
    let expected: [Double: Double] = [
      0.01: 25.381, 0.02: 19.253, 0.05: 12.545, 0.1: 9.172, 0.2: 6.459, 0.5: 4.091, 1: 2.809, 2: 1.769,
      5: 0.879, 10: 0.678,
    ]
    #expect(x.curve.points.count == expected.count)
    for point in x.curve.points {
      let known = try #require(expected.first { abs($0.key / point.tau - 1) < 1e-6 }).value
      #expect(abs(point.deviation / known - 1) < 1e-3)
    }
    #expect(report.axes.count == 6)
    #expect(abs(x.noise.randomWalk.value / 2.69 - 1) < 0.02)
  }

  @Test func `without a choice the longest rest is taken`() throws {
    let report = try AllanReport(of: CalibrationReportTests.recording())
    #expect(report.samples.lowerBound == 0)
    #expect((5_000..<5_300).contains(report.samples.count))
  }
}
