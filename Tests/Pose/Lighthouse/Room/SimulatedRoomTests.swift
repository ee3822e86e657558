import DeviceEmulation
import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing
import Wearers

@testable import Lighthouse

/// The solver on made-up light with noise of the recordings' size, against the room that the light was made in.
@Suite struct SimulatedRoomTests {
  /// A scene's light on its way to views.
  struct Gathered {
    var survey: RoomSurvey
    var decoder = LightDecoder(waitTicks: LightDecoder.waitOfCable)
    let truth: EmulatedRoom
    let body: LightBody

    init(_ scene: LightScene, _ generation: StationGeneration, seed: UInt64, seconds: Double) {
      truth = scene.room(generation, seed: seed)
      var device = scene.device(generation, seed: seed)
      body = Self.body(LightReceiver(device.unit, noise: .none))
      survey = RoomSurvey(body: body)
      let delay = Int64(TrackerSettings().inertialDelay * 1e9)
      var now = 0.0
      while now < seconds {
        switch device.next() {
        case .light(let light): decoder.ingest(light) { survey.ingest($0) }
        case .sample(var sample, _, _):
          now = sample.timestamp.seconds(since: .zero)
          sample.timestamp = sample.timestamp.advanced(byNanoseconds: -delay)
          survey.ingest(sample)
        }
      }
      survey.finish()
    }

    static func body(_ receiver: LightReceiver) -> LightBody {
      var body = LightBody()
      for diode in receiver.photodiodes {
        body[diode.id] = LightBody.Sensor(point: diode.point, normal: diode.normal)
      }
      return body
    }

    /// By how much stations are off as the first one sees them, metres; nil where a station is missing.
    func error(of room: Room) -> Double? {
      let real = truth.stations.compactMap { station in
        room.members.first { $0.serial == station.broadcast.id }.map {
          ($0.worldFromStation, station.worldFromStation)
        }
      }
      guard real.count == truth.stations.count, let first = real.first else { return nil }
      return real.map { found, real in
        ((first.0.inverse * found).position - (first.1.inverse * real).position).length
      }.max()
    }
  }

  static let scenes: [(LightScene, StationGeneration)] = [
    (.mirror, .first), (.mirror, .second), (.occluded, .first), (.walk, .second),
  ]

  @Test(arguments: isLongTier ? scenes : Array(scenes.prefix(2)))
  func `a mirror and hidden light leave the room right to 5 mm`(
    scene: LightScene, generation: StationGeneration
  ) throws {
    for seed in isLongTier ? 1...6 : 1...1 as ClosedRange<UInt64> {
      let gathered = Gathered(scene, generation, seed: seed, seconds: 24)
      let solution = try RoomSolver.solve(gathered.survey.views, stations: gathered.decoder.identities)
      let error = try #require(gathered.error(of: solution.room))
      #expect(error < 5e-3, "\(scene) of generation \(generation), seed \(seed)")
      // What a watch compares with later: half of the views may be a mirror's.
      let residual = solution.room.members.map(\.residual).max() ?? 0
      #expect(residual < 400e-6, "\(scene) of generation \(generation), seed \(seed)")
    }
  }

  @Test(.enabled(if: isLongTier, "a minute of light"))
  func `a third of the light hidden, in pieces, still tells every station's broadcast`() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let gathered = Gathered(.occluded, .second, seed: seed, seconds: 60)
      #expect(gathered.decoder.identities.allSatisfy { $0.serial != nil }, "seed \(seed)")
      let solution = try RoomSolver.solve(gathered.survey.views, stations: gathered.decoder.identities)
      let error = try #require(gathered.error(of: solution.room))
      print("occluded, generation 2, seed", seed, "room off by", error)
      #expect(error < 5e-3, "seed \(seed)")
    }
  }

  @Test func `stations whose broadcast is hidden are refused, not placed with ideal planes`() {
    let gathered = Gathered(.occluded, .second, seed: 1, seconds: 12)
    #expect(gathered.decoder.identities.allSatisfy { $0.serial == nil })
    let omitted = gathered.decoder.identities.map {
      RoomSolution.Omission(
        place: $0.place, generation: $0.calibration.generation, reason: .broadcastNotHeard)
    }
    #expect(throws: RoomError.noStationSolved(omitted)) {
      try RoomSolver.solve(gathered.survey.views, stations: gathered.decoder.identities)
    }
  }
}
