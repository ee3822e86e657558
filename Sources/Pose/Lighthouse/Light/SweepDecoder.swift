public import LighthouseModel
internal import PoseMath

/// Sweeps and syncs of generation 2 to hits: up to sixteen stations, a channel each.
///
/// Angles are those of lighthouse-v2.md, "Angle". Constant size, no heap; takes events in the order of time.
public struct SweepDecoder {
  /// Channels there are.
  public static let channelCount = 16
  /// Angles beyond this are not a plane's: a station sees 80 degrees to either side.
  private static let angleMax = 1.3

  private var clocks = InlineArray<16, ChannelClock>(repeating: ChannelClock())

  /// A decoder that has seen nothing.
  public init() {}

  /// What the station on `channel` told last.
  public func broadcast(ofChannel channel: Int) -> StationBroadcast? { clocks[channel & 15].broadcast }

  /// Frames of its broadcast: good ones, damaged ones.
  public func frames(ofChannel channel: Int) -> (good: Int, damaged: Int) {
    (clocks[channel & 15].frameCount, clocks[channel & 15].damagedFrameCount)
  }

  /// Ticks of a turn of the station on `channel`, as measured; nil for one that is not there.
  public func period(ofChannel channel: Int) -> Double? {
    clocks[channel & 15].syncCount > 1 ? clocks[channel & 15].period : nil
  }

  /// Takes a sync; returns what it tells of the turn that it ends.
  @discardableResult
  public mutating func ingest(
    sync ticks: Int64, channel: UInt8, bit: Bool, counting statistics: inout LightStatistics
  ) -> SweepClosure? {
    let index = Int(channel & 15)
    guard clocks[index].ingest(sync: ticks, bit: bit, channel: index) else {
      statistics.badSyncs += 1
      return nil
    }
    statistics.syncs += 1
    return clocks[index].lastTurn.map { turn in
      SweepClosure(
        station: channel & 15, reference: Int64(turn.begin.rounded()), stretch: turn.stretch)
    }
  }

  /// Takes a sweep; returns the hit, nil where the station's clock or the angle makes none.
  public mutating func ingest(
    sweep halfTicks: Int64, channel: UInt8, sensor: UInt8, counting statistics: inout LightStatistics
  ) -> SweepHit? {
    let time = Double(halfTicks) / 2
    guard let turn = clocks[Int(channel & 15)].turn(at: time) else {
      statistics.withoutSync += 1
      return nil
    }
    let plane: SweepPlane = turn.angle < .pi ? .first : .second
    let angle = turn.angle - (plane == .first ? 2 : 4) * .pi / 3
    guard angle.magnitude <= Self.angleMax else {
      statistics.strays += 1
      return nil
    }
    let reference = Int64(turn.begin.rounded())
    let isRepeated = clocks[Int(channel & 15)].isRepeated(
      sensor, reference: 2 * reference + Int64(plane.rawValue))
    statistics.repeated += isRepeated ? 1 : 0
    statistics.hits += 1
    let age = turn.turnsSinceSync * clocks[Int(channel & 15)].period / Double(LighthouseClock.rateHz)
    return SweepHit(
      station: channel & 15, generation: .second, plane: plane, sensor: sensor, isRepeated: isRepeated,
      angle: angle, timestamp: LighthouseClock.timestamp(ticks: time), reference: reference,
      referenceAge: age)
  }
}
