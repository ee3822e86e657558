internal import PoseMath

/// A state that may be near the truth, and how well light agrees with it.
struct FixSeed: Comparable {
  var state = BodyState()
  /// Smaller is better; of seeds of one kind only.
  var cost = Double.infinity

  static func < (left: Self, right: Self) -> Bool { left.cost < right.cost }
}

/// The best few seeds, each of another orientation.
struct FixSeeds {
  static let capacity = 5
  /// Seeds nearer to each other than this lead to the same place: the better one is kept. Radians.
  static let separation = 0.35

  private var seeds = InlineArray<5, FixSeed>(repeating: FixSeed())
  private(set) var count = 0

  subscript(index: Int) -> FixSeed {
    get { seeds[index] }
    set { seeds[index] = newValue }
  }

  mutating func insert(_ seed: FixSeed) {
    guard seed.cost.isFinite else { return }
    for index in 0..<count {
      let angle = seeds[index].state.pose.orientation.angle(to: seed.state.pose.orientation)
      guard angle < Self.separation else { continue }
      if seed < seeds[index] { seeds[index] = seed }
      return
    }
    if count < Self.capacity {
      seeds[count] = seed
      count += 1
      return
    }
    var worst = 0
    for index in 1..<count where seeds[worst] < seeds[index] { worst = index }
    if seed < seeds[worst] { seeds[worst] = seed }
  }

  /// The best first.
  mutating func sort() {
    for index in stride(from: 1, to: count, by: 1) {
      var place = index
      while place > 0, seeds[place] < seeds[place - 1] {
        seeds.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}

/// For each orientation, the position and velocity that the rays ask for.
extension FirstFix {
  /// How far a photodiode may lie from its ray where the orientation is a few degrees off, metres, over how
  /// fast a body may be, m/s: what a velocity costs. Squared.
  private static let velocityPrior = 1e-4

  /// The best of the orientations that `guess` leaves.
  func seeds(_ guess: FixGuess) -> FixSeeds {
    var seeds = FixSeeds()
    guard let system = RaySystem(rays, count: rayCount, velocityPrior: Self.velocityPrior) else {
      return seeds
    }
    // In a world that is not level up tells nothing of the orientation.
    if case .orientation(let orientation, _) = guess {
      seeds.insert(seed(orientation, system))
    } else if case .up(let up) = guess, let gravity, let worldUp = (gravity * -1).direction {
      let upright = Quaternion(from: up, to: worldUp)
      for turn in 0..<Self.yawCount {
        let yaw = Quaternion(rotationVector: worldUp * (2 * .pi * Double(turn) / Double(Self.yawCount)))
        seeds.insert(seed(yaw * upright, system))
      }
    } else {
      for index in 0..<OrientationGrid.count { seeds.insert(seed(OrientationGrid[index], system)) }
    }
    return seeds
  }

  private func seed(_ orientation: Quaternion<Double>, _ system: RaySystem) -> FixSeed {
    var right = SmallSystem.Vector(repeating: 0)
    for index in 0..<rayCount {
      let ray = rays[index]
      let wanted = ray.origin - orientation.rotate(ray.point) - ray.drop
      let across = wanted - ray.direction * ray.direction.dot(wanted)
      for axis in 0..<3 {
        right[axis] += across[axis]
        right[axis + 3] += across[axis] * ray.seconds
      }
    }
    let solution = system.factor.solve(right)
    let state = BodyState(
      pose: Pose(orientation: orientation, position: SIMD3(solution[0], solution[1], solution[2])),
      velocity: SIMD3(solution[3], solution[4], solution[5]))
    return FixSeed(state: state, cost: cost(of: state))
  }

  /// The mean squared angle between rays and photodiodes, times four where all of these look away.
  private func cost(of state: BodyState) -> Double {
    var sum = 0.0
    var averted = 0.0
    for index in 0..<rayCount {
      let ray = rays[index]
      let away =
        state.pose.transform(ray.point) + state.velocity * ray.seconds + ray.drop - ray.origin
      let along = ray.direction.dot(away)
      // A photodiode behind the station, or in it, is as wrong as an angle can be.
      sum += along > 0.05 ? max(0, away.lengthSquared - along * along) / away.lengthSquared : 1
      if state.pose.orientation.rotate(ray.normal).dot(away) > 0 { averted += 1 }
    }
    return sum / Double(rayCount) * (1 + 3 * averted / Double(rayCount))
  }
}

/// The linear problem of position and velocity: its matrix is the same for every orientation.
private struct RaySystem {
  let factor: SmallSystem.Factor

  init?(_ rays: [Ray], count: Int, velocityPrior: Double) {
    guard count > 0 else { return nil }
    var system = SmallSystem(count: 6)
    for index in 0..<count {
      let (direction, seconds) = (rays[index].direction, rays[index].seconds)
      for row in 0..<3 {
        for column in 0..<3 {
          let element = (row == column ? 1 : 0) - direction[row] * direction[column]
          if column <= row {
            system[row, column] += element
            system[row + 3, column + 3] += element * seconds * seconds
          }
          system[row + 3, column] += element * seconds
        }
      }
    }
    for axis in 3..<6 { system[axis, axis] += velocityPrior * Double(count) }
    guard let factor = system.factor() else { return nil }
    self.factor = factor
  }
}
