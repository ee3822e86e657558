internal import PoseMath

/// What is left of a device's place when light is gone: how the orientation filter's world and the body model stand in
/// the room where the device was seen last.
///
/// It outlives the room: whoever is placed by light, and then by another room's or by none, goes on from there with
/// the heading that he had. The filter, which does not know how its wearer speeds up and goes round corners, takes some
/// of that for a tilt (5 to 10 degrees on a quick walk round a container). So without light the gyroscope carries on the up
/// that light has told, and the filter's takes its place slowly.
struct Footing {
  /// Seconds in which the filter's up replaces two thirds of what the gyroscope carries: its bias, known to 0.01 degrees
  /// a second, makes a tenth of a degree in that time.
  private static let fading = 10.0

  /// From the orientation filter's world to the room's: a turn about up.
  private(set) var heading = Quaternion<Double>.identity
  /// What is left of the difference: a rotation vector about a level axis, radians in the room's axes.
  private var tilt = SIMD3<Double>.zero
  /// From the body model's place to where the device was seen last, metres in the room; nil for one that light has
  /// never shown.
  private(set) var step: SIMD3<Double>?
  /// The device's orientation in the room at the last sample.
  private var last = Quaternion<Double>.identity

  /// From the orientation filter's world to the room's.
  var roomFromFilter: Quaternion<Double> { Quaternion(rotationVector: tilt) * heading }

  /// Light shows the device there; `filtered` is the orientation filter's, `modelled` the body model's place. Returns
  /// the angle about up, radians, by which the filter's world has turned in the room: what follows the heading turns
  /// with it.
  mutating func stand(
    at worldFromDevice: Pose<Double>, filtered: Quaternion<Double>, modelled: SIMD3<Double>?
  ) -> Double {
    let before = heading
    let whole = worldFromDevice.orientation * filtered.conjugate
    last = worldFromDevice.orientation
    heading = whole.turnAboutUp
    tilt = (whole * heading.conjugate).rotationVector
    step = worldFromDevice.position - (modelled ?? .zero)
    let turn = heading * before.conjugate
    return 2 * .arcTangent(turn.y, over: turn.w)
  }

  /// Without light the device turned by this rotation vector, in its own axes, in so many seconds; `filtered` as before.
  mutating func carry(_ turn: SIMD3<Double>, filtered: Quaternion<Double>, seconds: Double) {
    guard step != nil else { return }
    let carried = last * Quaternion(rotationVector: turn)
    let difference = (carried * (heading * filtered).conjugate).rotationVector
    tilt = SIMD3(difference.x, 0, difference.z) * max(0, 1 - seconds / Self.fading)
    last = (roomFromFilter * filtered).normalized()
  }
}

extension Quaternion<Double> {
  /// The part of the turn that is about +Y; none where it turns up upside down.
  fileprivate var turnAboutUp: Self {
    let length = (w * w + y * y).squareRoot()
    return length > 1e-6 ? Self(w: w / length, x: 0, y: y / length, z: 0) : .identity
  }
}
