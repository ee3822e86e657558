/// How a body is expected to go on moving along or about three axes: a displacement for every horizon.
///
/// d(h) = s v h + a h^2 + b h^3 + c h^4 with v the rate of now and s the share of it that is motion and not noise:
/// metres, or the rotation vector of a turn in radians, and h in seconds. The rest has no linear part, so what is
/// foretold begins with the measured rate. Three terms are what five horizons from 20 to 100 ms can tell apart
/// (Docs/Prediction.md).
@frozen
public struct MotionCurve<Scalar: PoseScalar>: Equatable {
  /// The farthest horizon, seconds: past it a guess is worse than none.
  @inlinable public static var horizonMax: Scalar { 0.1 }

  /// The rate of now, m/s or rad/s.
  public var rate: SIMD3<Scalar>
  /// The share of the rate that goes on, 0 for a body at rest whose sensor is noisy, else nearly 1.
  public var share: Scalar
  /// The factor of h^2: half an acceleration, m/s^2 or rad/s^2.
  public var quadratic: SIMD3<Scalar>
  /// The factor of h^3.
  public var cubic: SIMD3<Scalar>
  /// The factor of h^4.
  public var quartic: SIMD3<Scalar>

  /// The curve of these factors; of the rate alone, constant rate.
  @inlinable
  public init(
    rate: SIMD3<Scalar> = .zero, share: Scalar = 1, quadratic: SIMD3<Scalar> = .zero,
    cubic: SIMD3<Scalar> = .zero, quartic: SIMD3<Scalar> = .zero
  ) {
    self.rate = rate
    self.share = share
    self.quadratic = quadratic
    self.cubic = cubic
    self.quartic = quartic
  }

  /// The displacement `seconds` from now, at most `horizonMax` ahead; the past, to the same span, at the rate
  /// of now.
  @inlinable
  public func displacement(after seconds: Scalar) -> SIMD3<Scalar> {
    let span: Scalar = max(-Self.horizonMax, min(Self.horizonMax, seconds))
    let even = rate * (share * span)
    return span > 0 ? even + meanCorrection(at: span) * span : even
  }

  /// The rate `seconds` from now, with the same bounds.
  @inlinable
  public func rate(after seconds: Scalar) -> SIMD3<Scalar> {
    let span: Scalar = max(0, min(Self.horizonMax, seconds))
    let inner = cubic * 3 + quartic * (4 * span)
    return rate + (quadratic * 2 + inner * span) * span
  }

  /// By how much the mean rate until the horizon differs from the share of the rate of now.
  @inlinable
  public func meanCorrection(at horizon: Scalar) -> SIMD3<Scalar> {
    (quadratic + (cubic + quartic * horizon) * horizon) * horizon
  }

  /// The curve with its correction `factor` times as large.
  @inlinable
  public func correction(times factor: Scalar) -> Self {
    Self(
      rate: rate, share: share, quadratic: quadratic * factor, cubic: cubic * factor,
      quartic: quartic * factor)
  }

  /// The curve with all displacements `factor` times as large; the rate of now stays what it was.
  @inlinable
  public func displacements(times factor: Scalar) -> Self {
    var curve = correction(times: factor)
    curve.share = share * factor
    return curve
  }

  /// The curve in other axes.
  @inlinable
  public func rotated(by rotation: Quaternion<Scalar>) -> Self {
    Self(
      rate: rotation.rotate(rate), share: share, quadratic: rotation.rotate(quadratic),
      cubic: rotation.rotate(cubic), quartic: rotation.rotate(quartic))
  }

  /// Whether every factor is a finite number.
  @inlinable public var isFinite: Bool {
    rate.isFinite && share.isFinite && quadratic.isFinite && cubic.isFinite && quartic.isFinite
  }
}

extension MotionCurve: Sendable where Scalar.SIMD4Storage: Sendable {}
