public import PoseMath

/// Finds where a stream of samples was cut and joined without a word: samples that were lost and not reported, or
/// two recordings spliced.
///
/// A moving sensor's readings change smoothly, at 300 samples a second by a few hundredths of their size. Where n
/// samples are missing all six change at once by 1 + n times their slope, and by nothing else; where two
/// recordings meet, by anything. A knock changes them too, but not smoothly before and after.
@frozen
public struct SeamWatch<Number: LaneNumber> {
  /// The last eight readings, the newest at `newest`: four before a jump and four from it on are looked at.
  @usableFromInline var readings: InlineArray<8, InertialReading<Number>>
  @usableFromInline var newest: Int
  /// The last step, seconds: readings of uneven steps are not compared.
  @usableFromInline var lastStep: Number
  /// Samples until four have followed a jump; zero where there is none.
  @usableFromInline var awaited: Number
  /// How large it was.
  @usableFromInline var jump: Number
  /// Samples until four lie behind without a gap that is known.
  @usableFromInline var deaf: Number

  /// m/s^2 of force that count as a rad/s of rate: their noise is about so.
  @inlinable static var ratio: Number { 10 }

  @inlinable
  init() {
    readings = InlineArray(repeating: InertialReading(rate: .zero, force: .zero))
    newest = 0
    lastStep = 0
    awaited = 0
    jump = 0
    deaf = 8
  }

  /// How many samples back a reading is.
  @inlinable @inline(__always)
  subscript(_ age: Int) -> InertialReading<Number> { readings[(newest &- age) & 7] }

  /// Takes a sample; returns a seam four samples ago, nil where there is none in any lane.
  /// - Parameter isKnown: where a gap before this sample is known, or the sample is none.
  @inlinable
  mutating func ingest(
    rate: LaneVector<Number>, force: LaneVector<Number>, step: Number, isKnown: Number.Mask
  ) -> Seam<Number>? {
    newest = (newest &+ 1) & 7
    readings[newest] = InertialReading(rate: rate * Self.ratio, force: force)
    let isUneven = (step .< lastStep * 0.8) .| (lastStep * 1.25 .< step) .| isKnown
    lastStep = step
    let last = self[1]
    let slope = (last - self[3]) * 0.5
    let surprise = (self[0] - last - slope).lengthSquared
    let isJump = (slope.lengthSquared * 0.3 + 0.5 .< surprise) .& (jump .< surprise) .& (deaf .< 0.5)
    guard (isUneven .| isJump .| (Number.zero .< awaited + deaf)).isAnywhere else { return nil }
    let isDue = (0.5 .< awaited) .& (awaited .< 1.5) .& .!isJump .& .!isUneven
    // What varies as much before and after is no jump but a knock or a motor.
    let stands = isDue.isAnywhere ? isDue .& (Seam.roughness(self) * 20 .< jump) : isDue
    awaited = (awaited - 1).greater(0).replacing(with: 3, where: isJump)
      .replacing(with: 0, where: isUneven)
    jump = jump.replacing(with: surprise, where: isJump).replacing(with: 0, where: .!(0 .< awaited))
    deaf = (deaf - 1).greater(0).replacing(with: 4, where: isUneven)
    return stands.isAnywhere ? Seam(self, step: step, where: stands) : nil
  }

  /// A gap is known before the next sample of this lane.
  @inlinable
  mutating func interrupt(lane: Int) {
    deaf[lane: lane] = 8
    awaited[lane: lane] = 0
    jump[lane: lane] = 0
  }
}

extension SeamWatch: Sendable where Number: Sendable {}
