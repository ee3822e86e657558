public import PoseMath

/// The three shapes a correction to constant rate is learnt in.
///
/// With u = h / 20 ms, the mean correction until h is x0 p0(u) + x1 p1(u) + x2 p2(u), where
///
///     p0 = u / sqrt(55)
///     p1 = (11 u^2 - 45 u) / (2 sqrt(1771))
///     p2 = (115 u^3 - 825 u^2 + 1328 u) / (6 sqrt(27830))
///
/// are u, u^2 and u^3 made orthonormal (Gram and Schmidt) over u = 1, 2, 3, 4, 5. Orthonormal, so that the three
/// numbers can be learnt, clipped and judged one by one, and the sum of their squared errors is that of the
/// mean rates at the five horizons.
@frozen
public enum CurveBasis<Scalar: PoseScalar> {
  /// Horizons at which the truth is taken.
  @inlinable public static var horizonCount: Int { 5 }
  /// Shapes.
  @inlinable public static var shapeCount: Int { 3 }
  /// Seconds from one horizon to the next: 20, 40, 60, 80 and 100 ms.
  @inlinable public static var spacing: Scalar { 0.02 }

  @inlinable static var norm0: Scalar { 0.134_839_972_492_648_417_2 }  // 1 / sqrt(55)
  @inlinable static var norm1: Scalar { 0.023_762_422_826_087_874_4 }  // 1 / sqrt(1771)
  @inlinable static var norm2: Scalar { 0.005_994_367_939_961_700_0 }  // 1 / sqrt(27830)

  /// What the mean correction `value` at horizon number `index` (0 for 20 ms) adds to the three numbers.
  @inlinable
  static func projection(
    of value: SIMD3<Scalar>, at index: Int
  ) -> (SIMD3<Scalar>, SIMD3<Scalar>, SIMD3<Scalar>) {
    let values: (Scalar, Scalar, Scalar) =
      switch index {
      case 0: (1, -17, 103)
      case 1: (2, -23, 46)
      case 2: (3, -18, -56)
      case 3: (4, -2, -88)
      default: (5, 25, 65)
      }
    return (value * (values.0 * norm0), value * (values.1 * norm1), value * (values.2 * norm2))
  }

  /// The curve with this rate and these numbers for its correction.
  @inlinable
  static func curve(
    rate: SIMD3<Scalar>, _ x0: SIMD3<Scalar>, _ x1: SIMD3<Scalar>, _ x2: SIMD3<Scalar>
  ) -> MotionCurve<Scalar> {
    // In powers of u, then of h.
    let second = x1 * (norm1 / 2)
    let third = x2 * (norm2 / 6)
    let perStep: Scalar = 1 / spacing
    return MotionCurve(
      rate: rate, quadratic: (x0 * norm0 - second * 45 + third * 1328) * perStep,
      cubic: (second * 11 - third * 825) * (perStep * perStep),
      quartic: third * (115 * perStep * perStep * perStep))
  }
}
