internal import LighthouseModel

/// When a device first had light enough for a pose: four photodiodes met by two sweeps each, the least that fixes six
/// unknowns and can be tested, within a tenth of a second.
///
/// Told by raw light, so that a decoder's own waiting counts against it. A sweep counts where something tells when its turn
/// began: a flash in the half cycle before it, or a sync of its channel. Without one there is time but no angle: a headset
/// that is just opened among stations of generation 2 tells pulses by the layout of generation 1 (vive-index-cal, 50 ms of
/// them), and a radio that is just linked two sweeps and four tenths of a second of nothing (wireless-tracker).
struct EnoughLight {
  private static let sensorCount = 4
  /// Ticks: a tenth of a second, and how far light may lie before the newest inertial sample and behind it: a radio
  /// sends what a device saw before it was linked as soon as it is, half a second old.
  private static let span: Int64 = 4_800_000
  private static let leadMax: Int64 = 2_400_000
  private static let lagMax: Int64 = 7_200_000
  /// Of pulses of generation 1, sweeps are shorter and flashes longer, ticks (lighthouse-v1.md, "Timing").
  private static let sweepLengthMax: UInt32 = 1500
  private static let flashLengthMin: UInt32 = 2000
  /// A sweep of generation 1 follows its flash by less than half a turn, ticks.
  private static let halfTurn: Int64 = 400_000
  /// Two planes of a station meet a photodiode by so much apart, at least: 2 ms.
  private static let planeGap: Int64 = 100_000

  private struct Sweep {
    var ticks: Int64
    var sensor: UInt8
    /// Of generation 2.
    var channel: UInt8?
  }

  private var sweeps: [Sweep] = []
  private var flashes: [Int64] = []
  /// Channels of generation 2 whose sync was seen.
  private var channels: Set<UInt8> = []

  /// Takes light; returns whether there is enough of it now.
  mutating func ingest(_ light: LightEvent, newestSample: Int64) -> Bool {
    let lead = light.ticks &- newestSample
    guard lead >= -Self.lagMax, lead <= Self.leadMax else { return false }
    switch light {
    case .pulse(let sensor, let start, let length):
      if length >= Self.flashLengthMin { flashes.append(start) }
      if length < Self.sweepLengthMax { sweeps.append(Sweep(ticks: start, sensor: sensor)) }
    case .sweep(let channel, let sensor, _):
      sweeps.append(Sweep(ticks: light.ticks, sensor: sensor, channel: channel))
    case .sync(let channel, _, _): channels.insert(channel)
    }
    sweeps.removeAll { light.ticks - $0.ticks > Self.span }
    flashes.removeAll { light.ticks - $0 > Self.span + Self.halfTurn }
    return isEnough
  }

  private var isEnough: Bool {
    var firsts: [Int: Int64] = [:]
    var sensors: Set<UInt8> = []
    for sweep in sweeps.sorted(by: { $0.ticks < $1.ticks }) where isTimed(sweep) {
      let place = Int(sweep.sensor) + 256 * (sweep.channel.map { Int($0) + 1 } ?? 0)
      let first = firsts[place, default: sweep.ticks]
      firsts[place] = first
      if sweep.ticks - first > Self.planeGap { sensors.insert(sweep.sensor) }
    }
    return sensors.count >= Self.sensorCount
  }

  private func isTimed(_ sweep: Sweep) -> Bool {
    if let channel = sweep.channel { return channels.contains(channel) }
    return flashes.contains { $0 < sweep.ticks && sweep.ticks - $0 < Self.halfTurn }
  }
}
