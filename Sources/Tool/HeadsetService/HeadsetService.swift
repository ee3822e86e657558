public import ControlChannel
internal import ControlProtocol
public import DeviceCatalog
public import DeviceIO
internal import Foundation
internal import Glibc
internal import Inventory
internal import PoseMath
public import PoseService
internal import Synchronization

/// The whole service, built from its configuration: devices, pose loop, record and control socket.
public final class HeadsetService: Sendable {
  private let configuration: ServiceConfiguration
  let poses: PoseService
  let rig: Rig
  private let usbip: USBIPWatch
  private let rooms: RoomKeeper
  private let calibrations: CalibrationDesk
  let tender: RoomTender
  /// Why the room of the file was not entered.
  let roomTrouble = Mutex<RoomKeeper.Trouble?>(nil)
  /// Nil where the configuration turns USB off.
  let usb: USBWatch?
  private let server: ControlServer
  private let faults = FaultBoard()

  /// Claims the socket and the shared memory, opens the record, and starts the loop; devices follow.
  /// - Throws: `ServiceStartError`, above all where another service runs.
  public init(_ configuration: ServiceConfiguration) throws(ServiceStartError) {
    self.configuration = configuration
    let clock = RigClock()
    let start = clock.now
    let catalog: DeviceCatalog
    do throws(CatalogError) {
      catalog = try DeviceCatalog.builtIn()
    } catch {
      throw .catalog(error)
    }
    poses = try Self.makePoses(configuration)
    rig = Rig(
      catalog: catalog, poses: poses, inventory: Self.makeInventory(configuration, at: start), clock: clock)
    usbip = USBIPWatch(rig: rig, servers: configuration.usbipServers)
    usb = configuration.usesUSB ? USBWatch(rig: rig) : nil
    rooms = RoomKeeper(path: configuration.roomPath, poses: poses)
    calibrations = CalibrationDesk(rig: rig, folder: configuration.databasePath + ".calibration")
    tender = RoomTender(poses: poses, rooms: rooms)
    let desk = ServiceDesk(
      configuration: configuration, rig: rig, usbip: usbip, faults: faults, rooms: rooms, tender: tender,
      calibrations: calibrations, start: start.host)
    let policy = RolePolicy(
      serviceUID: getuid(), technicianGID: configuration.technicianGroup.flatMap(Self.groupID),
      auditorGID: configuration.auditorGroup.flatMap(Self.groupID))
    do throws(ControlServerError) {
      server = try ControlServer(
        settings: ControlServerSettings(socketPath: configuration.socketPath, policy: policy)
      ) { verb, peer in desk.answer(verb, peer) }
    } catch {
      throw .controlSocket(error)
    }
    try startThreads()
    usb?.tend(at: start.host)
  }

  /// Once a second, from the program's main thread: tends what comes and goes, and what failed; sign of life
  /// of the record.
  /// - Returns: whether the loop ticks.
  public func beat() -> Bool {
    let now = MonotonicClock.now
    rig.tendLinks()
    rig.tendLight()
    rig.retryRefused(at: now)
    usb?.tend(at: now)
    rig.measureUse(at: now)
    rig.keepLearned(at: now)
    rig.inventory?.heartbeat(at: rig.clock.now)
    faults.show(presentFaults, at: now)
    return poses.loopStatus.isAlive(at: now, within: 1_000_000_000)
  }

  /// Lines for the log about what began to be wrong, or is right again, since the last call.
  public func takeNews() -> [String] { faults.takeNews() }

  /// Ends everything, in the order in which data flow: no more devices, then no more poses, then the record.
  public func stop() async {
    await server.stop(within: .milliseconds(500))
    usbip.stop()
    usb?.stopListening()
    rig.measureUse(at: MonotonicClock.now)
    calibrations.stop()
    tender.stop()
    rig.stop()
    usb?.close()
    poses.stop()
    rig.takeLearned()
    _ = rig.inventory?.stop(at: rig.clock.now, waitMilliseconds: 800)
  }

  // MARK: - Parts

  private func startThreads() throws(ServiceStartError) {
    do throws(PoseServiceError) {
      try poses.start()
    } catch {
      throw .poseService(error)
    }
    // Without it devices are placed by the model of a body; the fault board says so.
    do throws(RoomKeeper.Trouble) { try rooms.load() } catch { roomTrouble.withLock { $0 = error } }
    do throws(TransportError) {
      try tender.start()
      try usbip.start()
    } catch {
      throw .thread(error)
    }
  }

  private static func makePoses(_ configuration: ServiceConfiguration) throws(ServiceStartError)
    -> PoseService
  {
    var settings = PoseServiceConfiguration()
    settings.segmentName = configuration.poseSegment
    settings.segmentMode = 0o644
    settings.priority = Int32(configuration.loopPriority)
    do throws(PoseServiceError) {
      return try PoseService(settings)
    } catch {
      throw .poseService(error)
    }
  }

  /// A record that cannot be described (an empty rig name) is none; one that cannot be written says so in
  /// `status` and goes on trying.
  private static func makeInventory(_ configuration: ServiceConfiguration, at start: Moment)
    -> InventoryRecorder?
  {
    let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? "unknown"
    let settings = try? InventorySettings(
      path: configuration.databasePath, rig: configuration.rigName, version: Release.version,
      boot: boot.trimmingCharacters(in: .whitespacesAndNewlines), processID: getpid(), startedAt: start,
      ledgerKeyPath: configuration.ledgerKeyPath ?? ledgerKey(besideDatabase: configuration.databasePath))
    return settings.map { InventoryRecorder($0) }
  }

  private static func ledgerKey(besideDatabase path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("ledger.key").path
  }

  private static func groupID(_ name: String) -> UInt32? {
    guard let entry = unsafe getgrnam(name) else { return nil }
    return unsafe entry.pointee.gr_gid
  }
}

/// Why the service cannot start.
public enum ServiceStartError: Error, Sendable {
  case catalog(CatalogError)
  case poseService(PoseServiceError)
  case controlSocket(ControlServerError)
  case thread(TransportError)
}
