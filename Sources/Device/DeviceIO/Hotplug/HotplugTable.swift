/// The devices that are there, from news that may come twice, late or not at all: pure.
///
/// The monitor listens before it enumerates, so a device can be heard of both ways; and a removal that was
/// queued before an enumeration can name a path that a new device has taken since. A device is therefore its
/// path *and* its number, and every event here is told once.
struct HotplugTable: Sendable {
  /// Nodes kept. A USB bus has 127 addresses; a flood of uhid nodes must not eat the memory.
  static let nodesMax = 1_024

  private var nodes: [String: DeviceNode] = [:]
  /// News of further nodes when the table was full.
  private(set) var refusedCount = 0

  /// Every node that is there.
  var present: [DeviceNode] { Array(nodes.values) }

  /// A node was seen: by an event or by an enumeration.
  mutating func saw(_ node: DeviceNode) -> [HotplugEvent] {
    guard let known = nodes[node.sysPath] else {
      guard nodes.count < Self.nodesMax else {
        refusedCount += 1
        return []
      }
      nodes[node.sysPath] = node
      return [.attached(node)]
    }
    guard known != node else { return [] }
    nodes[node.sysPath] = node
    guard known.number == node.number else { return [.detached(known), .attached(node)] }
    return [.changed(node)]
  }

  /// A node was removed. One with another number at the same path is its successor, and stays.
  mutating func lost(sysPath: String, number: UInt64) -> [HotplugEvent] {
    guard let known = nodes[sysPath], known.number == number else { return [] }
    nodes[sysPath] = nil
    return [.detached(known)]
  }

  /// Events were lost: what is there now is all that counts.
  mutating func reconcile(with seen: [DeviceNode]) -> [HotplugEvent] {
    let paths = Set(seen.map(\.sysPath))
    let gone = nodes.values.filter { !paths.contains($0.sysPath) }.sorted { $0.sysPath < $1.sysPath }
    for node in gone { nodes[node.sysPath] = nil }
    return gone.map { .detached($0) } + seen.flatMap { saw($0) }
  }

  /// Asks again who may open the nodes that could not be opened: a chmod sends no event.
  mutating func refreshAccess(_ mayOpen: (String) -> Bool) -> [HotplugEvent] {
    let opened = nodes.values.filter { !$0.mayOpen && mayOpen($0.path) }.sorted { $0.sysPath < $1.sysPath }
    return opened.flatMap { node in
      var node = node
      node.mayOpen = true
      return saw(node)
    }
  }

  /// Whether some node waits for rights.
  var isAwaitingAccess: Bool { nodes.values.contains { !$0.mayOpen } }
}
