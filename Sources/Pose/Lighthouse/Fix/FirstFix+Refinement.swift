internal import LighthouseModel
internal import PoseMath

/// From a seed to the nearest state that the angles agree with.
extension FirstFix {
  /// Residuals beyond this count linearly, radians (P. J. Huber, "Robust estimation of a location parameter",
  /// Ann. Math. Statist. 35, 1964): stored rooms are some hundred microradians off.
  static let huber = 600e-6
  /// Residuals beyond this are not used in the end, radians.
  static let residualMax = 3 * huber
  /// How fast a body may be, m/s, where light tells nothing of it.
  static let velocitySigma = 1.0
  /// What hits of one plane may be off by together, radians, when that prior and the position's certainty are
  /// reckoned: 50 to 100 urad in rooms of our own, some hundred in others.
  static let hitSigma = 200e-6
  static let iterationsMax = 12
  /// Below this no unknown moves any more: radians, metres, metres a second.
  static let stepMin = 1e-7

  /// Moves the seed to the least cost near it, by every `stride`th hit (K. Levenberg, "A method for the
  /// solution of certain non-linear problems in least squares", Quart. Appl. Math. 2, 1944).
  func refine(_ seed: inout FixSeed, stride: Int) {
    var equations = equations(seed.state, stride: stride)
    seed.cost = equations.cost
    var damping = 1e-3
    for _ in 0..<Self.iterationsMax {
      guard let factor = equations.system.factor(damping: damping) else { return }
      let step = factor.solve(equations.system.right)
      let state = seed.state.moved(by: step)
      let next = self.equations(state, stride: stride)
      guard next.cost.isFinite, next.cost <= equations.cost else {
        damping *= 10
        if damping > 1e3 { return }
        continue
      }
      (seed.state, seed.cost) = (state, next.cost)
      equations = next
      damping = max(damping / 10, 1e-9)
      var largest = 0.0
      for index in 0..<SmallSystem.unknownCountMax { largest = max(largest, abs(step[index])) }
      if largest < Self.stepMin { return }
    }
  }

  /// Normal equations at a state, and the robust cost per hit, radians squared.
  private func equations(
    _ state: BodyState, stride: Int
  ) -> (system: SmallSystem, cost: Double) {
    var system = SmallSystem(count: SmallSystem.unknownCountMax)
    var cost = 0.0
    var count = 0
    for index in Swift.stride(from: 0, to: sightingCount, by: stride) {
      count += 1
      let sighting = sightings[index]
      guard let angle = stations[sighting.slot]?.angle(of: sighting.place(state), plane: sighting.plane)
      else {
        // Behind the station: as far off as a hit can be.
        cost += Self.huber
        continue
      }
      let residual = sighting.angle - angle.value
      let weight = abs(residual) <= Self.huber ? 1 : Self.huber / abs(residual)
      cost += weight == 1 ? residual * residual : Self.huber * (2 * abs(residual) - Self.huber)
      let turned = sighting.point.cross(state.pose.orientation.conjugate.rotate(angle.gradient))
      var row = SmallSystem.Vector(repeating: 0)
      for axis in 0..<3 {
        row[axis] = turned[axis]
        row[axis + 3] = angle.gradient[axis]
        row[axis + 6] = angle.gradient[axis] * sighting.seconds
      }
      system.add(row: row, residual: residual, weight: weight)
    }
    let prior = Self.hitSigma * Self.hitSigma / (Self.velocitySigma * Self.velocitySigma)
    for axis in 0..<3 {
      system[axis + 6, axis + 6] += prior
      system.right[axis + 6] -= prior * state.velocity[axis]
    }
    cost += prior * state.velocity.lengthSquared
    if let known {
      let off = (state.pose.orientation.conjugate * known.orientation).rotationVector
      for axis in 0..<3 {
        system[axis, axis] += known.weight
        system.right[axis] += known.weight * off[axis]
      }
      cost += known.weight * off.lengthSquared / Double(max(1, count))
    }
    return (system, count > 0 ? cost / Double(count) : .infinity)
  }

  /// How well a state is known if hits are off by `rms`, at least by what clocks and geometry leave everywhere; nil
  /// where it is not known at all.
  func covariance(_ state: BodyState, _ rms: Double) -> FixCovariance? {
    let sigma = max(rms, Self.hitSigma)
    return equations(state, stride: 1).system.factor().map {
      FixCovariance($0.inverse(), times: sigma * sigma)
    }
  }

  /// How well all hits agree with a state.
  func quality(of state: BodyState) -> (rms: Double, usedCount: Int, facingShare: Double) {
    var sum = 0.0
    var used = 0
    var facing = 0
    for index in 0..<sightingCount {
      let sighting = sightings[index]
      let place = sighting.place(state)
      guard let station = stations[sighting.slot],
        let angle = station.angle(of: place, plane: sighting.plane)
      else { continue }
      let residual = sighting.angle - angle.value
      guard abs(residual) <= Self.residualMax else { continue }
      used += 1
      sum += residual * residual
      let toStation = station.worldFromStation.position - place
      if state.pose.orientation.rotate(sighting.normal).dot(toStation) > 0 { facing += 1 }
    }
    guard used > 0 else { return (.infinity, 0, 0) }
    return ((sum / Double(used)).squareRoot(), used, Double(facing) / Double(used))
  }
}
