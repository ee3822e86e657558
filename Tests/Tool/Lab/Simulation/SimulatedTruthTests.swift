import DeviceEmulation
import HeadsetTestSupport
import Lab
import Lighthouse
import LighthouseModel
import PoseMath
import Testing
import Wearers

/// Whether a pose is as far off as it says: in the room as it is, with nothing taken out, so that only the tracker errs.
@Suite struct SimulatedTruthTests {
  /// Squared position errors over the believed variances, and how late poses are by what they believe.
  struct Outcome {
    var squares: [Double] = []
    private var along = 0.0
    private var speeds = 0.0

    var mean: Double { squares.reduce(0, +) / Double(max(1, squares.count)) }
    var lagMilliseconds: Double { -1e3 * along / max(speeds, 1e-9) }

    mutating func take(_ error: SIMD3<Double>, deviation: Double, velocity: SIMD3<Double>) {
      let weight = 1 / (deviation * deviation)
      squares.append(weight * error.lengthSquared)
      along += weight * error.dot(velocity)
      speeds += weight * velocity.lengthSquared
    }

    /// The head or hand of a tracked unit from its first pose on.
    init(of unit: ViveUnit, in room: EmulatedRoom, seconds: Double) {
      var device = SimulatedDevice(unit: unit, room: room)
      let headFromIMU = unit.trackrefFromBody.inverse * unit.trackrefFromIMU
      let imuFromHead = headFromIMU.inverse
      var tracker = LighthouseTracker(
        body: Self.body(LightReceiver(unit, noise: .none), imuFromHead), room: room.room, isWireless: false)
      while true {
        switch device.next() {
        case .light(let light): tracker.ingest(light)
        case .sample(let sample, _, _):
          guard sample.timestamp.seconds(since: .zero) < seconds else { return }
          guard let pose = tracker.ingest(sample), pose.isValid else { continue }
          let truth = unit.source.motion(at: pose.motion.timestamp.seconds(since: .zero))
          let head = pose.motion.worldFromBody * imuFromHead
          take(
            head.position - truth.worldFromBody.position, deviation: pose.positionDeviation,
            velocity: truth.velocity)
        }
      }
    }

    private static func body(_ receiver: LightReceiver, _ imuFromBody: Pose<Double>) -> LightBody {
      var body = LightBody()
      for diode in receiver.photodiodes {
        body[diode.id] = LightBody.Sensor(
          point: imuFromBody.transform(diode.point), normal: imuFromBody.orientation.rotate(diode.normal))
      }
      return body
    }
  }

  /// A device that lies somewhere in the middle of the room and looks somewhere, its front up a little.
  static func lying(_ kind: ViveUnit.Kind, seed: UInt64) -> ViveUnit {
    var draw = CounterNoise(seed: seed, index: 0x517)
    let place = SIMD3(0.1, 0.95, 0) + draw.vector(within: 0.5) * SIMD3(1.6, 0.8, 1.2)
    let way = draw.normalVector()
    let pose = EmulatedStation.looking(
      from: place, at: place + SIMD3(way.x, 0.4 * way.y + 0.3, way.z), roll: draw.number(within: 0.3))
    var unit = ViveUnit(kind: kind, number: 1, seed: seed, source: StillWearer(pose), plugged: .zero)
    unit.sampleDelaySeconds = ViveUnit.sampleDelay
    return unit
  }

  @Test(
    .enabled(if: isLongTier, "minutes: HEADSET_TESTS_LONG=1"), arguments: [StationGeneration.first, .second])
  func `at rest a pose is as far off as it says`(generation: StationGeneration) {
    for kind in [ViveUnit.Kind.headset, .wand] {
      // One place is one draw of its photodiodes' steady errors: the mean is over many.
      let means = (1...16 as ClosedRange<UInt64>).map { seed in
        let room = EmulatedRoom.typical(generation, stationCount: 2, seed: seed)
        return Outcome(of: Self.lying(kind, seed: seed), in: room, seconds: 4).mean
      }
      let mean = means.reduce(0, +) / Double(means.count)
      print("at rest, generation \(generation.rawValue), \(kind): squared error over variance \(mean)")
      #expect((0.5...2).contains(mean), "\(kind) of generation \(generation)")
    }
  }

  @Test(
    .enabled(if: isLongTier, "minutes: HEADSET_TESTS_LONG=1"),
    arguments: [LightScene.walk, .swing, .occluded, .oneStation], [StationGeneration.first, .second])
  func `in motion a pose is as far off as it says, and not late`(
    scene: LightScene, generation: StationGeneration
  ) {
    let seeds = 1...6 as ClosedRange<UInt64>
    let outcomes = seeds.map { seed in
      Outcome(
        of: scene.unit(seed: seed), in: scene.room(generation, seed: seed), seconds: scene.seconds)
    }
    let (means, lags) = (outcomes.map(\.mean), outcomes.map(\.lagMilliseconds))
    print("\(scene), generation \(generation.rawValue): squared error over variance \(means), lag \(lags) ms")
    let count = Double(outcomes.count)
    #expect((0.5...2).contains(means.reduce(0, +) / count))
    #expect(means.allSatisfy { (0.3...3).contains($0) })
    #expect(abs(lags.reduce(0, +) / count) < 0.2)
  }

  @Test func `a room as it is has the stations that broadcast`() {
    for generation in [StationGeneration.first, .second] {
      let emulated = EmulatedRoom.typical(generation, stationCount: 2, seed: 4)
      let room = emulated.room
      #expect(room.members.map(\.place) == (generation == .first ? [0, 1] : [3, 7]))
      #expect(room.members.map(\.serial) == emulated.stations.map(\.broadcast.id))
      #expect(room.members.map(\.worldFromStation) == emulated.stations.map(\.worldFromStation))
    }
  }
}
