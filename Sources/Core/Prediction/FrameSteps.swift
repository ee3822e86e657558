public import PoseMath

/// How a body moved over the last twelve frames: one velocity and one turn rate a frame, in the world.
@frozen
public struct FrameSteps<Scalar: PoseScalar> {
  /// Frames kept: 200 ms at 60 Hz.
  @inlinable public static var countMax: Int { 12 }

  @usableFromInline var velocities: InlineArray<12, SIMD3<Scalar>>
  @usableFromInline var turnRates: InlineArray<12, SIMD3<Scalar>>
  @usableFromInline var newest: Int
  @usableFromInline var count: Int

  /// No frame yet.
  @inlinable
  public init() {
    velocities = InlineArray(repeating: .zero)
    turnRates = InlineArray(repeating: .zero)
    newest = 0
    count = 0
  }

  /// Frames kept since the last break.
  @inlinable public var frameCount: Int { count }

  /// One more frame with these velocities, m/s and rad/s along the world's axes.
  @inlinable
  public mutating func append(velocity: SIMD3<Scalar>, turnRate: SIMD3<Scalar>) {
    newest = newest + 1 == Self.countMax ? 0 : newest + 1
    velocities[newest] = velocity
    turnRates[newest] = turnRate
    count = min(count + 1, Self.countMax)
  }

  /// Forgets all frames: the source broke off.
  @inlinable
  public mutating func removeAll() { count = 0 }

  @inlinable
  func place(_ lag: Int) -> Int {
    let place = newest - min(lag, count - 1)
    return place < 0 ? place + Self.countMax : place
  }

  /// The velocity `lag` frames ago; of the oldest frame where there are fewer, zero where there is none.
  @inlinable
  public func velocity(lag: Int) -> SIMD3<Scalar> { count > 0 ? velocities[place(lag)] : .zero }

  /// The turn rate `lag` frames ago, as above.
  @inlinable
  public func turnRate(lag: Int) -> SIMD3<Scalar> { count > 0 ? turnRates[place(lag)] : .zero }

  /// The means of the latest frames, at least one.
  @inlinable
  public func mean(of frames: Int) -> (velocity: SIMD3<Scalar>, turnRate: SIMD3<Scalar>) {
    var velocity = SIMD3<Scalar>.zero
    var rate = SIMD3<Scalar>.zero
    for lag in 0..<frames {
      velocity += self.velocity(lag: lag)
      rate += turnRate(lag: lag)
    }
    let share: Scalar = 1 / Scalar(frames)
    return (velocity * share, rate * share)
  }
}

extension FrameSteps: Sendable where Scalar.SIMD4Storage: Sendable {}
