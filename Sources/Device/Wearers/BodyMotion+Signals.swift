import DeviceEmulation
import PoseMath

extension BodyMotion {
  /// The motion of a body at `position` (world, metres), turned by yaw about +Y, then pitch about its +X, then
  /// roll about its +Z (radians).
  ///
  /// With R = Ry(yaw) Rx(pitch) Rz(roll) the body's angular velocity is
  /// Rz' (Rx' yaw' ey + pitch' ex) + roll' ez, a prime on a matrix being its transpose; its derivative follows
  /// by d(Rx' v) = Rx' dv - pitch' ex x (Rx' v), and likewise for Rz.
  init(position: (x: Signal, y: Signal, z: Signal), yaw: Signal, pitch: Signal, roll: Signal) {
    let byPitch = Quaternion(rotationVector: SIMD3(pitch.value, 0, 0))
    let byRoll = Quaternion(rotationVector: SIMD3(0, 0, roll.value))
    let pitchRate = SIMD3(pitch.rate, 0, 0)
    let rollRate = SIMD3(0, 0, roll.rate)

    let turned = byPitch.conjugate.rotate(SIMD3(0, yaw.rate, 0))
    let turnedChange =
      byPitch.conjugate.rotate(SIMD3(0, yaw.acceleration, 0)) - pitchRate.cross(turned)
    let rolled = byRoll.conjugate.rotate(turned + pitchRate)
    let rolledChange =
      byRoll.conjugate.rotate(turnedChange + SIMD3(pitch.acceleration, 0, 0)) - rollRate.cross(rolled)

    self.init(
      worldFromBody: Pose(
        orientation: Quaternion(rotationVector: SIMD3(0, yaw.value, 0)) * byPitch * byRoll,
        position: SIMD3(position.x.value, position.y.value, position.z.value)),
      velocity: SIMD3(position.x.rate, position.y.rate, position.z.rate),
      acceleration: SIMD3(position.x.acceleration, position.y.acceleration, position.z.acceleration),
      angularVelocity: rolled + rollRate,
      angularAcceleration: rolledChange + SIMD3(0, 0, roll.acceleration))
  }
}
