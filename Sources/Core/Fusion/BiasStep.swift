public import PoseMath

/// The supposition that the gyroscope's bias stepped at one moment, and what has been seen since that speaks for it.
///
/// A step s of the bias (sensor's axes) leaves the filter with errors that are linear in s as long as they are
/// small. They follow the filter's own equations, corrections included (Willsky and Jones, IEEE Transactions on
/// Automatic Control 21, 1976, "A generalized likelihood ratio approach..."), and so tell what each innovation would
/// be: r s. What the innovations i with variances S then say of s is
///
///     information J = sum r r' / S,     evidence d = sum r i / S,     s = (J + 1/q^2)^-1 d,     score = d' s.
///
/// Only turn, bias and velocity are followed; with the matrix as well the scores are the same to a tenth.
@frozen
public struct BiasStep<Number: LaneNumber> {
  /// How each error answers to the three parts of the step: turn about the world's axes (rad per rad/s) ...
  @usableFromInline var turn: InlineArray<3, LaneVector<Number>>
  /// ... what is left to learn of the bias ...
  @usableFromInline var bias: InlineArray<3, LaneVector<Number>>
  /// ... and horizontal velocity, m/s per rad/s.
  @usableFromInline var velocityX: LaneVector<Number>
  @usableFromInline var velocityZ: LaneVector<Number>
  /// What the velocities say.
  @usableFromInline var information: SymmetricMatrix<Number>
  @usableFromInline var evidence: LaneVector<Number>
  /// What the field's headings say, of which any constant part is unknown: sums of weights, of weighted responses,
  /// of weighted headings, and of the products of responses with themselves and with headings.
  @usableFromInline var weight: Number
  @usableFromInline var response: LaneVector<Number>
  @usableFromInline var heading: Number
  @usableFromInline var headingInformation: SymmetricMatrix<Number>
  @usableFromInline var headingEvidence: LaneVector<Number>
  /// Seconds since the supposed step; negative while it waits for its turn.
  @usableFromInline var age: Number

  @inlinable
  init() {
    turn = InlineArray(repeating: .zero)
    bias = [LaneVector(1, 0, 0), LaneVector(0, 1, 0), LaneVector(0, 0, 1)]
    (velocityX, velocityZ) = (.zero, .zero)
    (information, evidence) = (SymmetricMatrix(), .zero)
    (weight, response, heading) = (0, .zero, 0)
    (headingInformation, headingEvidence) = (SymmetricMatrix(), .zero)
    age = 0
  }

  /// Supposes it now.
  @inlinable
  mutating func begin(where lanes: Number.Mask) {
    let fresh = Self()
    for axis in 0..<3 {
      turn[axis] = turn[axis].replacing(with: .zero, where: lanes)
      bias[axis] = bias[axis].replacing(with: fresh.bias[axis], where: lanes)
    }
    velocityX = velocityX.replacing(with: .zero, where: lanes)
    velocityZ = velocityZ.replacing(with: .zero, where: lanes)
    information = information.replacing(with: fresh.information, where: lanes)
    evidence = evidence.replacing(with: .zero, where: lanes)
    weight = weight.replacing(with: 0, where: lanes)
    response = response.replacing(with: .zero, where: lanes)
    heading = heading.replacing(with: 0, where: lanes)
    headingInformation = headingInformation.replacing(with: fresh.information, where: lanes)
    headingEvidence = headingEvidence.replacing(with: .zero, where: lanes)
    age = age.replacing(with: 0, where: lanes)
  }

  /// How one of the errors that are followed answers.
  @inlinable
  func response(of state: Int) -> LaneVector<Number> {
    switch state {
    case ErrorState.velocity: velocityX
    case ErrorState.velocity + 1: velocityZ
    case ErrorState.bias..<ErrorState.matrix: bias[state - ErrorState.bias]
    default: turn[state]
    }
  }
}

extension BiasStep {
  /// What the evidence comes to.
  @frozen
  @usableFromInline
  struct Judgement {
    /// The most likely step, rad/s in the sensor's axes.
    @usableFromInline var step: LaneVector<Number>
    @usableFromInline var covariance: SymmetricMatrix<Number>
    /// How much better it explains the innovations than none does: by how much the sum of their squares over their
    /// variances drops.
    @usableFromInline var score: Number

    @inlinable
    init(step: LaneVector<Number>, covariance: SymmetricMatrix<Number>, score: Number) {
      self.step = step
      self.covariance = covariance
      self.score = score
    }
  }

  /// The errors that are followed.
  @inlinable static var states: InlineArray<8, Int> {
    [
      ErrorState.turn, ErrorState.heading, ErrorState.turn + 2, ErrorState.bias, ErrorState.bias + 1,
      ErrorState.bias + 2, ErrorState.velocity, ErrorState.velocity + 1,
    ]
  }

  /// Over a window, as `ErrorCovariance.propagate`.
  @inlinable
  mutating func propagate(_ sums: WindowSums<Number>) {
    let before = turn
    for axis in 0..<3 {
      for source in 0..<3 { turn[axis] -= bias[source] * sums.attitude[axis][source] }
    }
    let meanX = (before[0] + turn[0]) * 0.5
    let meanY = (before[1] + turn[1]) * 0.5
    let meanZ = (before[2] + turn[2]) * 0.5
    velocityX += meanY * sums.force.z - meanZ * sums.force.y
    velocityZ += meanX * sums.force.y - meanY * sums.force.x
  }

  /// A velocity was measured, with this innovation of variance 1 / `certainty`, and moved all states by `gain` of it.
  @inlinable
  mutating func hear(
    _ response: LaneVector<Number>, innovation: Number, certainty: Number, gain: ErrorVector<Number>
  ) {
    let weighted = response * certainty
    information.add(response, weighted)
    evidence += weighted * innovation
    for axis in 0..<3 {
      turn[axis] -= response * gain[axis]
      bias[axis] -= response * gain[ErrorState.bias + axis]
    }
    velocityX -= response * gain[ErrorState.velocity]
    velocityZ -= response * gain[ErrorState.velocity + 1]
  }

  /// A heading was measured by the field, 1 / `certainty` its variance, and moved the heading by `gain` of it.
  @inlinable
  mutating func hearHeading(_ innovation: Number, certainty: Number, gain: Number) {
    let answer = turn[ErrorState.heading]
    let weighted = answer * certainty
    weight += certainty
    response += weighted
    heading += certainty * innovation
    headingInformation.add(answer, weighted)
    headingEvidence += weighted * innovation
    turn[ErrorState.heading] -= answer * gain
  }

  /// What has been seen says of a step whose parts have this standard deviation, rad/s. Mutating only so that it is
  /// not copied.
  @inlinable
  mutating func judged(deviation: Number.Element) -> Judgement {
    // The constant part of the headings, eliminated (Schur's complement).
    let share = Number.one.over(weight.greater(1e-9))
    var total = information
    total.add(headingInformation)
    total.add(response, response * -share)
    let all = evidence + headingEvidence - response * (heading * share)
    let covariance = total.plusIdentity(Number.one.over(Number(lanes: deviation).squared)).inverse
    let step = covariance * all
    return Judgement(step: step, covariance: covariance, score: step.dot(all))
  }
}

extension BiasStep: Sendable where Number: Sendable {}
