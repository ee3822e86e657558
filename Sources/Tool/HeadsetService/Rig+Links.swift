internal import ByteLayout
internal import DeviceCatalog
internal import DeviceIO
internal import Drivers
internal import Inventory
internal import PoseMath
internal import PoseService
internal import Synchronization

/// Controllers that come and go behind a receiver, which stays.
extension Rig {
  /// Starts the receivers anew whose controller went out of reach or was switched off: what comes back may be
  /// another unit, with a calibration of its own. Until it does, there is no pose.
  func tendLinks() {
    let tracked = poses.devices
    let receivers = state.withLock { state in
      state.units.values.filter { $0.entry.role == .controllerReceiver }
    }
    for unit in receivers {
      guard let device = tracked.first(where: { $0.id == unit.poseDevice }) else { continue }
      // A link that went down and came up again between two looks counts, too.
      if device.freshness == .lost || device.counts.linkLosses > 0 { loseLink(unit) }
    }
  }

  private func loseLink(_ unit: RigUnit) {
    let isHere = change(unit.visit) { unit in
      unit.leavingPoseDevice = unit.poseDevice
      unit.poseDevice = nil
      unit.profile = nil
      unit.configurationDigest = nil
      unit.isLinkLost = true
    }
    guard isHere else { return }
    if let id = unit.poseDevice { try? poses.detach(id) }
    recordLinkLoss(unit)
    unit.link?.session.restart()
  }

  /// Whether the receiver said, while start-up spoke, that its controller left: then what was read may be of
  /// two, and start-up begins anew.
  func hasLeftMeanwhile(_ profile: DeviceProfile, _ visit: Visit) -> Bool {
    guard profile.role == .controllerReceiver, let unit = unit(visit), let link = unit.link,
      unit.poseDevice == nil, isRingOurs(of: unit)
    else { return false }
    var stream = ViveStream(profile: profile)
    var hasLeft = false
    link.ring.drain { report in
      let output = stream.ingest(report.bytes.span, endpoint: report.endpoint, at: report.arrival)
      if output.link == .disconnected { hasLeft = true }
    }
    if hasLeft { link.session.restart() }
    return hasLeft
  }

  /// Whether the loop has let go of the unit's ring: a ring has one reader.
  func isRingOurs(of unit: RigUnit) -> Bool {
    guard let leaving = unit.leavingPoseDevice else { return true }
    return !poses.devices.contains { $0.id == leaving }
  }
}
