import DeviceEmulation
import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing
import Wearers

@testable import Lighthouse

/// A technician shows a lit room to a headset, with the truth of stations, floor and front.
@Suite struct RoomGuideTests {
  /// A guide, and the device that it hears.
  struct Walk {
    var guide: RoomGuide
    var device: SimulatedDevice
    let emulated: EmulatedRoom
    let body: LightBody
    /// When each step began, seconds.
    var begins: [RoomGuide.Step: Double] = [:]
    var remarks: [RoomGuide.Remark] = []

    init(
      _ generation: StationGeneration, seed: UInt64 = 5, source: any MotionSource = TechnicianWearer()
    ) {
      emulated = .typical(generation, seed: seed)
      var unit = ViveUnit(kind: .headset, number: 1, seed: seed, source: source, plugged: .zero)
      unit.sampleDelaySeconds = ViveUnit.sampleDelay
      device = SimulatedDevice(unit: unit, room: emulated)
      let imuFromTrackref = unit.trackrefFromIMU.inverse
      var body = LightBody()
      for diode in unit.photodiodes {
        body[diode.id] = .init(
          point: imuFromTrackref.transform(diode.point),
          normal: imuFromTrackref.orientation.rotate(diode.normal))
      }
      self.body = body
      guide = RoomGuide(
        body: body, isWireless: false, deviceFromIMU: unit.trackrefFromBody.inverse * unit.trackrefFromIMU)
    }

    /// Lets the technician work for so long, or until nothing more is asked; a trial every five seconds.
    mutating func go(_ seconds: Double) {
      var nextTrial = guide.seconds + 5
      let end = guide.seconds + seconds
      while guide.seconds < end, guide.step != .done {
        switch device.next() {
        case .light(let light): guide.ingest(light)
        case .sample(let sample, _, _): guide.ingest(sample)
        }
        if begins[guide.step] == nil { begins[guide.step] = guide.seconds }
        if let remark = guide.remark, remarks.last != remark { remarks.append(remark) }
        guard guide.seconds >= nextTrial else { continue }
        nextTrial = guide.seconds + 5
        if let trial = try? RoomSolver.solve(guide.views, stations: guide.stations) { guide.take(trial) }
      }
    }

    /// Errors of the room that was found: stations' places in it, metres; directions of up and front, radians.
    func errors(_ room: Room) -> (station: Double, floor: Double, front: Double) {
      var (station, floor, front) = (0.0, 0.0, 0.0)
      // The guide's middle is where the headset was held towards the front.
      let middle = SIMD3(TechnicianWearer.front.x, 0, TechnicianWearer.front.z)
      for member in room.members {
        guard let truth = emulated.stations.first(where: { $0.broadcast.id == member.serial }) else {
          return (.infinity, .infinity, .infinity)
        }
        let miss = member.worldFromStation.position - (truth.worldFromStation.position - middle)
        station = max(station, SIMD3(miss.x, 0, miss.z).length)
        floor = max(floor, abs(miss.y))
        front = max(
          front, member.worldFromStation.orientation.angle(to: truth.worldFromStation.orientation))
      }
      return (station, floor, front)
    }
  }

  @Test(
    .enabled(if: isLongTier, "a minute of light, solved every five seconds"),
    arguments: [StationGeneration.first, .second])
  func `a technician who does what is asked gets the room, its floor and its front`(
    generation: StationGeneration
  ) throws {
    var walk = Walk(generation)
    walk.go(2 * TechnicianWearer.roundSeconds)
    #expect(walk.guide.step == .done, "\(walk.begins) \(walk.remarks)")
    walk.guide.take(try RoomSolver.solve(walk.guide.views, stations: walk.guide.stations))
    let room = try #require(walk.guide.solution).room
    let errors = walk.errors(room)
    // The halves of a walk, one of which is shorter, say how well it was done.
    let proof = try #require(RoomProof(walk.guide.views, stations: walk.guide.stations))
    #expect(proof.position < 0.005 && proof.rotation < 0.005)
    #expect(room.members.count == 2)
    // 2.4 and 8.7 mm, 1.8 mrad: what an accelerometer that is off by 0.3 m/s^2 leaves of up tilts the room by 0.1 degree.
    #expect(errors.station < 0.005)
    #expect(errors.floor < 0.015)
    #expect(errors.front < 0.004)
  }
}
