import HeadsetTestSupport
import LighthouseModel
import PoseMath

@testable import Lighthouse

/// A device that a technician lays down in one place after another.
struct SyntheticSurvey {
  var room: Room
  var body = SyntheticMotion.body()
  var sharedNoise = 0.0
  var ownNoise = 0.0
  /// Stations that the light really comes from, where they differ from the room.
  var truth: Room?

  /// Where it lies at stop number `stop`.
  static func motion(atStop stop: Int) -> SyntheticMotion {
    var generator = SeededGenerator(seed: UInt64(stop) &* 977 &+ 5)
    func random(_ size: Double) -> Double { Double.random(in: -size...size, using: &generator) }
    return SyntheticMotion(
      pose: Pose(
        orientation: Quaternion(rotationVector: SIMD3(random(0.4), random(3), random(0.4))),
        position: SIMD3(random(0.8), 1.1 + random(0.4), random(0.8))))
  }

  /// Sends what the device tells at so many stops, `seconds` each, in the order of time.
  func run(
    stops: Int, seconds: Double = 0.2, noise: inout SeededGenerator,
    sample: (IMUSample<Double>) -> Void, hit: (SweepHit) -> Void
  ) {
    for stop in 0..<stops {
      var motion = Self.motion(atStop: stop)
      (motion.sharedNoise, motion.ownNoise) = (sharedNoise, ownNoise)
      // A pause between stops, in which nothing is heard.
      let reference = Timestamp(nanoseconds: 1_000_000_000 + Int64(Double(stop) * (seconds + 0.4) * 1e9))
      let hits = motion.hits(
        truth ?? room, body, from: 0, to: seconds, reference: reference, noise: &noise)
      var next = 0
      for step in 0...Int(seconds * 500) {
        let time = reference.advanced(byNanoseconds: Int64(step) * 2_000_000)
        sample(motion.sample(Double(step) * 2e-3, at: time))
        while next < hits.count, hits[next].timestamp <= time {
          hit(hits[next])
          next += 1
        }
      }
    }
  }

  /// The views that a survey keeps of it.
  func views(stops: Int, noise: inout SeededGenerator) -> [RoomView] {
    var survey = RoomSurvey(body: body)
    var inputs: [Input] = []
    run(
      stops: stops, noise: &noise, sample: { inputs.append(.sample($0)) }, hit: { inputs.append(.hit($0)) })
    for input in inputs {
      switch input {
      case .sample(let sample): survey.ingest(sample)
      case .hit(let hit): survey.ingest(hit)
      }
    }
    survey.finish()
    return survey.views
  }

  enum Input {
    case sample(IMUSample<Double>)
    case hit(SweepHit)
  }

  /// What the stations tell of themselves.
  var identities: [StationIdentity] {
    room.members.map { StationIdentity(place: $0.place, serial: $0.serial, calibration: $0.calibration) }
  }

  /// The largest error of a station seen from the first: metres and radians; and that of up.
  func error(of solved: Room) -> (position: Double, rotation: Double, up: Double) {
    guard let first = room.members.first, let found = solved.members.first else {
      return (.infinity, .infinity, .infinity)
    }
    var (position, rotation) = (0.0, 0.0)
    for (one, two) in zip(room.members, solved.members) {
      let truth = first.worldFromStation.inverse * one.worldFromStation
      let here = found.worldFromStation.inverse * two.worldFromStation
      position = max(position, (truth.position - here.position).length)
      rotation = max(rotation, truth.orientation.angle(to: here.orientation))
    }
    let up = SIMD3<Double>(0, 1, 0)
    let one = first.worldFromStation.orientation.conjugate.rotate(up)
    let two = found.worldFromStation.orientation.conjugate.rotate(up)
    return (position, rotation, Quaternion(from: one, to: two).rotationVector.length)
  }
}
