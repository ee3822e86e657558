public import DeviceCatalog
internal import DeviceIO
internal import Drivers
internal import FactoryConfiguration
public import Inventory
internal import Lighthouse
internal import LighthouseModel
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
  /// One stream at a time goes to the pose loop: a mainboard and its headset get ready on two threads.
  private let publishing = Mutex(())

  struct State {
    /// By bus path.
    var units: [String: RigUnit] = [:]
    var session: UsageSession?
    /// Until when use was measured.
    var measured = Timestamp.zero
    var recorder: TransferRecorder?
    /// Of the room's stations, as far as the devices' light tells.
    var generation = StationGeneration.first
    /// Whose sensor each device of the loop is.
    var learners: [DeviceID: Learner] = [:]
    /// What is known by now, newer than the record.
    var known: [Learner: KeptKnowledge] = [:]
    /// What is in force of sensors that were calibrated, or were taken back, in this run; the inner nil is the factory's.
    var corrections: [SensorKey: InertialCorrection?] = [:]
    /// When the loop was last asked what it learned.
    var asked = Timestamp.zero
    var isStopping = false
  }

  public init(catalog: DeviceCatalog, poses: PoseService, inventory: InventoryRecorder?, clock: RigClock) {
    self.catalog = catalog
    self.poses = poses
    self.inventory = inventory
    self.clock = clock
  }

  // MARK: - Arrival

  /// Takes the place of a device and opens it on a thread of its own; does nothing where there is one.
  func arrive(_ unit: RigUnit) {
    if reserve(unit) { open(unit) }
  }

  /// Takes the place of a device that is about to be opened; false where there is one, or no room. One that
  /// was refused gives way: the bus told of it anew.
  func reserve(_ unit: RigUnit) -> Bool {
    state.withLock { state in
      guard !state.isStopping else { return false }
      if let present = state.units[unit.busPath] {
        guard present.isRefused else { return false }
      } else if state.units.count >= Self.unitCountMax {
        return false
      }
      state.units[unit.busPath] = unit
      return true
    }
  }

  /// Whether there is a device at `busPath`, whatever its state.
  func holds(_ busPath: String) -> Bool { state.withLock { $0.units[busPath] != nil } }

  func open(_ unit: RigUnit) {
    let opener = DedicatedThread(name: "open")
    let isRunning: Void? = try? opener.start { [self] in
      do throws(TransportError) {
        try adopt(try unit.open(), unit.visit)
      } catch {
        fail(unit.visit, error)
      }
    }
    if isRunning == nil { fail(unit.visit, .outOfMemory) }
  }

  /// Changes what is held of a device; false, and nothing done, where it left, even if another came to its
  /// place.
  @discardableResult
  func change(_ visit: Visit, _ body: (inout RigUnit) -> Void) -> Bool {
    state.withLock { state in
      guard var unit = state.units[visit.busPath], unit.visit == visit else { return false }
      body(&unit)
      state.units[visit.busPath] = unit
      return true
    }
  }

  /// What is held of a device; nil where it left.
  func unit(_ visit: Visit) -> RigUnit? {
    state.withLock { $0.units[visit.busPath] }.flatMap { $0.visit == visit ? $0 : nil }
  }

  private func adopt(_ transport: any Transport, _ visit: Visit) throws(TransportError) {
    // What was only listed before is seen whole now: the numbers alone do not make it ours.
    guard let entry = catalog.entry(for: transport.identity) else {
      transport.close()
      throw .notSupported
    }
    let ring = ReportRing()
    let tapped = TappedTransport(transport)
    let session = DeviceSession(transport: tapped, startup: ViveStartup(role: entry.role)) {
      [weak self] event in self?.hear(event, from: visit)
    }
    let link = RigUnit.Link(transport: tapped, session: session, ring: ring)
    let isWanted = change(visit) { unit in
      unit.entry = entry
      unit.identity = transport.identity
      unit.opened = clock.now.host
      unit.stage = .open(link)
    }
    guard isWanted else { return transport.close() }
    record(visit)
    try session.start(reading: entry.inputs, into: ring)
  }

  // MARK: - What sessions tell

  private func hear(_ event: DeviceSession.Event, from visit: Visit) {
    switch event {
    case .ready(let profile): ready(profile, visit)
    case .abandoned(let failure): change(visit) { $0.failure = failure }
    case .ended(let reason): fail(visit, reason)
    }
  }

  private func ready(_ profile: DeviceProfile, _ visit: Visit) {
    guard !hasLeftMeanwhile(profile, visit) else { return }
    let digest = profile.configuration.map { ConfigurationDigest(of: $0).description }
    change(visit) { unit in
      unit.failure = nil
      unit.isLinkLost = false
      unit.profile = profile
      unit.decodes = .first
      unit.configurationDigest = digest
    }
    learn(visit)
    correct(visit)
    publishing.withLock { _ in publish(visit) }
  }

  // MARK: - Poses

  /// Gives the unit's stream to the pose loop, or tells the loop what is new of it; a mainboard's ring goes to
  /// its headset.
  private func publish(_ visit: Visit) {
    guard let unit = unit(visit) else { return }
    if unit.entry.role == .headsetMainboard { publishHeadset() } else { publish(unit) }
  }

  /// The headset hears its mainboard, as long as there is one.
  private func publishHeadset() {
    let headset = state.withLock { state in
      state.units.values.first { $0.isHeadset }
    }
    if let headset { publish(headset) }
  }

  /// Tells the loop that a unit's samples come by another calibration.
  func republish(_ visit: Visit) {
    publishing.withLock { _ in if let unit = unit(visit) { publish(unit, isRecalibrated: true) } }
  }

  private func publish(_ unit: RigUnit, isRecalibrated: Bool = false) {
    guard let profile = unit.profile, let link = unit.link else { return }
    let kind = unit.kind == .none ? chooseKind(for: unit) : unit.kind
    let description = DeviceDescription(
      serial: DeviceSerial(profile.serial ?? unit.busPath), kind: kind,
      isEmulated: unit.isEmulated, deviceFromIMU: profile.headFromIMU, lightBody: profile.lightBody,
      range: InertialRange(
        angularVelocity: profile.ranges.angularVelocity, acceleration: profile.ranges.acceleration),
      isWireless: unit.entry.role == .controllerReceiver)
    let rings = kind == .head ? [link.ring] + mainboardRings() : [link.ring]
    let stream = ViveStream(profile: profile)
    if let id = unit.poseDevice {
      // The same unit in the same frame: its pose goes on.
      let isSame = poses.devices.contains { $0.id == id && $0.description == description }
      if isSame, (try? poses.adopt(stream, rings: rings, for: id, isRecalibrated: isRecalibrated)) != nil {
        let learner = learner(unit)
        return state.withLock { $0.learners[id] = learner }
      }
      try? poses.detach(id)
    } else if isRingOurs(of: unit) {
      // What came while start-up spoke is too old to be a pose.
      link.ring.drain { _ in }
    }
    // The unit may have been here a moment ago: what it taught then counts.
    takeLearned()
    let learner = learner(unit)
    let knowledge = recall(learner)
    guard
      let id = try? poses.attach(description, stream: stream, rings: rings, knowledge: knowledge)
    else { return }
    state.withLock { $0.learners[id] = learner }
    let isHere = change(unit.visit) { unit in
      unit.poseDevice = id
      unit.kind = kind
    }
    if !isHere { try? poses.detach(id) }
  }

  private func mainboardRings() -> [ReportRing] {
    state.withLock { state in
      state.units.values.filter { $0.entry.role == .headsetMainboard }.compactMap(\.link?.ring).prefix(1)
        .map(\.self)
    }
  }

  /// The first controller is the right hand, the second the left, where it does not say which it is.
  private func chooseKind(for unit: RigUnit) -> PoseKind {
    if unit.isHeadset { return .head }
    if unit.profile?.deviceClass == .tracker { return .tracker }
    if let hand = unit.profile?.hand { return hand == .left ? .leftHand : .rightHand }
    let taken = state.withLock { state in state.units.values.map(\.kind) }
    if !taken.contains(.rightHand) { return .rightHand }
    return taken.contains(.leftHand) ? .controller : .leftHand
  }

  // MARK: - Leaving

  /// Lets go of a device that left, or that is to be let go, and waits for it.
  func leave(_ busPath: String, cause: DetachCause) {
    guard let unit = strike(busPath, cause: cause) else { return }
    unit.link?.session.close()
  }

  /// Lets go of whatever is at `busPath` without waiting for it: its place is free on return, so that what is
  /// plugged in next, perhaps before the old device is closed, finds room.
  func dismiss(_ busPath: String, cause: DetachCause) {
    if let unit = strike(busPath, cause: cause) { closeAside(unit) }
  }

  /// A device cannot be opened, or its transport ended. It keeps its place until the bus says that it is gone,
  /// and is tried again.
  func fail(_ visit: Visit, _ reason: TransportError) {
    let unit = state.withLock { state -> RigUnit? in
      guard let unit = state.units[visit.busPath], unit.visit == visit, !unit.isRefused else { return nil }
      state.units[visit.busPath] = unit.refused(reason, at: clock.now.host)
      return unit
    }
    guard let unit else { return }
    conclude(unit, cause: reason == .disconnected ? .unplugged : .failed)
    closeAside(unit)
  }

  /// The transport's thread, or the monitor's, brought the news and must not wait for a device.
  private func closeAside(_ unit: RigUnit) {
    guard let session = unit.link?.session else { return }
    let closer = DedicatedThread(name: "close")
    try? closer.start { session.close() }
  }

  /// Ends a device's part in the rig, all but the closing of it. In the record its end has to stand before
  /// the next arrival at the same place.
  private func strike(_ busPath: String, cause: DetachCause) -> RigUnit? {
    guard let unit = state.withLock({ $0.units.removeValue(forKey: busPath) }) else { return nil }
    conclude(unit, cause: cause)
    return unit
  }

  private func conclude(_ unit: RigUnit, cause: DetachCause) {
    if let id = unit.poseDevice { try? poses.detach(id) }
    recordLeaving(unit, cause: cause)
    // A headset whose mainboard broke down is tracked all the same.
    if unit.entry.role == .headsetMainboard { publishing.withLock { _ in publishHeadset() } }
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
