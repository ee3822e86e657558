import LighthouseModel
import PoseMath

@testable import Lighthouse

/// A device that turns and accelerates evenly before stations that never waver: its truth, its inertial samples
/// and its hits. It checks the solvers' mathematics; how they fare on real light is measured on recordings.
struct SyntheticMotion {
  var pose = Pose<Double>(orientation: .identity, position: SIMD3(0, 1.6, 0))
  var velocity = SIMD3<Double>.zero
  var acceleration = SIMD3<Double>.zero
  var angularVelocity = SIMD3<Double>.zero
  /// Standard deviation of what a sweep's hits share, and of what each hit has of its own, radians.
  var sharedNoise = 0.0
  var ownNoise = 0.0

  static let gravity = SIMD3<Double>(0, -standardGravity, 0)

  /// The state `seconds` after the reference.
  func state(_ seconds: Double) -> (pose: Pose<Double>, velocity: SIMD3<Double>) {
    (
      Pose(
        orientation: pose.orientation * Quaternion(rotationVector: angularVelocity * seconds),
        position: pose.position + velocity * seconds + acceleration * (seconds * seconds / 2)),
      velocity + acceleration * seconds
    )
  }

  /// A sample at that time, without any error.
  func sample(_ seconds: Double, at timestamp: Timestamp) -> IMUSample<Double> {
    let orientation = state(seconds).pose.orientation
    return IMUSample(
      timestamp: timestamp, angularVelocity: angularVelocity,
      acceleration: orientation.conjugate.rotate(acceleration - Self.gravity))
  }

  /// A ball of photodiodes that all look outward; no two directions alike.
  static func body(count: Int = 24, radius: Double = 0.09) -> LightBody {
    var body = LightBody()
    for index in 0..<count {
      let height = 1 - (2 * Double(index) + 1) / Double(count)
      let azimuth = 2.399_963 * Double(index)
      let ring = (1 - height * height).squareRoot()
      let normal = SIMD3(ring * Double.cosine(azimuth), height, ring * Double.sine(azimuth))
      let bump = 1 + 0.3 * Double(index % 3)
      body[UInt8(index)] = LightBody.Sensor(
        point: normal * (radius * bump) + SIMD3(0.01, 0.02, -0.03), normal: normal)
    }
    return body
  }

  /// Stations above the corners, looking down at the middle.
  static func room(_ generation: StationGeneration, count: Int = 2) -> Room {
    let payload = SyntheticRoom.bytes(
      generation == .first
        ? "066df3217ef7d9257327d7a005a00809bd183518fc7f2f3e3fb5bc472549a20200"
        : "8808a4c8dba400006c985aaa9e29010f4bacba34007f0112414f41d09b36998600193a5e3eb7b206b22685")
    let calibration =
      (try? StationBroadcast(decoding: payload.span)).map { StationCalibration<Double>($0.calibration) }
      ?? StationCalibration(generation: generation)
    let corners = [SIMD3<Double>(2.1, 2.3, 1.7), SIMD3(-1.9, 2.1, -2.0), SIMD3(2.0, 2.4, -1.8)]
    let members = corners.prefix(count).enumerated().map { index, place in
      Room.Member(
        place: UInt8(index), serial: UInt32(index + 1), calibration: calibration,
        worldFromStation: looking(from: place, to: SIMD3(0, 1, 0)), residual: 0)
    }
    return Room(members: members)
  }

  /// A station there, its -z towards `target`, upright.
  static func looking(from place: SIMD3<Double>, to target: SIMD3<Double>) -> Pose<Double> {
    let back = (place - target).direction ?? SIMD3(0, 0, 1)
    let right = SIMD3<Double>(0, 1, 0).cross(back).direction ?? SIMD3(1, 0, 0)
    return Pose(orientation: Quaternion(columns: right, back.cross(right), back), position: place)
  }

  /// The hits between two times, in their order; each station's planes pass 120 times a second, with what
  /// both generations have in common: a plane meets a photodiode when it stands at its angle.
  func hits(
    _ room: Room, _ body: LightBody, from begin: Double, to end: Double, reference: Timestamp,
    noise: inout some RandomNumberGenerator
  ) -> [SweepHit] {
    var hits: [SweepHit] = []
    for member in room.members {
      let station = Station(worldFromStation: member.worldFromStation, calibration: member.calibration)
      for sweep in Int((begin * 120).rounded(.up))..<Int((end * 120).rounded(.up)) {
        let start = (Double(sweep) + 0.4 * Double(member.place)) / 120
        let plane: SweepPlane = sweep & 1 == 0 ? .first : .second
        let shared = Double.normal(&noise) * sharedNoise
        for id in 0..<UInt8(LightBody.sensorCountMax) {
          guard let sensor = body[id] else { continue }
          var seconds = start + 0.004
          var angle: Double?
          for _ in 0..<3 {
            angle = self.angle(sensor, station, plane, seconds)
            seconds = start + 0.004 + (angle ?? 0) / .pi / 120
          }
          guard let angle, seconds >= begin, seconds < end else { continue }
          hits.append(
            SweepHit(
              station: member.place, generation: member.calibration.generation, plane: plane, sensor: id,
              isRepeated: false, angle: angle + shared + Double.normal(&noise) * ownNoise,
              timestamp: reference.advanced(byNanoseconds: Int64((seconds * 1e9).rounded())),
              reference: Int64((start * 48e6).rounded()), referenceAge: 0))
        }
      }
    }
    return hits.sorted { $0.timestamp < $1.timestamp }
  }

  private func angle(
    _ sensor: LightBody.Sensor, _ station: Station<Double>, _ plane: SweepPlane, _ seconds: Double
  ) -> Double? {
    let pose = state(seconds).pose
    let place = pose.transform(sensor.point)
    let toStation = station.worldFromStation.position - place
    // A photodiode sees some 75 degrees to each side.
    guard pose.orientation.rotate(sensor.normal).dot(toStation) > 0.25 * toStation.length,
      let angle = station.angle(of: place, plane: plane), abs(angle.value) < 1
    else { return nil }
    return angle.value
  }

  /// A window that ends at the reference, with samples at 1 kHz.
  func window(
    _ room: Room, _ body: LightBody, seconds: Double = 0.07, noise: inout some RandomNumberGenerator
  ) -> FixWindow {
    let reference = Timestamp(nanoseconds: 5_000_000_000)
    var window = FixWindow(body: body)
    for index in stride(from: -150, through: 2, by: 1) {
      let timestamp = reference.advanced(byNanoseconds: Int64(index) * 1_000_000)
      window.ingest(sample(Double(index) * 1e-3, at: timestamp))
    }
    for hit in hits(room, body, from: -seconds, to: 1e-9, reference: reference, noise: &noise) {
      window.ingest(hit)
    }
    return window
  }

  /// Where up points in the body's frame at a time.
  func up(at timestamp: Timestamp) -> SIMD3<Double> {
    let seconds: Double = timestamp.seconds(since: Timestamp(nanoseconds: 5_000_000_000))
    return state(seconds).pose.orientation.conjugate.rotate(SIMD3(0, 1, 0))
  }
}

extension Double {
  /// A number of the normal distribution (G. E. P. Box, M. E. Muller, Ann. Math. Statist. 29, 1958).
  static func normal(_ generator: inout some RandomNumberGenerator) -> Double {
    let radius = (-2 * logarithm(Double.random(in: 1e-12...1, using: &generator))).squareRoot()
    return radius * cosine(2 * .pi * Double.random(in: 0..<1, using: &generator))
  }

  /// By the series of the inverse hyperbolic tangent; the tests need no C library for it.
  private static func logarithm(_ number: Double) -> Double {
    let exponent = Double(number.exponent)
    let ratio = (number.significand - 1) / (number.significand + 1)
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, to: 60, by: 2) {
      sum += term / odd
      term *= ratio * ratio
    }
    return 2 * sum + exponent * 0.693_147_180_559_945_3
  }
}
