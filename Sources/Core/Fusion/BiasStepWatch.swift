public import PoseMath

/// Finds that the gyroscope's bias has stepped, which its random walk denies: two suppositions, begun four seconds
/// apart, each dropped after eight. How soon that can be, and how soon it is: Docs/OrientationFilter.md.
@frozen
public struct BiasStepWatch<Number: LaneNumber> {
  @usableFromInline var first: BiasStep<Number>
  @usableFromInline var second: BiasStep<Number>
  /// Whether a lane has anything to be watched: at rest the bias is measured anyhow.
  @usableFromInline var isWatching: Bool
  /// Seconds for which the field may still move the bias, after a step was found.
  @usableFromInline var openness: Number

  /// A score above this is a step. Over the 17 public trials the largest is 3.2, over six made-up hands 2.4; the filter's
  /// variances are four times the errors' (`OrientationFilter.inclinationDeviation`), so that 4 counts as 16.
  @inlinable public static var scoreMin: Number { 4 }
  /// Seconds for which a step is supposed; twice and half that find as much.
  @inlinable public static var duration: Number.Element { 8 }
  /// Seconds before a supposition is judged: what begins or ends a motion looks like anything for an instant.
  @inlinable public static var ageMin: Number { 2 }
  /// Standard deviation of a step's parts, rad/s; 1 deg/s.
  @inlinable public static var stepDeviation: Number.Element { 0.017_45 }
  /// Seconds for which a deviation of the field lasts, where its change is compared with a drift.
  @inlinable public static var fieldMemory: Number { 3 }
  /// After a step was found: for so many seconds the field moves the bias, too, ...
  @inlinable public static var opennessMax: Number { 30 }
  /// ... and weighs by this share of `FilterParameters.fieldMemory`.
  @inlinable public static var openShare: Number { 0.15 }

  @inlinable
  init() {
    first = BiasStep()
    second = BiasStep()
    isWatching = false
    openness = 0
  }

  /// Where there is nothing to be watched, both wait, one four seconds longer.
  @inlinable
  mutating func wait(where lanes: Number.Mask) {
    first.age = first.age.replacing(with: -0.001, where: lanes)
    second.age = second.age.replacing(
      with: Number(lanes: -0.5 * Self.duration), where: lanes)
    isWatching = (.!lanes).isAnywhere
  }

  /// Lets time pass: what is too old begins anew.
  @inlinable
  mutating func advance(by duration: Number) {
    first.advance(by: duration, lifetime: Number(lanes: Self.duration))
    second.advance(by: duration, lifetime: Number(lanes: Self.duration))
    openness = (openness - duration).greater(0)
  }

  @inlinable
  mutating func propagate(_ sums: WindowSums<Number>) {
    guard isWatching else { return }
    first.propagate(sums)
    second.propagate(sums)
  }

  /// As `BiasStep.hear`, of the velocity along the world's x or z.
  @inlinable
  mutating func hear(_ state: Int, innovation: Number, variance: Number, gain: ErrorVector<Number>) {
    guard isWatching else { return }
    let certainty = Number.one.over(variance)
    first.hear(first.response(of: state), innovation: innovation, certainty: certainty, gain: gain)
    second.hear(second.response(of: state), innovation: innovation, certainty: certainty, gain: gain)
  }

  @inlinable
  mutating func hearHeading(_ innovation: Number, certainty: Number, gain: Number) {
    guard isWatching else { return }
    first.hearHeading(innovation, certainty: certainty, gain: gain)
    second.hearHeading(innovation, certainty: certainty, gain: gain)
  }
}

extension BiasStep {
  @inlinable
  mutating func advance(by duration: Number, lifetime: Number) {
    let wasWaiting = age .< 0
    age += duration
    let isDue = (wasWaiting .& .!(age .< 0)) .| (lifetime .< age)
    if isDue.isAnywhere { begin(where: isDue) }
  }
}

extension BiasStepWatch: Sendable where Number: Sendable {}
