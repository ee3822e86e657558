import PoseMath
import Testing

@Suite struct PoseTests {
  static let worldFromHead = Pose<Double>(
    orientation: Quaternion(rotationVector: SIMD3(0.2, -1.1, 0.4)), position: SIMD3(1, 1.7, -2))
  static let headFromIMU = Pose<Double>(
    orientation: Quaternion(rotationVector: SIMD3(-0.5, 0.3, 2)), position: SIMD3(0, 0.03, -0.05))

  @Test func `neighbouring frames cancel`() {
    let point = SIMD3(0.1, 0.2, 0.3)
    let there = (Self.worldFromHead * Self.headFromIMU).transform(point)
    #expect((there - Self.worldFromHead.transform(Self.headFromIMU.transform(point))).length < 1e-14)
  }

  @Test func `a pose and its inverse are the identity`() {
    let product = Self.worldFromHead * Self.worldFromHead.inverse
    #expect(product.position.length < 1e-14)
    #expect(product.orientation.angle(to: .identity) < 1e-14)
  }
}
