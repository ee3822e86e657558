internal import DeviceIO

/// What became known of an attached device late, on its way to the loop and back: made on the control side,
/// carried out by the loop, and released where it was made, together with what it replaced.
final class Adoption: @unchecked Sendable {
  // Invariant behind `@unchecked`: it is reached from one thread at a time, as said above.
  let device: DeviceID
  let stream: any StreamHolder
  /// The device's rings from now on; afterwards those it had.
  var rings: [ReportRing]
  /// Whether the stream scales by another calibration.
  let isRecalibrated: Bool

  init(device: DeviceID, stream: any StreamHolder, rings: [ReportRing], isRecalibrated: Bool = false) {
    self.device = device
    self.stream = stream
    self.rings = rings
    self.isRecalibrated = isRecalibrated
  }
}
