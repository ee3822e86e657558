public import Fusion
public import PoseMath

/// What the loop had learned of a device's sensor when it was last asked, or when it let go of it.
public struct LearnedKnowledge: Sendable {
  /// The device, which may have been detached since.
  public let device: DeviceID
  /// In the device's axes.
  public let knowledge: FilterKnowledge<Double>
}
