import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomTrialTests {
  static let body = SyntheticMotion.body(count: 14)

  /// Views of a room, and the room with one of its stations believed elsewhere.
  static func trial(
    believedOff shift: SIMD3<Double>, stops: Int = 40, moved: Int? = nil, count: Int = 2
  ) -> (trial: RoomTrial, truth: Room) {
    var noise = SeededGenerator(seed: 6)
    let survey = SyntheticSurvey(
      room: SyntheticMotion.room(.second, count: count), body: body, sharedNoise: 30e-6, ownNoise: 12e-6)
    var believed = survey.room
    believed.members[1].worldFromStation.position += shift
    let views = survey.views(stops: stops, noise: &noise)
    return (RoomTrial(room: believed, views: views, moved: moved), survey.room)
  }

  /// By how much the second station is off as the first one sees it, metres.
  static func error(_ room: Room, _ truth: Room) -> Double {
    func seen(_ room: Room) -> Pose<Double> {
      room.members[0].worldFromStation.inverse * room.members[1].worldFromStation
    }
    return (seen(room).position - seen(truth).position).length
  }

  @Test func `a station believed 12 mm off is put where it is, and people stay where they are`() throws {
    let (trial, truth) = Self.trial(believedOff: SIMD3(0.008, -0.006, 0.006))
    let offer = try trial.run()
    #expect(Self.error(trial.room, truth) > 0.011 && Self.error(offer.room, truth) < 0.0025)
    #expect(offer.after < 0.7 * offer.before && offer.viewCount > 40)
    // The poses' mean does not move: what moves is what the stations disagree about.
    #expect(offer.poseShift < offer.stationShift && offer.stationShift < 0.02)
    #expect(offer.room.members.map(\.serial) == truth.members.map(\.serial))
    #expect(try trial.run() == offer, "two runs differ")
  }

  @Test func `a room that is right is left alone`() {
    let trial = Self.trial(believedOff: .zero).trial
    #expect {
      try trial.run()
    } throws: { error in
      guard case .notBetter(let before, let after)? = error as? RoomTrial.Refusal else { return false }
      return before < 60e-6 && after > 0.9 * before
    }
  }

  @Test func `one that moved is found by the others' light, and the world stays theirs`() throws {
    let (trial, truth) = Self.trial(believedOff: SIMD3(0.03, 0, 0.02), moved: 1, count: 3)
    let offer = try trial.run()
    for (found, real) in zip(offer.room.members, truth.members) {
      #expect((found.worldFromStation.position - real.worldFromStation.position).length < 0.003)
    }
  }

  @Test func `too few views, and views of one place, are refused`() {
    let (trial, truth) = Self.trial(believedOff: SIMD3(0.01, 0, 0), stops: 6)
    #expect(throws: RoomTrial.Refusal.tooFewViews(found: 15, required: 32)) { try trial.run() }
    let still = RoomTrial(room: truth, views: (0..<40).map { _ in trial.views[0] }, moved: nil)
    #expect {
      try still.run()
    } throws: { error in
      guard case .onePlace(let spread)? = error as? RoomTrial.Refusal else { return false }
      return spread < 1e-6
    }
  }
}
