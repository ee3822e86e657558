public import PoseMath

/// The measures of a standing person, metres: what places a head and hands whose orientation alone is known.
///
/// The defaults are means of the 50th percentiles of men and women. R. L. Huston, "Principles of
/// Biomechanics", CRC Press 2009, standing dimensions: eye height 1.644 and 1.520, mid shoulder height 1.444
/// and 1.314, upper arm 0.361 and 0.332, lower arm with hand 0.483 and 0.428, stature 1.759 and 1.618.
/// D. A. Winter, "Biomechanics and Motor Control of Human Movement", 3rd edition, 2005, figure 4.1: shoulder
/// to the middle 0.129 of stature, hand 0.108 of stature; table 4.1: a hand's centre lies 0.494 of its length
/// from the fingertips. Neck to eyes: the Oculus SDK's default (OVR_CAPI_Keys.h), there derived from ANSUR-88.
public struct BodyModel: Equatable, Sendable {
  /// From the floor to the eyes of a level head.
  public var eyeHeight = 1.582
  /// From the neck's pivot up to the eyes of a level head.
  public var neckToEyesUp = 0.075
  /// From the neck's pivot forward to the eyes of a level head.
  public var neckToEyesAhead = 0.080_5
  /// From the floor to the shoulders.
  public var shoulderHeight = 1.379
  /// From the middle of the body out to a shoulder: 0.129 times 1.689.
  public var shoulderToMiddle = 0.218
  /// From a shoulder to its elbow.
  public var upperArm = 0.347
  /// From the elbow to the centre of the hand: 0.456 less 0.494 times 0.108 times 1.689.
  public var elbowToGrip = 0.366

  /// The mean person.
  public init() {}
}

extension BodyModel {
  /// Where a device is, in metres, with the wearer's feet at the world's origin; nil where the model says
  /// nothing.
  ///
  /// A head turns about the neck's pivot, which stands still. A hand hangs on a shoulder that follows the
  /// trunk's heading: the upper arm straight down, the forearm along the device's -Z axis, the wrist straight.
  public func position(
    of role: TrackedRole, worldFromDevice: Quaternion<Double>, heading: Double
  ) -> SIMD3<Double>? {
    switch role {
    case .head:
      let pivot = SIMD3(0, eyeHeight - neckToEyesUp, 0)
      return pivot + worldFromDevice.rotate(SIMD3(0, neckToEyesUp, -neckToEyesAhead))
    case .leftHand: return grip(side: -1, worldFromDevice: worldFromDevice, heading: heading)
    case .rightHand: return grip(side: 1, worldFromDevice: worldFromDevice, heading: heading)
    case .other: return nil
    }
  }

  private func grip(
    side: Double, worldFromDevice: Quaternion<Double>, heading: Double
  ) -> SIMD3<Double> {
    let worldFromBody = Quaternion(rotationVector: SIMD3(0, heading, 0))
    let elbow = SIMD3(side * shoulderToMiddle, shoulderHeight - upperArm, 0)
    return worldFromBody.rotate(elbow) + worldFromDevice.rotate(SIMD3(0, 0, -elbowToGrip))
  }

  /// How fast that place moves while the device turns at `angularVelocity` (rad/s, its own axes) and the
  /// trunk at its rate, m/s along the world's axes.
  ///
  /// The difference of two places 2 ms apart, which suits every model. It falls short by (w 1 ms)^2 / 6: two
  /// parts in 100,000 at 10 rad/s.
  public func velocity(
    of role: TrackedRole, worldFromDevice: Quaternion<Double>, angularVelocity: SIMD3<Double>,
    heading: BodyHeading
  ) -> SIMD3<Double> {
    let step = 0.001
    let turn = Quaternion(rotationVector: angularVelocity * step)
    let later = position(
      of: role, worldFromDevice: worldFromDevice * turn, heading: heading.angle + heading.rate * step)
    let earlier = position(
      of: role, worldFromDevice: worldFromDevice * turn.conjugate,
      heading: heading.angle - heading.rate * step)
    guard let later, let earlier else { return .zero }
    return (later - earlier) / (2 * step)
  }
}
