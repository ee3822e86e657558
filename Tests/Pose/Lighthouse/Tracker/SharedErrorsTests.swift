import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct SharedErrorsTests {
  /// Turns of a room's light on a body at rest, of so many of its photodiodes.
  private func errors(turns: Int, sensors: Int) -> (position: Double, orientation: Double) {
    let room = SyntheticMotion.room(.second)
    let body = SyntheticMotion.body()
    let pose = SyntheticMotion().pose
    var errors = SharedErrors()
    var end = Timestamp.zero
    for turn in 0..<turns {
      for (index, member) in room.members.enumerated() {
        let station = Station(worldFromStation: member.worldFromStation, calibration: member.calibration)
        for plane in [SweepPlane.first, .second] {
          end = Timestamp(nanoseconds: Int64(turn) * 20_000_000 + Int64(index) * 8_000_000)
          for id in 0..<UInt8(sensors) {
            guard let sensor = body[id],
              let angle = station.angle(of: pose.transform(sensor.point), plane: plane)
            else { continue }
            errors.ingest(
              plane: 2 * index + Int(plane.rawValue), sensor: id, at: end,
              orientation: sensor.point.cross(pose.orientation.conjugate.rotate(angle.gradient)),
              position: angle.gradient)
          }
        }
      }
    }
    return errors.variances(of: 1e-8, at: end)
  }

  @Test func `a thousand sweeps know no more than a dozen`() {
    let (few, many) = (errors(turns: 30, sensors: 24), errors(turns: 500, sensors: 24))
    #expect(abs(few.position / many.position - 1) < 0.1)
    #expect(many.position > 1e-10 && many.position < 1e-6)
  }

  @Test func `more photodiodes know more`() {
    #expect(errors(turns: 50, sensors: 24).position < errors(turns: 50, sensors: 5).position / 2)
  }

  @Test func `without light nothing is known`() {
    var none = SharedErrors()
    let variances = none.variances(of: 1e-8, at: .zero)
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
