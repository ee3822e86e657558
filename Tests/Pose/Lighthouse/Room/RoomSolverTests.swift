import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomSolverTests {
  /// The search over all orientations is slow where nothing is optimised: few photodiodes, few views.
  static let body = SyntheticMotion.body(count: 14)

  @Test(arguments: [StationGeneration.first, .second])
  func `exact light gives the room exactly`(_ generation: StationGeneration) throws {
    var noise = SeededGenerator(seed: 1)
    let survey = SyntheticSurvey(room: SyntheticMotion.room(generation), body: Self.body)
    let views = survey.views(stops: 5, noise: &noise)
    let solution = try RoomSolver.solve(views, stations: survey.identities)
    let error = survey.error(of: solution.room)
    // The velocities' prior and a bias that might be leave some micrometres and microradians.
    #expect(error.position < 1e-4 && error.rotation < 5e-5 && error.up < 1e-4)
    #expect(solution.room.members.map(\.serial) == [1, 2] && solution.omitted.isEmpty)
    #expect(solution.residual < 2e-6 && solution.room.modelScale == 1)
    try Self.expectLevel(solution)
    var other = SeededGenerator(seed: 1)
    let again = try RoomSolver.solve(survey.views(stops: 5, noise: &other), stations: survey.identities)
    #expect(again == solution, "two runs differ")
  }

  @Test(.enabled(if: isLongTier, "a minute where nothing is optimised: HEADSET_TESTS_LONG=1"))
  func `light as noisy as measured gives it to millimetres`() throws {
    var noise = SeededGenerator(seed: 2)
    let survey = SyntheticSurvey(
      room: SyntheticMotion.room(.second, count: 3), sharedNoise: 40e-6, ownNoise: 15e-6)
    let solution = try RoomSolver.solve(
      survey.views(stops: 16, noise: &noise), stations: survey.identities)
    let error = survey.error(of: solution.room)
    #expect(error.position < 2e-3 && error.rotation < 1e-3)
    #expect((5e-6...80e-6).contains(solution.residual))
    #expect(solution.room.members.allSatisfy { (5e-6...80e-6).contains($0.residual) })
  }

  /// The floor is where the device was lowest, the origin below the middle of its path, forward towards a station.
  private static func expectLevel(_ solution: RoomSolution) throws {
    let lowest = try #require(solution.path.map(\.y).min())
    #expect(abs(lowest) < 1e-9 && solution.spread > 0.3)
    let middle = solution.path.reduce(.zero, +) / Double(solution.path.count)
    #expect(abs(middle.x) < 1e-9 && abs(middle.z) < 1e-9)
    #expect(solution.room.members.contains { abs($0.worldFromStation.position.x) < 1e-6 })
  }

  @Test func `a station that nobody saw is left out, and why is told`() throws {
    var noise = SeededGenerator(seed: 1)
    let survey = SyntheticSurvey(room: SyntheticMotion.room(.second), body: Self.body)
    let ghost = StationIdentity(
      place: 9, serial: 7, calibration: StationCalibration(generation: .second))
    let solution = try RoomSolver.solve(
      survey.views(stops: 4, noise: &noise), stations: survey.identities + [ghost])
    let reason = RoomSolution.Omission.Reason.seenByTooFewViews(found: 0, required: 3)
    #expect(solution.omitted == [RoomSolution.Omission(place: 9, generation: .second, reason: reason)])
    #expect(solution.room.members.count == 2)
  }

  @Test func `without light, or stations, or with light that fits nothing there is no room`() throws {
    var noise = SeededGenerator(seed: 1)
    let survey = SyntheticSurvey(room: SyntheticMotion.room(.second), body: SyntheticMotion.body(count: 10))
    #expect(throws: RoomError.tooFewViews(found: 0, required: RoomSolver.viewCountMin)) {
      try RoomSolver.solve([], stations: survey.identities)
    }
    var views = survey.views(stops: 4, noise: &noise)
    #expect(throws: RoomError.noStationSolved([])) { try RoomSolver.solve(views, stations: []) }
    for view in views.indices {
      for index in 0..<views[view].hitCount {
        views[view].hits[index].angle += Double.random(in: -0.01...0.01, using: &noise)
      }
    }
    #expect(throws: RoomError.self) { try RoomSolver.solve(views, stations: survey.identities) }
  }
}
