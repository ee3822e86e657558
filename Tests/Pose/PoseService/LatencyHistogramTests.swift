import HeadsetTestSupport
import Testing

@testable import PoseService

@Suite("LatencyHistogram")
struct LatencyHistogramTests {
  @Test func `buckets follow each other without gap or overlap`() {
    var previous: UInt64?
    for bucket in 0..<LatencyHistogram.bucketCount {
      let upper = LatencyHistogram.upperBound(ofBucket: bucket)
      if let previous {
        #expect(LatencyHistogram.bucket(of: previous + 1) == bucket)
        #expect(upper > previous)
        #expect(Double(upper - previous) <= max(1, Double(previous + 1) / 16))
      }
      #expect(LatencyHistogram.bucket(of: upper) == bucket)
      previous = upper
    }
    #expect(LatencyHistogram.bucket(of: .max) == LatencyHistogram.bucketCount - 1)
  }

  @Test func `a share is known to a sixteenth, the maximum exactly`() {
    var generator = SeededGenerator(seed: 7)
    let values = (0..<10_000).map { _ in Int64.random(in: 0...3_000_000, using: &generator) }
    let histogram = LatencyHistogram()
    for value in values { histogram.record(nanoseconds: value) }
    let summary = histogram.summary
    let sorted = values.sorted()
    #expect(summary.count == 10_000)
    #expect(summary.maximumNanoseconds == UInt64(sorted[9_999]))
    for (share, index) in [(0.5, 4_999), (0.99, 9_899), (0.999, 9_989), (1, 9_999), (0, 0)] {
      let exact = Double(sorted[index])
      let read = Double(summary.nanoseconds(at: share))
      #expect(read >= exact && read <= exact * 17 / 16 + 1, "share \(share)")
    }
  }

  @Test func `an empty histogram and impossible durations read as zero`() {
    let histogram = LatencyHistogram()
    #expect(histogram.summary.nanoseconds(at: 0.5) == 0)
    histogram.record(nanoseconds: -5)
    #expect(histogram.summary.count == 1)
    #expect(histogram.summary.nanoseconds(at: 1) == 0)
  }
}
