public import PosePipeline
internal import PoseSharedMemory

/// How the pose loop runs and where it publishes.
public struct PoseServiceConfiguration: Equatable, Sendable {
  /// The segment's name (shm_overview(7)).
  public var segmentName = PosePublisher.defaultName
  /// The segment's permissions: who else may read poses.
  public var segmentMode: UInt32 = 0o640
  /// How many devices can be attached at once.
  public var slotCount = PosePublisher.slotCountDefault
  /// The measures of the wearer, for positions that are modelled.
  public var body = BodyModel()
  /// From one tick to the next; 1 ms, the interval of the fastest headset here (bInterval 1 of 28de:2000).
  public var periodNanoseconds: Int64 = 1_000_000
  /// SCHED_FIFO priority, above the kernel's threaded interrupts' default of 50 it would delay the USB it
  /// waits for.
  public var priority: Int32 = 45
  /// Whether to ask for all memory to stay in RAM.
  public var locksMemory = true

  /// What the service runs with where nothing else is configured.
  public init() {}
}
