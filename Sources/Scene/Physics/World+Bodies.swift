internal import CMuJoCo
public import PoseMath

/// A body of one world, by the engine's number.
public struct BodyID: Hashable, Sendable {
  let index: Int32
}

/// A hinge of one world, by the place of its angle in the state.
public struct HingeID: Hashable, Sendable {
  let positionIndex: Int32
  let velocityIndex: Int32
}

extension World {
  /// The body of this name.
  ///
  /// - Throws: `.nothingNamed`.
  public func body(named name: String) throws(PhysicsError) -> BodyID {
    BodyID(index: try index(of: name, kind: mjOBJ_BODY))
  }

  /// The hinge of this name.
  ///
  /// - Throws: `.nothingNamed`, for a joint of another kind as well.
  public func hinge(named name: String) throws(PhysicsError) -> HingeID {
    let joint = Int(try index(of: name, kind: mjOBJ_JOINT))
    guard unsafe model.pointee.jnt_type[joint] == Int32(mjJNT_HINGE.rawValue) else {
      throw .nothingNamed(name)
    }
    return unsafe HingeID(
      positionIndex: model.pointee.jnt_qposadr[joint], velocityIndex: model.pointee.jnt_dofadr[joint])
  }

  /// Where a body is now.
  public func worldFromBody(_ body: BodyID) -> Pose<Double> {
    let position = unsafe data.pointee.xpos + 3 * Int(body.index)
    let orientation = unsafe data.pointee.xquat + 4 * Int(body.index)
    return unsafe Pose(
      orientation: Quaternion(w: orientation[0], x: orientation[1], y: orientation[2], z: orientation[3]),
      position: SIMD3(position[0], position[1], position[2]))
  }

  /// The angle of a hinge, radians, in the sense the scene gives it.
  public func angle(of hinge: HingeID) -> Double {
    unsafe data.pointee.qpos[Int(hinge.positionIndex)]
  }

  /// How fast a hinge turns, rad/s.
  public func angularVelocity(of hinge: HingeID) -> Double {
    unsafe data.pointee.qvel[Int(hinge.velocityIndex)]
  }

  func index(of name: String, kind: mjtObj) throws(PhysicsError) -> Int32 {
    let index = unsafe mj_name2id(model, Int32(kind.rawValue), name)
    guard index >= 0 else { throw .nothingNamed(name) }
    return index
  }
}
