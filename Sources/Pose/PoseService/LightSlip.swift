internal import PoseMath
internal import PosePipeline

/// What tracks a device by light, on its way to the loop and back: made on the control side, exchanged by the loop for
/// what did so before, and released where it was made.
final class LightSlip: @unchecked Sendable {
  // Invariant behind `@unchecked`: it is reached from one thread at a time, as said above.
  let device: DeviceID
  var light: OpticalTrack?

  init(device: DeviceID, light: OpticalTrack?) {
    self.device = device
    self.light = light
  }
}
