public import PoseMath

/// Prediction at constant turn rate. It adds no noise of its own, and has a horizon: past it a guess is worse
/// than none.
extension OrientationEstimate {
  /// The farthest instant predicted to, seconds: the longest span from a sample to the light in the eye.
  @inlinable public static var horizonMax: Scalar { 0.1 }

  /// The orientation `seconds` after the sample (before it, if negative); what lies beyond the horizon is
  /// predicted to the horizon only.
  @inlinable
  public func worldFromSensor(after seconds: Scalar) -> Quaternion<Scalar> {
    let span: Scalar = max(-Self.horizonMax, min(Self.horizonMax, seconds))
    let turn = Quaternion(rotationVector: angularVelocity * span)
    return (worldFromSensor * turn).normalized()
  }
}
