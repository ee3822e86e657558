import PoseMath
import PosePipeline
import Testing

@Suite struct RestAnalysisTests {
  /// Samples at 500 Hz with a little deterministic noise; `moves` says when the device is turned.
  func analyse(
    seconds: Int, driftDegreesPerMinute: Double = 0, gapAt: Int? = nil, moves: (Double) -> Bool
  ) -> RestFigures? {
    var analysis = RestAnalysis()
    var shift: Int64 = 0
    for index in 0..<(seconds * 500) {
      let time = Double(index) / 500
      if let gapAt, index == gapAt * 500 { shift = 200_000_000 }
      let ripple = index % 2 == 0 ? 0.004 : -0.004
      let turning = moves(time) ? 0.5 * Double.sine(time * 9) : 0
      let angle = driftDegreesPerMinute * .pi / 180 / 60 * time
      analysis.ingest(
        IMUSample(
          timestamp: Timestamp(nanoseconds: Int64(index) * 2_000_000 + shift),
          angularVelocity: SIMD3(0.03 + ripple, turning, -0.01),
          acceleration: SIMD3(0, 9.79 + ripple, 0)),
        worldFromDevice: Quaternion(rotationVector: SIMD3(0.1, angle, 0)))
    }
    return analysis.figures
  }

  @Test func `a rest gives its length, its acceleration and the drift`() throws {
    let figures = try #require(analyse(seconds: 20, driftDegreesPerMinute: 0.7) { $0 < 4.5 })
    #expect(figures.begin >= 4.4 && figures.begin <= 5.1)
    #expect(figures.duration > 13.9 && figures.duration <= 15)
    #expect(abs(figures.meanAcceleration - 9.79) < 1e-6)
    #expect(abs(figures.driftDegreesPerMinute - 0.7) < 1e-3)
  }

  @Test func `less than five still seconds are no rest`() {
    #expect(analyse(seconds: 4) { _ in false } == nil)
    #expect(analyse(seconds: 60) { Int($0) % 4 == 0 } == nil)
    #expect(analyse(seconds: 30) { _ in true } == nil)
  }

  @Test func `the longest rest counts`() throws {
    let figures = try #require(analyse(seconds: 40) { $0 > 10 && $0 < 12 })
    #expect(figures.begin > 11 && figures.duration > 26)
  }

  @Test func `a gap ends a rest`() throws {
    let figures = try #require(analyse(seconds: 30, gapAt: 18) { _ in false })
    #expect(figures.duration <= 18)
  }

  @Test func `nothing and broken numbers give no figures`() {
    var analysis = RestAnalysis()
    #expect(analysis.figures == nil)
    for index in 0..<20_000 {
      analysis.ingest(
        IMUSample(
          timestamp: Timestamp(nanoseconds: Int64(index) * 1_000_000),
          angularVelocity: SIMD3(.nan, 0, 0), acceleration: .zero), worldFromDevice: .identity)
    }
    #expect(analysis.figures == nil)
  }
}
