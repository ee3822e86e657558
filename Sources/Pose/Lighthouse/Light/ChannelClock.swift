private import ByteLayout
internal import LighthouseModel

/// The rotor of one station of generation 2, as its syncs tell it.
///
/// The last sync and the last measured turn serve best: a smoothed clock, with gains of 0.02, left 113 urad of
/// error common to a sweep on recorded sessions, gains of 1 leave 12 to 20.
struct ChannelClock {
  /// Ticks of a turn by channel (lighthouse-v2.md, "Signal").
  static let nominalPeriods: InlineArray<16, Double> = [
    959_000, 957_000, 953_000, 949_000, 947_000, 943_000, 941_000, 939_000, 937_000, 929_000, 919_000,
    911_000,
    907_000, 901_000, 893_000, 887_000,
  ]
  /// Ticks by which a sync may miss a whole number of turns.
  private static let errorMax = 400.0
  /// Syncs that miss it in a row, after which the clock begins anew.
  private static let badSyncMax = 4
  /// Turns without a sync, after which sweeps have no angle.
  private static let turnsMax = 60.0
  /// Turns that are counted over a gap by a period known to 1e-4, so that none is counted wrong: 20 s.
  private static let turnsCountedMax = 1_000.0
  /// Part of a turn by which a sync after such a gap may miss.
  private static let countErrorMax = 0.1

  private(set) var lastSync = 0.0
  private(set) var period = 0.0
  private(set) var syncCount = 0
  /// When the last turn began, and by what part of its expected length it was longer; nil where a sync of the two
  /// was missed.
  private(set) var lastTurn: (begin: Double, stretch: Double)?
  private var badSyncs = 0
  private var bits = OOTXDecoder(.second)
  private(set) var broadcast: StationBroadcast?
  private var sweepReference = Int64.min
  private var sensorsMet: UInt32 = 0
  var frameCount: Int { bits.frameCount }
  var damagedFrameCount: Int { bits.damagedCount }

  /// Takes a sync; returns whether it fits the clock.
  mutating func ingest(sync ticks: Int64, bit: Bool, channel: Int) -> Bool {
    let time = Double(ticks)
    lastTurn = nil
    guard syncCount > 0 else {
      period = Self.nominalPeriods[channel]
      return begin(at: time, bit, afterTurns: nil)
    }
    let turns = ((time - lastSync) / period).rounded()
    let error = time - lastSync - turns * period
    // A device may tell the same sync twice.
    if turns == 0, error.magnitude <= Self.errorMax { return true }
    guard turns > 0, turns <= Self.turnsMax, error.magnitude <= Self.errorMax else {
      badSyncs += 1
      let isGap = turns > Self.turnsMax
      if badSyncs >= Self.badSyncMax || isGap {
        let isCounted =
          isGap && turns <= Self.turnsCountedMax && error.magnitude <= Self.countErrorMax * period
        return begin(at: time, bit, afterTurns: isCounted ? turns : nil)
      }
      return false
    }
    lastTurn = turns == 1 && syncCount > 1 ? (lastSync, error / period) : nil
    period += error / turns
    lastSync = time
    syncCount += 1
    badSyncs = 0
    take(bit, afterTurns: turns)
    return true
  }

  /// Begins anew; the broadcast goes on where the turns since the last sync are known.
  private mutating func begin(at time: Double, _ bit: Bool, afterTurns turns: Double?) -> Bool {
    lastSync = time
    syncCount = 1
    badSyncs = 0
    if turns == nil { bits.restart() }
    take(bit, afterTurns: turns ?? 1)
    return true
  }

  private mutating func take(_ bit: Bool, afterTurns turns: Double) {
    let missed = max(0, Int(turns) - 1)
    if missed > OOTXDecoder.missingBitsMax {
      bits.skip(missed)
    } else {
      for _ in 0..<missed { _ = bits.ingest(nil) }
    }
    guard let payload = bits.ingest(bit), let told = try? StationBroadcast(decoding: payload.span) else {
      return
    }
    broadcast = told
  }

  /// Where in its turn the rotor was at `ticks`: radians from its zero, when that turn began, and how many turns
  /// before that the last sync was; nil without a sync near enough.
  func turn(at ticks: Double) -> (angle: Double, begin: Double, turnsSinceSync: Double)? {
    guard syncCount > 1 else { return nil }
    let turns = (ticks - lastSync) / period
    guard turns > -2, turns <= Self.turnsMax else { return nil }
    let whole = turns.rounded(.down)
    return (2 * .pi * (turns - whole), lastSync + whole * period, max(0, whole))
  }

  /// Whether `sensor` was met before in the sweep with this reference.
  mutating func isRepeated(_ sensor: UInt8, reference: Int64) -> Bool {
    if reference != sweepReference {
      sweepReference = reference
      sensorsMet = 0
    }
    defer { sensorsMet |= 1 << UInt32(sensor & 31) }
    return sensorsMet & 1 << UInt32(sensor & 31) != 0
  }
}
