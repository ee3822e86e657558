internal import Physics
internal import PoseMath

extension Simulation {
  /// Moves a hand's target towards its tracked pose, within what an arm can do.
  func moveTarget(of side: Side, towards tracked: Pose<Double>) {
    let hand = hands[side.rawValue]
    let step = RoomScene.stepSeconds
    var next = world.worldFromMocap(hand.target).moved(
      towards: tracked, byAtMost: HandLimits.speedMax * step,
      turningAtMost: HandLimits.turnRateMax * step)
    if hand.held == nil {
      // Something may stop an empty hand; a hand that holds touches nothing (see `close`).
      let body = world.worldFromBody(hand.body).position
      let ahead = next.position - body
      let distance = ahead.length
      if distance > HandLimits.leash { next.position = body + ahead * (HandLimits.leash / distance) }
    }
    world.place(hand.target, at: next)
  }

  /// Closes a hand when its trigger is pulled, opens it when it is let go.
  func obeyTrigger(of side: Side, _ trigger: Float) {
    let isPressed = hands[side.rawValue].isPressed
    if !isPressed && trigger >= HandLimits.closes {
      hands[side.rawValue].isPressed = true
      close(side)
    } else if isPressed && trigger <= HandLimits.opens {
      hands[side.rawValue].isPressed = false
      open(side)
    }
  }

  /// Lets go of a thing that lags too far behind the hand.
  func letSlip(_ side: Side) {
    guard let held = hands[side.rawValue].held else { return }
    let target = world.worldFromMocap(hands[side.rawValue].target)
    let body = world.worldFromBody(engineBody(held.index))
    let lag: SIMD3<Double>
    switch held.hold {
    case .rigid(let targetFromBody): lag = target.transform(targetFromBody.position) - body.position
    case .point(let inBody, let inTarget): lag = target.transform(inTarget) - body.transform(inBody)
    }
    if lag.length > HandLimits.slip { open(side) }
  }

  /// Takes hold of what is nearest to the palm: a carton as one piece, a door by the point that is touched.
  private func close(_ side: Side) {
    let hand = hands[side.rawValue]
    let palm = world.worldFromBody(hand.body).position
    guard let (index, point) = nearestGraspable(to: palm) else { return }
    let targetFromBody = world.worldFromMocap(hand.target).inverse * world.worldFromBody(engineBody(index))
    let hold: Hold =
      scene.bodies[index].kind == .door
      ? .point(inBody: point, inHolder: targetFromBody.transform(point))
      : .rigid(holderFromBody: targetFromBody)
    world.engage(hand.grip, on: engineBody(index), hold)
    // A weld does not stop the contacts of what it joins: a closed hand would fight what it holds.
    world.setTouch(of: hand.body, false)
    hands[side.rawValue].held = Hand.Held(index: index, hold: hold)
  }

  private func open(_ side: Side) {
    world.release(hands[side.rawValue].grip)
    world.setTouch(of: hands[side.rawValue].body, true)
    hands[side.rawValue].held = nil
  }

  /// The place of the nearest carton or door within reach, and the nearest point of it in its own frame. Of two
  /// as near the first, so that every run chooses the same.
  private func nearestGraspable(to palm: SIMD3<Double>) -> (index: Int, point: SIMD3<Double>)? {
    var best: (index: Int, point: SIMD3<Double>)?
    var bestDistance = RoomDimensions.handRadius + HandLimits.reach
    for (index, body) in scene.bodies.enumerated() where body.kind == .carton || body.kind == .door {
      let palmInBody = world.worldFromBody(engineBody(index)).inverse.transform(palm)
      let point = body.nearestPoint(to: palmInBody)
      let distance = (palmInBody - point).length
      if distance < bestDistance {
        bestDistance = distance
        best = (index, point)
      }
    }
    return best
  }
}
