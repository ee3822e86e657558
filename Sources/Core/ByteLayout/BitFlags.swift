/// A set of named bits: of a report, or of what reports say.
///
/// Not an `OptionSet`: that one is written as an array literal, and the controller's compiler refuses the
/// allocating type behind it under `-no-allocations` (Swift 6.3.1).
public protocol BitFlags: Equatable, Sendable {
  /// The integer that holds the bits.
  associatedtype RawValue: FixedWidthInteger & Sendable
  /// The bits of the set.
  var rawValue: RawValue { get set }
  /// The set with these bits, named or not.
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

  /// Sets the bits of `right` too.
  @inlinable
  public static func |= (left: inout Self, right: Self) { left = left | right }

  /// Whether no bit is set.
  @inlinable public var isEmpty: Bool { rawValue == 0 }

  /// Whether every bit of `other` is set here.
  @inlinable
  public func contains(_ other: Self) -> Bool { rawValue & other.rawValue == other.rawValue }
}
