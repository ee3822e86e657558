public import PoseMath

extension Quaternion {
  /// The orientation in which `force` (sensor's axes, not zero) points up, nearest to `previous`; without one,
  /// with the sensor's -Z axis at heading zero. Where that axis is within about 17 degrees of the vertical it has
  /// no heading; then the +Y axis counts, which points forward when the sensor looks down.
  @inlinable
  static func levelled(by force: SIMD3<Scalar>, keeping previous: Self?) -> Self {
    guard let up = force.direction else { return previous ?? .identity }
    let worldUp = SIMD3<Scalar>(0, 1, 0)
    if let previous {
      return (Quaternion(from: previous.rotate(up), to: worldUp) * previous).normalized()
    }
    let level = Quaternion(from: up, to: worldUp)
    var forward = level.rotate(SIMD3(0, 0, -1))
    if abs(forward.y) > 0.956 {
      forward = level.rotate(SIMD3(0, 1, 0)) * (forward.y < 0 ? 1 : -1)
    }
    forward.y = 0
    guard let ahead = forward.direction else { return level }
    return (Quaternion(from: ahead, to: SIMD3(0, 0, -1)) * level).normalized()
  }
}
