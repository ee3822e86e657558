import ControlChannel
import ControlProtocol
import Foundation
import Glibc
import HeadsetTestSupport
import PoseMath
import PoseSharedMemory
import Synchronization

/// What the console shows, without equipment: a service that answers, poses and a room that are published, all under
/// names of this test alone.
final class Stage: Sendable {
  private let place: TemporaryPlace
  var folder: String { place.path }
  let poseSegment: String
  let roomSegment: String
  private let state = Mutex(State())

  struct State {
    var head = Pose<Double>.identity
    var isPublishing = true
    var session: SessionStatus?
    var verbs: [ControlVerb] = []
  }

  /// A serial as only an attacker's device has it.
  static let hostileSerial = "<img src=x onerror=hacked()>"
  static let hostileName = "</script><script>hacked()</script>\u{202e}&amp;"

  /// The same as a person should see it: nothing that turns the reading direction.
  static let hostileNameShown = "</script><script>hacked()</script>\u{fffd}&amp;"

  init() throws {
    let name = "hsconsole-\(getpid())-" + UUID().uuidString.prefix(8)
    place = try TemporaryPlace.makeFolder("hsconsole", in: "/tmp")
    poseSegment = "/\(name)-poses"
    roomSegment = "/\(name)-room"
  }

  var socket: String { folder + "/control.sock" }
  var arguments: [String] { ["--socket", socket, "--poses", poseSegment, "--room", roomSegment] }
  var verbs: [ControlVerb] { state.withLock { $0.verbs } }

  func look(_ head: Pose<Double>) { state.withLock { $0.head = head } }

  // MARK: - Publishing

  /// Publishes poses and the room at 100 Hz until `stopPublishing`.
  func startPublishing(withRoom: Bool = true) throws {
    let poses = try PosePublisher(name: poseSegment, now: now())
    let room = withRoom ? try RoomPublisher(name: roomSegment, now: now()) : nil
    let frame = StageRoom.frame()
    let publishers = Publishers(poses: poses, room: room)
    let thread = Thread { [self] in
      while state.withLock({ $0.isPublishing }) {
        publish(on: publishers, frame)
        usleep(10_000)
      }
      publishers.poses.close()
      publishers.room?.close()
    }
    thread.start()
  }

  func stopPublishing() { state.withLock { $0.isPublishing = false } }

  /// Handed to the one thread that publishes.
  private struct Publishers: @unchecked Sendable {
    let poses: PosePublisher
    let room: RoomPublisher?
  }

  private func publish(on publishers: Publishers, _ frame: RoomFrame) {
    let head = state.withLock { $0.head }
    publishers.poses.publish(slot("LHR-STAGE001", .head, head), at: 0)
    publishers.poses.publish(slot("LHR-STAGE002", .leftHand, StageRoom.leftHand), at: 1)
    publishers.poses.publish(slot(Self.hostileSerial, .rightHand, StageRoom.rightHand), at: 2)
    publishers.poses.beat(at: now())
    publishers.room?.publish(frame, at: now())
  }

  private func slot(_ serial: String, _ kind: PoseKind, _ pose: Pose<Double>) -> PoseSlot {
    var slot = PoseSlot(
      serial: DeviceSerial(serial), kind: kind,
      flags: [.orientationTracked, .positionModelled, .emulated, .connected])
    slot.worldFromDevice = pose
    slot.sampleTime = now()
    slot.publishTime = now()
    return slot
  }

  private func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  // MARK: - The service

  /// A service on the real socket that keeps a session in mind.
  func startService() throws -> ControlServer {
    let settings = ControlServerSettings(
      socketPath: socket, policy: RolePolicy(serviceUID: geteuid(), technicianGID: nil))
    return try ControlServer(settings: settings) { [self] verb, _ in answer(verb) }
  }

  private func answer(_ verb: ControlVerb) -> Result<ControlPayload, ControlFault> {
    state.withLock { state in
      if verb != .status { state.verbs.append(verb) }
      switch verb {
      case .status: return .success(.status(Self.status(session: state.session)))
      case .sessionStart(let purpose, _):
        guard state.session == nil else { return .failure(ControlFault(.sessionRunning, ["id": "1"])) }
        let session = SessionStatus(
          identifier: "1", purpose: purpose, durationSeconds: 0, startedByUID: 0, isRunning: true)
        state.session = session
        return .success(.session(session))
      case .sessionStop:
        guard var session = state.session else { return .failure(ControlFault(.noSession)) }
        session.isRunning = false
        state.session = nil
        return .success(.session(session))
      case .calibration(let serial): return .failure(ControlFault(.noCalibration, ["serial": serial]))
      default: return .success(.done)
      }
    }
  }

  private static func status(session: SessionStatus?) -> ServiceStatus {
    ServiceStatus(
      version: "test", processID: 1, uptimeSeconds: 4_711,
      loop: LoopStatus(
        periodMicroseconds: 1000, tickCount: 4_711_000, missedTickCount: 3, latencyMicrosecondsP50: 410,
        latencyMicrosecondsP99: 986, latencyMicrosecondsMax: 1_400, isRealtime: true, isMemoryLocked: true),
      devices: devices, session: session, inventory: InventoryStatus(state: .recording, path: nil))
  }

  private static var devices: [DeviceStatus] {
    let pose = PoseStatus(
      orientationWXYZ: [1, 0, 0, 0], position: [0, 1.6, 0], positionSource: .modelled,
      angularVelocity: [0, 0, 0], ageSeconds: 0)
    return [
      DeviceStatus(
        name: "HTC Vive", family: "vive", role: "headset", serial: "LHR-STAGE001", vendorID: 0x0bb4,
        productID: 0x2c87, busPath: "1-1", firmware: "1462663157", calibrationSource: .recorded,
        isEmulated: true, state: .streaming, isWorn: true, ipdMillimeters: 63.4, pose: pose),
      DeviceStatus(
        name: "Vive wand", family: "vive", role: "controller", serial: "LHR-STAGE002", vendorID: 0x28de,
        productID: 0x2012, busPath: "1-2", firmware: "1465809478", calibrationSource: .supplied,
        isEmulated: true, state: .streaming, lostSampleCount: 12, batteryPercent: 81, pose: pose),
      DeviceStatus(
        name: hostileName, family: "vive", role: "controller", serial: hostileSerial, vendorID: 0x28de,
        productID: 0x2012, busPath: "1-3", isEmulated: true,
        state: .refused(DeviceRefusal(reason: .heldByAnotherProgram, holderName: "vrserver")), pose: pose),
    ]
  }
}
