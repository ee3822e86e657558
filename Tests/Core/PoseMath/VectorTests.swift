import PoseMath
import Testing

@Suite struct VectorTests {
  @Test func `the outer product is right-handed`() {
    let x = SIMD3<Float>(1, 0, 0)
    let y = SIMD3<Float>(0, 1, 0)
    #expect(x.cross(y) == SIMD3(0, 0, 1))
    #expect(y.cross(x) == SIMD3(0, 0, -1))
    #expect(x.dot(y) == 0)
  }

  @Test func `a vector without length or with a broken number has no direction`() {
    #expect(SIMD3<Double>(0, 0, 0).direction == nil)
    #expect(SIMD3<Double>(.nan, 0, 0).direction == nil)
    #expect(SIMD3<Double>(.infinity, 0, 0).direction == nil)
    #expect(SIMD3<Double>(0, -3, 4).direction == SIMD3(0, -0.6, 0.8))
  }

  @Test func `angles outside a function's range are clamped`() {
    #expect(Double.arcSine(1.000_001) == .pi / 2)
    #expect(Double.arcCosine(-1.000_001) == .pi)
    #expect(abs(Float.arcTangent(1, over: -0.0) - .pi / 2) < 1e-6)
  }

  @Test func `the nearest integer is found, and for what has none the end of the line`() {
    let numbers: [Double] = [-2.5, -0.4, 0, 0.5, 1e9 + 0.4, 1e300, -.infinity, .nan]
    #expect(numbers.map(\.nearestWholeNumber) == [-3, 0, 0, 1, 1_000_000_000, .max, .min, 0])
    #expect(Float(16_777_215).nearestWholeNumber == 16_777_215 && Float.infinity.nearestWholeNumber == .max)
  }
}
