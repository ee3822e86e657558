public import LighthouseModel
internal import PoseMath

/// Pulses of generation 1 to hits: tells flashes from sweeps, keeps a clock for each rotor, and knows which
/// station sweeps when. One or two stations, in any mode.
///
/// Times in the cycle are those of lighthouse-v1.md, "Timing", in ticks. Constant size, no heap; takes pulses
/// in the order of their starts.
public struct PulseDecoder: Sendable {
  /// A flash of the second station follows the first's by so much.
  static let secondFlashDelay = 20_000.0
  /// Lengths of recorded pulses have two humps, sweeps 50 to 1000 and flashes 2000 to 6900.
  static let flashLengthMin: UInt32 = 2000
  /// Before its time a flash's pulse may be longer than a sweep's only.
  private static let flashLengthNear: UInt32 = 1500
  /// A flash's pulses begin so near to its time: rotors wander by 100, weakly lit photodiodes rise late.
  private static let flashWindow = 1500.0
  /// After so long a flash is over.
  static let flashSpan = 8000.0
  /// A half cycle begins so long before its flash.
  private static let lead = 3000.0
  /// Where a sweep can be in its half cycle.
  private static let sweepBegin = 30_000.0
  private static let sweepEnd = 378_000.0
  /// A sweep's pulse is not longer than this, however near the photodiode.
  private static let sweepLengthMax: UInt32 = 8000
  /// Angles beyond this are reflections: a station's windows end at 60 degrees from its axis.
  private static let angleMax = 1.3
  /// Without light for this long the beat is lost: one second.
  private static let silenceMax = 48_000_000.0
  /// Half cycles in which light came but no flash in its place, after which the beat is searched anew.
  private static let darkHalfCyclesMax = 40
  /// Flashes where a station before the first would flash, after which the beat is searched anew.
  private static let earlyFlashMax = 6
  /// Half cycles after which one of them is forgotten: stray light comes there too, but not every time.
  private static let earlyFlashDecay = 4

  private var search = FlashSearch()
  private var isLocked = false
  private var halfCycle = 0
  private var base = 0.0
  private var phase = CyclePhase()
  private var trains = InlineArray<2, FlashTrain>(repeating: FlashTrain())
  private var sensorsMet: UInt32 = 0
  private var earlyFlashes = 0
  private var lastFlash = 0

  /// A decoder that has seen nothing.
  public init() {}

  /// What the station with this place in the cycle, 0 or 1, told last.
  public func broadcast(ofStation station: Int) -> StationBroadcast? {
    station < 2 ? trains[station].broadcast : nil
  }

  /// Frames of its broadcast: good ones, damaged ones.
  public func frames(ofStation station: Int) -> (good: Int, damaged: Int) {
    station < 2 ? (trains[station].frameCount, trains[station].damagedFrameCount) : (0, 0)
  }

  /// Whether the station is there.
  public func isSeen(station: Int) -> Bool { isLocked && station < 2 && trains[station].isSeen }

  /// Takes the next pulse; returns a hit where it was one.
  public mutating func ingest(
    sensor: UInt8, start: Int64, length: UInt32, counting statistics: inout LightStatistics
  ) -> SweepHit? {
    let time = Double(start)
    if isLocked, time - base > Self.silenceMax { unlock() }
    guard isLocked else {
      statistics.beforeLock += 1
      if let found = search.ingest(start: start, length: length) { lock(found, &statistics) }
      return nil
    }
    while time >= nextBase - Self.lead { beginHalfCycle(&statistics) }
    if halfCycle - lastFlash > Self.darkHalfCyclesMax { unlock() }
    guard isLocked else { return nil }
    for station in 0..<2 where trains[station].isDue(at: time) { endFlash(station, &statistics) }
    for station in 0..<2 where (time - trains[station].flashTime).magnitude <= Self.flashWindow {
      guard trains[station].hasOpenFlash, length >= Self.flashLengthNear else { break }
      trains[station].append(FlashGroup.Member(sensor: sensor, start: start, length: length))
      statistics.flashPulses += 1
      return nil
    }
    return sweep(sensor: sensor, start: time, length: length, &statistics)
  }

  private var nextBase: Double { trains[0].expected((halfCycle + 1) & 1) }

  private mutating func unlock() {
    isLocked = false
    search = FlashSearch()
    phase = CyclePhase()
    earlyFlashes = 0
  }

  private mutating func lock(_ found: (first: Double, hasSecond: Bool), _ statistics: inout LightStatistics) {
    isLocked = true
    statistics.locks += 1
    halfCycle = 0
    lastFlash = 0
    base = found.first
    sensorsMet = 0
    trains[0].begin(at: found.first, isSeen: true)
    trains[1].begin(at: found.first + Self.secondFlashDelay, isSeen: found.hasSecond)
  }

  private mutating func beginHalfCycle(_ statistics: inout LightStatistics) {
    for station in 0..<2 where trains[station].hasOpenFlash { endFlash(station, &statistics) }
    halfCycle += 1
    sensorsMet = 0
    if halfCycle % Self.earlyFlashDecay == 0 { earlyFlashes = max(0, earlyFlashes - 1) }
    let rotor = halfCycle & 1
    trains[0].beginHalfCycle(rotor: rotor, fallback: fallback(rotor: rotor))
    base = trains[0].flashTime
    trains[1].beginHalfCycle(rotor: rotor, fallback: base + Self.secondFlashDelay)
  }

  /// Where the first station would flash by the second station, or else by its own other rotor.
  private func fallback(rotor: Int) -> Double {
    if trains[1].isFresh(rotor) { return trains[1].expected(rotor) - Self.secondFlashDelay }
    if trains[0].isFresh(1 - rotor) { return trains[0].flashTime + RotorClock.nominalPeriod / 2 }
    return trains[0].expected(rotor)
  }

  private mutating func endFlash(_ station: Int, _ statistics: inout LightStatistics) {
    let wasSeen = trains[station].isSeen
    guard let length = trains[station].endFlash() else {
      if wasSeen { statistics.missedFlashes += 1 }
      trains[station].take(bit: nil)
      return
    }
    statistics.flashes += 1
    lastFlash = halfCycle
    let code = FlashCode(length: length)
    phase.vote(code, halfCycle: halfCycle, station: station)
    guard let place = phase.place(inHalfCycle: halfCycle) else { return trains[station].take(bit: nil) }
    let skips = place.station != station
    if code.axis != place.axis || code.skips != skips { statistics.badCodes += 1 }
    trains[station].take(bit: FlashCode.bit(length: length, axis: place.axis, skips: skips))
  }

  private mutating func sweep(
    sensor: UInt8, start: Double, length: UInt32, _ statistics: inout LightStatistics
  ) -> SweepHit? {
    if isEarlyFlash(at: start, length: length) {
      statistics.strays += 1
      return nil
    }
    let offset = start - base
    guard offset >= Self.sweepBegin, offset <= Self.sweepEnd, length <= Self.sweepLengthMax else {
      statistics.strays += 1
      return nil
    }
    guard let place = phase.place(inHalfCycle: halfCycle) else {
      statistics.beforeLock += 1
      return nil
    }
    let (flashTime, period) = (trains[place.station].flashTime, trains[place.station].period)
    let middle = start + Double(length) / 2
    let angle = .pi * (middle - flashTime) / (period / 2) - .pi / 2
    guard trains[place.station].isTimed, angle.magnitude <= Self.angleMax else {
      statistics.strays += 1
      return nil
    }
    let isRepeated = sensorsMet & 1 << UInt32(sensor & 31) != 0
    sensorsMet |= 1 << UInt32(sensor & 31)
    statistics.repeated += isRepeated ? 1 : 0
    statistics.hits += 1
    return SweepHit(
      station: UInt8(place.station), generation: .first, plane: place.axis == 0 ? .first : .second,
      sensor: sensor, isRepeated: isRepeated, angle: angle,
      timestamp: LighthouseClock.timestamp(ticks: middle), reference: Int64(flashTime.rounded()),
      referenceAge: trains[place.station].age)
  }

  /// A station before the first: the beat was found while that one was hidden.
  private mutating func isEarlyFlash(at start: Double, length: UInt32) -> Bool {
    let early = nextBase - Self.secondFlashDelay
    guard length >= Self.flashLengthMin, (start - early).magnitude <= Self.flashWindow else { return false }
    earlyFlashes += 1
    if earlyFlashes >= Self.earlyFlashMax { unlock() }
    return true
  }
}
