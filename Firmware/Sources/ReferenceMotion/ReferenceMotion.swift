public import PoseMath

/// Inertial samples made from integers, basic arithmetic and square roots alone, so that a controller and a
/// host compute the same bits: two seconds of rest, then turns about all axes, with a gyroscope bias and
/// noise. 500 Hz.
@frozen
public struct ReferenceMotion {
  /// Samples in the whole sequence: 20 s.
  public static var sampleCount: Int { 10_000 }
  /// Every so many samples the orientation is compared.
  public static var comparedEvery: Int { 50 }

  @usableFromInline var index: Int
  @usableFromInline var time: Timestamp
  @usableFromInline var noise: UInt32
  @usableFromInline var worldFromSensor: Quaternion<Float>

  /// The beginning of the sequence.
  @inlinable
  public init() {
    index = 0
    time = .zero
    noise = 2_463_534_242
    worldFromSensor = Quaternion(w: 1, x: 0.25, y: -0.5, z: 0.125).normalized()
  }

  /// The next sample. Turn rates are triangle waves of different periods, below 3 rad/s.
  @inlinable
  public mutating func next() -> IMUSample<Float> {
    index &+= 1
    time = time.advanced(byNanoseconds: 2_000_000)
    let rate = index <= 1000 ? SIMD3<Float>.zero : SIMD3(wave(701, 1), wave(1033, 2), wave(463, 1))
    worldFromSensor = (worldFromSensor * Quaternion(rotationVector: rate / 500)).normalized()
    let gravity = worldFromSensor.conjugate.rotate(SIMD3(0, 9.806_65, 0))
    return IMUSample(
      timestamp: time, angularVelocity: rate + SIMD3(0.012, -0.007, 0.009) + jitter() / 512,
      acceleration: gravity + jitter() / 32)
  }

  /// A triangle wave between plus and minus `height` with a period of `period` samples.
  @inlinable
  func wave(_ period: Int, _ height: Float) -> Float {
    let phase = Float(index % period) / Float(period)
    return height * (4 * abs(phase - 0.5) - 1)
  }

  /// Three numbers between -1 and 1 from a shift-register generator (Marsaglia, "Xorshift RNGs", 2003).
  @inlinable
  mutating func jitter() -> SIMD3<Float> { SIMD3(draw(), draw(), draw()) }

  @inlinable
  mutating func draw() -> Float {
    noise ^= noise &<< 13
    noise ^= noise &>> 17
    noise ^= noise &<< 5
    return Float(Int(noise &>> 8)) / 8_388_608 - 1
  }
}
