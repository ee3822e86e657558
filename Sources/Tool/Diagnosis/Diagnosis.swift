private import ControlProtocol
private import DeviceCatalog

/// From what the system shows to why there is no pose. Pure.
public enum Diagnosis {
  /// The file that a machine without our rules lacks.
  public static let ruleFile = "60-headsetd.rules"

  /// The causes, the first to be mended first; empty where all is well.
  public static func causes(of snapshot: Snapshot) -> [Cause] {
    let present = presence(in: snapshot)
    let service = serviceCauses(of: snapshot)
    guard present.isEmpty else { return present + service }
    let rights = rightsCauses(of: snapshot)
    let causes =
      rights + holderCauses(of: snapshot) + service + refusals(in: snapshot, without: rights)
      + snapshot.stations.compactMap(Cause.init)
    return causes.isEmpty ? emulation(in: snapshot) : causes
  }

  // MARK: - One question each

  private static func presence(in snapshot: Snapshot) -> [Cause] {
    guard snapshot.devices.isEmpty, snapshot.serviceDevices.isEmpty else { return [] }
    return [snapshot.hasUSB ? .noDevice : .kernelWithoutUSB]
  }

  /// The rule is asked for only where a device is there that the service does not use.
  private static func rightsCauses(of snapshot: Snapshot) -> [Cause] {
    let waiting = snapshot.waitingDevices
    guard !waiting.isEmpty else { return [] }
    var causes: [Cause] = []
    if snapshot.ruleFiles.isEmpty { causes.append(.noRule(file: ruleFile)) }
    guard let groupID = snapshot.groupID else { return causes + [.noGroup(name: UdevRules.group)] }
    guard causes.isEmpty else { return causes }
    return waiting.compactMap { device in
      if let node = device.nodes.first(where: { $0.groupID != groupID }) {
        return .ruleNotApplied(device: device.name, node: node.path)
      }
      // Read and write for the group.
      return device.nodes.first { $0.mode & 0o060 != 0o060 }
        .map { .noRights(device: device.name, node: $0.path, group: UdevRules.group) }
    }
  }

  private static func holderCauses(of snapshot: Snapshot) -> [Cause] {
    snapshot.waitingDevices.flatMap { device -> [Cause] in
      if let holder = snapshot.serviceHolder(of: device) {
        return [.heldByAnotherProgram(device: device.name, holder: holder)]
      }
      guard device.holders.isEmpty else {
        return device.holders.map { .heldByAnotherProgram(device: device.name, holder: $0) }
      }
      return device.isClaimed || snapshot.isReportedHeld(device)
        ? [.heldByAnotherProgram(device: device.name, holder: nil)] : []
    }
  }

  private static func serviceCauses(of snapshot: Snapshot) -> [Cause] {
    switch snapshot.service {
    case .running: []
    case .down(let socket): [.serviceDown(socket: socket)]
    case .died(let socket): [.serviceDied(socket: socket)]
    case .forbidden(let socket): [.serviceForbidden(socket: socket)]
    case .silent: [.serviceSilent]
    }
  }

  /// What the service says of devices it does not use, where the reason was not found above.
  private static func refusals(in snapshot: Snapshot, without rights: [Cause]) -> [Cause] {
    snapshot.serviceDevices.compactMap { device in
      guard case .refused(let refusal) = device.state else { return nil }
      let detail = refusal.detail ?? ""
      return switch refusal.reason {
      case .heldByAnotherProgram: nil
      case .noRights:
        rights.isEmpty ? .noRights(device: device.name, node: device.busPath, group: UdevRules.group) : nil
      case .startupFailed: .startupFailed(device: device.name, detail: detail)
      case .quarantined: .quarantined(device: device.name, detail: detail)
      case .noDriver: .noDriver(device: device.name)
      case .tooManyDevices: .tooManyDevices(device: device.name)
      }
    }
  }

  private static func emulation(in snapshot: Snapshot) -> [Cause] {
    let marks =
      snapshot.serviceDevices.isEmpty
      ? snapshot.devices.map(\.isEmulated) : snapshot.serviceDevices.map(\.isEmulated)
    return !marks.isEmpty && marks.allSatisfy(\.self)
      ? [.onlyEmulated(deviceCount: marks.count)] : []
  }
}

extension Snapshot {
  fileprivate var serviceDevices: [DeviceStatus] {
    if case .running(_, let devices, _) = service { devices } else { [] }
  }

  fileprivate var stations: [StationStatus] {
    if case .running(_, _, let stations) = service { stations } else { [] }
  }

  /// Devices on the bus that the service does not have.
  fileprivate var waitingDevices: [BusDevice] {
    devices.filter { device in
      switch status(of: device)?.state {
      case .refused, nil: true
      case .attached, .starting, .streaming, .stale, .lost: false
      }
    }
  }

  private func status(of device: BusDevice) -> DeviceStatus? {
    serviceDevices.first { $0.busPath == device.busPath }
  }

  private func refusal(of device: BusDevice) -> DeviceRefusal? {
    if case .refused(let refusal) = status(of: device)?.state { refusal } else { nil }
  }

  /// Whom the service found at the device.
  fileprivate func serviceHolder(of device: BusDevice) -> Holder? {
    refusal(of: device).flatMap { refusal in
      refusal.holderProcessID.map { Holder(processID: $0, name: refusal.holderName ?? "?") }
    }
  }

  fileprivate func isReportedHeld(_ device: BusDevice) -> Bool {
    refusal(of: device)?.reason == .heldByAnotherProgram
  }

  /// Devices that give samples now, for the word that all is well.
  public var streamingDeviceCount: Int { serviceDevices.count { $0.state == .streaming } }
}
