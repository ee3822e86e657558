internal import PoseMath

/// The last inertial samples, newest first. Its memory is made once.
struct SampleRing {
  private var samples: [IMUSample<Double>]
  private var next = 0
  private(set) var count = 0

  /// Room for so many samples.
  init(capacity: Int) {
    samples = [IMUSample<Double>](
      repeating: IMUSample(timestamp: .zero, angularVelocity: .zero, acceleration: .zero), count: capacity)
  }

  /// The sample so many before the newest, which is 0; `index` below `count`.
  subscript(back index: Int) -> IMUSample<Double> {
    samples[(next + 2 * samples.count - 1 - index) % samples.count]
  }

  mutating func append(_ sample: IMUSample<Double>) {
    samples[next] = sample
    next = (next + 1) % samples.count
    count = min(count + 1, samples.count)
  }

  mutating func removeAll() { count = 0 }
}
