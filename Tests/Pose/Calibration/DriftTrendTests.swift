import Calibration
import HeadsetTestSupport
import PoseMath
import Testing

@Suite struct DriftTrendTests {
  @Test func `a line through points on it is the line, without doubt`() throws {
    let trend = try #require(DriftTrend((0..<5).map { (age: Double($0), value: 0.25 + 0.5 * Double($0)) }))
    #expect(abs(trend.intercept - 0.25) < 1e-12 && abs(trend.slope - 0.5) < 1e-12)
    #expect(trend.slopeConfidence < 1e-9)
    let age = try #require(trend.ageWhenUpperBound(reaches: 1.25, atMost: 4))
    #expect(abs(age - 2) < 0.011)
  }

  @Test func `the textbook's example has the textbook's figures`() throws {
    // Anscombe's first set (The American Statistician 27, 1973): slope 0.5001, standard error 0.1179, n = 11.
    let points: [(age: Double, value: Double)] = [
      (10, 8.04), (8, 6.95), (13, 7.58), (9, 8.81), (11, 8.33), (14, 9.96), (6, 7.24), (4, 4.26), (12, 10.84),
      (7, 4.82), (5, 5.68),
    ]
    let trend = try #require(DriftTrend(points))
    #expect(abs(trend.slope - 0.5001) < 1e-4 && abs(trend.intercept - 3.0001) < 1e-4)
    #expect(abs(trend.slopeConfidence - 0.1179 * 2.262) < 2e-4)
  }

  @Test func `of 400 noisy lines the interval holds the truth in about 95 of 100`() throws {
    var generator = SeededGenerator(seed: 5)
    var held = 0
    for _ in 0..<400 {
      let points = (0..<15).map { index in
        (age: Double(index), value: 0.1 * Double(index) + noise(&generator))
      }
      let trend = try #require(DriftTrend(points))
      if abs(trend.slope - 0.1) <= trend.slopeConfidence { held += 1 }
    }
    #expect((368...392).contains(held), "\(held)")
  }

  private func noise(_ generator: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0...1, using: &generator) }
  }

  @Test func `what has no slope has none`() {
    #expect(DriftTrend([(0, 1), (1, 2)]) == nil)
    #expect(DriftTrend([(1, 1), (1, 2), (1, 3)]) == nil)
    #expect(DriftTrend([(0, 1), (1, .nan), (2, 3)]) == nil)
    #expect(DriftTrend([(0, 1), (1, 1), (2, 1)])?.ageWhenUpperBound(reaches: 2, atMost: 100) == nil)
  }
}
