public import PoseSharedMemory

/// Why the service did not do what it was asked.
public enum PoseServiceError: Error, Equatable, Sendable {
  /// The segment of poses could not be published.
  case sharedMemory(SharedMemoryError)
  /// Every slot has a device.
  case slotsExhausted(slotCount: Int)
  /// A device has no ring, or more than `PoseService.ringCountMax`.
  case invalidRingCount(Int)
  /// The queue to the loop is full: the loop does not run.
  case loopUnresponsive
  /// No such device is attached.
  case unknownDevice(DeviceID)
  /// The service was started before, or was stopped.
  case notStartable
  /// The service was stopped.
  case stopped
  /// The kernel gave no thread.
  case threadRefused
}
