public import PoseMath

/// What the pose predictor's learners see of one instant: seven means of frame velocities along six axes, and
/// how the head leans.
///
/// Velocities lie in the heading frame (right, up, back), turn rates in the body's own axes. A body is left-right
/// symmetric: mirrored motion has mirrored futures. So what is odd under the mirror (sideways velocity, yaw and
/// roll rate, the lean to a side) foretells only what is odd, and what is even (up, back, pitch) only what is even:
/// half the weights, learnt twice as fast.
@frozen
public struct PoseFeatures<Scalar: PoseScalar> {
  /// The six axes: velocity right, up, back; turn rate about right, up, back.
  @inlinable public static var axisCount: Int { 6 }

  /// The axes that a mirror turns round come first in their half, as they come in a pose.
  @inlinable static var oddAxes: (Int, Int, Int) { (0, 4, 5) }
  @inlinable static var evenAxes: (Int, Int, Int) { (1, 2, 3) }

  /// Units that make velocities about one: m/s and rad/s of a head that looks round.
  @inlinable static var velocityUnit: Scalar { 0.2 }
  @inlinable static var rateUnit: Scalar { 0.5 }

  /// An axis' velocity over frame 0, 1, 2, 3, the mean of 4 and 5, of 6 and 7, and of 8 to 11.
  public var windows: InlineArray<6, InlineArray<7, Scalar>>
  /// The world's up in the body's axes, the part to the right: odd.
  public var leanSideways: Scalar
  /// The part to the back: even.
  public var leanBack: Scalar

  /// No motion, upright.
  @inlinable
  public init() {
    windows = InlineArray(repeating: InlineArray(repeating: 0))
    leanSideways = 0
    leanBack = 0
  }

  /// The features of a body at `worldFromBody` after these steps.
  @inlinable
  public init(
    _ steps: borrowing FrameSteps<Scalar>, worldFromBody: Quaternion<Scalar>,
    worldFromHeading: Quaternion<Scalar>
  ) {
    self.init()
    let bodyFromWorld = worldFromBody.conjugate
    let headingFromWorld = worldFromHeading.conjugate
    for lag in 0..<FrameSteps<Scalar>.countMax {
      let (window, share) = Self.window(of: lag)
      let velocity = headingFromWorld.rotate(steps.velocity(lag: lag)) * (share / Self.velocityUnit)
      let rate = bodyFromWorld.rotate(steps.turnRate(lag: lag)) * (share / Self.rateUnit)
      for axis in 0..<3 {
        windows[axis][window] += velocity[axis]
        windows[3 + axis][window] += rate[axis]
      }
    }
    let up = bodyFromWorld.rotate(SIMD3(0, 1, 0))
    leanSideways = up.x
    leanBack = up.z
  }

  /// The window that frame `lag` belongs to, and its share of that window's mean.
  @inlinable
  static func window(of lag: Int) -> (Int, Scalar) {
    switch lag {
    case 0..<4: (lag, 1)
    case 4..<6: (4, 0.5)
    case 6..<8: (5, 0.5)
    default: (6, 0.25)
    }
  }

  /// The features of one half: three axes' windows, then the lean.
  @inlinable
  func half(_ axes: (Int, Int, Int), lean: Scalar) -> InlineArray<22, Scalar> {
    var half = InlineArray<22, Scalar>(repeating: 0)
    for window in 0..<7 {
      half[window] = windows[axes.0][window]
      half[7 + window] = windows[axes.1][window]
      half[14 + window] = windows[axes.2][window]
    }
    half[21] = lean
    return half
  }
}

extension PoseFeatures: Sendable {}
