public import DeviceIO
public import Drivers
public import Fusion
public import Lighthouse
public import PoseMath
internal import PoseSharedMemory
internal import Synchronization

/// The pose loop on its thread, and the way for devices into it and out of it.
///
/// Any thread may attach, detach and ask; these calls share a lock that the loop never takes.
public final class PoseService: Sendable {
  /// The most rings a device has: a headset is heard through its mainboard, its sensor hub's two endpoints,
  /// and one to spare.
  public static let ringCountMax = 4

  let runner: LoopRunner
  let thread = DedicatedThread(name: "pose-loop")
  private let configuration: PoseServiceConfiguration
  private let control: Mutex<ControlState>

  private struct ControlState {
    enum Phase {
      case created
      case running
      case stopped
    }

    var phase = Phase.created
    var memory = RealTimeGrants.Memory.notRequested
    var slots: SlotTable
    var attached: [DeviceID: AttachedDevice] = [:]
    var lastNumber: UInt64 = 0
    var room: Room?
    /// What was learned and nobody has taken yet.
    var learned: [DeviceID: FilterKnowledge<Double>] = [:]
  }

  private struct AttachedDevice {
    var description: DeviceDescription
    var slot: Int
    var meters: DeviceMeters
    var tap: LightTap?
    var isLeaving = false
  }

  /// Publishes the segment, with every slot empty. Nothing runs until `start`.
  ///
  /// - Throws: `.sharedMemory`, in particular where another service runs.
  public init(_ configuration: PoseServiceConfiguration = .init()) throws(PoseServiceError) {
    let publisher: PosePublisher
    do throws(SharedMemoryError) {
      publisher = try PosePublisher(
        name: configuration.segmentName, slotCount: configuration.slotCount,
        mode: configuration.segmentMode, now: MonotonicClock.now)
    } catch {
      throw .sharedMemory(error)
    }
    self.configuration = configuration
    runner = LoopRunner(
      loop: PoseLoop(publisher: publisher, meters: LoopMeters()), configuration: configuration)
    // Generations of one writer's slots never meet those of the writer before.
    let slots = SlotTable(slotCount: publisher.slotCount, firstGeneration: publisher.generation << 16)
    control = Mutex(ControlState(slots: slots))
  }

  deinit { stop() }

  // MARK: - Start and stop

  /// Starts the loop, once.
  ///
  /// - Throws: `.notStartable`, `.threadRefused`.
  public func start() throws(PoseServiceError) {
    try prepareStart()
    let runner = self.runner
    do throws(TransportError) {
      try thread.start { runner.run() }
    } catch {
      throw .threadRefused
    }
  }

  func prepareStart() throws(PoseServiceError) {
    let isFirst = control.withLock { control -> Bool in
      guard control.phase == .created else { return false }
      control.phase = .running
      control.memory = configuration.locksMemory ? RealTime.lockMemory() : .notRequested
      return true
    }
    if !isFirst { throw .notStartable }
  }

  /// Runs one tick on the caller's thread, at the instant it says: for a service that is not started,
  /// because its owner has a clock of its own (a benchmark, a test faster than time). One thread at a time.
  ///
  /// - Precondition: `start` was not called.
  public func step(at now: Timestamp) {
    precondition(!runner.isBegun)
    runner.loop.tick(at: now)
  }

  /// Ends the loop, publishes every device as lost, tells readers that the writer ended and removes the
  /// segment's name. Takes at most one tick; may be called again, but not on the loop's own thread.
  public func stop() {
    let isFirst = control.withLock { control -> Bool in
      defer { control.phase = .stopped }
      return control.phase != .stopped
    }
    guard isFirst else { return }
    runner.stop()
    thread.join()
    runner.loop.withdrawAll(at: MonotonicClock.now)
    runner.loop.publisher.close()
    control.withLock { control in
      collect(&control)
      for device in runner.loop.devices { keep(device.track.learned, of: device.id, &control) }
    }
  }

  // MARK: - Devices

  /// Gives a device to the loop, which publishes it from its next tick on.
  ///
  /// A unit that was attached before comes back to the slot it had, if that is still free.
  ///
  /// - Parameters:
  ///   - stream: decodes its reports.
  ///   - rings: what its transports fill; only this device's, and read by the loop alone from now on.
  ///   - knowledge: what was learned of the unit's sensor before, in the device's axes and aged to now.
  /// - Throws: `.slotsExhausted`, `.invalidRingCount`, `.loopUnresponsive`, `.stopped`.
  public func attach(
    _ description: DeviceDescription, stream: some DeviceStream, rings: [ReportRing],
    knowledge: FilterKnowledge<Double>? = nil
  ) throws(PoseServiceError) -> DeviceID {
    guard (1...Self.ringCountMax).contains(rings.count) else { throw .invalidRingCount(rings.count) }
    let result = control.withLock { control -> Result<DeviceID, PoseServiceError> in
      guard control.phase != .stopped else { return .failure(.stopped) }
      collect(&control)
      guard let place = control.slots.take(for: description.serial) else {
        return .failure(.slotsExhausted(slotCount: configuration.slotCount))
      }
      control.lastNumber += 1
      let id = DeviceID(number: control.lastNumber)
      let meters = DeviceMeters()
      let tap = description.lightBody.map { _ in LightTap() }
      let device = TrackedDevice(
        id: id, slot: place.slot, rings: rings, stream: StreamBox(stream),
        track: PoseTrack(
          description, body: configuration.body, generation: place.generation, knowledge: knowledge,
          light: description.light(in: control.room), tap: tap),
        meters: meters)
      guard runner.loop.inbox.push(.take(device)) else {
        control.slots.release(place.slot)
        return .failure(.loopUnresponsive)
      }
      control.attached[id] = AttachedDevice(
        description: description, slot: place.slot, meters: meters, tap: tap)
      return .success(id)
    }
    return try result.get()
  }

  /// Gives an attached device what became known of it late, without a break of its pose: a stream that scales
  /// better, another part that is heard. A device that turns out to be another unit, or whose sensor sits
  /// otherwise in it, is detached and attached instead.
  ///
  /// - Parameters:
  ///   - stream: of the type it was attached with; another's has no effect.
  ///   - rings: all of them from now on. Where one is left out, the device's inputs are forgotten.
  ///   - isRecalibrated: the stream scales by another calibration: what was learned of the sensor's errors under the
  ///     one before is forgotten. The pose goes on.
  /// - Throws: `.unknownDevice`, `.invalidRingCount`, `.loopUnresponsive`, `.stopped`.
  public func adopt(
    _ stream: some DeviceStream, rings: [ReportRing], for id: DeviceID, isRecalibrated: Bool = false
  ) throws(PoseServiceError) {
    guard (1...Self.ringCountMax).contains(rings.count) else { throw .invalidRingCount(rings.count) }
    let adoption = Adoption(
      device: id, stream: StreamBox(stream), rings: rings, isRecalibrated: isRecalibrated)
    try send(.change(adoption), to: id)
  }

  /// Hands something for a device that is attached over to the loop.
  func send(_ command: PoseLoop.Command, to id: DeviceID) throws(PoseServiceError) {
    let failure = control.withLock { control -> PoseServiceError? in
      guard control.phase != .stopped else { return .stopped }
      collect(&control)
      guard let device = control.attached[id], !device.isLeaving else { return .unknownDevice(id) }
      return runner.loop.inbox.push(command) ? nil : .loopUnresponsive
    }
    if let failure { throw failure }
  }

  /// Takes a device out of the loop: its slot says lost from the next tick on, its inputs are neutral.
  /// Detaching again does nothing.
  ///
  /// - Throws: `.unknownDevice`, `.loopUnresponsive`, `.stopped`.
  public func detach(_ id: DeviceID) throws(PoseServiceError) {
    let failure = control.withLock { control -> PoseServiceError? in
      collect(&control)
      guard let device = control.attached[id] else { return .unknownDevice(id) }
      if control.phase == .stopped { return .stopped }
      if device.isLeaving { return nil }
      guard runner.loop.inbox.push(.giveBack(id)) else { return .loopUnresponsive }
      control.attached[id]?.isLeaving = true
      return nil
    }
    if let failure { throw failure }
  }

  /// Releases, on the caller's thread, what the loop gave back, and frees its slots.
  private func collect(_ control: inout ControlState) {
    while let returned = runner.loop.outbox.pop() {
      switch returned {
      case .adoption, .light, .tap, .room: break
      case .slip(let slip): keep(slip.knowledge, of: slip.device, &control)
      case .device(let device):
        keep(device.track.learned, of: device.id, &control)
        control.attached[device.id] = nil
        control.slots.release(device.slot)
      }
    }
  }

  // MARK: - What is learned

  /// Asks the loop what it has learned of every device's sensor; the answers come within a tick or two, to
  /// `takeLearned`. What it knew of a device it lets go of comes unasked.
  public func askLearned() {
    control.withLock { control in
      guard control.phase != .stopped else { return }
      for (id, device) in control.attached where !device.isLeaving {
        collect(&control)
        // A loop that does not run does not learn either.
        guard runner.loop.inbox.push(.tell(KnowledgeSlip(device: id))) else { return }
      }
    }
  }

  /// What was learned since the last call: of each device what came last, and nothing where it is not worth
  /// keeping yet.
  public func takeLearned() -> [LearnedKnowledge] {
    control.withLock { control in
      collect(&control)
      defer { control.learned = [:] }
      return control.learned.sorted { $0.key < $1.key }.map {
        LearnedKnowledge(device: $0.key, knowledge: $0.value)
      }
    }
  }

  /// More devices that came and went untaken than this, and the oldest are forgotten.
  private static let learnedCountMax = 64

  private func keep(_ knowledge: FilterKnowledge<Double>?, of id: DeviceID, _ control: inout ControlState) {
    guard let knowledge else { return }
    control.learned[id] = knowledge
    if control.learned.count > Self.learnedCountMax, let oldest = control.learned.keys.min() {
      control.learned[oldest] = nil
    }
  }

  // MARK: - Light

  /// Places every device with photodiodes in this room from now on, nil for none. Trackers begin anew, with the first
  /// fix; poses go on from the orientation filter and the body model until then.
  ///
  /// - Throws: `.loopUnresponsive`, `.stopped`.
  public func enter(_ room: Room?) throws(PoseServiceError) {
    let failure = control.withLock { control -> PoseServiceError? in
      guard control.phase != .stopped else { return .stopped }
      control.room = room
      for (id, device) in control.attached where !device.isLeaving && device.description.lightBody != nil {
        collect(&control)
        let slip = LightSlip(device: id, light: device.description.light(in: room))
        guard runner.loop.inbox.push(.light(slip)) else { return .loopUnresponsive }
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Moves the stations a little, in the same room: trackers go on. Whoever shifts by less than light errs makes no step
  /// (`RoomShift`).
  ///
  /// - Returns: whether devices were in `old` until now; else nothing is changed.
  /// - Throws: `.loopUnresponsive`, `.stopped`.
  public func shift(from old: Room, to new: Room) throws(PoseServiceError) -> Bool {
    let result = control.withLock { control -> Result<Bool, PoseServiceError> in
      guard control.phase != .stopped else { return .failure(.stopped) }
      guard control.room == old else { return .success(false) }
      control.room = new
      let stations = StationTable(new)
      for (id, device) in control.attached where !device.isLeaving && device.description.lightBody != nil {
        collect(&control)
        guard runner.loop.inbox.push(.room(RoomSlip(device: id, stations: stations))) else {
          return .failure(.loopUnresponsive)
        }
      }
      return .success(true)
    }
    return try result.get()
  }

  /// The attached devices that light can place, in the order of attachment, and where to hear their light.
  public var lights: [LitDevice] {
    control.withLock { control in
      collect(&control)
      return control.attached.sorted { $0.key < $1.key }.compactMap { id, device in
        guard !device.isLeaving, let tap = device.tap else { return nil }
        return LitDevice(id: id, description: device.description, tap: tap)
      }
    }
  }

  /// The room that devices are placed in.
  public var room: Room? { control.withLock { $0.room } }

  // MARK: - Status

  /// The attached devices, in the order of attachment; one that was detached stays until the loop gave it
  /// back.
  public var devices: [DeviceStatus] {
    control.withLock { control in
      collect(&control)
      return control.attached.map { id, device in
        DeviceStatus(
          id: id, description: device.description, slot: device.slot,
          freshness: device.meters.currentFreshness, isWorn: device.meters.isWorn,
          counts: device.meters.counts)
      }
    }.sorted { $0.id < $1.id }
  }

  /// How the loop fares.
  public var loopStatus: LoopStatus { runner.loop.meters.status }

  /// What the kernel allowed; nil until the loop runs.
  public var grants: RealTimeGrants? {
    guard let scheduling = runner.grantedScheduling else { return nil }
    return RealTimeGrants(scheduling: scheduling, memory: control.withLock { $0.memory })
  }
}
