import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct SharedErrorsTests {
  /// Turns of light of a room's first stations on so many photodiodes of a body that moves evenly to a place.
  private func errors(
    turns: Int, sensors: Int, stations: Int = 2, velocity: SIMD3<Double> = .zero
  ) -> SharedErrors.Answer {
    let room = SyntheticMotion.room(.second)
    let body = SyntheticMotion.body()
    var pose = SyntheticMotion().pose
    let place = pose.position
    let last = 0.02 * Double(turns)
    var errors = SharedErrors()
    var end = Timestamp.zero
    for turn in 0..<turns {
      for (index, member) in room.members.prefix(stations).enumerated() {
        let station = Station(worldFromStation: member.worldFromStation, calibration: member.calibration)
        end = Timestamp(nanoseconds: Int64(turn) * 20_000_000 + Int64(index) * 8_000_000)
        pose.position = place + velocity * (end.seconds(since: .zero) - last)
        for plane in [SweepPlane.first, .second] {
          for id in 0..<UInt8(sensors) {
            guard let sensor = body[id],
              let angle = station.angle(of: pose.transform(sensor.point), plane: plane)
            else { continue }
            errors.ingest(
              plane: 2 * index + Int(plane.rawValue), sensor: id, at: end,
              orientation: sensor.point.cross(pose.orientation.conjugate.rotate(angle.gradient)),
              position: angle.gradient, view: member.worldFromStation.position - pose.position)
          }
        }
      }
    }
    return errors.answer(for: 1e-8, at: end)
  }

  @Test func `a thousand sweeps know no more than a dozen`() {
    let (few, many) = (errors(turns: 30, sensors: 24), errors(turns: 500, sensors: 24))
    #expect(abs(few.position / many.position - 1) < 0.1)
    #expect(many.position > 1e-10 && many.position < 1e-6)
  }

  @Test func `more photodiodes know more`() {
    #expect(errors(turns: 50, sensors: 24).position < errors(turns: 50, sensors: 5).position / 2)
  }

  @Test func `in light of one station a body that moves does not know how far it is`() {
    // Two metres a second would look like twenty centimetres of a base line.
    let resting = errors(turns: 20, sensors: 24, stations: 1)
    let moving = errors(turns: 20, sensors: 24, stations: 1, velocity: SIMD3(2, 0, 0))
    #expect((0.7...1.4).contains(moving.position / resting.position))
  }

  @Test func `of few photodiodes errors are learned too small`() {
    // Two with two planes: four hits cannot tell how far off they are, sixteen can.
    let (few, many) = (errors(turns: 50, sensors: 4), errors(turns: 50, sensors: 8))
    #expect(few.orientation > 2 * many.orientation)
  }

  @Test func `without light nothing is known`() {
    var none = SharedErrors()
    let variances = none.answer(for: 1e-8, at: .zero)
    #expect(abs(variances.position - 3 * 0.05 * 0.05) < 1e-4)
  }

  private static func hit(_ sensor: UInt8) -> SweepHit {
    SweepHit(
      station: 3, generation: .second, plane: .first, sensor: sensor, isRepeated: false, angle: 0,
      timestamp: .zero, reference: 0, referenceAge: 0)
  }

  @Test func `a photodiode that misses steadily is believed less, a plane that does is not`() {
    var lone = SweepNoise(FilterSettings())
    var all = SweepNoise(FilterSettings())
    for turn in 0..<200 {
      for sensor in UInt8(0)..<8 {
        let sign = turn % 2 == 0 ? 1.0 : -1.0
        lone.learn(Self.hit(sensor), innovation: sensor == 0 ? 500e-6 : sign * 20e-6, believed: 1e-9)
        all.learn(Self.hit(sensor), innovation: 500e-6 + sign * 20e-6, believed: 1e-9)
      }
    }
    let usual = lone.variance(of: Self.hit(1))
    #expect(lone.variance(of: Self.hit(0)) > 20 * usual)
    #expect(all.variance(of: Self.hit(0)) < lone.variance(of: Self.hit(0)) / 10)
  }

  @Test func `a reflection teaches nothing of its photodiode`() {
    var noise = SweepNoise(FilterSettings())
    let before = noise.variance(of: Self.hit(2))
    for _ in 0..<100 { noise.learn(rejected: Self.hit(2), innovation: -4.7e-3) }
    #expect(noise.variance(of: Self.hit(2)) == before)
  }
}
