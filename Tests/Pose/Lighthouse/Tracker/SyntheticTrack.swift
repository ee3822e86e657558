import HeadsetTestSupport
import LighthouseModel
import PoseMath

@testable import Lighthouse

/// A device carried about before two stations of generation 2: its truth, and the samples and light that it would
/// send. The sensors have white noise, steady biases and errors of scale, the rotors wander, and photodiodes have
/// places of their own that nobody told the tracker.
struct SyntheticTrack {
  /// How far the device sways, metres, and how far it turns, radians; zero is rest.
  var sway = 0.0
  var turn = 0.0
  /// Of the slowest sway, hertz.
  var rateHz = 0.4
  var seed: UInt64 = 1
  /// Standard deviations: of a photodiode's place, metres; of a hit's own error, radians; of a turn's length, ticks.
  var placeError = 0.0001
  var hitError = 12e-6
  var turnError = 3.0

  static let channels: [UInt8] = [3, 9]
  static let periods = [949_000.0, 929_000.0]
  static let gyroscopeBias = SIMD3(0.012, -0.008, 0.005)
  static let accelerometerBias = SIMD3(0.03, -0.05, 0.02)

  static let room: Room = {
    var room = SyntheticMotion.room(.second)
    for index in room.members.indices { room.members[index].place = channels[index] }
    return room
  }()

  /// One thing that the device sends.
  enum Event {
    case sample(IMUSample<Double>)
    case light(LightEvent)
  }

  // MARK: - Truth

  /// The true pose so many seconds from the start.
  func pose(_ seconds: Double) -> Pose<Double> {
    func wave(_ rate: Double, _ phase: Double) -> Double {
      Double.sine(2 * .pi * rateHz * rate * seconds + phase)
    }
    let position =
      SIMD3(wave(1, 0.3), 0.4 * wave(1.7, 1.1), 0.8 * wave(0.8, 2.0)) * sway + SIMD3(0.1, 1.5, -0.2)
    let yaw = Quaternion(rotationVector: SIMD3(0, turn * wave(0.9, 0.5), 0))
    let tilt = Quaternion(rotationVector: SIMD3(0.4 * turn * wave(1.3, 0.2), 0, 0.3 * turn * wave(1.9, 1.4)))
    return Pose(orientation: yaw * tilt, position: position)
  }

  func velocity(_ seconds: Double) -> SIMD3<Double> {
    (pose(seconds + 1e-4).position - pose(seconds - 1e-4).position) / 2e-4
  }

  private func angularVelocity(_ seconds: Double) -> SIMD3<Double> {
    let step = pose(seconds - 1e-4).orientation.conjugate * pose(seconds + 1e-4).orientation
    return step.rotationVector / 2e-4
  }

  private func acceleration(_ seconds: Double) -> SIMD3<Double> {
    let (before, now, after) = (pose(seconds - 1e-3), pose(seconds), pose(seconds + 1e-3))
    return (before.position + after.position - now.position * 2) / 1e-6
  }

  // MARK: - What the device sends

  /// All events of so many seconds in the order of their times; samples 1000 a second.
  func events(seconds: Double) -> [(seconds: Double, event: Event)] {
    var noise = SeededGenerator(seed: seed)
    var events: [(seconds: Double, event: Event)] = []
    for index in 0..<Int(seconds * 1000) {
      events.append((Double(index) * 1e-3 + 0.001, .sample(sample(Double(index) * 1e-3, &noise))))
    }
    let body = wrongBody(&noise)
    for station in 0..<2 { append(station, body, until: seconds, &events, &noise) }
    return events.sorted { $0.seconds < $1.seconds }
  }

  /// The sample taken at that time; it is stamped a millisecond later, as the devices' are.
  private func sample(_ seconds: Double, _ noise: inout SeededGenerator) -> IMUSample<Double> {
    func white() -> SIMD3<Double> {
      SIMD3(Double.normal(&noise), Double.normal(&noise), Double.normal(&noise))
    }
    let force = pose(seconds).orientation.conjugate.rotate(acceleration(seconds) - SyntheticMotion.gravity)
    return IMUSample(
      timestamp: Timestamp(nanoseconds: Int64(((seconds + 0.001) * 1e9).rounded())),
      angularVelocity: angularVelocity(seconds) * SIMD3(1.002, 0.999, 1.001) + Self.gyroscopeBias
        + white() * 0.0016,
      acceleration: force * SIMD3(1.001, 0.998, 1.002) + Self.accelerometerBias + white() * 0.02)
  }

  /// The body as it is: each photodiode a little off its place in the configuration.
  private func wrongBody(_ noise: inout SeededGenerator) -> LightBody {
    var body = SyntheticMotion.body()
    for id in 0..<UInt8(LightBody.sensorCountMax) {
      guard var sensor = body[id] else { continue }
      for axis in 0..<3 { sensor.point[axis] += placeError * Double.normal(&noise) }
      body[id] = sensor
    }
    return body
  }

  private func append(
    _ index: Int, _ body: LightBody, until end: Double, _ events: inout [(seconds: Double, event: Event)],
    _ noise: inout SeededGenerator
  ) {
    let member = Self.room.members[index]
    let station = Station(worldFromStation: member.worldFromStation, calibration: member.calibration)
    var begin = 48_000.0 + 300_000 * Double(index)
    var wander = 0.0
    while begin < end * 48e6 {
      let ticks = Int64(begin.rounded())
      events.append((begin / 48e6, .light(.sync(channel: member.place, ticks: ticks, bit: false))))
      wander = 0.98 * wander + turnError * Double.normal(&noise)
      let period = Self.periods[index] + wander
      for plane in [SweepPlane.first, .second] {
        for id in 0..<UInt8(LightBody.sensorCountMax) {
          guard let sensor = body[id],
            let time = time(of: sensor, station, plane, begin, period),
            let own = Optional(Double.normal(&noise) * hitError * period / (2 * .pi))
          else { continue }
          let half = Int64(((time + own) * 2).rounded())
          events.append(
            (time / 48e6, .light(.sweep(channel: member.place, sensor: id, halfTicks: half))))
        }
      }
      begin += period
    }
  }

  /// When in this turn the plane meets the photodiode, ticks; nil where it looks away.
  private func time(
    of sensor: LightBody.Sensor, _ station: Station<Double>, _ plane: SweepPlane, _ begin: Double,
    _ period: Double
  ) -> Double? {
    let offset = (plane == .first ? 2 : 4) * Double.pi / 3
    var time = begin + period * offset / (2 * .pi)
    for _ in 0..<4 {
      let pose = pose(time / 48e6)
      let place = pose.transform(sensor.point)
      let toStation = station.worldFromStation.position - place
      guard pose.orientation.rotate(sensor.normal).dot(toStation) > 0.25 * toStation.length,
        let angle = station.angle(of: place, plane: plane), angle.value.magnitude < 1
      else { return nil }
      time = begin + period * (angle.value + offset) / (2 * .pi)
    }
    return time
  }
}

/// A tracker fed with a synthetic track, and how far it is off.
struct TrackerTrial {
  let track: SyntheticTrack
  var tracker: LighthouseTracker
  /// Poses that may be shown, with the true time of each.
  var shown: [(seconds: Double, pose: TrackedPose)] = []
  var states: [(seconds: Double, state: TrackingState)] = []

  init(
    _ track: SyntheticTrack, range: InertialRange = InertialRange(),
    settings: TrackerSettings = TrackerSettings()
  ) {
    self.track = track
    tracker = LighthouseTracker(
      body: SyntheticMotion.body(), room: SyntheticTrack.room, isWireless: false, range: range,
      settings: settings)
  }

  /// Feeds events; light for which `isSeen` is false is left out.
  mutating func run(
    _ events: [(seconds: Double, event: SyntheticTrack.Event)],
    isSeen: (Double) -> Bool = { _ in true }
  ) {
    for (seconds, event) in events {
      switch event {
      case .light(let light): if isSeen(seconds) { tracker.ingest(light) }
      case .sample(let sample):
        guard let pose = tracker.ingest(sample) else { continue }
        let truth: Double = pose.motion.timestamp.seconds(since: .zero)
        states.append((truth, pose.state))
        if pose.isValid { shown.append((truth, pose)) }
      }
    }
  }

  /// Errors of the position from `begin` on, metres.
  func errors(from begin: Double, to end: Double = .infinity) -> [Double] {
    shown.filter { $0.seconds >= begin && $0.seconds < end }.map { entry in
      (entry.pose.motion.worldFromBody.position - track.pose(entry.seconds).position).length
    }
  }

  func rootMeanSquare(from begin: Double) -> Double {
    let errors = errors(from: begin)
    return (errors.reduce(0) { $0 + $1 * $1 } / Double(max(1, errors.count))).squareRoot()
  }

  /// The largest step between two shown poses at most 20 ms apart that the velocity does not explain, metres.
  var largestJump: Double {
    var largest = 0.0
    for (before, after) in zip(shown, shown.dropFirst()) where after.seconds - before.seconds < 0.02 {
      let (from, to) = (before.pose.motion, after.pose.motion)
      let carried = (from.velocity + to.velocity) * ((after.seconds - before.seconds) / 2)
      let step = to.worldFromBody.position - from.worldFromBody.position
      largest = max(largest, (step - carried).length)
    }
    return largest
  }
}
