/// Yes or no, in each lane: a `Bool`, or a SIMD mask.
public protocol LaneMask {
  /// The same in every lane.
  init(repeating value: Bool)
  /// Both.
  static func .& (left: Self, right: Self) -> Self
  /// Either.
  static func .| (left: Self, right: Self) -> Self
  /// The contrary.
  static prefix func .! (mask: Self) -> Self
  /// Whether any lane says yes.
  var isAnywhere: Bool { get }
  /// What one lane says.
  subscript(lane lane: Int) -> Bool { get set }
}

/// A number, or several side by side that go through the same arithmetic: a filter written in these steps one
/// device or eight.
///
/// There are no branches on values in such code, only `replacing(with:where:)`. What floating point has
/// already goes by other names here, so that a scalar does not have it twice.
public protocol LaneNumber: SignedNumeric, ExpressibleByFloatLiteral {
  /// What one lane holds.
  associatedtype Element: PoseScalar
  /// What a comparison gives.
  associatedtype Mask: LaneMask

  /// How many lanes there are.
  static var laneCount: Int { get }
  /// The same in every lane.
  init(lanes value: Element)
  /// What one lane holds.
  subscript(lane lane: Int) -> Element { get set }
  /// The quotient, lane by lane.
  func over(_ divisor: Self) -> Self
  /// The square root, lane by lane.
  var root: Self { get }
  /// Lane by lane; false where either is not a number.
  static func .< (left: Self, right: Self) -> Mask
  /// The other's lanes where the mask says yes.
  func replacing(with other: Self, where mask: Mask) -> Self
}

extension Bool: LaneMask {
  @inlinable
  public init(repeating value: Bool) { self = value }
  @inlinable
  public static func .& (left: Bool, right: Bool) -> Bool { left && right }
  @inlinable
  public static func .| (left: Bool, right: Bool) -> Bool { left || right }
  @inlinable
  public static prefix func .! (mask: Bool) -> Bool { !mask }
  @inlinable public var isAnywhere: Bool { self }
  @inlinable
  public subscript(lane lane: Int) -> Bool {
    get { self }
    set { self = newValue }
  }
}

extension SIMDMask: LaneMask {
  @inlinable public var isAnywhere: Bool { any(self) }
  @inlinable
  public subscript(lane lane: Int) -> Bool {
    get { self[lane] }
    set { self[lane] = newValue }
  }
}

/// One lane.
extension PoseScalar {
  @inlinable public static var laneCount: Int { 1 }
  @inlinable
  public init(lanes value: Self) { self = value }
  @inlinable
  public subscript(lane lane: Int) -> Self {
    get { self }
    set { self = newValue }
  }
  @inlinable
  public func over(_ divisor: Self) -> Self { self / divisor }
  @inlinable public var root: Self { squareRoot() }
  @inlinable
  public static func .< (left: Self, right: Self) -> Bool { left < right }
  @inlinable
  @inline(__always)
  public func replacing(with other: Self, where mask: Bool) -> Self { mask ? other : self }
}

extension LaneNumber {
  /// One in every lane.
  @inlinable public static var one: Self { Self(lanes: 1) }
  /// The square of each lane.
  @inlinable public var squared: Self { self * self }
  /// The lesser of both in each lane; `self` where either is not a number.
  @inlinable
  @inline(__always)
  public func lesser(_ other: Self) -> Self { replacing(with: other, where: other .< self) }
  /// The greater of both in each lane; `self` where either is not a number.
  @inlinable
  @inline(__always)
  public func greater(_ other: Self) -> Self { replacing(with: other, where: self .< other) }
  /// Between `-limit` and `limit`.
  @inlinable
  public func clamped(to limit: Self) -> Self { lesser(limit).greater(-limit) }
  /// The angle from the x axis to (x, y), lane by lane by the C library: for what is done seldom.
  @inlinable
  public static func angle(_ y: Self, over x: Self) -> Self {
    var result = zero
    for lane in 0..<laneCount {
      result[lane: lane] = Element.arcTangent(y[lane: lane], over: x[lane: lane])
    }
    return result
  }

  /// The cosine of an angle, as `angle`.
  @inlinable
  public static func cosine(_ angle: Self) -> Self {
    var result = angle
    for lane in 0..<laneCount { result[lane: lane] = Element.cosine(angle[lane: lane]) }
    return result
  }

  /// An angle of a few turns, brought between -pi and pi.
  @inlinable
  public static func wrapped(_ angle: Self) -> Self {
    var result = angle
    for lane in 0..<laneCount {
      let turns: Element = (angle[lane: lane] / (2 * .pi)).rounded()
      result[lane: lane] = angle[lane: lane] - turns * 2 * .pi
    }
    return result
  }
}
