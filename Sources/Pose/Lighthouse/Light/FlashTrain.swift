private import ByteLayout
internal import LighthouseModel

/// The flashes of one station of generation 1: two rotors that flash in turn.
struct FlashTrain {
  /// Flashes before a station counts as seen.
  private static let flashCountMin = 3
  /// Flashes before sweeps are measured where only few photodiodes see each: a tenth of a second in which their delays
  /// are learned.
  private static let flashCountSteady = 14
  /// Turns without a flash after which a rotor's clock is too old to measure sweeps by: one second.
  private static let missedTurnsMax = 60
  /// Turns after which the other station's flash predicts better than the own clock.
  private static let missedTurnsOfClock = 12

  private var even = RotorClock(next: 0)
  private var odd = RotorClock(next: 0)
  private var edges = FlashEdges()
  private var group = FlashGroup()
  private var isOpen = false
  private(set) var flashCount = 0
  /// Whether enough photodiodes saw a flash at once to know their delays from each other.
  private var hasWitnesses = false
  /// When this half cycle's flash is expected, or once it is over, believed to have been; device ticks.
  private(set) var flashTime = 0.0
  private var rotorInUse = 0
  private var bits = OOTXDecoder(.first)
  /// What the station told last.
  private(set) var broadcast: StationBroadcast?
  /// Of its broadcast.
  var frameCount: Int { bits.frameCount }
  var damagedFrameCount: Int { bits.damagedCount }

  /// Whether the station is there.
  var isSeen: Bool { flashCount >= Self.flashCountMin }
  /// Whether its clock is good enough to measure sweeps by.
  var isTimed: Bool {
    isSeen && clock(rotorInUse).missedTurns <= Self.missedTurnsMax
      && (hasWitnesses || flashCount >= Self.flashCountSteady)
  }
  /// The period of the rotor in use, ticks.
  var period: Double { clock(rotorInUse).period }
  /// Seconds since the rotor in use was seen to flash.
  var age: Double { Double(clock(rotorInUse).missedTurns) * period / Double(LighthouseClock.rateHz) }

  private func clock(_ rotor: Int) -> RotorClock { rotor == 0 ? even : odd }

  private mutating func withClock<Result>(_ rotor: Int, _ body: (inout RotorClock) -> Result) -> Result {
    rotor == 0 ? body(&even) : body(&odd)
  }

  /// Begins with a flash seen at `time`, or expected there.
  mutating func begin(at time: Double, isSeen: Bool) {
    even = RotorClock(next: time)
    odd = RotorClock(next: time + RotorClock.nominalPeriod / 2)
    flashCount = isSeen ? Self.flashCountMin : 0
    hasWitnesses = false
    if isSeen { _ = even.ingest(time, variance: RotorClock.varianceStart) }
    flashTime = time
    rotorInUse = 0
    group = FlashGroup()
    isOpen = !isSeen
    bits.restart()
  }

  /// Whether `rotor` was seen to flash of late.
  func isFresh(_ rotor: Int) -> Bool { isSeen && clock(rotor).missedTurns < Self.missedTurnsOfClock }

  /// When `rotor` flashes next.
  func expected(_ rotor: Int) -> Double { clock(rotor).next }

  /// Begins a half cycle; `fallback` is where the flash would be by the other station.
  mutating func beginHalfCycle(rotor: Int, fallback: Double) {
    let current = clock(rotor)
    if !isFresh(rotor), (current.next - fallback).magnitude > 1 {
      withClock(rotor) { $0 = RotorClock(next: fallback, missedTurns: current.missedTurns) }
    }
    rotorInUse = rotor
    flashTime = clock(rotor).next
    group = FlashGroup()
    isOpen = true
  }

  mutating func append(_ member: FlashGroup.Member) {
    if isOpen { group.append(member) }
  }

  /// Whether the flash of this half cycle must be over at `ticks`.
  func isDue(at ticks: Double) -> Bool { isOpen && ticks > flashTime + PulseDecoder.flashSpan }

  /// Ends the flash of this half cycle, once; returns its longest pulse, nil where there was no flash.
  mutating func endFlash() -> UInt32? {
    isOpen = false
    guard let reading = edges.reading(of: group), let longest = group.longest else {
      flashTime = withClock(rotorInUse) { $0.miss() }
      return nil
    }
    let expected = clock(rotorInUse).next
    flashTime = withClock(rotorInUse) { $0.ingest(reading.ticks, variance: reading.variance) }
    let shift = edges.learn(group, reading, expected: expected, at: flashTime)
    flashTime += shift
    even.shift(by: shift)
    odd.shift(by: shift)
    flashCount += 1
    if group.count >= RiseDelays.witnessMin { hasWitnesses = true }
    return longest.length
  }

  var hasOpenFlash: Bool { isOpen }

  /// Takes the broadcast's bit that the flash told, nil where it told none.
  mutating func take(bit: Bool?) {
    guard let payload = bits.ingest(bit) else { return }
    if let told = try? StationBroadcast(decoding: payload.span) { broadcast = told }
  }
}
