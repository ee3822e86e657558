import Calibration
import Charts
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Lab

@Suite struct PlotTests {
  /// Every text of the picture, in order.
  static func texts(_ figure: Figure) -> [String] {
    figure.svg.split(separator: "\n").filter { $0.hasPrefix("<text") }.compactMap { line in
      line.split(separator: ">").last.map { String($0.prefix { $0 != "<" }) }
    }
  }

  @Test func `an orientation's picture shades what is not scored and where the field is another`() throws {
    var trial = try OrientationScoreTests.trial()
    for index in trial.rows.indices {
      let truth = trial.rows[index].earthFromSensor ?? .identity
      let field = SIMD3<Double>(0, 20, -45) + (index > 1_000 && index < 1_500 ? SIMD3(30, 0, 0) : .zero)
      trial.rows[index].magneticField = truth.conjugate.rotate(field)
    }
    let estimate = trial.rows.map { row in
      Quaternion(rotationVector: SIMD3(0.01, 0, 0.1)) * (row.earthFromSensor ?? .identity)
    }
    let figure = try OrientationFigure(
      of: trial, named: "trial", estimates: [("ours", estimate)], alignsHeading: false
    ).figure
    #expect(figure.panels.map(\.title) == ["Heading", "Inclination", "Magnetic field", "Turn rate"])
    let bands = figure.panels[0].marks.compactMap { mark -> [ClosedRange<Double>]? in
      guard case .band(let band) = mark else { return nil }
      return band.stretches
    }
    #expect(bands == [[0...1], [10.01...15]])
    let texts = Self.texts(figure)
    #expect(texts.contains { $0.hasPrefix("ours: 5.7") } && texts.contains("field disturbed"))
  }

  @Test func `an estimate of another trial is refused`() throws {
    let trial = try OrientationScoreTests.trial()
    #expect(throws: LabError.otherLength(expected: 2_000, actual: 1)) {
      try OrientationFigure(of: trial, named: "", estimates: [("x", [.identity])], alignsHeading: true)
    }
  }

  @Test func `a prediction's picture has both errors and what holding costs`() throws {
    let truth = try PredictionErrorsTests.trace()
    let errors = PredictionErrors(holdingAgainst: truth, horizons: [20, 60, 100])
    let figure = PredictionFigure(of: [("held", errors)], truth: truth, named: "trace").figure
    #expect(figure.panels.map(\.title) == ["Orientation", "Position"])
    #expect(Self.texts(figure).contains("held: 200.00 mm at 100 ms"))
  }

  @Test(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
  func `the pictures of the multi-position recording hold its figures`() throws {
    let recording = try CalibrationReportTests.recording()
    let calibration = try CalibrationFigure(
      of: recording, gravity: CalibrationReportTests.gravity, named: "multiposition"
    ).figure
    #expect(calibration.subtitle.contains("Norm 0.98 mm/s\u{B2} rms"))
    #expect(calibration.panels.count == 4)
    let allan = AllanFigure(of: try AllanReport(of: recording), named: "multiposition").figure
    #expect(Self.texts(allan).contains("x: N 2.70"))
  }
}
