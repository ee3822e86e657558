internal import LighthouseModel
internal import PoseMath

/// Whether light of the last minutes would be better off in another room, and in which.
///
/// The views are parted by place in two halves, piece by piece of their way. A room is adjusted to each half and held against the other, which it
/// was not made from: only what makes light of other places agree is an improvement; one place's systematic errors
/// (lighthouse-design.md, section 7) are not. The offer is then made of all views, and laid where the views were: what hangs
/// in the room does not move. Costs some tenths of a second, allocates; deterministic.
public struct RoomTrial: Sendable {
  /// The room that people are in.
  public let room: Room
  let views: [RoomView]
  let moved: Int?

  /// A trial of this room by these views.
  /// - Parameter moved: the member that is known to have moved; the others' light tells where the world is.
  public init(room: Room, views: [RoomView], moved: Int? = nil) {
    self.room = room
    self.views = views
    self.moved = moved
  }

  /// What came of a trial.
  public struct Offer: Equatable, Sendable {
    /// The better room, where the old one was: its stations have the old places' order.
    public var room: Room
    /// What stations disagree by in views that a room was not made from, radians: mean of the views' largest medians,
    /// in the room as it is and in the offered one.
    public var before: Double
    public var after: Double
    /// How far a station moves at most: metres and radians.
    public var stationShift: Double
    public var stationTurn: Double
    /// How far a pose of the views moves, root mean square and at most, metres: what people would see.
    public var poseShift: Double
    public var poseShiftMax: Double
    /// Views that it was made from.
    public var viewCount: Int
  }

  /// Why there is no offer.
  public enum Refusal: Error, Equatable, Sendable {
    /// Too few views with two stations and a pose.
    case tooFewViews(found: Int, required: Int)
    /// All views are from one place, that wide in metres, root mean square: its errors would become the room's.
    case onePlace(spread: Double)
    /// Light agrees with no room.
    case doesNotFit
    /// Light of other places does not agree better, radians: before and after.
    case notBetter(before: Double, after: Double)
  }

  /// So many pieces of the way belong to the one and the other half by turns.
  static let blockCount = 6
  /// Fewer in a half tell nothing of the other.
  static let viewCountMin = 16
  /// A narrower path is one place, metres.
  static let spreadMin = 0.15
  /// What light of other places must gain: this part, and this much in radians. Rooms of one recording's halves
  /// differ by less (Docs/Lighthouse.md).
  static let gainMin = 0.05
  static let gainSizeMin = 2e-6

  /// The better room.
  /// - Throws: `Refusal`.
  public func run() throws(Refusal) -> Offer {
    let placed = placedViews()
    guard placed.count >= 2 * Self.viewCountMin else {
      throw .tooFewViews(found: placed.count, required: 2 * Self.viewCountMin)
    }
    let (halves, spread) = Self.halves(of: placed)
    guard spread >= Self.spreadMin else { throw .onePlace(spread: spread) }
    var (before, after) = (0.0, 0.0)
    for (make, judge) in [(halves.0, halves.1), (halves.1, halves.0)] {
      let half = try adjusted(make)
      before += Self.disagreement(in: room, judge) / 2
      after += Self.disagreement(in: half, judge) / 2
    }
    guard after < before * (1 - Self.gainMin), after < before - Self.gainSizeMin else {
      throw .notBetter(before: before, after: after)
    }
    let better = try adjusted(placed)
    return offer(better, placed, before: before, after: after)
  }

  /// A view and where it is in the room as it is.
  struct PlacedView {
    var view: RoomView
    var pose: Pose<Double>
  }

  /// Views of two stations at least that the room as it is, or what of it did not move, gives a pose.
  private func placedViews() -> [PlacedView] {
    var rest = room
    if let moved, rest.members.indices.contains(moved), rest.members.count > 1 {
      rest.members.remove(at: moved)
    }
    var solver = FirstFix(stations: StationTable(rest))
    solver.positionSigmaMax = 0.1
    return views.compactMap { view in
      guard view.glimpses.indices.count(where: { view.glimpses[$0].count > 0 }) >= 2,
        let fix = solver.solve(view)
      else { return nil }
      return PlacedView(view: view, pose: fix.worldFromBody)
    }
  }

  /// The views in two parts that lie in each other's gaps along the longest way, and how far they lie from their middle.
  /// (Two plain halves ask a room to hold far from where it was made: the right room of compare-test-index
  /// disagrees by 520 urad then.)
  private static func halves(
    of placed: [PlacedView]
  ) -> (halves: ([PlacedView], [PlacedView]), spread: Double) {
    let places = placed.map(\.pose.position)
    let middle = places.reduce(.zero, +) / Double(places.count)
    let squares = places.reduce(SIMD3<Double>.zero) { $0 + ($1 - middle) * ($1 - middle) }
    let axis = (0..<3).max { squares[$0] < squares[$1] } ?? 0
    let order = placed.indices.sorted { (places[$0][axis], $0) < (places[$1][axis], $1) }
    func part(_ parity: Int) -> [PlacedView] {
      order.indices.filter { $0 * blockCount / order.count % 2 == parity }.map { order[$0] }.sorted()
        .map { placed[$0] }
    }
    return (
      (part(0), part(1)),
      ((squares.x + squares.y + squares.z) / Double(places.count)).squareRoot()
    )
  }

  /// The room by these views, where they were.
  private func adjusted(_ placed: [PlacedView]) throws(Refusal) -> Room {
    var adjustment = RoomAdjustment(placed.map(\.view), RoomSeeds(room, placed.map(\.pose)))
    let reference = room.members.first?.worldFromStation ?? .identity
    let gravity = reference.orientation.conjugate.rotate(SIMD3(0, -standardGravity, 0))
    adjustment.run(gravity: gravity, cut: RoomAdjustment.firstCut)
    adjustment.run(gravity: gravity, cut: RoomAdjustment.lastCut)
    guard adjustment.isFinite, adjustment.residual < RoomSolver.residualMax else { throw .doesNotFit }
    let worldFromReference = place(adjustment, placed, near: reference)
    var better = room
    for station in adjustment.stations {
      guard let index = index(ofSlot: station.slot) else { continue }
      let pose = worldFromReference * station.pose
      better.members[index].worldFromStation = Pose(
        orientation: pose.orientation.normalized(), position: pose.position)
    }
    return better
  }

  /// The adjusted room in the world: up where the stations have it (one that was pushed aside still stands as upright),
  /// heading and place where the views were.
  private func place(
    _ adjustment: RoomAdjustment, _ placed: [PlacedView], near reference: Pose<Double>
  ) -> Pose<Double> {
    let pairs = adjustment.views.map { ($0.state.pose, placed[$0.index].pose) }
    let up = SIMD3<Double>(0, 1, 0)
    var sum = SIMD3<Double>.zero
    for station in adjustment.stations {
      let index = index(ofSlot: station.slot)
      guard let index, index != moved else { continue }
      let here = room.members[index].worldFromStation.orientation.conjugate.rotate(up)
      sum += (reference.orientation * station.pose.orientation).rotate(here)
    }
    let upright = sum.direction.map { Quaternion(from: $0, to: up) } ?? .identity
    let start = Pose(orientation: upright * reference.orientation, position: reference.position)
    return RigidFit.transform(pairs, near: start, keepsUp: true)
  }

  private func index(ofSlot slot: Int) -> Int? {
    room.members.firstIndex {
      StationTable.slot(place: $0.place, generation: $0.calibration.generation) == slot
    }
  }

  /// Mean of the largest median of each view; what agrees with no pose counts as `StationWatch` has it.
  private static func disagreement(in room: Room, _ placed: [PlacedView]) -> Double {
    var solver = FirstFix(stations: StationTable(room))
    solver.positionSigmaMax = 0.1
    var sum = 0.0
    for one in placed {
      let fix = solver.refine(one.view, near: one.pose)
      let medians = fix.map { solver.medianResiduals(at: $0) }
      var largest = fix == nil ? StationWatch.residualOfFailure : 0
      if let medians { for slot in medians.indices { largest = max(largest, medians[slot] ?? 0) } }
      sum += largest
    }
    return placed.isEmpty ? .infinity : sum / Double(placed.count)
  }

  private func offer(
    _ better: Room, _ placed: [PlacedView], before: Double, after: Double
  ) -> Offer {
    var better = better
    RoomSolver.setResiduals(of: &better, placed.map { ($0.view, $0.pose) })
    let stations = zip(room.members, better.members).map { ($0.worldFromStation, $1.worldFromStation) }
    var solver = FirstFix(stations: StationTable(better))
    solver.positionSigmaMax = 0.1
    let shifts = placed.compactMap { one in
      solver.refine(one.view, near: one.pose).map { ($0.worldFromBody.position - one.pose.position).length }
    }
    let square = shifts.reduce(0) { $0 + $1 * $1 } / Double(max(1, shifts.count))
    return Offer(
      room: better, before: before, after: after,
      stationShift: stations.map { ($0.position - $1.position).length }.max() ?? 0,
      stationTurn: stations.map { $0.orientation.angle(to: $1.orientation) }.max() ?? 0,
      poseShift: square.squareRoot(), poseShiftMax: shifts.max() ?? 0, viewCount: placed.count)
  }
}
