internal import DeviceEmulation

/// A number that wanders smoothly and at random, known at any place without what came before: normal numbers at
/// whole places, and a curve through them (Catmull and Rom, 1974).
///
/// Its deviation is 1; it forgets itself within about one place.
struct SmoothNoise: Sendable {
  private let seed: UInt64

  /// Between whole places the curve is flatter than at them: the root of the mean of its variance, by integration
  /// of the four weights' squares.
  private static let meanDeviation = 0.902

  init(seed: UInt64) { self.seed = seed }

  func value(at place: Double) -> Double {
    let whole = place.rounded(.down)
    let part = place - whole
    let knots = SIMD4(knot(whole - 1), knot(whole), knot(whole + 1), knot(whole + 2))
    let square = part * part
    let cube = square * part
    let weights = SIMD4(
      -cube + 2 * square - part, 3 * cube - 5 * square + 2, -3 * cube + 4 * square + part, cube - square)
    return (knots * weights).sum() / 2 / Self.meanDeviation
  }

  private func knot(_ place: Double) -> Double {
    var noise = CounterNoise(seed: seed, index: UInt64(bitPattern: Int64(place)))
    return noise.normal()
  }
}
