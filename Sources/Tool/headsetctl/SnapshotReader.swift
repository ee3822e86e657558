private import DeviceCatalog
internal import Diagnosis
private import Foundation
private import USBProtocol

/// Gathers what the diagnosis looks at: sysfs, /dev, /proc, udev's rules and the service. Reads only.
struct SnapshotReader {
  /// `/`, or a folder tree of a test.
  let root: String
  let socketPath: String

  /// Processes looked at; a rig has a few hundred.
  private static let processCountMax = 10_000

  func read() -> Snapshot {
    let service = ServiceProbe(socketPath: socketPath).finding()
    let servicePID: Int32? = if case .running(let processID, _, _) = service { processID } else { nil }
    let entries = names(in: "sys/bus/usb/devices")
    return Snapshot(
      hasUSB: entries.contains { $0.hasPrefix("usb") },
      devices: devices(among: entries, servicePID: servicePID),
      ruleFiles: ruleFiles(), groupID: groupID(of: UdevRules.group), service: service)
  }

  // MARK: - Devices

  private func devices(among entries: [String], servicePID: Int32?) -> [BusDevice] {
    guard let catalog = try? DeviceCatalog.builtIn() else { return [] }
    var found: [BusDevice] = entries.filter { !$0.contains(":") }.sorted().compactMap { busPath in
      let device = SysfsDevice(root: root, busPath: busPath, entries: entries)
      guard let identity = device.identity, let entry = catalog.entry(for: identity) else { return nil }
      return BusDevice(
        name: entry.name, busPath: busPath, serial: identity.serial, isEmulated: device.isEmulated,
        nodes: device.nodePaths.compactMap(node), isClaimed: device.isClaimed)
    }
    let holders = holders(of: Set(found.flatMap(\.nodes).map(\.path)), except: servicePID)
    for index in found.indices {
      found[index].holders = found[index].nodes.flatMap { holders[$0.path] ?? [] }
    }
    return found
  }

  private func node(_ path: String) -> DeviceNode? {
    var facts = stat()
    guard unsafe stat(root + path, &facts) == 0 else { return nil }
    return DeviceNode(
      path: path, ownerUID: facts.st_uid, groupID: facts.st_gid, mode: facts.st_mode & 0o7777)
  }

  /// Which processes have which of the nodes open. Other users' processes show only to root.
  private func holders(of nodes: Set<String>, except servicePID: Int32?) -> [String: [Holder]] {
    var holders: [String: [Holder]] = [:]
    guard !nodes.isEmpty else { return holders }
    for processID in names(in: "proc").compactMap(Int32.init).prefix(Self.processCountMax)
    where processID != servicePID {
      let folder = "proc/\(processID)"
      let open = Set(names(in: folder + "/fd").compactMap { link(folder + "/fd/" + $0) })
      for node in open.intersection(nodes) {
        holders[node, default: []].append(Holder(processID: processID, name: text(folder + "/comm") ?? "?"))
      }
    }
    return holders
  }

  // MARK: - The rest

  private func ruleFiles() -> [String] {
    [
      "etc/udev/rules.d", "run/udev/rules.d", "usr/local/lib/udev/rules.d", "usr/lib/udev/rules.d",
      "lib/udev/rules.d",
    ]
    .map { $0 + "/" + Diagnosis.ruleFile }
    .filter { FileManager.default.fileExists(atPath: root + "/" + $0) }
    .map { "/" + $0 }
  }

  /// From /etc/group: a system group of a rig is not in a directory service.
  private func groupID(of name: String) -> UInt32? {
    let lines =
      (try? String(contentsOfFile: root + "/etc/group", encoding: .utf8))?.split(separator: "\n") ?? []
    for line in lines {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count > 2, fields[0] == name { return UInt32(fields[2]) }
    }
    return nil
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
  }

  private func link(_ path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)
  }

  private func text(_ path: String) -> String? {
    (try? String(contentsOfFile: root + "/" + path, encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
