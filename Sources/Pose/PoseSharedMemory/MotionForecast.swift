public import PoseMath

/// What the service has learnt about how a device goes on, beyond its rate w of now: h seconds after the sample it has
/// turned by share w h + quadratic h^2 + cubic h^3 + quartic h^4, a rotation vector in its own axes; or moved by as much along the
/// world's.
public struct MotionForecast: Equatable, Sendable {
  /// The share of the rate that goes on; 0 where there is no forecast, and readers predict at constant rate.
  public var share: Float
  /// rad/s^2 or m/s^2.
  public var quadratic: SIMD3<Float>
  /// rad/s^3 or m/s^3.
  public var cubic: SIMD3<Float>
  /// rad/s^4 or m/s^4.
  public var quartic: SIMD3<Float>

  /// No forecast.
  public static let none = MotionForecast(share: 0, quadratic: .zero, cubic: .zero, quartic: .zero)

  /// The forecast of these factors.
  public init(share: Float, quadratic: SIMD3<Float>, cubic: SIMD3<Float>, quartic: SIMD3<Float>) {
    self.share = share
    self.quadratic = quadratic
    self.cubic = cubic
    self.quartic = quartic
  }

  /// The forecast that a curve makes; its rate is the slot's own.
  public init(_ curve: MotionCurve<Double>) {
    self.init(
      // A device at rest has a forecast too: that it stays. Zero would say that there is none.
      share: max(Float(curve.share), .leastNormalMagnitude), quadratic: SIMD3<Float>(curve.quadratic),
      cubic: SIMD3<Float>(curve.cubic), quartic: SIMD3<Float>(curve.quartic))
  }
}
