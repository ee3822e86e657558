internal import PoseMath

/// Inertial samples that the filter has not stepped through yet, oldest first: it runs behind the light, which on
/// a busy host is 65 ms late. Fixed slots, no heap.
struct InertialQueue {
  /// More than 0.1 s of the fastest sensors send, 1000 a second, and a burst on top.
  static let countMax = 256

  private var slots = InlineArray<256, IMUSample<Double>>(
    repeating: IMUSample(timestamp: .zero, angularVelocity: .zero, acceleration: .zero))
  private var begin = 0
  private(set) var count = 0

  /// The oldest sample, kept apart: a look into the slots from outside would copy them all.
  private(set) var first: IMUSample<Double>?

  var isEmpty: Bool { count == 0 }

  /// The sample that so many others are older than.
  mutating func sample(_ index: Int) -> IMUSample<Double> { slots[(begin + index) % Self.countMax] }

  /// Adds a sample; where there is no room the oldest goes.
  mutating func append(_ sample: IMUSample<Double>) {
    if count == Self.countMax { _ = removeFirst() }
    slots[(begin + count) % Self.countMax] = sample
    count += 1
    if count == 1 { first = sample }
  }

  /// Takes the oldest sample out; there must be one.
  mutating func removeFirst() -> IMUSample<Double> {
    let sample = slots[begin]
    begin = (begin + 1) % Self.countMax
    count -= 1
    first = count > 0 ? slots[begin] : nil
    return sample
  }

  mutating func removeAll() {
    count = 0
    first = nil
  }
}
