public import LighthouseModel
public import PoseMath
internal import Synchronization

/// One thing that a device's light or inertial sensor told, in the order in which the loop heard of it.
public enum LightNews: Sendable {
  /// Calibrated, in the sensor's axes, by the device's clock.
  case sample(IMUSample<Double>)
  /// By the same clock.
  case light(LightEvent)
  /// Where light places the device now; some ten times a second.
  case placed(Pose<Double>)
}

/// What the loop hears of one device's light, for whoever looks after the room on a thread of their own: solving,
/// watching and refining it is too much work for a tick.
///
/// The loop writes and never waits; what does not fit is left out and counted. One thread reads.
public final class LightTap: Sendable {
  /// Events that wait at most: a headset of generation 1 tells some 6000 a second, so this is more than a second.
  public static let newsCountMax = 8192

  private let queue = HandoverQueue<LightNews>(countMax: newsCountMax)
  private let open = Atomic<Bool>(false)
  private let missed = Atomic<UInt64>(0)

  init() {}

  /// Whether somebody listens; as long as nobody does, the loop writes nothing.
  public var isOpen: Bool {
    get { open.load(ordering: .relaxed) }
    set { open.store(newValue, ordering: .relaxed) }
  }

  /// How much was left out because nobody read in time.
  public var missedCount: UInt64 { missed.load(ordering: .relaxed) }

  /// The oldest news that waits; the reader's thread.
  public func next() -> LightNews? { queue.pop() }

  /// The loop's thread.
  func tell(_ news: LightNews) {
    guard open.load(ordering: .relaxed) else { return }
    if !queue.push(news) { missed.wrappingAdd(1, ordering: .relaxed) }
  }
}

/// A device with photodiodes, and where to hear its light.
public struct LitDevice: Sendable {
  /// What the service calls it as long as it is attached.
  public let id: DeviceID
  /// Which unit it is.
  public let description: DeviceDescription
  /// Its light, for one reader.
  public let tap: LightTap
}
