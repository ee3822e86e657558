public import PoseMath

/// A number and its derivatives by the three coordinates of a point: forward-mode differentiation.
///
/// The sweep equations are written once, with these; value and gradient come out exact, and no table of
/// derivatives has to be kept in step with the formulas. No heap, no tables.
@frozen
public struct DualNumber<Scalar: PoseScalar>: Equatable {
  /// The number itself.
  public var value: Scalar
  /// Its derivatives by x, y and z.
  public var gradient: SIMD3<Scalar>

  /// A number of this value and these derivatives.
  @inlinable
  public init(_ value: Scalar, gradient: SIMD3<Scalar>) {
    self.value = value
    self.gradient = gradient
  }

  /// A number that depends on nothing.
  @inlinable
  public init(_ constant: Scalar) { self.init(constant, gradient: .zero) }

  /// The sum.
  @inlinable
  public static func + (left: Self, right: Self) -> Self {
    Self(left.value + right.value, gradient: left.gradient + right.gradient)
  }

  /// The difference.
  @inlinable
  public static func - (left: Self, right: Self) -> Self {
    Self(left.value - right.value, gradient: left.gradient - right.gradient)
  }

  /// The product.
  @inlinable
  public static func * (left: Self, right: Self) -> Self {
    Self(
      left.value * right.value, gradient: left.gradient * right.value + right.gradient * left.value)
  }

  /// The quotient; not finite where `right` is zero.
  @inlinable
  public static func / (left: Self, right: Self) -> Self {
    let quotient = left.value / right.value
    return Self(quotient, gradient: (left.gradient - right.gradient * quotient) / right.value)
  }

  /// The sum with a constant.
  @inlinable
  public static func + (left: Self, right: Scalar) -> Self {
    Self(left.value + right, gradient: left.gradient)
  }

  /// The difference from a constant.
  @inlinable
  public static func - (left: Self, right: Scalar) -> Self { left + -right }

  /// The product with a constant.
  @inlinable
  public static func * (left: Self, right: Scalar) -> Self {
    Self(left.value * right, gradient: left.gradient * right)
  }
}

extension DualNumber: Sendable where Scalar.SIMD4Storage: Sendable {}

/// What the sweep equations need of the C library's functions.
extension DualNumber {
  /// The sine of an angle in radians.
  @inlinable public var sine: Self {
    Self(Scalar.sine(value), gradient: gradient * Scalar.cosine(value))
  }

  /// The cosine of an angle in radians.
  @inlinable public var cosine: Self {
    Self(Scalar.cosine(value), gradient: gradient * -Scalar.sine(value))
  }

  /// The angle in [-pi/2, pi/2] whose sine this is, clamped to [-1, 1]; where it is clamped, or at the very
  /// end, it depends on nothing.
  @inlinable public var arcSine: Self {
    let cosineSquared = 1 - value * value
    guard cosineSquared > 0 else { return Self(Scalar.arcSine(value)) }
    return Self(Scalar.arcSine(value), gradient: gradient / cosineSquared.squareRoot())
  }

  /// The square root of a positive number.
  @inlinable public var squareRoot: Self {
    let root = value.squareRoot()
    return Self(root, gradient: gradient / (2 * root))
  }

  /// The angle in [-pi, pi] from the x axis to (x, y).
  @inlinable
  public static func arcTangent(_ y: Self, over x: Self) -> Self {
    let squared = x.value * x.value + y.value * y.value
    return Self(
      Scalar.arcTangent(y.value, over: x.value),
      gradient: (y.gradient * x.value - x.gradient * y.value) / squared)
  }
}
