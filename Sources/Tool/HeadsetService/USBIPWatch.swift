internal import DeviceCatalog
internal import DeviceIO
internal import Drivers
internal import PoseMath
internal import USBProtocol

/// Watches USB/IP servers for devices: asks for their list once a second, as nobody tells us.
final class USBIPWatch: Sendable {
  static let intervalMilliseconds = 1_000

  private let rig: Rig
  private let servers: Monitor<[ServiceConfiguration.USBIPServer]>
  private let stopping = Monitor(false)
  private let thread = DedicatedThread(name: "usbip-watch")

  init(rig: Rig, servers: [ServiceConfiguration.USBIPServer]) {
    self.rig = rig
    self.servers = Monitor(servers)
  }

  func start() throws(TransportError) {
    try thread.start { [self] in
      repeat {
        for server in servers.withLock({ $0 }) { look(at: server) }
      } while !stopping.wait(until: MonotonicClock.now(plusMilliseconds: Self.intervalMilliseconds)) { $0 }
    }
  }

  func stop() {
    stopping.withLock { $0 = true }
    thread.join()
  }

  /// Adds a server, if it is not watched yet.
  func add(_ server: ServiceConfiguration.USBIPServer) {
    servers.withLock { if !$0.contains(server) { $0.append(server) } }
  }

  /// Forgets a server; its devices stay until they leave.
  func remove(host: String, port: UInt16) {
    servers.withLock { $0.removeAll { $0.host == host && $0.port == port } }
  }

  private func look(at server: ServiceConfiguration.USBIPServer) {
    guard let offers = try? USBIPClient.list(host: server.host, port: server.port) else { return }
    for device in offers.map(\.device) {
      let busID = device.busID.description
      let listed = USBIdentity(
        vendorID: device.vendorID, productID: device.productID, release: device.release)
      guard let guess = rig.catalog.entry(for: listed) else { continue }
      let busPath = "\(server.host):\(server.port)/\(busID)"
      let unit = RigUnit(
        busPath: busPath, entry: guess, identity: listed, isEmulated: server.isEmulated,
        arrival: MonotonicClock.now, stage: .opening)
      guard rig.reserve(unit) else { continue }
      rig.arrive(unit.visit) {
        () throws(TransportError) -> any Transport in
        try USBIPTransport(host: server.host, port: server.port, busID: busID)
      }
    }
  }
}
