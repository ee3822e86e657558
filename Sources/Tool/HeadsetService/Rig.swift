internal import Crypto
public import DeviceCatalog
internal import DeviceIO
internal import Drivers
public import Inventory
internal import PoseMath
public import PoseService
internal import PoseSharedMemory
internal import Synchronization

/// The devices of this rig: opens what arrives, hands its reports to the pose loop and its story to the
/// inventory, and lets go of what leaves.
///
/// Everything slow happens on threads of their own; the state is under one lock that is never held while
/// somebody waits for a device. The pose loop shares nothing with it.
public final class Rig: Sendable {
  /// More devices than this are told about and left alone.
  static let unitCountMax = 32

  let catalog: DeviceCatalog
  let poses: PoseService
  let inventory: InventoryRecorder?
  let clock: RigClock
  let state = Mutex(State())

  struct State {
    /// By bus path.
    var units: [String: Unit] = [:]
    var session: UsageSession?
    var recorder: TransferRecorder?
    var isStopping = false
  }

  public init(catalog: DeviceCatalog, poses: PoseService, inventory: InventoryRecorder?, clock: RigClock) {
    self.catalog = catalog
    self.poses = poses
    self.inventory = inventory
    self.clock = clock
  }

  // MARK: - Arrival

  /// Opens a device whose place was reserved, on a thread of its own, and starts to talk to it.
  func arrive(
    at busPath: String, opening open: @escaping @Sendable () throws(TransportError) -> any Transport
  ) {
    let opener = DedicatedThread(name: "open")
    try? opener.start { [self] in
      do throws(TransportError) {
        try adopt(try open(), at: busPath)
      } catch {
        refuse(busPath, because: error)
      }
    }
  }

  /// Takes the place of a device that is about to be opened; false where there is one, or no room.
  func reserve(_ unit: Unit) -> Bool {
    state.withLock { state in
      guard !state.isStopping, state.units.count < Self.unitCountMax else { return false }
      if let present = state.units[unit.busPath] {
        guard case .refused = present.stage else { return false }
      }
      state.units[unit.busPath] = unit
      return true
    }
  }

  private func refuse(_ busPath: String, because error: TransportError) {
    state.withLock { $0.units[busPath]?.stage = .refused(error) }
  }

  private func adopt(
    _ transport: any Transport, at busPath: String
  ) throws(TransportError) {
    // What was only listed before is seen whole now: the numbers alone do not make it ours.
    guard let entry = catalog.entry(for: transport.identity) else {
      transport.close()
      throw .notSupported
    }
    let ring = ReportRing()
    let tapped = TappedTransport(transport)
    let session = DeviceSession(transport: tapped, startup: ViveStartup(role: entry.role)) {
      [weak self] event in self?.hear(event, from: busPath)
    }
    let link = Unit.Link(transport: tapped, session: session, ring: ring)
    let isWanted = state.withLock { state -> Bool in
      guard !state.isStopping, state.units[busPath] != nil else { return false }
      state.units[busPath]?.entry = entry
      state.units[busPath]?.identity = transport.identity
      state.units[busPath]?.stage = .open(link)
      return true
    }
    guard isWanted else { return transport.close() }
    record(busPath)
    try session.start(reading: entry.inputs, into: ring)
  }

  // MARK: - What sessions tell

  private func hear(_ event: DeviceSession.Event, from busPath: String) {
    switch event {
    case .ready(let profile): ready(profile, at: busPath)
    case .abandoned(let failure):
      state.withLock { $0.units[busPath]?.stage = .failed(failure) }
    case .ended(let reason):
      // The transport's thread brought the news and must not wait for itself.
      let closer = DedicatedThread(name: "close")
      try? closer.start { [self] in leave(busPath, cause: reason == .disconnected ? .unplugged : .failed) }
    }
  }

  private func ready(_ profile: DeviceProfile, at busPath: String) {
    let digest = profile.configuration.map { bytes in
      SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
      }.joined()
    }
    state.withLock { state in
      state.units[busPath]?.profile = profile
      state.units[busPath]?.configurationDigest = digest
    }
    learn(busPath)
    publish(busPath)
  }

  // MARK: - Poses

  /// Gives the unit's stream to the pose loop; a mainboard's ring goes to its headset.
  private func publish(_ busPath: String) {
    let target = state.withLock { state -> Unit? in
      guard let unit = state.units[busPath] else { return nil }
      guard unit.entry.role == .headsetMainboard else { return unit }
      return state.units.values.first { $0.entry.role == .headsetReceiver && $0.profile != nil }
    }
    guard let target, let profile = target.profile, let link = target.link, target.isTracked else { return }
    if let old = target.poseDevice {
      try? poses.detach(old)
    } else {
      // What came while start-up spoke is too old to be a pose; the ring is still ours to read.
      link.ring.drain { _ in }
    }
    let kind = target.kind == .none ? chooseKind(for: target) : target.kind
    let description = DeviceDescription(
      serial: DeviceSerial(profile.serial ?? target.busPath), kind: kind,
      isEmulated: target.isEmulated, deviceFromIMU: profile.headFromIMU)
    let rings = kind == .head ? [link.ring] + mainboardRings() : [link.ring]
    guard let id = try? poses.attach(description, stream: ViveStream(profile: profile), rings: rings) else {
      return
    }
    state.withLock { state in
      state.units[target.busPath]?.poseDevice = id
      state.units[target.busPath]?.kind = kind
    }
  }

  private func mainboardRings() -> [ReportRing] {
    state.withLock { state in
      state.units.values.filter { $0.entry.role == .headsetMainboard }.compactMap(\.link?.ring).prefix(1)
        .map(\.self)
    }
  }

  /// The first controller is the right hand, the second the left: a controller does not say which it is.
  private func chooseKind(for unit: Unit) -> PoseKind {
    guard unit.entry.role != .headsetReceiver else { return .head }
    let taken = state.withLock { state in state.units.values.map(\.kind) }
    if !taken.contains(.rightHand) { return .rightHand }
    return taken.contains(.leftHand) ? .controller : .leftHand
  }

  // MARK: - Leaving

  /// Lets go of a device that left, or that is to be let go.
  func leave(_ busPath: String, cause: DetachCause) {
    guard let unit = state.withLock({ $0.units.removeValue(forKey: busPath) }) else { return }
    if let id = unit.poseDevice { try? poses.detach(id) }
    unit.link?.session.close()
    recordLeaving(unit, cause: cause)
  }

  /// Lets go of every device; bounded by the time limits of transports.
  public func stop() {
    _ = stopRecording()
    let paths = state.withLock { state -> [String] in
      state.isStopping = true
      return Array(state.units.keys)
    }
    let closers = paths.map { path in
      let closer = DedicatedThread(name: "close")
      try? closer.start { [self] in leave(path, cause: .serviceStopped) }
      return closer
    }
    for closer in closers { closer.join() }
  }
}
