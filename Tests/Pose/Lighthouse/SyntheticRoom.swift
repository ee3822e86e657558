import ByteLayout
import Lighthouse
import LighthouseModel
import PoseMath

/// Light that we made up: stations that never waver, a device at rest. It checks the decoder's logic; how well it
/// does on real light is measured on recordings.
struct SyntheticRoom {
  /// A generation 1 station: its place in the cycle, what it broadcasts, where its planes meet the photodiodes.
  struct Station {
    var delay: Int64
    var isMaster: Bool
    var payload: [UInt8]
  }

  static let payload1 = bytes("066df3217ef7d9257327d7a005a00809bd183518fc7f2f3e3fb5bc472549a20200")
  static let payload2 = bytes(
    "8808a4c8dba400006c985aaa9e29010f4bacba34007f0112414f41d09b36998600193a5e3eb7b206b22685")

  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  /// Photodiodes' delays in a flash, and their angles on both axes.
  static let delays: [Int64] = [0, 3, 40, 220, 700]
  static let angles: [SIMD2<Double>] = [
    SIMD2(-0.2, 0.1), SIMD2(-0.1, 0.3), SIMD2(0.05, -0.4), SIMD2(0.2, 0.02), SIMD2(0.5, -0.2),
  ]

  /// Pulses of generation 1 in the order of time. `isAlone`: no station ever skips.
  static func pulses(_ stations: [Station], halfCycles: Int, isAlone: Bool = false) -> [LightEvent] {
    let frames = stations.map { station in
      let payload = station.payload
      return OOTXFrame(payload: payload.span)
    }
    var events: [LightEvent] = []
    for half in 0..<halfCycles {
      for (station, frame) in zip(stations, frames) {
        let start = Int64(1_000_000 + 400_000 * half) + station.delay
        let axis = half & 1
        let skips = !isAlone && (half & 2 == 0) == station.isMaster
        let code = axis + (frame[half] ? 2 : 0) + (skips ? 4 : 0)
        for (sensor, delay) in delays.enumerated() {
          events.append(
            .pulse(
              sensor: UInt8(sensor), start: start + delay,
              length: UInt32(3000 + 500 * code - Int(delay))))
        }
        guard !skips else { continue }
        for (sensor, angle) in angles.enumerated() {
          let middle = (angle[axis] + .pi / 2) / .pi * 400_000
          events.append(
            .pulse(sensor: UInt8(sensor), start: start + Int64(middle.rounded()) - 50, length: 100))
        }
      }
    }
    return events.sorted { $0.ticks < $1.ticks }
  }

  static let master = Station(delay: 0, isMaster: true, payload: payload1)
  static let slave = Station(delay: 20_000, isMaster: false, payload: payload1)

  /// Syncs and sweeps of one station of generation 2, in the order of time.
  static func turns(channel: UInt8, period: Int64, count: Int) -> [LightEvent] {
    let payload = payload2
    let frame = OOTXFrame(payload: payload.span)
    var events: [LightEvent] = []
    for turn in 0..<count {
      let start = 5_000_000 + Int64(turn) * period
      events.append(.sync(channel: channel, ticks: start, bit: frame[turn]))
      for (sensor, angle) in angles.enumerated() {
        for plane in 0..<2 {
          let turned = (angle[plane] + Double(2 + 2 * plane) * .pi / 3) / (2 * .pi) * Double(2 * period)
          events.append(
            .sweep(
              channel: channel, sensor: UInt8(sensor), halfTicks: 2 * start + Int64(turned.rounded())))
        }
      }
    }
    return events.sorted { $0.ticks < $1.ticks }
  }
}

/// A decoder with what it gave.
struct DecoderTrial {
  var decoder: LightDecoder
  var hits: [SweepHit] = []

  init(waitTicks: Int64 = LightDecoder.waitOfCable) { decoder = LightDecoder(waitTicks: waitTicks) }

  mutating func ingest(_ events: some Sequence<LightEvent>) {
    var hits: [SweepHit] = []
    for event in events { decoder.ingest(event) { hits.append($0) } }
    decoder.finish { hits.append($0) }
    self.hits += hits
  }

  /// The largest distance of a hit's angle from the truth, radians, of those from `ticks` on.
  func worstAngle(from ticks: Int64 = 0) -> Double {
    hits.filter { $0.reference >= ticks }
      .map { (SyntheticRoom.angles[Int($0.sensor)][Int($0.plane.rawValue)] - $0.angle).magnitude }
      .max() ?? .infinity
  }
}
