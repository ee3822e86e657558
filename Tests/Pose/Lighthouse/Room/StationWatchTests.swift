import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct StationWatchTests {
  /// What is thought after so many stops of 0.3 s, of a room whose member was moved by `shift` since.
  static func verdicts(
    stations: Int, moved: Int?, by shift: SIMD3<Double> = .zero, turn: SIMD3<Double> = .zero, stops: Int = 9,
    _ prepare: (inout StationWatch) -> Void = { _ in }
  ) -> [StationWatch.Verdict] {
    var noise = SeededGenerator(seed: 3)
    var room = SyntheticMotion.room(.second, count: stations)
    for index in room.members.indices { room.members[index].residual = 35e-6 }
    var survey = SyntheticSurvey(
      room: room, body: SyntheticMotion.body(count: 16), sharedNoise: 40e-6, ownNoise: 15e-6)
    if let moved {
      var truth = room
      truth.members[moved].worldFromStation.position += shift
      let turned = Quaternion(rotationVector: turn) * room.members[moved].worldFromStation.orientation
      truth.members[moved].worldFromStation.orientation = turned
      survey.truth = truth
    }
    var watch = StationWatch(room: room, body: survey.body)
    prepare(&watch)
    var inputs: [SyntheticSurvey.Input] = []
    survey.run(
      stops: stops, seconds: 0.3, noise: &noise, sample: { inputs.append(.sample($0)) },
      hit: { inputs.append(.hit($0)) })
    for input in inputs {
      switch input {
      case .sample(let sample): watch.ingest(sample)
      case .hit(let hit): watch.ingest(hit)
      }
    }
    return room.members.indices.map { watch.verdict(ofMember: $0) }
  }

  @Test func `stations that stand where the room has them agree`() {
    #expect(Self.verdicts(stations: 3, moved: nil) == [.agreeing, .agreeing, .agreeing])
  }

  @Test func `before enough light nothing is said`() {
    #expect(Self.verdicts(stations: 2, moved: nil, stops: 2) == [.unseen, .unseen])
  }

  @Test(arguments: isLongTier ? [0, 1, 2] : [2])
  func `of three stations the one moved by 20 mm is named within 5 s of light`(_ moved: Int) {
    let verdicts = Self.verdicts(stations: 3, moved: moved, by: SIMD3(0.012, -0.012, 0.01))
    #expect(verdicts == (0..<3).map { $0 == moved ? .moved : .agreeing })
  }

  @Test(
    .enabled(if: isLongTier, "slow where nothing is optimised: HEADSET_TESTS_LONG=1"), arguments: [0, 1, 2])
  func `and the one moved by 5 mm as well`(_ moved: Int) {
    let verdicts = Self.verdicts(stations: 3, moved: moved, by: SIMD3(0.003, -0.003, 0.0026))
    #expect(verdicts == (0..<3).map { $0 == moved ? .moved : .agreeing })
  }

  @Test func `of two stations both are told`() {
    let verdicts = Self.verdicts(stations: 2, moved: 1, by: SIMD3(0.02, 0, 0))
    #expect(verdicts == [.disagreeing, .disagreeing])
  }

  @Test(arguments: [0, 1])
  func `of two stations the one that was tilted is told by gravity`(_ moved: Int) {
    let verdicts = Self.verdicts(stations: 2, moved: moved, turn: SIMD3(0.04, 0, 0.03), stops: 12)
    #expect(verdicts == (0..<2).map { $0 == moved ? .moved : .agreeing })
  }

  @Test(arguments: [0, 1])
  func `of two stations the one that moved while the device lay still is named`(_ moved: Int) {
    var noise = SeededGenerator(seed: 3)
    var room = SyntheticMotion.room(.second)
    for index in room.members.indices { room.members[index].residual = 35e-6 }
    var truth = room
    truth.members[moved].worldFromStation.position += SIMD3(0.012, -0.012, 0.01)
    let body = SyntheticMotion.body(count: 16)
    var watch = StationWatch(room: room, body: body)
    let motion = SyntheticMotion(sharedNoise: 40e-6, ownNoise: 15e-6)
    for half in 0..<2 {
      let reference = Timestamp(nanoseconds: 1_000_000_000 + Int64(half) * 4_000_000_000)
      let hits = motion.hits(
        half == 0 ? room : truth, body, from: 0, to: 4, reference: reference, noise: &noise)
      var next = 0
      for step in 0..<1000 {
        let time = reference.advanced(byNanoseconds: Int64(step) * 4_000_000)
        watch.ingest(motion.sample(0, at: time))
        while next < hits.count, hits[next].timestamp <= time {
          watch.ingest(hits[next])
          next += 1
        }
      }
      if half == 0 { #expect(watch.verdict(ofMember: 0) == .agreeing) }
    }
    #expect((0..<2).map { watch.verdict(ofMember: $0) } == (0..<2).map { $0 == moved ? .moved : .agreeing })
  }

  @Test func `a station that tells another serial was swapped`() {
    let verdicts = Self.verdicts(stations: 2, moved: nil) { watch in
      let member = watch.room.members[1]
      watch.note(StationIdentity(place: member.place, serial: 77, calibration: member.calibration))
    }
    #expect(verdicts == [.agreeing, .swapped(serial: 77)])
  }
}
