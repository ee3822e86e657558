internal import DeviceCatalog
internal import Drivers
internal import Lighthouse
internal import LighthouseModel
internal import PoseService
internal import Synchronization

/// Which stations the room has, as far as the devices' light tells, and that every device decodes theirs.
extension Rig {
  /// Tells the devices to decode the second generation's light once one of them has seen it, or they are placed in a room
  /// of it: what comes by radio does not tell of light that it cannot decode. A room does not change
  /// its stations while somebody trains in it: it stays so until the service starts anew.
  func tendLight() {
    let sees =
      poses.devices.contains { $0.counts.undecodedLight > 0 }
      || poses.room?.members.contains { $0.calibration.generation == .second } == true
    let late = state.withLock { state -> [RigUnit] in
      if sees { state.generation = .second }
      return state.units.values.filter { $0.profile != nil && $0.decodes != state.generation }
    }
    for unit in late { tell(unit, .second) }
  }

  private func tell(_ unit: RigUnit, _ generation: StationGeneration) {
    guard let session = unit.link?.session else { return }
    // What is not sent now is sent at the next look.
    for write in ViveLightMode.writes(for: unit.entry.role, generation: generation) {
      guard session.send(write) else { return }
    }
    change(unit.visit) { $0.decodes = generation }
  }
}
