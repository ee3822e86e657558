internal import CLibM

#if hasFeature(Embedded)
  /// What the compiler must know of a number that fills SIMD vectors.
  public typealias PoseScalarBase = BinaryFloatingPoint & SIMDScalar & Sendable
#else
  /// On the host a SIMD scalar must be `Codable` as well; Embedded Swift has no such protocol.
  public typealias PoseScalarBase = BinaryFloatingPoint & SIMDScalar & Sendable & Codable
#endif

/// A number that poses are made of: `Float` on a controller, `Double` in the service.
///
/// The functions of the C library are requirements, so that a filter is written once and each width
/// calls its own. All angles are radians.
public protocol PoseScalar: PoseScalarBase, LaneNumber where Element == Self, Mask == Bool {
  /// Of any angle; not finite where the angle is not.
  static func sine(_ angle: Self) -> Self
  /// Of any angle; not finite where the angle is not.
  static func cosine(_ angle: Self) -> Self
  /// The angle in [-pi/2, pi/2] whose sine is `ratio`, clamped to [-1, 1] first.
  static func arcSine(_ ratio: Self) -> Self
  /// The angle in [0, pi] whose cosine is `ratio`, clamped to [-1, 1] first.
  static func arcCosine(_ ratio: Self) -> Self
  /// The angle in [-pi, pi] from the x axis to (x, y).
  static func arcTangent(_ y: Self, over x: Self) -> Self
  /// e to the power.
  static func exponential(_ power: Self) -> Self
  /// The nearest number to an integer. The library's generic conversion is slow, and on a 32-bit machine
  /// built of code that could allocate; each width has its own instruction.
  init(wholeNumber: Int64)
  /// The integer nearest to the number, halves away from zero; the largest or smallest there is from 2^62 on,
  /// zero where it is no number. Here for the same reason as the initialiser.
  var nearestWholeNumber: Int64 { get }
}

/// Single precision, by the C library's functions for it: what a Cortex-M4F computes in hardware.
extension Float: PoseScalar {
  public static func sine(_ angle: Float) -> Float { sinf(angle) }
  public static func cosine(_ angle: Float) -> Float { cosf(angle) }
  public static func arcSine(_ ratio: Float) -> Float { asinf(max(-1, min(1, ratio))) }
  public static func arcCosine(_ ratio: Float) -> Float { acosf(max(-1, min(1, ratio))) }
  public static func arcTangent(_ y: Float, over x: Float) -> Float { atan2f(y, x) }
  public static func exponential(_ power: Float) -> Float { expf(power) }
  public init(wholeNumber: Int64) { self.init(wholeNumber) }
  public var nearestWholeNumber: Int64 {
    guard abs(self) < 0x1p62 else { return self > 0 ? .max : self < 0 ? .min : 0 }
    // Not by adding a half first: from 2^23 (2^52) on, that sum itself is rounded.
    let whole = Int64(self)
    let rest = self - Self(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }
}

/// Double precision, by the C library.
extension Double: PoseScalar {
  public static func sine(_ angle: Double) -> Double { sin(angle) }
  public static func cosine(_ angle: Double) -> Double { cos(angle) }
  public static func arcSine(_ ratio: Double) -> Double { asin(max(-1, min(1, ratio))) }
  public static func arcCosine(_ ratio: Double) -> Double { acos(max(-1, min(1, ratio))) }
  public static func arcTangent(_ y: Double, over x: Double) -> Double { atan2(y, x) }
  public static func exponential(_ power: Double) -> Double { exp(power) }
  public init(wholeNumber: Int64) { self.init(wholeNumber) }
  public var nearestWholeNumber: Int64 {
    guard abs(self) < 0x1p62 else { return self > 0 ? .max : self < 0 ? .min : 0 }
    // Not by adding a half first: from 2^23 (2^52) on, that sum itself is rounded.
    let whole = Int64(self)
    let rest = self - Self(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }
}
