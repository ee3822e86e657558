internal import Lighthouse

/// Where the stations stand by now, on its way to the loop and back: made on the control side, exchanged by the loop for
/// what was there, and released where it was made.
final class RoomSlip: @unchecked Sendable {
  // Invariant behind `@unchecked`: it is reached from one thread at a time, as said above.
  let device: DeviceID
  var stations: StationTable

  init(device: DeviceID, stations: StationTable) {
    self.device = device
    self.stations = stations
  }
}
