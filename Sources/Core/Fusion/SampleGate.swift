public import PoseMath

/// Decides what a device's next sample is: a step in time, a new beginning, or nothing.
@frozen
public struct SampleGate<Scalar: PoseScalar>: Sendable {
  /// When the last sample that counted was taken, by the device's clock.
  @usableFromInline var timestamp: Timestamp
  /// Whether there was one.
  @usableFromInline var hasBegun: Bool
  /// Samples refused: not finite, out of any sensor's range, or not later than the one before.
  @usableFromInline var refused: UInt32
  /// Seconds between samples, and how many in a row have come so.
  @usableFromInline var interval: Scalar
  @usableFromInline var regular: Int
  @usableFromInline let gapMax: Scalar
  @usableFromInline let angularVelocitySquaredMax: Scalar
  @usableFromInline let accelerationSquaredMax: Scalar

  /// Steps alike after which a device's clock is a regular one.
  @inlinable static var regularMin: Int { 32 }

  /// Nothing seen yet.
  @inlinable
  init(_ parameters: FilterParameters<Scalar>) {
    gapMax = parameters.gapMax
    angularVelocitySquaredMax = parameters.angularVelocityMax * parameters.angularVelocityMax
    accelerationSquaredMax = parameters.accelerationMax * parameters.accelerationMax
    timestamp = .zero
    hasBegun = false
    refused = 0
    interval = 0
    regular = 0
  }

  /// What a sample is.
  @usableFromInline
  enum Admission {
    /// No measurement, or one from the past.
    case refused
    /// The first one, or the first after a gap or a set clock: the vertical is to be found.
    case begins
    /// The next one, so many seconds after the one before, of which samples that were lost took `lost`.
    case follows(step: Scalar, lost: Scalar)
  }

  @inlinable
  mutating func admit(_ sample: IMUSample<Scalar>) -> Admission {
    guard isPlausible(sample) else { return refuse() }
    guard hasBegun else { return begin(at: sample) }
    let step: Scalar = sample.timestamp.seconds(since: timestamp)
    guard step > 0 else {
      // A clock that went back by more than a gap has been set.
      return step < -gapMax ? begin(at: sample) : refuse()
    }
    guard step <= gapMax else { return begin(at: sample) }
    timestamp = sample.timestamp
    return .follows(step: step, lost: lostTime(before: sample, step: step))
  }

  @inlinable
  mutating func refuse() -> Admission {
    refused &+= 1
    return .refused
  }

  /// A sample without a direction of gravity begins nothing.
  @inlinable
  mutating func begin(at sample: IMUSample<Scalar>) -> Admission {
    guard sample.acceleration.lengthSquared > 1e-6 else {
      hasBegun = false
      return refuse()
    }
    hasBegun = true
    timestamp = sample.timestamp
    return .begins
  }

  /// Of the seconds since the last sample, those of samples that were lost: told by the driver, or by the clock of a
  /// device that is otherwise regular.
  @inlinable
  mutating func lostTime(before sample: IMUSample<Scalar>, step: Scalar) -> Scalar {
    let isUsual = (step - interval).magnitude < interval * 0.1
    guard sample.lostBefore > 0 else {
      if isUsual {
        regular = min(regular + 1, Self.regularMin)
      } else if regular == Self.regularMin && step > interval * 1.5 {
        return step - interval
      } else {
        (interval, regular) = (step, 0)
      }
      return 0
    }
    let lost = Scalar(Int(min(sample.lostBefore, 1_000_000)))
    return step * lost / (lost + 1)
  }

  @inlinable
  func isPlausible(_ sample: IMUSample<Scalar>) -> Bool {
    // A number that is not finite fails either comparison.
    sample.angularVelocity.lengthSquared <= angularVelocitySquaredMax
      && sample.acceleration.lengthSquared <= accelerationSquaredMax
  }
}
