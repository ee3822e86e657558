// A controller has one sensor, and its compiler takes the conversions that a numeric type must have for allocations.
#if !hasFeature(Embedded)
  /// Eight numbers of single precision side by side: one of each of eight devices.
  @frozen
  public struct EightLanes: LaneNumber, Sendable {
    /// The eight numbers.
    public var values: SIMD8<Float>

    /// Eight numbers.
    @inlinable
    @inline(__always)
    public init(_ values: SIMD8<Float>) { self.values = values }
    /// Eight numbers that were put in one by one: a vector's lanes are slow to set in turn.
    @inlinable
    @inline(__always)
    public init(_ column: InlineArray<8, Float>) {
      values = SIMD8(
        column[0], column[1], column[2], column[3], column[4], column[5], column[6], column[7])
    }
    @inlinable
    @inline(__always)
    public init(lanes value: Float) { values = SIMD8(repeating: value) }
    @inlinable
    @inline(__always)
    public init(floatLiteral value: Float) { values = SIMD8(repeating: value) }
    @inlinable
    @inline(__always)
    public init(integerLiteral value: Int32) { values = SIMD8(repeating: Float(value)) }
    @inlinable
    @inline(__always)
    public init?(exactly source: some BinaryInteger) {
      guard let value = Int32(exactly: source), value.magnitude <= 1 << 24 else { return nil }
      self.init(lanes: Float(value))
    }

    @inlinable public static var laneCount: Int { 8 }
    @inlinable @inline(__always) public static var zero: Self { Self(.zero) }
    @inlinable
    @inline(__always)
    public subscript(lane lane: Int) -> Float {
      get { values[lane] }
      set { values[lane] = newValue }
    }

    /// The sums, lane by lane.
    @inlinable
    @inline(__always)
    public static func + (left: Self, right: Self) -> Self { Self(left.values + right.values) }
    /// The differences, lane by lane.
    @inlinable
    @inline(__always)
    public static func - (left: Self, right: Self) -> Self { Self(left.values - right.values) }
    /// The products, lane by lane.
    @inlinable
    @inline(__always)
    public static func * (left: Self, right: Self) -> Self { Self(left.values * right.values) }
    /// Multiplies in place, lane by lane.
    @inlinable
    @inline(__always)
    public static func *= (left: inout Self, right: Self) { left.values *= right.values }
    /// Adds in place, lane by lane.
    @inlinable
    @inline(__always)
    public static func += (left: inout Self, right: Self) { left.values += right.values }
    /// Subtracts in place, lane by lane.
    @inlinable
    @inline(__always)
    public static func -= (left: inout Self, right: Self) { left.values -= right.values }
    /// The contrary, lane by lane.
    @inlinable
    @inline(__always)
    public static prefix func - (value: Self) -> Self { Self(-value.values) }
    /// The largest absolute value of any lane.
    @inlinable public var magnitude: Float { max(values.max(), -values.min()) }
    @inlinable
    @inline(__always)
    public func over(_ divisor: Self) -> Self { Self(values / divisor.values) }
    @inlinable @inline(__always) public var root: Self { Self(values.squareRoot()) }
    @inlinable
    @inline(__always)
    public static func .< (left: Self, right: Self) -> SIMDMask<SIMD8<Int32>> { left.values .< right.values }
    @inlinable
    @inline(__always)
    public func replacing(with other: Self, where mask: SIMDMask<SIMD8<Int32>>) -> Self {
      Self(values.replacing(with: other.values, where: mask))
    }
  }
#endif
