/// A set of named bits of a report.
///
/// Not an `OptionSet`: that one is written as an array literal, and the controller's compiler refuses the
/// allocating type behind it under `-no-allocations` (Swift 6.3.1).
public protocol BitFlags: Equatable, Sendable {
  associatedtype RawValue: FixedWidthInteger & Sendable
  var rawValue: RawValue { get set }
  init(rawValue: RawValue)
}

extension BitFlags {
  /// No bit set.
  @inlinable public static var none: Self { Self(rawValue: 0) }

  /// The bits of either.
  @inlinable
  public static func | (left: Self, right: Self) -> Self {
    Self(rawValue: left.rawValue | right.rawValue)
  }

  /// Whether every bit of `other` is set here.
  @inlinable
  public func contains(_ other: Self) -> Bool { rawValue & other.rawValue == other.rawValue }
}
