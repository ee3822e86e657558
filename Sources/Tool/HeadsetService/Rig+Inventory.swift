internal import DeviceCatalog
internal import Drivers
internal import Foundation
internal import Inventory
internal import PoseMath
internal import PoseService
internal import Synchronization
internal import USBProtocol

/// A usage session as the rig keeps it.
struct UsageSession {
  let identifier: UUID
  let purpose: SessionPurpose
  let startedByUID: UInt32
  let start: Timestamp
  var end: Timestamp?

  var isRunning: Bool { end == nil }
}

/// What the inventory hears.
extension Rig {
  /// A unit was opened.
  func record(_ visit: Visit) {
    guard let unit = unit(visit), let path = Self.text(visit.busPath, .busPath) else { return }
    guard let identity = try? Self.identity(of: unit) else { return }
    guard change(visit, { $0.record = identity }) else { return }
    inventory?.post(.attached(identity, facts: [], busPath: path, at: clock.now))
  }

  /// Start-up learned more about a unit. A controller behind a receiver is a unit of its own, attached
  /// beside it.
  func learn(_ visit: Visit) {
    guard let unit = unit(visit), let profile = unit.profile else { return }
    let facts = Self.facts(of: profile, digest: unit.configurationDigest)
    if unit.entry.role == .controllerReceiver {
      guard let serial = profile.serial, let path = Self.text(Self.radioPath(visit.busPath), .busPath),
        let identity = try? UnitIdentity(
          family: unit.entry.family, model: profile.model ?? "wireless controller", serial: serial,
          isEmulated: unit.isEmulated)
      else { return }
      guard change(visit, { $0.record = identity }) else { return }
      inventory?.post(.attached(identity, facts: facts, busPath: path, at: clock.now))
    } else if let identity = unit.record {
      inventory?.post(.learned(identity, facts: facts, at: clock.now))
    }
  }

  /// A unit left, or was let go.
  func recordLeaving(_ unit: RigUnit, cause: DetachCause) {
    guard unit.record != nil else { return }
    recordController(of: unit, cause: cause)
    if let path = Self.text(unit.busPath, .busPath) {
      inventory?.post(.detached(busPath: path, cause: cause, at: clock.now))
    }
  }

  /// A controller left its receiver, which is a unit of its own again.
  func recordLinkLoss(_ unit: RigUnit) {
    recordController(of: unit, cause: .unplugged)
    change(unit.visit) { $0.record = try? Self.identity(of: $0) }
  }

  private func recordController(of unit: RigUnit, cause: DetachCause) {
    guard unit.entry.role == .controllerReceiver, unit.profile?.serial != nil,
      let path = Self.text(Self.radioPath(unit.busPath), .busPath)
    else { return }
    inventory?.post(.detached(busPath: path, cause: cause, at: clock.now))
  }

  private static func identity(of unit: RigUnit) throws(InventoryError) -> UnitIdentity {
    try UnitIdentity(
      family: unit.entry.family, model: unit.entry.name, serial: unit.identity.serial,
      isEmulated: unit.isEmulated)
  }

  /// Adds the use since the last call to the running session: the time with a fresh pose, and the time that
  /// the proximity sensor saw a face, which a headset hears from its mainboard. Once a second, so that a
  /// killed service loses no more than that, and at the session's end.
  func measureUse(at now: Timestamp) { measureUse(at: now, of: poses.devices) }

  /// The same, with the devices as the loop showed them.
  func measureUse(at now: Timestamp, of tracked: [DeviceStatus]) {
    let (session, units, milliseconds) = state.withLock { state -> (UsageSession?, [RigUnit], Int64) in
      let begin = max(state.measured, state.session?.start ?? now)
      let milliseconds = max(0, now.nanoseconds(since: begin) / 1_000_000)
      // What is less than a millisecond counts with the next one.
      state.measured = begin.advanced(byNanoseconds: milliseconds * 1_000_000)
      return (state.session, Array(state.units.values), milliseconds)
    }
    guard let session, session.isRunning, milliseconds > 0 else { return }
    for unit in units {
      guard let identity = unit.record, let device = tracked.first(where: { $0.id == unit.poseDevice }),
        device.freshness == .fresh || device.isWorn
      else { continue }
      inventory?.add(
        UsageAmount(
          trackedMilliseconds: device.freshness == .fresh ? milliseconds : 0,
          wornMilliseconds: device.isWorn ? milliseconds : 0),
        of: identity, in: session.identifier)
    }
  }

  private static func radioPath(_ busPath: String) -> String { busPath + "/radio" }

  private static func facts(of profile: DeviceProfile, digest: String?) -> [UnitFact] {
    var facts: [UnitFact] = []
    if let firmware = profile.firmware, let fact = try? UnitFact.firmware(firmware) { facts.append(fact) }
    if let hardware = profile.hardware, let fact = try? UnitFact.hardwareRevision(hardware) {
      facts.append(fact)
    }
    if let digest, let fact = try? UnitFact.configurationSHA256(digest) { facts.append(fact) }
    return facts
  }

  private static func text(_ raw: String, _ field: InventoryField) -> InventoryText? {
    try? InventoryText(raw, field: field)
  }
}
