internal import ByteLayout
internal import ControlProtocol
internal import DeviceCatalog
internal import DeviceIO
internal import Drivers
internal import Inventory
internal import PoseMath
internal import PoseService
internal import PoseSharedMemory
internal import Synchronization
internal import USBProtocol

/// What clients are shown of the devices.
extension Rig {
  /// Every device, in the order of arrival; poses are those that `reader` finds published.
  func deviceStatuses(reader: PoseReader?) -> [ShownDevice] {
    let units = state.withLock { Array($0.units.values) }.sorted { $0.arrival < $1.arrival }
    let tracked = poses.devices
    return units.map { unit in
      let device = tracked.first { $0.id == unit.poseDevice }
      let slot = device.flatMap { device in (try? reader?.read(slot: device.slot)).flatMap(\.self) }
      var status = Self.status(of: unit, freshness: device?.freshness, slot: slot, now: clock.now.host)
      status.lostSampleCount = device?.counts.lostSamples ?? 0
      status.learned = learner(unit).flatMap { shownKnowledge(of: $0) }
      status.malformedReportCount = device?.counts.malformedReports ?? 0
      return status
    }
  }

  private static func status(
    of unit: RigUnit, freshness: Freshness?, slot: PoseSlot?, now: Timestamp
  ) -> ShownDevice {
    var status = ShownDevice(
      name: unit.profile?.model ?? unit.entry.name, family: unit.entry.family,
      role: unit.entry.role.rawValue, serial: unit.serial, vendorID: unit.identity.vendorID,
      productID: unit.identity.productID, busPath: unit.busPath, isEmulated: unit.isEmulated,
      state: state(of: unit, freshness: freshness, now: now))
    status.firmware = unit.profile?.firmware
    status.hardware = unit.profile?.hardware
    status.configurationSHA256 = unit.configurationDigest
    status.calibrationSource =
      ShownCalibration(rawValue: unit.profile?.calibrationSource.rawValue ?? "none") ?? .none
    if unit.profile?.correction != nil { status.calibrationSource = .supplied }
    if let slot {
      status.pose = pose(of: slot, now: now)
      let inputs = slot.inputs
      if inputs.present.contains(.battery) { status.batteryPercent = Double(inputs.batteryPercent) }
      if inputs.present.contains(.proximity) {
        status.isWorn = inputs.isWorn
        status.proximity = inputs.rawProximity
      }
      if inputs.present.contains(.interpupillaryDistance) {
        status.ipdMillimeters = Double(inputs.interpupillaryDistance) * 1_000
      }
    }
    return status
  }

  private static func pose(of slot: PoseSlot, now: Timestamp) -> PoseStatus? {
    guard slot.flags.contains(.orientationTracked) else { return nil }
    let turn = slot.worldFromDevice.orientation
    let place = slot.worldFromDevice.position
    let source: PositionSource =
      slot.flags.contains(.positionTracked)
      ? .tracked : slot.flags.contains(.positionModelled) ? .modelled : .none
    return PoseStatus(
      orientationWXYZ: [turn.w, turn.x, turn.y, turn.z],
      position: source == .none ? nil : [place.x, place.y, place.z], positionSource: source,
      angularVelocity: [slot.angularVelocity.x, slot.angularVelocity.y, slot.angularVelocity.z],
      ageSeconds: now.seconds(since: slot.sampleTime))
  }

  private static func state(of unit: RigUnit, freshness: Freshness?, now: Timestamp) -> DeviceState {
    switch unit.stage {
    case .opening: return .attached
    // Unplugged, most likely: the bus will say so, or it is there again with the next attempt.
    case .refused(.disconnected): return .lost
    case .refused(let error):
      var refusal = refusal(error)
      refusal.attemptCount = unit.backOff.failureCount
      refusal.retrySeconds = unit.backOff.due.map { max(0, $0.seconds(since: now)) }
      return .refused(refusal)
    case .open:
      if let failure = unit.failure {
        return .refused(DeviceRefusal(reason: .startupFailed, detail: "\(failure)"))
      }
      guard unit.profile != nil else { return unit.isLinkLost ? .lost : .starting }
      switch freshness {
      case .fresh: return .streaming
      case .untracked: return .starting
      // Not with the loop yet, or a part that never is.
      case nil: return unit.isTracked ? .starting : .streaming
      case .stale: return .stale
      case .lost: return .lost
      }
    }
  }

  private static func refusal(_ error: TransportError) -> DeviceRefusal {
    switch error {
    case .accessDenied: DeviceRefusal(reason: .noRights)
    case .busy: DeviceRefusal(reason: .heldByAnotherProgram)
    default: DeviceRefusal(reason: .startupFailed, detail: "\(error)")
    }
  }
}
