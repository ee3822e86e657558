internal import ByteLayout
internal import ControlChannel
internal import ControlProtocol
internal import DeviceCatalog
internal import DeviceIO
internal import DeviceProtocols
internal import DeviceRecording
internal import Drivers
internal import Foundation
internal import Glibc
internal import Inventory
internal import PoseMath
internal import PoseService
internal import PoseSharedMemory
internal import Register
internal import Synchronization

/// Answers the requests of clients.
final class ServiceDesk: Sendable {
  let configuration: ServiceConfiguration
  let rig: Rig
  private let usbip: USBIPWatch
  private let faults: FaultBoard
  let rooms: RoomKeeper
  let tender: RoomTender
  private let calibrations: CalibrationDesk
  private let start: Timestamp

  init(
    configuration: ServiceConfiguration, rig: Rig, usbip: USBIPWatch, faults: FaultBoard,
    rooms: RoomKeeper, tender: RoomTender, calibrations: CalibrationDesk, start: Timestamp
  ) {
    self.configuration = configuration
    self.rig = rig
    self.usbip = usbip
    self.faults = faults
    self.rooms = rooms
    self.calibrations = calibrations
    self.tender = tender
    self.start = start
  }

  func answer(_ verb: ControlVerb, _ peer: ControlPeer) -> Result<ControlPayload, ControlFault> {
    switch verb {
    case .calibration(let serial), .calibrationWatch(let serial, _): calibrations.show(serial)
    case .calibrationStart(let serial, let purpose):
      calibrations.start(serial, purpose, by: peer.credentials.uid)
    case .calibrationAnswer(let serial, let answer): calibrations.answer(serial, answer)
    case .calibrationUndo(let serial): calibrations.undo(serial, by: peer.credentials.uid)
    case .calibrationHistory(let serial): calibrations.showHistory(serial)
    case .list: .success(.devices(devices()))
    case .show(let serial): show(serial)
    case .status, .watch: .success(.status(status()))
    case .sessionStart(let purpose, let isForFee):
      startSession(purpose, isForFee: isForFee, by: peer.credentials.uid)
    case .sessionStop: stopSession()
    case .haptic(let serial, let frequency, let amplitude, let duration):
      haptic(serial, frequencyHz: frequency, amplitude: amplitude, durationSeconds: duration)
    case .attachEmulated(let host, let port, _): attach(host: host, port: port)
    case .detachEmulated(let host, let port, _): detach(host: host, port: port)
    case .recordStart(let path, let serials): startRecording(path, serials)
    case .recordStop: stopRecording()
    case .room: .success(.room(rooms.text))
    case .roomUse(let document): use(document)
    case .registerDescribe(let document, let isTrial): enter(document, .describe, isTrial: isTrial, by: peer)
    case .registerEquip(let document, let isTrial): enter(document, .equip, isTrial: isTrial, by: peer)
    case .registerAudit(let document, let isTrial): enter(document, .audit, isTrial: isTrial, by: peer)
    case .registerName(let party, let name, let contact): note(party, name: name, contact: contact, by: peer)
    case .roomFront: turnToFront()
    case .surveyStart(let serial): beginSurvey(of: serial)
    case .survey: survey()
    case .surveySkip: tender.skipStep() ? survey() : .failure(ControlFault(.noSurvey))
    case .surveyStop: dropSurvey()
    }
  }

  // MARK: - Status

  private func devices() -> [ShownDevice] {
    rig.deviceStatuses(reader: try? PoseReader(name: configuration.poseSegment))
  }

  private func show(_ serial: String) -> Result<ControlPayload, ControlFault> {
    guard let device = devices().first(where: { $0.serial == serial }) else {
      return .failure(.noSuchDevice(serial: serial))
    }
    return .success(.device(device))
  }

  private func status() -> ServiceStatus {
    let now = MonotonicClock.now
    return ServiceStatus(
      version: Release.version, processID: getpid(), uptimeSeconds: now.seconds(since: start),
      loop: loopStatus(), devices: devices(), recording: recording(at: now), session: session(at: now),
      inventory: inventoryStatus(), faults: faults.faults(at: now), room: tender.roomStatus)
  }

  private func loopStatus() -> ShownLoop {
    let loop = rig.poses.loopStatus
    var isRealtime = false
    if case .firstInFirstOut = rig.poses.grants?.scheduling { isRealtime = true }
    let waits = loop.reportWait
    let hasReports = waits.count > 0
    return ShownLoop(
      periodMicroseconds: 1_000, tickCount: loop.tickCount, missedTickCount: loop.missedTickCount,
      latencyMicrosecondsP50: hasReports ? Double(waits.nanoseconds(at: 0.5)) / 1_000 : nil,
      latencyMicrosecondsP99: hasReports ? Double(waits.nanoseconds(at: 0.99)) / 1_000 : nil,
      latencyMicrosecondsMax: hasReports ? Double(waits.maximumNanoseconds) / 1_000 : nil,
      isRealtime: isRealtime, isMemoryLocked: rig.poses.grants?.memory == .locked)
  }

  private func inventoryStatus() -> InventoryStatus {
    guard let inventory = rig.inventory else { return InventoryStatus(state: .off, path: nil) }
    let status = inventory.status
    var answer = InventoryStatus(
      state: .recording, path: configuration.databasePath, writtenEventCount: status.writtenThrough,
      pendingEventCount: UInt64(status.pendingEventCount), droppedEventCount: status.droppedEventCount,
      refusedEventCount: status.refusedEventCount)
    switch status.state {
    case .opening: answer.state = .opening
    case .recording: answer.state = .recording
    case .failing(let error, _):
      answer.state = .failing
      answer.detail = "\(error)"
    case .stopped: answer.state = .stopped
    }
    return answer
  }

  // MARK: - Sessions

  private func session(at now: Timestamp) -> SessionStatus? {
    rig.state.withLock { $0.session }.map { session in
      SessionStatus(
        identifier: session.identifier.uuidString.lowercased(), purpose: session.purpose.rawValue,
        durationSeconds: (session.end ?? now).seconds(since: session.start),
        startedByUID: session.startedByUID, isRunning: session.isRunning)
    }
  }

  private func startSession(
    _ word: String, isForFee: Bool, by uid: UInt32
  ) -> Result<ControlPayload, ControlFault> {
    guard let purpose = SessionPurpose(rawValue: word) else {
      return .failure(.badArgument("purpose", .notAChoice))
    }
    let moment = rig.clock.now
    let session = UsageSession(
      identifier: UUID(), purpose: purpose, startedByUID: uid, start: moment.host)
    let running = rig.state.withLock { state -> UsageSession? in
      if let present = state.session, present.isRunning { return present }
      state.session = session
      return nil
    }
    if let running {
      return .failure(ControlFault(.sessionRunning, ["id": running.identifier.uuidString.lowercased()]))
    }
    rig.inventory?.post(
      .sessionStarted(session.identifier, uid: uid, purpose: purpose, isForFee: isForFee, at: moment))
    return self.session(at: moment.host).map { .success(.session($0)) } ?? .success(.done)
  }

  private func stopSession() -> Result<ControlPayload, ControlFault> {
    let moment = rig.clock.now
    rig.measureUse(at: moment.host)
    let stopped = rig.state.withLock { state -> UsageSession? in
      guard let present = state.session, present.isRunning else { return nil }
      state.session?.end = moment.host
      return present
    }
    guard let stopped else { return .failure(ControlFault(.noSession)) }
    rig.inventory?.post(.sessionStopped(stopped.identifier, at: moment))
    return session(at: moment.host).map { .success(.session($0)) } ?? .success(.done)
  }

  // MARK: - Recordings

  private func recording(at now: Timestamp) -> RecordingStatus? {
    rig.state.withLock { $0.recorder }.map { Self.status(of: $0, at: now, isRunning: true) }
  }

  private static func status(
    of recorder: TransferRecorder, at now: Timestamp, isRunning: Bool
  ) -> RecordingStatus {
    let progress = recorder.progress
    return RecordingStatus(
      path: recorder.path, devices: recorder.serials, transferCount: progress.transferCount,
      byteCount: progress.byteCount, durationSeconds: now.seconds(since: recorder.start),
      droppedTransferCount: progress.droppedCount, isRunning: isRunning)
  }

  private func startRecording(_ name: String, _ serials: [String]) -> Result<ControlPayload, ControlFault> {
    let path = name.hasPrefix("/") ? name : configuration.recordingFolder + "/" + name
    do throws(Rig.RecordingRefusal) {
      let recorder = try rig.startRecording(to: path, serials: serials)
      return .success(
        .recording(Self.status(of: recorder, at: rig.clock.now.host, isRunning: true)))
    } catch {
      switch error {
      case .alreadyRecording(let path): return .failure(ControlFault(.alreadyRecording, ["path": path]))
      case .noSuchDevice(let serial): return .failure(.noSuchDevice(serial: serial))
      case .cannotWrite(let error): return .failure(Self.fault(error, path: path))
      }
    }
  }

  /// A file that the system refuses carries the system's number; anything else is not the disk's doing.
  private static func fault(_ error: RecordingError, path: String) -> ControlFault {
    switch error {
    case .cannotOpen(_, let code), .cannotWrite(let code), .cannotRead(let code):
      ControlFault(.cannotWrite, ["path": path, "errno": String(code)])
    case .empty, .notARecording, .bigEndian, .unsupportedLinkType, .unsupportedVersion, .damagedHeader,
      .transferTooLong, .unknownDevice, .descriptorTooLong, .stopped:
      ControlFault(.internal, ["detail": "\(error)"])
    }
  }

  private func stopRecording() -> Result<ControlPayload, ControlFault> {
    guard let recorder = rig.stopRecording() else { return .failure(ControlFault(.notRecording)) }
    return .success(.recording(Self.status(of: recorder, at: rig.clock.now.host, isRunning: false)))
  }

  // MARK: - Devices

  private func haptic(
    _ serial: String, frequencyHz: Double, amplitude: Double, durationSeconds: Double
  ) -> Result<ControlPayload, ControlFault> {
    let unit = rig.state.withLock { $0.units.values.first { $0.serial == serial } }
    guard let unit else { return .failure(.noSuchDevice(serial: serial)) }
    guard unit.entry.role == .controllerReceiver || unit.entry.role == .wiredController else {
      return .failure(ControlFault(.notSupportedByDevice, ["serial": serial, "capability": "haptic"]))
    }
    let pulse = WatchmanHapticPulse(
      frequencyHz: Float(frequencyHz), amplitude: Float(amplitude),
      durationSeconds: Float(durationSeconds))
    let report = WatchmanCommandReport(.hapticPulse(pulse)).encoded()
    let bytes = (0..<report.count).map { report[$0] }
    guard unit.link?.session.send(FeatureWrite(interface: 0, data: bytes)) == true else {
      return .failure(ControlFault(.deviceNotReady, ["serial": serial, "state": "starting"]))
    }
    return .success(.done)
  }

  private func attach(host: String, port: UInt16) -> Result<ControlPayload, ControlFault> {
    do throws(TransportError) {
      _ = try USBIPClient.list(host: host, port: port)
    } catch {
      return .failure(
        ControlFault(.cannotAttach, ["host": host, "port": String(port), "detail": "\(error)"]))
    }
    usbip.add(.init(host: host, port: port))
    return .success(.done)
  }

  private func detach(host: String, port: UInt16) -> Result<ControlPayload, ControlFault> {
    usbip.remove(host: host, port: port)
    let prefix = "\(host):\(port)/"
    let paths = rig.state.withLock { $0.units.keys.filter { $0.hasPrefix(prefix) } }
    for path in paths { rig.leave(path, cause: .unplugged) }
    return .success(.done)
  }
}
