internal import Synchronization

/// How long something took, counted in fixed buckets while it runs and readable from any thread.
///
/// Sixteen buckets to each doubling, as in an HDR histogram of four significant bits: a value is known to
/// one part in sixteen, from 16 ns to 18 minutes, in 592 counters. One thread records; recording is a shift,
/// a load and a store, without lock or allocation.
@safe
public final class LatencyHistogram: @unchecked Sendable {
  /// Invariant behind `@unchecked`: every counter is atomic, and only the recording thread stores.
  private let buckets: UnsafeMutablePointer<Atomic<UInt64>>
  private let largest = Atomic<UInt64>(0)

  private static let subBucketBits = 4
  private static let exponentMax = 40
  static let bucketCount = (exponentMax - subBucketBits + 1) << subBucketBits

  /// An empty histogram; the only call that allocates.
  public init() {
    unsafe buckets = .allocate(capacity: Self.bucketCount)
    for index in 0..<Self.bucketCount { unsafe (buckets + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe buckets.deinitialize(count: Self.bucketCount)
    unsafe buckets.deallocate()
  }

  /// Counts one duration; a negative one counts as zero.
  public func record(nanoseconds: Int64) {
    let value = UInt64(max(0, nanoseconds))
    let bucket = unsafe buckets + Self.bucket(of: value)
    unsafe bucket.pointee.store(
      bucket.pointee.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
    if value > largest.load(ordering: .relaxed) { largest.store(value, ordering: .relaxed) }
  }

  /// What was counted so far. A value recorded meanwhile may or may not be in it.
  public var summary: LatencySummary {
    var counts: [UInt64] = []
    counts.reserveCapacity(Self.bucketCount)
    for index in 0..<Self.bucketCount {
      counts.append(unsafe buckets[index].load(ordering: .relaxed))
    }
    return LatencySummary(counts: counts, largest: largest.load(ordering: .relaxed))
  }

  /// The bucket of a value: exact below 16, then by its four bits after the leading one.
  static func bucket(of value: UInt64) -> Int {
    let exponent = 63 - (value | 1).leadingZeroBitCount
    guard exponent >= subBucketBits else { return Int(value) }
    guard exponent < exponentMax else { return bucketCount - 1 }
    let shift = exponent - subBucketBits
    return shift << subBucketBits + Int(value >> UInt64(shift))
  }

  /// The largest value that falls into a bucket.
  static func upperBound(ofBucket bucket: Int) -> UInt64 {
    let size = 1 << subBucketBits
    guard bucket >= size else { return UInt64(bucket) }
    let shift = bucket >> subBucketBits - 1
    return UInt64(bucket - shift << subBucketBits + 1) << UInt64(shift) - 1
  }
}

/// What a histogram held at one moment.
public struct LatencySummary: Equatable, Sendable {
  /// How many durations were counted.
  public let count: UInt64
  /// The longest of them, exactly.
  public let maximumNanoseconds: UInt64
  private let counts: [UInt64]

  init(counts: [UInt64], largest: UInt64) {
    self.counts = counts
    count = counts.reduce(0, &+)
    maximumNanoseconds = largest
  }

  /// The duration that a share of all counted ones did not exceed, rounded up by at most a sixteenth; 0 of
  /// none.
  ///
  /// - Parameter share: 0.5 for the median, 0.999 for p99.9; clamped to 0...1.
  public func nanoseconds(at share: Double) -> UInt64 {
    guard count > 0 else { return 0 }
    let rank = max(1, UInt64((Double(count) * max(0, min(1, share))).rounded(.up)))
    var seen: UInt64 = 0
    for (bucket, number) in counts.enumerated() {
      seen += number
      if seen >= rank { return min(LatencyHistogram.upperBound(ofBucket: bucket), maximumNanoseconds) }
    }
    return maximumNanoseconds
  }
}
