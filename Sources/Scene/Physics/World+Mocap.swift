internal import CMuJoCo
public import PoseMath

/// A body that is placed by the program and that nothing can push: a tracked hand's or head's target.
public struct MocapID: Hashable, Sendable {
  let mocapIndex: Int32
  let bodyIndex: Int32
}

extension World {
  /// The mocap body of this name.
  ///
  /// - Throws: `.nothingNamed`, or `.notAMocapBody` when the scene made it an ordinary one.
  public func mocapBody(named name: String) throws(PhysicsError) -> MocapID {
    let body = try index(of: name, kind: mjOBJ_BODY)
    let mocap = unsafe model.pointee.body_mocapid[Int(body)]
    guard mocap >= 0 else { throw .notAMocapBody(name) }
    return MocapID(mocapIndex: mocap, bodyIndex: body)
  }

  /// Where a mocap body will be in the next step.
  public func worldFromMocap(_ mocap: MocapID) -> Pose<Double> {
    let position = unsafe data.pointee.mocap_pos + 3 * Int(mocap.mocapIndex)
    let orientation = unsafe data.pointee.mocap_quat + 4 * Int(mocap.mocapIndex)
    return unsafe Pose(
      orientation: Quaternion(w: orientation[0], x: orientation[1], y: orientation[2], z: orientation[3]),
      position: SIMD3(position[0], position[1], position[2]))
  }

  /// Places a mocap body for the next step. The pose is finite: the caller's claim.
  public func place(_ mocap: MocapID, at worldFromMocap: Pose<Double>) {
    precondition(
      worldFromMocap.position.isFinite && worldFromMocap.orientation.isFinite, "a pose is made of numbers")
    let position = unsafe data.pointee.mocap_pos + 3 * Int(mocap.mocapIndex)
    let orientation = unsafe data.pointee.mocap_quat + 4 * Int(mocap.mocapIndex)
    for axis in 0..<3 { unsafe position[axis] = worldFromMocap.position[axis] }
    unsafe orientation[0] = worldFromMocap.orientation.w
    unsafe orientation[1] = worldFromMocap.orientation.x
    unsafe orientation[2] = worldFromMocap.orientation.y
    unsafe orientation[3] = worldFromMocap.orientation.z
  }
}
