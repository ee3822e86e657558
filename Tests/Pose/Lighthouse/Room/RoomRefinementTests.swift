import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomRefinementTests {
  /// What a refinement is told at so many stops of 1.2 s.
  static func inputs(stops: Int) -> [SyntheticSurvey.Input] {
    var noise = SeededGenerator(seed: 8)
    let survey = SyntheticSurvey(room: SyntheticMotion.room(.second), body: RoomTrialTests.body)
    var inputs: [SyntheticSurvey.Input] = []
    survey.run(
      stops: stops, seconds: 1.2, noise: &noise, sample: { inputs.append(.sample($0)) },
      hit: { inputs.append(.hit($0)) })
    return inputs
  }

  static func feed(_ refinement: inout RoomRefinement, _ inputs: [SyntheticSurvey.Input]) -> [Int] {
    var trials: [Int] = []
    for input in inputs {
      switch input {
      case .sample(let sample): refinement.ingest(sample)
      case .hit(let hit): refinement.ingest(hit)
      }
      if let trial = refinement.trial() { trials.append(trial.views.count) }
    }
    return trials
  }

  @Test func `a trial is due after a minute, then each time twice as late`() {
    var refinement = RoomRefinement(room: SyntheticMotion.room(.second), body: RoomTrialTests.body)
    // 1.6 s a stop.
    #expect(Self.feed(&refinement, Self.inputs(stops: 120)).count == 2)
    #expect(refinement.viewCount > 100 && refinement.viewCount <= RoomSurvey.viewCountMax)
  }

  @Test func `a moved station is tried as soon as there is new light`() {
    var refinement = RoomRefinement(room: SyntheticMotion.room(.second), body: RoomTrialTests.body)
    #expect(Self.feed(&refinement, Self.inputs(stops: 30)).isEmpty)
    #expect(refinement.trial(moved: 1) != nil && refinement.trial(moved: 1) == nil)
    refinement.removeAllViews()
    #expect(refinement.viewCount == 0 && refinement.trial(moved: 1) == nil)
  }

  @Test func `a station heard only now gets its serial and its planes`() {
    var room = SyntheticMotion.room(.second)
    let known = room.members[1]
    room.members[1].serial = nil
    room.members[1].calibration = StationCalibration(generation: .second)
    var refinement = RoomRefinement(room: room, body: RoomTrialTests.body)
    refinement.note(StationIdentity(place: 1, serial: 2, calibration: known.calibration))
    refinement.note(
      StationIdentity(place: 0, serial: 9, calibration: StationCalibration(generation: .second)))
    #expect(refinement.room.members[1] == known && refinement.room.members[0].serial == 1)
  }
}
