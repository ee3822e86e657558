import Testing

@testable import Wording

@Suite struct GuideLineTests {
  static let place = UnitPlace(x: 0, y: 1, z: -1)
  static let lines: [GuideLine] =
    [
      .warmUp, .lieStill, .point(up: place), .turn(about: place), .tumble(missing: place),
      .freshPose(up: place), .reconnect, .movedTooEarly(seconds: "77", needed: "3"), .sameDirection, .tooFast,
      .samplesLost(77), .still, .moving, .silent, .directions(found: 77), .missingDirections, .resumed,
      .draftNotKept(detail: "FACT"), .answerKeys, .leftRunning(serial: "FACT"), .reconnecting, .abandoned,
      .notRecordedYet, .wasCold, .gravityError, .turnError, .rateError, .before, .after, .limit,
      .duration(seconds: "77", rests: 12), .undone(toFactory: true), .undone(toFactory: false),
      .nothingMeasured,
      .inForce(id: "77"), .factoryInForce, .nextDue(day: "77"),
      .refused(.dead(.init(.gyroscope, axis: "z"))), .refused(.unsettled), .refused(.tooLong),
      .refused(.unusable), .refused(.beyondLimits),
    ] + GuideLine.Phase.allCases.map { .phase($0) } + GuideLine.Grade.allCases.map { .finished($0) }
    + GuideLine.Grade.allCases.map { .verified($0) } + GuideLine.Kind.allCases.map { .kind($0) }
    + GuideLine.Quantity.allCases.map { .trend($0, share: "77", perYear: "1", confidence: "2") }

  @Test func `every line is said in both languages, and its facts with it`() {
    for line in Self.lines {
      let (english, french) = (Wording.english(line), Wording.french(line))
      #expect(!english.isEmpty && !french.isEmpty)
      for fact in ["77", "FACT"] { #expect(english.contains(fact) == french.contains(fact), "\(line)") }
    }
  }

  @Test func `each of the 26 places has a name of its own, and is the nearest to its own direction`() {
    #expect(UnitPlace.all.count == 26)
    for wording in [Wording.english, .french] {
      #expect(Set(UnitPlace.all.map { wording($0) }).count == 26)
    }
    for place in UnitPlace.all { #expect(UnitPlace(nearestTo: place.direction) == place) }
    #expect(
      Wording.english(.point(up: Self.place))
        == "Lay it down with the edge between top and front up, and let go.")
  }

  @Test(arguments: [[], [.nan, .nan, .nan], [0, 0, 0], [1, 2]] as [[Double]])
  func `what is no direction names a place all the same`(vector: [Double]) {
    #expect(UnitPlace.all.contains(UnitPlace(nearestTo: vector)))
  }
}
