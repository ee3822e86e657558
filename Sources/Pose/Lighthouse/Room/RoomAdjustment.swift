internal import Calibration
internal import LighthouseModel
internal import PoseMath

/// All views' poses and velocities and all stations but the first, moved together until light agrees best.
///
/// Least squares by the method of Levenberg and Marquardt with the views eliminated first: a view's nine unknowns
/// meet the stations' only in its own hits (B. Triggs, P. McLauchlan, R. Hartley, A. Fitzgibbon, "Bundle
/// adjustment - a modern synthesis", 2000, section 6).
struct RoomAdjustment {
  /// Residuals beyond this count linearly, radians: ten times a hit's own. With 200 urad halves of
  /// compare-test-index disagree by 5.7 mm, with 400 by 4.5.
  static let huber = 400e-6
  /// What a hit is off by on its own, radians: noise of 4 to 14 urad, and what geometry and optics leave.
  static let hitSigma = 40e-6
  /// What the hits of a sweep are off by together, radians: rotors wander, and are measured anew with each sync in
  /// generation 2 (lighthouse-design.md, section 1: 35 to 60 urad, and 12 to 23). With 45 urad for generation 2 halves of
  /// compare-test-index disagree by 5.2 mm instead of 4.6, those of vive-index-cal by 0.65 instead of 0.49; with 20
  /// for generation 1 those of vive_cal by 0.86 instead of 0.63.
  static func sweepSigma(ofSlot slot: Int) -> Double {
    slot >= StationTable.firstGenerationSlot ? 45e-6 : 20e-6
  }
  /// Residuals beyond this are no light of the station's own, radians: at first, when a view's place is known by one
  /// station alone, and at last. Reflections miss by tenths of a radian.
  static let firstCut = 50e-3
  static let lastCut = 1.5e-3
  /// A station of which a smaller part of the hits is left is not seen in that view but in a mirror.
  static let usedShareMin = 0.6
  /// Fewer hits leave a view without a place.
  static let hitCountMin = 10
  /// Photodiodes do not fire from behind: the least cosine of incidence (lighthouse-design.md, section 5).
  static let facingMin = -0.1
  static let iterationsMax = 40
  /// It ends where a step lowers the cost by less than this part.
  static let tolerance = 1e-9

  /// A station as it is adjusted.
  struct AdjustedStation {
    var identity: StationIdentity
    var slot: Int
    var pose: Pose<Double>
    /// With its planes; stands at the identity.
    var planes: (first: SweepModel<Double>, second: SweepModel<Double>)
  }

  /// A view as it is adjusted.
  struct AdjustedView {
    /// Among the views that were given.
    var index: Int
    var view: RoomView
    var state: BodyState
    var sightings: [Sighting]
    /// By sighting: the number of its sweep in this view.
    var sweeps: [Int]
    /// By sweep: the weight of the prior of what its hits share.
    var sharedWeights: [Double] = []
    /// Weight of the velocity's prior, rad^2 a (m/s)^2.
    var velocityWeight: Double
  }

  var stations: [AdjustedStation]
  var views: [AdjustedView]
  /// Hits that miss by more have no weight.
  private(set) var cut = firstCut
  /// By slot: the station's index.
  private var stationOfSlot = [Int?](repeating: nil, count: StationTable.slotCount)

  /// Views without a pose are left out.
  init(_ views: [RoomView], _ seeds: RoomSeeds) {
    stations = seeds.stations.map { station in
      AdjustedStation(
        identity: station.identity, slot: station.slot, pose: station.pose,
        planes: (
          SweepModel(station.identity.calibration, plane: .first),
          SweepModel(station.identity.calibration, plane: .second)
        ))
    }
    for (index, station) in stations.enumerated() { stationOfSlot[station.slot] = index }
    self.views = views.indices.compactMap { index in
      guard let pose = seeds.viewPoses[index] else { return nil }
      // As fast as it turns at half a metre.
      let speed = 0.001 + 0.5 * max(0, views[index].motion - 0.15)
      return AdjustedView(
        index: index, view: views[index], state: BodyState(pose: pose), sightings: [], sweeps: [],
        velocityWeight: Self.hitSigma * Self.hitSigma / (speed * speed))
    }
  }

  /// Adjusts, with gravity in the stations' frame or, without, up as each view's samples say. What cannot be
  /// the stations' own light is left out: hits from behind, hits that miss by more than `cut`, stations most of
  /// whose hits do, and views of which nothing is left.
  mutating func run(gravity: SIMD3<Double>?, cut: Double) {
    self.cut = cut
    for index in views.indices {
      let view = views[index].view
      let known =
        gravity.map { KnownGravity.world($0) } ?? view.up.map { KnownGravity.body(up: $0) } ?? .nothing
      let hits = view.hits.prefix(view.hitCount).filter { stationOfSlot[$0.slot] != nil }
      take(hits.map { ($0, Sighting($0, known)) }, intoView: index)
    }
    views.removeAll { $0.sightings.count < Self.hitCountMin }
    minimize()
  }

  private mutating func take(_ hits: [(carried: CarriedHit, sighting: Sighting)], intoView index: Int) {
    var (seen, used) = (InlineArray<18, Int>(repeating: 0), InlineArray<18, Int>(repeating: 0))
    let state = views[index].state
    for (_, sighting) in hits {
      seen[sighting.slot] += 1
      if let angle = prediction(sighting, state), abs(sighting.angle - angle.value) < cut,
        isFacing(sighting, state)
      {
        used[sighting.slot] += 1
      }
    }
    let kept = hits.filter { hit in
      Double(used[hit.sighting.slot]) >= Self.usedShareMin * Double(seen[hit.sighting.slot])
        && isFacing(hit.sighting, state)
    }
    views[index].sightings = kept.map(\.sighting)
    (views[index].sweeps, views[index].sharedWeights) = Self.sweeps(of: kept.map(\.carried))
  }

  /// Whether the photodiode looks towards its station.
  private func isFacing(_ sighting: Sighting, _ state: BodyState) -> Bool {
    guard let index = stationOfSlot[sighting.slot],
      let toStation = (stations[index].pose.position - sighting.place(state)).direction
    else { return false }
    return state.pose.orientation.rotate(sighting.normal).dot(toStation) > Self.facingMin
  }

  /// Numbers the sweeps that these hits are of.
  private static func sweeps(of hits: [CarriedHit]) -> ([Int], [Double]) {
    var met: [(slot: Int, plane: SweepPlane, sync: Int64)] = []
    let numbers = hits.map { hit in
      if let number = met.firstIndex(where: { $0 == (hit.slot, hit.plane, hit.sync) }) { return number }
      met.append((hit.slot, hit.plane, hit.sync))
      return met.count - 1
    }
    return (numbers, met.map { sharedWeight(ofSlot: $0.slot) })
  }

  private mutating func minimize() {
    var equations = equations()
    var damping = 1e-4
    for _ in 0..<Self.iterationsMax {
      guard let candidate = step(equations, damping: damping) else {
        damping *= 10
        if damping > 1e6 { return }
        continue
      }
      let next = candidate.equations()
      guard next.cost.isFinite, next.cost <= equations.cost else {
        damping *= 10
        if damping > 1e6 { return }
        continue
      }
      let gain = equations.cost - next.cost
      (stations, views) = (candidate.stations, candidate.views)
      damping = max(damping / 10, 1e-10)
      let isDone = gain <= Self.tolerance * equations.cost
      equations = next
      if isDone { return }
    }
  }

  // MARK: - What came of it

  /// Median of the absolute residuals, radians.
  var residual: Double { Self.median(residuals { _ in true }) }

  /// The same of one station.
  func residual(ofSlot slot: Int) -> Double { Self.median(residuals { $0 == slot }) }

  /// Whether every number is one.
  var isFinite: Bool {
    stations.allSatisfy { $0.pose.orientation.isFinite && $0.pose.position.isFinite }
      && views.allSatisfy { $0.state.pose.orientation.isFinite && $0.state.pose.position.isFinite }
  }

  private func residuals(_ isWanted: (Int) -> Bool) -> [Double] {
    views.flatMap { view in
      view.sightings.filter { isWanted($0.slot) }.map { sighting in
        prediction(sighting, view.state).map { abs(sighting.angle - $0.value) } ?? .infinity
      }
    }
  }

  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .infinity : values.sorted()[values.count / 2]
  }

  // MARK: - Equations

  /// The angle and its derivatives by the world's coordinates.
  func prediction(_ sighting: Sighting, _ state: BodyState) -> DualNumber<Double>? {
    guard let index = stationOfSlot[sighting.slot] else { return nil }
    let pose = stations[index].pose
    let point = pose.orientation.conjugate.rotate(sighting.place(state) - pose.position)
    let model = sighting.plane == .first ? stations[index].planes.first : stations[index].planes.second
    return model.angle(of: point).map { angle in
      DualNumber(angle.value, gradient: pose.orientation.rotate(angle.gradient))
    }
  }

  func equations() -> AdjustmentEquations {
    var equations = AdjustmentEquations(stationCount: stations.count)
    for view in views { equations.add(blocks(of: view)) }
    return equations
  }

  private func blocks(of view: AdjustedView) -> ViewBlocks {
    let predictions = view.sightings.map { prediction($0, view.state) }
    let shared = sharedErrors(of: view, predictions)
    var blocks = ViewBlocks(sweepCount: view.sharedWeights.count)
    for (index, sighting) in view.sightings.enumerated() {
      guard let station = stationOfSlot[sighting.slot], let angle = predictions[index] else {
        blocks.cost += Self.cost(cut)
        continue
      }
      let residual = sighting.angle - angle.value
      let own = residual - shared[view.sweeps[index]]
      let weight = weight(own)
      blocks.cost += Self.cost(min(abs(own), cut))
      if weight == 0 { continue }
      let local = view.state.pose.orientation.conjugate.rotate(angle.gradient)
      let turn = sighting.point.cross(local)
      var row = SmallSystem.Vector(repeating: 0)
      for axis in 0..<3 {
        row[axis] = turn[axis]
        row[axis + 3] = angle.gradient[axis]
        row[axis + 6] = angle.gradient[axis] * sighting.seconds
      }
      blocks.add(
        SweepRow(
          view: row, stationNumber: station,
          station: station == 0 ? .zero : stationRow(station, sighting, view, angle), residual: residual,
          weight: weight), sweep: view.sweeps[index])
    }
    blocks.eliminateSweeps(priorWeights: view.sharedWeights)
    for (error, weight) in zip(shared, view.sharedWeights) { blocks.cost += weight * error * error }
    let velocity = view.state.velocity
    blocks.cost += view.velocityWeight * velocity.lengthSquared
    for axis in 0..<3 {
      blocks.system[axis + 6, axis + 6] += view.velocityWeight
      blocks.system.right[axis + 6] -= view.velocityWeight * velocity[axis]
    }
    return blocks
  }

  private func weight(_ residual: Double) -> Double {
    let size = abs(residual)
    return size <= Self.huber ? 1 : size < cut ? Self.huber / size : 0
  }

  private static func cost(_ size: Double) -> Double {
    size <= huber ? size * size : huber * (2 * size - huber)
  }

  /// Weight of a sweep's own error against a hit's.
  private static func sharedWeight(ofSlot slot: Int) -> Double {
    let part = hitSigma / sweepSigma(ofSlot: slot)
    return part * part
  }

  /// What each sweep's hits are off by together, where the cost is least.
  private func sharedErrors(of view: AdjustedView, _ predictions: [DualNumber<Double>?]) -> [Double] {
    var errors = [Double](repeating: 0, count: view.sharedWeights.count)
    // The weights depend on the errors; from the third round on they hardly move.
    for _ in 0..<3 {
      var weights = view.sharedWeights
      var sums = [Double](repeating: 0, count: weights.count)
      for (index, sighting) in view.sightings.enumerated() {
        guard let angle = predictions[index] else { continue }
        let residual = sighting.angle - angle.value
        let weight = weight(residual - errors[view.sweeps[index]])
        weights[view.sweeps[index]] += weight
        sums[view.sweeps[index]] += weight * residual
      }
      for sweep in errors.indices { errors[sweep] = sums[sweep] / weights[sweep] }
    }
    return errors
  }

  /// By a turn of the station in its own frame, and by its shift (lighthouse-design.md, section 4).
  private func stationRow(
    _ index: Int, _ sighting: Sighting, _ view: AdjustedView, _ angle: DualNumber<Double>
  ) -> SIMD8<Double> {
    let inverse = stations[index].pose.orientation.conjugate
    let point = inverse.rotate(sighting.place(view.state) - stations[index].pose.position)
    let turn = point.cross(inverse.rotate(angle.gradient)) * -1
    return SIMD8(
      turn.x, turn.y, turn.z, -angle.gradient.x, -angle.gradient.y, -angle.gradient.z, 0, 0)
  }

  private func step(_ equations: AdjustmentEquations, damping: Double) -> RoomAdjustment? {
    guard let solution = equations.solve(damping: damping) else { return nil }
    var moved = self
    for index in stations.indices.dropFirst() {
      let step = solution.stations[index - 1]
      let turn = Quaternion(rotationVector: SIMD3(step[0], step[1], step[2]))
      moved.stations[index].pose.orientation = (stations[index].pose.orientation * turn).normalized()
      moved.stations[index].pose.position += SIMD3(step[3], step[4], step[5])
    }
    for index in views.indices {
      moved.views[index].state = views[index].state.moved(by: solution.views[index])
    }
    return moved
  }
}
