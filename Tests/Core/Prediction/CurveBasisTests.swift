import PoseMath
import Testing

@testable import Prediction

@Suite struct CurveBasisTests {
  @Test func `the three shapes are orthonormal over the five horizons`() {
    for first in 0..<3 {
      for second in 0..<3 {
        let sum = (0..<5).reduce(0.0) { $0 + shape(first, at: $1) * shape(second, at: $1) }
        #expect(abs(sum - (first == second ? 1 : 0)) < 1e-14)
      }
    }
  }

  private func shape(_ index: Int, at horizon: Int) -> Double {
    let (x0, x1, x2) = CurveBasis<Double>.projection(of: SIMD3(1, 0, 0), at: horizon)
    return [x0.x, x1.x, x2.x][index]
  }

  @Test func `a motion of three terms comes back from its five truths`() {
    let motion = MotionCurve<Double>(
      rate: SIMD3(2, 0, -1), quadratic: SIMD3(5, -3, 0), cubic: SIMD3(-40, 0, 9), quartic: SIMD3(0, 170, -80))
    var sums = (SIMD3<Double>.zero, SIMD3<Double>.zero, SIMD3<Double>.zero)
    for index in 0..<5 {
      let horizon = 0.02 * Double(index + 1)
      let missing = motion.displacement(after: horizon) / horizon - motion.rate
      let part = CurveBasis.projection(of: missing, at: index)
      sums = (sums.0 + part.0, sums.1 + part.1, sums.2 + part.2)
    }
    let curve = CurveBasis.curve(rate: motion.rate, sums.0, sums.1, sums.2)
    #expect((curve.quadratic - motion.quadratic).length < 1e-9)
    #expect((curve.cubic - motion.cubic).length < 1e-8)
    #expect((curve.quartic - motion.quartic).length < 1e-7)
  }

  @Test func `a limited curve keeps its shape and reaches the limit`() {
    let curve = MotionCurve<Double>(rate: .zero, quadratic: SIMD3(30, 0, 0), cubic: SIMD3(0, 100, 0))
    let limited = curve.limited(to: 0.5)
    #expect(abs(limited.meanCorrection(at: 0.1).length - 0.5) < 1e-12)
    #expect((limited.quadratic / 30 - limited.cubic.yxz / 100).length < 1e-12)
    #expect(curve.limited(to: 100) == curve)
  }
}

extension SIMD3 {
  fileprivate var yxz: Self { Self(y, x, z) }
}
