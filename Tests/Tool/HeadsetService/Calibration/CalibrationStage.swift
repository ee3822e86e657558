import ByteLayout
import Calibration
import CalibrationGuide
import ControlProtocol
import DeviceCatalog
import DeviceEmulation
import DeviceIO
import Foundation
import HeadsetTestSupport
import Inventory
import PoseMath
import PoseService
import PoseSharedMemory
import Synchronization
import Testing
import USBProtocol
import Wearers

@testable import HeadsetService

/// A rig, an emulated headset in a technician's hands, and the desk: the whole way of the samples from the wire to the
/// record, in a time of its own that runs faster than the clock.
final class CalibrationStage {
  let rig: Rig
  let desk: CalibrationDesk
  let hands: TechnicianHands
  let errors: InertialErrors
  let unit: ViveUnit
  let reader: PoseReader
  let folder: URL
  var drafts: String { folder.appending(path: "calibration").path }
  var database: String { folder.appending(path: "inventory.sqlite").path }
  /// Keeps a folder that is not handed on.
  private let place: TemporaryPlace?
  private let start = MonotonicClock.now
  private let wire: Wire
  private var transport: InMemoryTransport?
  /// Seconds since the equipment was made.
  var seconds: Double { Double(wire.now.nanoseconds) * 1e-9 }

  /// The equipment, and its time.
  private final class Wire: Sendable {
    let equipment: Mutex<any EmulatedEquipment>
    let time = Mutex(Timestamp.zero)
    var now: Timestamp { time.withLock { $0 } }

    init(_ equipment: any EmulatedEquipment) { self.equipment = Mutex(equipment) }
  }

  private let isHeadset: Bool
  private var port: Int { isHeadset ? EmulatedViveHeadset.receiverPort : 0 }

  static let serial = "LHR-E0000011"

  /// - Parameters:
  ///   - folder: of a stage before, to go on where it was left.
  ///   - kind: a headset, a thousand samples a second, or a wand on its cable, 250.
  init(
    seed: UInt64, of kind: ViveUnit.Kind = .headset, in folder: URL? = nil, impatience: Double = 0.15
  ) throws {
    isHeadset = kind == .headset
    place = folder == nil ? try TemporaryPlace.makeFolder("calibration") : nil
    self.folder = folder ?? place?.url ?? URL(filePath: "/")
    errors = Self.errors(seed: seed)
    hands = TechnicianHands(seed: seed, impatience: impatience)
    unit = ViveUnit(
      kind: kind, number: 17, seed: seed, errors: errors, source: hands, plugged: .zero)
    var options = EmulatedViveHeadset.Options()
    options.streamsOnlyWhenOn = false
    wire = Wire(
      isHeadset
        ? EmulatedViveHeadset(unit: unit, options: options)
        : EmulatedViveWand(unit: unit, fingers: StillWearer(.identity)))
    var settings = PoseServiceConfiguration()
    settings.segmentName = "/calibration-" + UUID().uuidString.prefix(8)
    let poses = try PoseService(settings)
    reader = try PoseReader(name: settings.segmentName)
    let clock = RigClock()
    let settled = try InventorySettings(
      path: self.folder.appending(path: "inventory.sqlite").path, rig: "stage", version: "0", boot: "boot",
      processID: getpid(), startedAt: clock.now,
      ledgerKeyPath: self.folder.appending(path: "ledger.key").path)
    rig = Rig(
      catalog: try DeviceCatalog.builtIn(), poses: poses, inventory: InventoryRecorder(settled), clock: clock)
    desk = CalibrationDesk(
      rig: rig, folder: self.folder.appending(path: "calibration").path, isThreaded: false)
  }

  deinit { end() }

  private var isEnded = false

  /// Ends rig and record; the desk's drafts stay as they are, as after a kill.
  func end() {
    guard !isEnded else { return }
    isEnded = true
    rig.stop()
    rig.poses.stop()
    _ = rig.inventory?.stop(at: rig.clock.now, waitMilliseconds: 10_000)
  }

  /// A unit's errors as of a factory that knew only biases and scales, roughly: what grew since is for the guide.
  static func errors(seed: UInt64) -> InertialErrors {
    var errors = InertialErrors.typical(seed: seed)
    var noise = CounterNoise(seed: seed, index: 77)
    errors.accelerationDrift = noise.vector(within: 0.25)
    errors.angularVelocityDrift = noise.vector(within: 0.02)
    let (upper, first, second) = (
      noise.vector(within: 0.008), noise.vector(within: 0.008), noise.vector(within: 0.008)
    )
    let scale = 1 + noise.vector(within: 0.01)
    errors.accelerationMixing = AxisMixing(
      x: SIMD3(scale.x, 0, 0), y: SIMD3(upper.x, scale.y, 0), z: SIMD3(upper.y, upper.z, scale.z))
    errors.angularVelocityMixing = AxisMixing(
      x: SIMD3(1 + first.x, second.x, second.y), y: SIMD3(first.y, 1, second.z), z: SIMD3(upper.z, first.z, 1)
    )
    return errors
  }

  /// What a perfect guide finds: true = E^-1 (S (n - drift) - b) with E what the axes feel.
  var truth: UnitCalibration {
    func axes(
      _ mixing: AxisMixing, _ scale: SIMD3<Double>, _ bias: SIMD3<Double>, _ drift: SIMD3<Double>
    ) -> TriaxialCalibration {
      let felt = Matrix3(columns: mixing.x, mixing.y, mixing.z)
      let matrix = (felt.inverse ?? .identity) * Matrix3(diagonal: scale)
      let zero = Matrix3(diagonal: .zero)
      return TriaxialCalibration(
        bias: drift + bias / scale, matrix: matrix, biasDeviation: .zero, matrixDeviation: zero)
    }
    return UnitCalibration(
      accelerometer: axes(
        errors.accelerationMixing, errors.accelerationScale, errors.accelerationBias, errors.accelerationDrift
      ),
      gyroscope: axes(
        errors.angularVelocityMixing, errors.angularVelocityScale, errors.angularVelocityBias,
        errors.angularVelocityDrift))
  }

  // MARK: - The wire

  /// Plugs the headset in, and waits until it is with the loop.
  func plug() throws {
    let identity = USBIdentity(
      vendorID: 0x28de, productID: isHeadset ? 0x2000 : 0x2012, serial: Self.serial)
    let (wire, port) = (wire, port)
    wire.equipment.withLock { $0.plug(port: port, at: wire.now) }
    let transport = InMemoryTransport(identity: identity) { setup, data in
      let answer = wire.equipment.withLock {
        $0.control(port: port, setup: setup, data: data, at: wire.now)
      }
      return switch answer {
      case .data(let bytes): .success(Array(bytes.prefix(Int(setup.length))))
      case .accepted: .success([])
      case .stalled: .failure(.stalled)
      }
    }
    self.transport = transport
    let entry = try #require(rig.catalog.entry(for: identity))
    rig.arrive(
      RigUnit(
        busPath: "1-1", entry: entry, identity: identity, isEmulated: true, arrival: MonotonicClock.now
      ) { transport })
    while rig.state.withLock({ $0.units["1-1"]?.poseDevice }) == nil { usleep(500) }
  }

  /// The headset's stay.
  var visit: Visit {
    rig.state.withLock { $0.units["1-1"]?.visit } ?? Visit(busPath: "", arrival: .zero)
  }

  /// Its sensor.
  var key: SensorKey? { rig.state.withLock { $0.units["1-1"] }.flatMap { rig.sensorKey(of: $0) } }

  /// Pulls the plug.
  func unplug() {
    transport?.end(.disconnected)
    transport = nil
    rig.leave("1-1", cause: .unplugged)
    rig.poses.step(at: start.advanced(byNanoseconds: wire.now.nanoseconds))
  }

  /// A millisecond of everything, and every twentieth one a round of the desk.
  func tick() {
    let now = wire.time.withLock { time -> Timestamp in
      time = time.advanced(byNanoseconds: 1_000_000)
      return time
    }
    let host = start.advanced(byNanoseconds: now.nanoseconds)
    if let transport { send(on: transport, now: now, host: host) }
    rig.poses.step(at: host)
    if now.nanoseconds % 20_000_000 == 0 { desk.tend(at: host) }
  }

  private func send(on transport: InMemoryTransport, now: Timestamp, host: Timestamp) {
    let port = port
    while true {
      let report = wire.equipment.withLock { equipment -> [UInt8]? in
        guard let due = equipment.reportDue(port: port, endpoint: 0x81), due <= now else { return nil }
        return equipment.takeReport(port: port, endpoint: 0x81, at: now)
      }
      guard let report else { return }
      transport.push(report.span, endpoint: 0x81, at: host)
    }
  }

  // MARK: - The technician

  var status: CalibrationStatus? {
    if case .success(.calibration(let status)) = desk.show(Self.serial) { status } else { nil }
  }

  /// The published turn, world from device.
  func orientation() throws -> Quaternion<Double>? {
    try (0..<reader.slotCount).compactMap { try reader.read(slot: $0) }
      .first { $0.flags.contains(.orientationTracked) }?.worldFromDevice.orientation
  }

  /// Begins a guide.
  func begin(_ purpose: CalibrationStatus.Purpose = .calibrate) throws {
    guard case .success = desk.start(Self.serial, purpose, by: 1000) else {
      throw ControlFault(.internal, ["detail": "\(desk.start(Self.serial, purpose, by: 1000))"])
    }
    // A round of the desk, which takes it in.
    for _ in 0..<20 { tick() }
  }

  /// Does what the guide asks, until `holds`, its end, or so many seconds more.
  func follow(for most: Double = 900, until holds: (CalibrationStatus) -> Bool = { _ in false }) {
    let end = seconds + most
    while seconds < end, let status, !status.isOver, !holds(status) {
      if hands.busyUntil <= seconds { obey(status.instruction) }
      for _ in 0..<20 { tick() }
    }
  }

  private func obey(_ instruction: CalibrationStatus.Instruction) {
    let axis = instruction.axis.map { SIMD3($0[0], $0[1], $0[2]) } ?? SIMD3(0, 1, 0)
    // Reading a sentence and reaching for the thing.
    let now = seconds + 0.8
    switch instruction.action {
    case .layDown, .reconnect, .nothing: hands.rest(0.5, from: seconds)
    case .point, .freshPose: hands.lay(up: axis, from: now)
    case .turn, .tumble: hands.turn(about: axis, from: now)
    }
  }

  /// Lets the recorder finish, and the desk see that.
  func settle() {
    _ = rig.inventory?.waitUntilWritten(milliseconds: 10_000)
    for _ in 0..<40 { tick() }
  }
}
