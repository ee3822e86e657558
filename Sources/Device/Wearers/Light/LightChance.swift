internal import DeviceEmulation
internal import LighthouseModel
internal import PoseMath

/// What chance does to light: errors and losses, each known by what it belongs to, so that asking again gives the
/// same.
struct LightChance: Sendable {
  let room: UInt64
  let receiver: UInt64
  let noise: ReceiverNoise
  /// Of the room.
  let hiddenShare: Double

  init(room: EmulatedRoom, receiver: LightReceiver) {
    self.room = room.seed
    self.receiver = receiver.seed ^ room.seed &* 0x9e37_79b9_7f4a_7c15
    noise = receiver.noise
    hiddenShare = room.hiddenShare
  }

  /// Nanoseconds of a piece of hidden light.
  private static let hiddenSeconds = 0.25

  /// A photodiode of the device in light of one plane.
  struct Place {
    var station: Int
    var plane: SweepPlane
    var sensor: UInt8

    var index: UInt64 { UInt64(station) &* 128 &+ UInt64(plane.rawValue) &* 64 &+ UInt64(sensor) }
  }

  private func draw(_ what: UInt64, _ place: UInt64, _ index: UInt64 = 0) -> CounterNoise {
    CounterNoise(
      seed: receiver &+ what &* 0xd1b5_4a32_d192_ed03 &+ place &* 0x8cb9_2ba7_2f3d_8dd7, index: index)
  }

  // MARK: - Errors

  /// What a hit errs by on its own in sweep `index`, radians. Shorter pulses err more.
  func hitError(_ place: Place, sweep index: Int, length: Double) -> Double {
    var draw = draw(1, place.index, UInt64(index))
    let weak = noise.weakHitError / length
    let isTail = draw.number(within: 1).magnitude < 0.05
    let size = (noise.hitError * noise.hitError + weak * weak).squareRoot() * (isTail ? noise.tailFactor : 1)
    return size * draw.normal()
  }

  /// What a photodiode's place errs by in light of a station, radians: a wave over the directions, from which the
  /// device sees the station; it goes round within about a quarter turn.
  func systematicError(_ place: Place, from direction: SIMD3<Double>) -> Double {
    guard noise.systematicError > 0 else { return 0 }
    var draw = draw(2, place.index)
    var error = 0.0
    for _ in 0..<2 {
      let wave = draw.normalVector() * 1.5
      error += Double.sine(wave.dot(direction) + draw.number(within: .pi))
    }
    return noise.systematicError * error
  }

  /// Ticks that the receiver errs by in a whole flash: at its begin, and at its end. The two know nothing of each other:
  /// what all pulses of a recorded flash share at their ends is no less, and a flash timed by both is told better
  /// (Docs/Lighthouse.md).
  func flashJitter(station: Int, flash index: Int) -> (begin: Double, end: Double) {
    var draw = draw(3, UInt64(station), UInt64(index))
    return (noise.flashJitterTicks * draw.normal(), noise.flashJitterTicks * draw.normal())
  }

  /// Ticks by which a photodiode that looks away sees a station's flash late, by way of the room; nil for about half of
  /// them, which do not. Of the photodiodes of vive_cal and lh1_test_cal that no sweep meets delays are 66 to 656 ticks,
  /// most of them below 210, and steady.
  func indirectRise(station: Int, sensor: UInt8) -> Double? {
    var draw = draw(12, UInt64(station) &* 64 &+ UInt64(sensor))
    guard draw.number(within: 1) > 0 else { return nil }
    let size = (draw.number(within: 1) + 1) / 2
    return 70 + 580 * size * size * size
  }

  /// Ticks that one photodiode adds to the begin of a flash: 0.5 to 2 where it is well lit, 5 where it is 85 late, 16 to
  /// 23 at 183, 68 at 656 (vive_cal).
  func riseJitter(station: Int, sensor: UInt8, flash index: Int, rise: Double) -> Double {
    var draw = draw(4, UInt64(station) &* 64 &+ UInt64(sensor), UInt64(index))
    return (0.5 + 0.05 * min(rise, 90) + 0.1 * max(0, rise - 90)) * draw.normal()
  }

  /// Ticks that one photodiode adds to a flash's end: -29 to 12 in the recordings, the same each time.
  func endOffset(station: Int, sensor: UInt8) -> Double {
    var draw = draw(5, UInt64(station) &* 64 &+ UInt64(sensor))
    return 6 * draw.normal()
  }

  // MARK: - Losses

  /// Whether a hit is missed that could have been seen. Weak pulses are missed most of the time.
  func misses(_ place: Place, sweep index: Int, length: Double, isDirect: Bool) -> Bool {
    var own = draw(6, place.index)
    let part = (own.number(within: 1) + 1) / 2
    let (least, most) = (noise.missedShare.lowerBound, noise.missedShare.upperBound)
    let weak = 0.7 * Double.exponential((LightPath.lengthMin - length) / 6)
    let share = least + (most - least) * part * part * part + (noise == .none ? 0 : weak)
    guard share > 0 else { return false }
    var draw = draw(isDirect ? 7 : 8, place.index, UInt64(index))
    return (draw.number(within: 1) + 1) / 2 < share
  }

  /// Whether a photodiode's light of a station is hidden, in this quarter of a second, by the room's `hiddenShare`.
  func hides(station: Int, sensor: UInt8, at seconds: Double) -> Bool {
    guard hiddenShare > 0 else { return false }
    let piece = UInt64(max(0, seconds / Self.hiddenSeconds))
    var whole = draw(9, UInt64(station), piece)
    if (whole.number(within: 1) + 1) / 2 < hiddenShare / 2 { return true }
    var single = draw(10, UInt64(station) &* 64 &+ UInt64(sensor), piece)
    return (single.number(within: 1) + 1) / 2 < (hiddenShare / 2) / (1 - hiddenShare / 2)
  }

  /// Light that no sweep and no flash explains, in an interval of so many seconds: where in it, on which photodiode,
  /// and how much, 0...1.
  func strays(piece index: Int, seconds: Double) -> [(place: Double, sensor: UInt8, size: Double)] {
    var draw = draw(11, 0, UInt64(bitPattern: Int64(index)))
    func part() -> Double { (draw.number(within: 1) + 1) / 2 }
    let expected = noise.strayRateHz * seconds
    let count = Int(expected) + (part() < expected - expected.rounded(.down) ? 1 : 0)
    return (0..<count).map { _ in (part(), UInt8(part() * 31.99), part()) }
  }
}
