public import DeviceEmulation
internal import PoseMath

/// Something that moves with a body which itself moves: a walking trainee's hand.
public struct CarriedWearer: MotionSource {
  /// What carries.
  public let carrier: any MotionSource
  /// Motion in the carrier's frame, as if that stood still.
  public let carried: any MotionSource

  /// `carried` within the frame of `carrier`.
  public init(_ carried: any MotionSource, by carrier: any MotionSource) {
    self.carried = carried
    self.carrier = carrier
  }

  /// The motion of both together, by the kinematics of moving frames; pure.
  public func motion(at seconds: Double) -> BodyMotion {
    let (outer, inner) = (carrier.motion(at: seconds), carried.motion(at: seconds))
    let (turn, place) = (outer.worldFromBody.orientation, inner.worldFromBody.position)
    let (rate, change) = (outer.angularVelocity, outer.angularAcceleration)
    let velocity = inner.velocity + rate.cross(place)
    let acceleration =
      inner.acceleration + change.cross(place) + 2 * rate.cross(inner.velocity)
      + rate.cross(rate.cross(place))
    let innerFromOuter = inner.worldFromBody.orientation.conjugate
    let rateInside = innerFromOuter.rotate(rate)
    return BodyMotion(
      worldFromBody: outer.worldFromBody * inner.worldFromBody,
      velocity: outer.velocity + turn.rotate(velocity),
      acceleration: outer.acceleration + turn.rotate(acceleration),
      angularVelocity: rateInside + inner.angularVelocity,
      angularAcceleration: innerFromOuter.rotate(change) - inner.angularVelocity.cross(rateInside)
        + inner.angularAcceleration)
  }
}
