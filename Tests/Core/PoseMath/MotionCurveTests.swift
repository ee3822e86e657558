import PoseMath
import Testing

@Suite struct MotionCurveTests {
  private let curve = MotionCurve<Double>(
    rate: SIMD3(1, -2, 0.5), share: 0.9, quadratic: SIMD3(3, 0, -7), cubic: SIMD3(-20, 11, 0),
    quartic: SIMD3(90, 0, 40))

  @Test func `the displacement is the sum of its terms`() {
    let h = 0.07
    let expected =
      curve.rate * (0.9 * h) + curve.quadratic * (h * h) + curve.cubic * (h * h * h)
      + curve.quartic * (h * h * h * h)
    #expect((curve.displacement(after: h) - expected).length < 1e-15)
  }

  @Test func `a curve without correction is constant rate, ahead and back`() {
    let even = MotionCurve<Double>(rate: SIMD3(1, 2, 3))
    for seconds in [-0.1, -0.03, 0, 0.05, 0.1] {
      #expect((even.displacement(after: seconds) - SIMD3(1, 2, 3) * seconds).length < 1e-15)
      #expect(even.rate(after: seconds) == SIMD3(1, 2, 3))
    }
  }

  @Test(arguments: [0.005, 0.02, 0.05, 0.09])
  func `the rate is the displacement's slope, but for the share`(seconds: Double) {
    let step = 1e-5
    let slope =
      (curve.displacement(after: seconds + step) - curve.displacement(after: seconds - step)) / (2 * step)
    #expect((curve.rate(after: seconds) - (slope + curve.rate * 0.1)).length < 1e-6)
    #expect(curve.rate(after: 0) == curve.rate)
  }

  @Test(arguments: [0.100_1, 1, .infinity])
  func `nothing is foretold past the horizon`(seconds: Double) {
    #expect(curve.displacement(after: seconds) == curve.displacement(after: 0.1))
    #expect(curve.rate(after: seconds) == curve.rate(after: 0.1))
    #expect(curve.displacement(after: -seconds) == curve.displacement(after: -0.1))
    #expect(curve.rate(after: -seconds) == curve.rate)
  }

  @Test func `a curve turned into other axes foretells the same in them`() {
    let rotation = Quaternion(rotationVector: SIMD3(0.3, -1, 0.2))
    let there = curve.rotated(by: rotation).displacement(after: 0.06)
    #expect((there - rotation.rotate(curve.displacement(after: 0.06))).length < 1e-14)
  }

  @Test func `smaller displacements keep the rate of now`() {
    let half = curve.displacements(times: 0.5)
    #expect((half.displacement(after: 0.08) - curve.displacement(after: 0.08) * 0.5).length < 1e-15)
    #expect(half.rate == curve.rate)
  }
}
