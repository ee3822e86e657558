/// A row of the covariance: room for 32 numbers, in four vectors that fit the registers of any desktop.
struct ErrorRow {
  static let lanes = 8
  static let partCount = 4

  var parts = InlineArray<4, SIMD8<Double>>(repeating: .zero)

  subscript(index: Int) -> Double {
    get { parts[index >> 3][index & 7] }
    set { parts[index >> 3][index & 7] = newValue }
  }

  /// Three numbers from `begin` on.
  func three(at begin: Int) -> SIMD3<Double> { SIMD3(self[begin], self[begin + 1], self[begin + 2]) }

  /// Adds a multiple of another row's first `partCount` parts.
  mutating func add(_ other: borrowing ErrorRow, times factor: Double, partCount: Int) {
    for part in 0..<partCount { parts[part] += other.parts[part] * factor }
  }
}
