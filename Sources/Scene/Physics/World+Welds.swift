internal import CMuJoCo
public import PoseMath

/// A weld that the scene holds ready, between a fixed first body and whatever it is made to hold.
public struct WeldID: Hashable, Sendable {
  let index: Int32
}

/// How a body is held.
public enum Hold: Equatable, Sendable {
  /// As one piece: the held body's pose in the holder's frame stays what is given.
  case rigid(holderFromBody: Pose<Double>)
  /// By one point, about which it may turn: the point in the held body's frame and in the holder's.
  case point(inBody: SIMD3<Double>, inHolder: SIMD3<Double>)
}

/// Which shapes touch which: the engine's contype and conaffinity.
struct CollisionBits: Equatable {
  var type: Int32
  var affinity: Int32
}

extension World {
  /// The weld of this name.
  ///
  /// - Throws: `.nothingNamed`, for a constraint of another kind as well.
  public func weld(named name: String) throws(PhysicsError) -> WeldID {
    let index = try index(of: name, kind: mjOBJ_EQUALITY)
    guard unsafe model.pointee.eq_type[Int(index)] == Int32(mjEQ_WELD.rawValue) else {
      throw .nothingNamed(name)
    }
    return WeldID(index: index)
  }

  /// Makes a weld hold a body from the next step on.
  public func engage(_ weld: WeldID, on body: BodyID, _ hold: Hold) {
    let index = Int(weld.index)
    unsafe model.pointee.eq_obj2id[index] = body.index
    // The engine's order (mjModel.eq_data of a weld): the anchor in the second body, the anchor and the
    // second body's orientation in the first, and how much the orientation counts.
    let numbers = unsafe model.pointee.eq_data + Int(mjNEQDATA) * index
    let anchors: (inBody: SIMD3<Double>, inHolder: SIMD3<Double>)
    let turn: Quaternion<Double>
    switch hold {
    case .rigid(let holderFromBody):
      anchors = (.zero, holderFromBody.position)
      turn = holderFromBody.orientation
    case .point(let inBody, let inHolder):
      anchors = (inBody, inHolder)
      turn = .identity
    }
    for axis in 0..<3 {
      unsafe numbers[axis] = anchors.inBody[axis]
      unsafe numbers[3 + axis] = anchors.inHolder[axis]
      unsafe numbers[7 + axis] = turn.imaginary[axis]
    }
    unsafe numbers[6] = turn.real
    if case .rigid = hold { unsafe numbers[10] = 1 } else { unsafe numbers[10] = 0 }
    unsafe data.pointee.eq_active[index] = true
  }

  /// Lets go from the next step on.
  public func release(_ weld: WeldID) {
    unsafe data.pointee.eq_active[Int(weld.index)] = false
  }

  /// Whether a body's shapes touch others; off while a hand holds something, since a weld does not stop the
  /// contacts of what it joins.
  public func setTouch(of body: BodyID, _ isTouching: Bool) {
    let first = unsafe Int(model.pointee.body_geomadr[Int(body.index)])
    let count = unsafe Int(model.pointee.body_geomnum[Int(body.index)])
    for geom in first..<(first + count) {
      let bits = isTouching ? sceneCollisionBits[geom] : CollisionBits(type: 0, affinity: 0)
      unsafe model.pointee.geom_contype[geom] = bits.type
      unsafe model.pointee.geom_conaffinity[geom] = bits.affinity
    }
  }
}
