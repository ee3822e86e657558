internal import ControlProtocol
internal import DeviceCatalog
internal import DeviceIO
internal import DeviceRecording
internal import Inventory
internal import PoseMath
internal import PoseService
internal import Synchronization
internal import USBProtocol

/// Where faults come from.
extension HeadsetService {
  /// Everything that is wrong now.
  var presentFaults: [FaultBoard.Fault] {
    var faults = Self.faults(of: poses.grants)
    if let failure = usb?.failure {
      faults.append(FaultBoard.Fault(code: .hotplug, facts: ["detail": "\(failure)"]))
    }
    faults += inventoryFaults
    if let failure = rig.state.withLock({ $0.recorder })?.progress.failure {
      faults.append(FaultBoard.Fault(code: .other, facts: ["detail": "recording: \(failure)"]))
    }
    if let trouble = roomTrouble.withLock({ $0 }), poses.room == nil {
      faults.append(trouble.fault)
    }
    return faults + tender.faults + rig.securityFaults
  }

  /// What the kernel denied the pose loop.
  static func faults(of grants: RealTimeGrants?) -> [FaultBoard.Fault] {
    var faults: [FaultBoard.Fault] = []
    if case .ordinary(let code) = grants?.scheduling {
      faults.append(FaultBoard.Fault(code: .noRealtime, facts: ["errno": String(code)]))
    }
    switch grants?.memory {
    case .pageable(let code):
      faults.append(FaultBoard.Fault(code: .memoryNotLocked, facts: ["errno": String(code)]))
    case .limited(let byteCount):
      faults.append(
        FaultBoard.Fault(
          code: .memoryNotLocked, facts: ["detail": "RLIMIT_MEMLOCK is \(byteCount) bytes"]))
    case .locked, .notRequested, nil: break
    }
    return faults
  }

  private var inventoryFaults: [FaultBoard.Fault] {
    guard let inventory = rig.inventory else {
      return [
        FaultBoard.Fault(code: .inventoryFailing, facts: ["detail": "the rig's name cannot be recorded"])
      ]
    }
    let status = inventory.status
    var faults: [FaultBoard.Fault] = []
    if case .failing(let error, _) = status.state {
      faults.append(FaultBoard.Fault(code: .inventoryFailing, facts: ["detail": "\(error)"]))
    }
    if let error = status.ledgerFault {
      faults.append(FaultBoard.Fault(code: .ledgerFailing, facts: ["detail": "\(error)"]))
    }
    return faults
  }
}

extension Rig {
  /// Known devices with interfaces of another class than their kind has: a headset that is a disk or a network
  /// card, too. Those interfaces are not claimed; somebody should look.
  var securityFaults: [FaultBoard.Fault] {
    state.withLock { Array($0.units.values) }.sorted { $0.arrival < $1.arrival }.compactMap { unit in
      let strange = unit.identity.interfaces.filter { $0.classCode != unit.entry.interfaceClass }
      guard let first = strange.first else { return nil }
      return FaultBoard.Fault(
        code: .securityEvent,
        facts: [
          "bus_path": unit.busPath, "detail": "interface \(first.number) is of class \(first.classCode)",
        ])
    }
  }
}
