internal import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// Decodes all light of a recording, as a service would live, and counts what became of it.
public enum LightSurvey {
  /// The summary of the recording at `path`.
  /// - Throws: `LabError` for a file that cannot be read or is no recording.
  public static func run(_ path: String) throws(LabError) -> LightSummary {
    var tracks: [Int: LightTrack] = [:]
    let devices = try LightSource.read(path) { event in
      tracks[event.device, default: LightTrack(isWireless: event.isWireless)].ingest(event)
    }
    return LightSummary(
      recording: path,
      devices: devices.indices.compactMap { index in tracks[index]?.finish(devices[index]) })
  }
}

/// One device's light on its way to hits.
struct LightTrack {
  private var decoder: LightDecoder
  private var window = StillWindow()
  private var samples = 0
  private var untimed = 0
  private var hitCounts: [ClockKey: Int] = [:]
  private var scatters: [ClockKey: ClockScatter] = [:]

  init(isWireless: Bool) {
    decoder = LightDecoder(
      waitTicks: isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
  }

  mutating func ingest(_ event: LabEvent) {
    var hits: [SweepHit] = []
    switch event.kind {
    case .untimedLight: untimed += 1
    case .light(let light): decoder.ingest(light) { hits.append($0) }
    case .sample(let sample, let ticks):
      samples += 1
      decoder.advance(to: ticks) { hits.append($0) }
      window.ingest(sample) { scatters[$0, default: ClockScatter()].append($1) }
    }
    take(hits)
  }

  private mutating func take(_ hits: [SweepHit]) {
    for hit in hits {
      hitCounts[ClockKey(hit), default: 0] += 1
      window.ingest(hit)
    }
  }

  mutating func finish(_ facts: LabDevice) -> LightSummary.Device? {
    var last: [SweepHit] = []
    decoder.finish { last.append($0) }
    take(last)
    let counts = decoder.statistics
    guard samples > 0 || counts.events > 0 else { return nil }
    var device = LightSummary.Device(name: facts.name, serial: facts.serial)
    device.samples = samples
    device.events = counts.events
    device.untimed = untimed
    device.late = counts.late
    device.flashPulses = counts.flashPulses
    device.flashes = counts.flashes
    device.missedFlashes = counts.missedFlashes
    device.badCodes = counts.badCodes
    device.syncs = counts.syncs
    device.badSyncs = counts.badSyncs
    device.beforeLock = counts.beforeLock
    device.locks = counts.locks
    device.hits = counts.hits
    device.strays = counts.strays
    device.withoutSync = counts.withoutSync
    device.repeated = counts.repeated
    device.stations = stations()
    return device
  }

  private func stations() -> [LightSummary.Station] {
    let first = decoder.firstGeneration
    let second = decoder.secondGeneration
    var stations = (0..<2).filter { first.isSeen(station: $0) }.map { place in
      LightSummary.Station(
        generation: .first, place: place, broadcast: first.broadcast(ofStation: place),
        frames: first.frames(ofStation: place))
    }
    stations += (0..<SweepDecoder.channelCount).filter { second.period(ofChannel: $0) != nil }.map { place in
      LightSummary.Station(
        generation: .second, place: place, broadcast: second.broadcast(ofChannel: place),
        frames: second.frames(ofChannel: place))
    }
    return stations.map { station in
      var station = station
      station.clocks = clocks(of: station)
      return station
    }
  }

  private func clocks(of station: LightSummary.Station) -> [LightSummary.Clock] {
    hitCounts.keys.sorted()
      .filter { Int($0.station) == station.place && Int($0.generation) == station.generation }
      .map { key in
        let scatter = scatters[key] ?? ClockScatter()
        return LightSummary.Clock(
          plane: Int(key.plane), hits: hitCounts[key] ?? 0, stillSweeps: scatter.common.count,
          commonError: ClockScatter.microradians(scatter.common),
          commonErrorMedian: ClockScatter.medianMicroradians(scatter.common),
          ownError: ClockScatter.microradians(scatter.own))
      }
  }
}
