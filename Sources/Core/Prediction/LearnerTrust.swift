public import PoseMath

/// Whether a learner may speak: its running mean squared error against that of saying nothing.
@frozen
public struct LearnerTrust<Scalar: PoseScalar>: Equatable, Sendable {
  /// How much larger the learner's error may be, as a root mean square (taken from the head-trace study).
  @inlinable public static var ratioMax: Scalar { 1.1 }

  /// The share of the past that one more example leaves.
  public let memory: Scalar
  @usableFromInline var own: Scalar
  @usableFromInline var base: Scalar

  /// Trust in a learner that has said nothing yet.
  @inlinable
  public init(memory: Scalar) {
    self.memory = memory
    own = 0
    base = 0
  }

  /// Whether the learner errs hardly more than constant rate does.
  @inlinable public var isEarned: Bool { own <= base * (Self.ratioMax * Self.ratioMax) }

  /// The two squared errors at one more example.
  @inlinable
  public mutating func note(own ownSquare: Scalar, base baseSquare: Scalar) {
    guard ownSquare.isFinite, baseSquare.isFinite else { return }
    own = own * memory + ownSquare * (1 - memory)
    base = base * memory + baseSquare * (1 - memory)
  }
}
