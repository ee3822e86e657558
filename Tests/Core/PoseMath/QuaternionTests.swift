import PoseMath
import Testing

@Suite struct QuaternionTests {
  static let vectors: [SIMD3<Double>] = [
    SIMD3(0.3, 0, 0), SIMD3(0, -1.2, 0), SIMD3(0, 0, 2.9), SIMD3(0.5, -0.7, 0.9), SIMD3(1e-9, 2e-9, -1e-9),
    SIMD3(0.0577, 0.0577, 0.0577), SIMD3(0.058, 0.058, 0.058), SIMD3(-3, 0.1, 0.2),
  ]

  @Test func `a quarter turn about each axis takes the next axis to the one after`() {
    let quarter = Double.pi / 2
    let axes: [SIMD3<Double>] = [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
    for index in 0..<3 {
      let turn = Quaternion(rotationVector: axes[index] * quarter)
      let turned = turn.rotate(axes[(index + 1) % 3])
      #expect((turned - axes[(index + 2) % 3]).length < 1e-15)
    }
  }

  @Test(arguments: vectors)
  func `a rotation vector survives the way there and back`(vector: SIMD3<Double>) {
    let turn = Quaternion(rotationVector: vector)
    #expect(abs(turn.lengthSquared - 1) < 1e-13)
    #expect((turn.rotationVector - vector).length < 1e-12)
  }

  @Test(arguments: vectors)
  func `a product turns by the right factor first`(vector: SIMD3<Double>) {
    let left = Quaternion(rotationVector: vector)
    let right = Quaternion(rotationVector: SIMD3(0.4, 0.1, -0.8))
    let point = SIMD3(1.0, -2, 0.5)
    #expect(((left * right).rotate(point) - left.rotate(right.rotate(point))).length < 1e-13)
    #expect((left.conjugate.rotate(left.rotate(point)) - point).length < 1e-13)
  }

  @Test func `series and library agree where they meet`() {
    for angle in stride(from: 0.0990, through: 0.1010, by: 0.0001) {
      let turn = Quaternion(rotationVector: SIMD3(angle, 0, 0))
      #expect(abs(turn.x - Double.sine(angle / 2)) < 1e-14)
      #expect(abs(turn.w - Double.cosine(angle / 2)) < 1e-14)
    }
  }

  @Test func `the turn between two directions takes one to the other, opposite ones too`() {
    let directions: [SIMD3<Double>] = [
      SIMD3(1, 0, 0), SIMD3(-1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, -1, 0), SIMD3(0, 0, 1), SIMD3(0, 0, -1),
      SIMD3(0.6, 0.8, 0), SIMD3(-0.6, -0.8, 0),
    ]
    for from in directions {
      for to in directions {
        #expect((Quaternion(from: from, to: to).rotate(from) - to).length < 1e-7)
      }
    }
  }

  @Test func `slerp is at its ends and half way`() {
    let start = Quaternion(rotationVector: SIMD3(0.1, 0.2, 0.3))
    let end = start * Quaternion(rotationVector: SIMD3(0, 1, 0))
    #expect(start.slerp(to: end, by: 0).angle(to: start) < 1e-9)
    #expect(start.slerp(to: end, by: 1).angle(to: end) < 1e-9)
    #expect(abs(start.slerp(to: end, by: 0.5).angle(to: start) - 0.5) < 1e-12)
  }

  @Test func `what cannot be normalised becomes the identity`() {
    #expect(Quaternion<Double>(w: 0, x: 0, y: 0, z: 0).normalized() == .identity)
    #expect(Quaternion<Double>(w: .nan, x: 0, y: 0, z: 0).normalized() == .identity)
    #expect(Quaternion<Double>(w: .infinity, x: 0, y: 0, z: 0).normalized() == .identity)
    #expect(Quaternion<Double>(w: 2, x: 0, y: 0, z: 0).normalized() == .identity)
  }
}
