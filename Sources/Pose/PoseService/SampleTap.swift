public import PoseMath
internal import Synchronization

/// A way for one device's samples out of the pose loop, in nominal units: what a calibration is made of.
///
/// The loop puts in and never waits: a sample that finds the tap full is dropped and counted, and the next one that
/// fits says so in its `lostBefore`. One reader, on any thread but the loop's.
public final class SampleTap: @unchecked Sendable {
  // Invariant behind `@unchecked`: `pendingLoss` belongs to the loop; the others are made for two threads.
  private let queue: HandoverQueue<IMUSample<Double>>
  private var pendingLoss: UInt32 = 0
  private let dropped = Atomic<UInt64>(0)

  /// Samples kept by default: eight seconds of a headset's thousand a second.
  public static let sampleCountMax = 8_192

  /// An empty tap.
  /// - Parameter sampleCountMax: how many samples wait at most; rounded up to a power of two.
  public init(sampleCountMax: Int = SampleTap.sampleCountMax) {
    queue = HandoverQueue(countMax: sampleCountMax)
  }

  /// Samples that found it full.
  public var droppedCount: UInt64 { dropped.load(ordering: .relaxed) }

  /// The oldest sample, or nil where none waits. The reader's thread.
  public func take() -> IMUSample<Double>? { queue.pop() }

  /// The loop's side: allocates nothing, waits for nothing.
  func put(_ sample: IMUSample<Double>) {
    var sample = sample
    sample.lostBefore &+= pendingLoss
    if queue.push(sample) {
      pendingLoss = 0
    } else {
      pendingLoss = sample.lostBefore &+ 1
      dropped.wrappingAdd(1, ordering: .relaxed)
    }
  }
}

/// A tap on its way to a device on the loop; the one that was there comes back in its place.
final class TapSlip: @unchecked Sendable {
  // Invariant behind `@unchecked`: it is reached from one thread at a time, from the control side to the loop and back.
  let device: DeviceID
  var tap: SampleTap?

  init(device: DeviceID, tap: SampleTap?) {
    self.device = device
    self.tap = tap
  }
}
