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
    let prefix = "\(server.host):\(server.port)/"
    let offers = (try? USBIPClient.list(host: server.host, port: server.port)) ?? []
    // Nobody unplugs these: what failed and is offered no more has left.
    rig.forgetRefused(
      below: prefix, except: Set(offers.map { prefix + $0.device.busID.description }))
    for device in offers.map(\.device) {
      let busID = device.busID
      let path = prefix + busID.description
      let listed = USBIdentity(
        vendorID: device.vendorID, productID: device.productID, release: device.release)
      // A list once a second is no news of a device that was refused: its own time comes.
      guard let guess = rig.catalog.entry(for: listed), !rig.holds(path) else { continue }
      rig.arrive(
        RigUnit(
          busPath: path, entry: guess, identity: listed, isEmulated: server.isEmulated,
          arrival: MonotonicClock.now
        ) { () throws(TransportError) -> any Transport in
          try USBIPTransport(host: server.host, port: server.port, busID: busID.description)
        })
    }
  }
}
