import DeviceEmulation
import LighthouseModel
import PoseMath
import Testing
import Wearers

@Suite struct LightStreamTests {
  static func unit(_ source: any MotionSource = WalkingWearer(seed: 9, restSeconds: 0.2)) -> ViveUnit {
    ViveUnit(kind: .headset, number: 1, seed: 9, source: source, plugged: .zero)
  }

  static func stream(
    _ room: EmulatedRoom, _ source: any MotionSource = WalkingWearer(seed: 9, restSeconds: 0.2),
    noise: ReceiverNoise? = nil
  ) -> LightStream {
    let noise = noise ?? .typical(of: .headset, in: room.generation)
    return LightStream(room: room, receiver: LightReceiver(unit(source), noise: noise))
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `light comes in order, the same in whatever pieces it is taken`(generation: StationGeneration) {
    let room = EmulatedRoom.typical(generation, seed: 3)
    var whole = Self.stream(room)
    var pieces = Self.stream(room)
    let all = whole.take(before: 0.5)
    var some: [LightEvent] = []
    for index in 1...200 { some += pieces.take(before: Double(index) * 0.0025) }
    #expect(all == some)
    #expect(all.count > 250)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.ticks <= $1.ticks })
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `a stream that begins late tells the same light from then on`(generation: StationGeneration) {
    let room = EmulatedRoom.typical(generation, seed: 3)
    var whole = Self.stream(room)
    var late = Self.stream(room)
    late.skip(to: 0.3)
    _ = whole.take(before: 0.35)
    _ = late.take(before: 0.35)
    #expect(whole.take(before: 0.5) == late.take(before: 0.5))
  }

  @Test func `seeds differ`() {
    var one = Self.stream(EmulatedRoom.typical(.first, seed: 3))
    var other = Self.stream(EmulatedRoom.typical(.first, seed: 4))
    #expect(one.take(before: 0.2) != other.take(before: 0.2))
  }

  @Test func `a station of generation 1 alone flashes without a skip and sweeps every half cycle`() {
    let room = EmulatedRoom.typical(.first, stationCount: 1, seed: 5)
    #expect(room.stations.map(\.broadcast.mode) == [.a])
    var stream = Self.stream(room, noise: ReceiverNoise.none)
    var lengths: Set<Int> = []
    var sweeps = 0
    for event in stream.take(before: 1) {
      guard case .pulse(_, _, let length) = event else { continue }
      if length >= 2_000 { lengths.insert(Int((Double(length) / 500).rounded()) * 500) } else { sweeps += 1 }
    }
    #expect(lengths == [3_000, 3_500, 4_000, 4_500])
    #expect(sweeps > 100)
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `a hidden share of 30 percent takes 30 percent of the light`(generation: StationGeneration) {
    let still = StillWearer(Pose(orientation: .identity, position: SIMD3(0.2, 1.6, 0.1)))
    var room = EmulatedRoom.typical(generation, seed: 6)
    func hits() -> Int {
      var stream = Self.stream(room, still, noise: ReceiverNoise.none)
      return stream.take(before: 12).count { event in
        switch event {
        case .pulse(_, _, let length): length < 2_000
        case .sync: false
        case .sweep: true
        }
      }
    }
    let all = hits()
    room.hiddenShare = 0.3
    let left = Double(hits()) / Double(all)
    #expect((0.62...0.78).contains(left))
  }

  @Test func `a body before a station hides it`() {
    var room = EmulatedRoom.typical(.second, stationCount: 1, seed: 7)
    let place = SIMD3(0, 1.2, 0)
    let still = StillWearer(Pose(orientation: .identity, position: place))
    let middle = 0.5 * (place + room.stations[0].worldFromStation.position)
    room.occluders = [
      Occluder(
        .box(half: SIMD3(0.4, 0.4, 0.4)),
        movingWith: StillWearer(Pose(orientation: .identity, position: middle)))
    ]
    var hidden = Self.stream(room, still, noise: ReceiverNoise.none)
    #expect(hidden.take(before: 0.5).isEmpty)
    room.occluders = Occluder.body(of: StillWearer(Pose(orientation: .identity, position: SIMD3(2, 1.6, 2))))
    var free = Self.stream(room, still, noise: ReceiverNoise.none)
    #expect(!free.take(before: 0.5).isEmpty)
  }

  @Test func `a mirror adds hits of photodiodes that were met before, at other angles`() {
    var room = EmulatedRoom.typical(.first, stationCount: 1, seed: 8)
    let sideways = Quaternion(rotationVector: SIMD3(0, -Double.pi / 2, 0))
    let still = StillWearer(Pose(orientation: sideways, position: SIMD3(0.2, 1.6, 0.1)))
    var without = Self.stream(room, still, noise: ReceiverNoise.none)
    let plain = without.take(before: 0.5)
    let turned = Quaternion(rotationVector: SIMD3(0, Double.pi, 0))
    room.mirrors = [
      Mirror(worldFromMirror: Pose(orientation: turned, position: SIMD3(0.9, 1.8, 2)), half: SIMD2(1, 1))
    ]
    var with = Self.stream(room, still, noise: ReceiverNoise.none)
    let mirrored = with.take(before: 0.5)
    #expect(mirrored.count > plain.count)
    #expect(Set(plain.map(\.ticks)).isSubset(of: Set(mirrored.map(\.ticks))))
  }
}
