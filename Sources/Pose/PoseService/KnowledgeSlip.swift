internal import Fusion
internal import PoseMath

/// A question of the control side, on its way to the loop and back: what has been learned of a device's sensor.
/// Made on the control side, filled in by the loop, read and released where it was made.
final class KnowledgeSlip: @unchecked Sendable {
  // Invariant behind `@unchecked`: it is reached from one thread at a time, as said above.
  let device: DeviceID
  /// Held inline: to fill it in is a copy of 720 bytes.
  var knowledge: FilterKnowledge<Double>?

  init(device: DeviceID) { self.device = device }
}
