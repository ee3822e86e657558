internal import CalibrationGuide
internal import ControlProtocol
internal import DeviceCatalog
internal import Drivers
internal import Inventory
internal import PoseMath
internal import Synchronization

/// What clients ask of the desk.
extension CalibrationDesk {
  typealias Answer = Result<ControlPayload, ControlFault>

  /// The guide as it stands.
  func show(_ serial: String) -> Answer {
    guard let status = board.withLock({ $0.shown[serial] }) else { return .failure(Self.none(serial)) }
    return .success(.calibration(status))
  }

  /// Begins a guide, goes on with one that left a draft, or joins the one that runs.
  func start(_ serial: String, _ purpose: CalibrationStatus.Purpose, by uid: UInt32) -> Answer {
    if let running = board.withLock({ $0.shown[serial] }), !running.isOver {
      return running.purpose == purpose ? .success(.calibration(running)) : .failure(Self.running(serial))
    }
    let sensor: TrackedSensor
    switch find(serial) {
    case .success(let found): sensor = found
    case .failure(let fault): return .failure(fault)
    }
    let header = GuideHeader(sensor, serial: serial, purpose: purpose, uid: uid)
    let first = CalibrationStatus(
      serial, CalibrationGuide(plan: header.plan), bodyFromIMU: sensor.profile.headFromIMU.orientation)
    let isTaken = board.withLock { board in
      guard !board.isStopping, board.shown.values.count(where: { !$0.isOver }) < Self.caseCountMax else {
        return false
      }
      Self.makeRoom(in: &board)
      board.shown[serial] = first
      board.starts.append(Start(header: header, key: sensor.key))
      return true
    }
    guard isTaken else { return .failure(ControlFault(.busy, ["client_count_max": "\(Self.caseCountMax)"])) }
    wake()
    return .success(.calibration(first))
  }

  /// Says something to the guide.
  func answer(_ serial: String, _ word: String) -> Answer {
    guard let answer = GuideAnswer(rawValue: word) else {
      return .failure(.badArgument("answer", .notAChoice))
    }
    let status = board.withLock { board -> CalibrationStatus? in
      guard let shown = board.shown[serial], !shown.isOver else { return nil }
      // One at a time is all that a person says between two rounds; a flood is not kept.
      if board.answers[serial, default: []].count < 16 { board.answers[serial, default: []].append(answer) }
      return shown
    }
    return status.map { .success(.calibration($0)) } ?? .failure(Self.none(serial))
  }

  /// Has the calibration before the one in force in force again.
  func undo(_ serial: String, by uid: UInt32) -> Answer {
    if let running = board.withLock({ $0.shown[serial] }), !running.isOver {
      return .failure(Self.running(serial))
    }
    switch history(serial) {
    case .failure(let fault): return .failure(fault)
    case .success(let (key, rows)):
      guard let target = KeptCalibration.undone(rows) else { return .failure(Self.none(serial)) }
      let older = rows.first { $0.id == target }
      guard
        let row = SensorCalibration(unit: key.unit, part: key.part, uid: uid, entry: .reverted(to: target))
      else { return .failure(Self.none(serial)) }
      guard rig.inventory?.post(.calibration(row, at: rig.clock.now)) != nil else {
        return .failure(ControlFault(.noRecord, ["detail": "full"]))
      }
      // What is posted will be written, and is in force from now on.
      rig.recalibrate(key, by: older.flatMap { Rig.correction($0.parameters) })
      guard rig.inventory?.waitUntilWritten(milliseconds: Self.writeMilliseconds) == true else {
        return .failure(ControlFault(.noRecord, ["detail": "not written in time"]))
      }
      return showHistory(serial)
    }
  }

  /// What was measured over the years, and when the next is due.
  func showHistory(_ serial: String) -> Answer {
    switch history(serial) {
    case .failure(let fault): .failure(fault)
    case .success(let (_, rows)): .success(.calibrationHistory(CalibrationHistory(serial, rows)))
    }
  }

  // MARK: - Parts

  private static let writeMilliseconds = 5_000

  private func history(_ serial: String) -> Result<(SensorKey, [KeptCalibration]), ControlFault> {
    switch find(serial) {
    case .failure(let fault): return .failure(fault)
    case .success(let sensor):
      // What was posted a moment ago is part of it.
      _ = rig.inventory?.waitUntilWritten(milliseconds: Self.writeMilliseconds)
      do throws(InventoryError) {
        return .success((sensor.key, try rig.calibrations(of: sensor.key)))
      } catch {
        return .failure(ControlFault(.noRecord, ["detail": "\(error)"]))
      }
    }
  }

  private func find(_ serial: String) -> Result<TrackedSensor, ControlFault> {
    let units = rig.state.withLock { Array($0.units.values) }.filter { $0.serial == serial }
    guard !units.isEmpty else { return .failure(.noSuchDevice(serial: serial)) }
    guard units.contains(where: \.isTracked) else {
      return .failure(
        ControlFault(.notSupportedByDevice, ["serial": serial, "capability": "calibration"]))
    }
    for unit in units {
      if let key = rig.sensorKey(of: unit), let sensor = rig.trackedSensor(key) { return .success(sensor) }
    }
    return .failure(ControlFault(.deviceNotReady, ["serial": serial, "state": "starting"]))
  }

  private static func none(_ serial: String) -> ControlFault {
    ControlFault(.noCalibration, ["serial": serial])
  }

  private static func running(_ serial: String) -> ControlFault {
    ControlFault(.calibrationRunning, ["serial": serial])
  }
}

extension GuideHeader {
  /// A guide of this sensor, against the limits of its model.
  init(_ sensor: TrackedSensor, serial: String, purpose: CalibrationStatus.Purpose, uid: UInt32) {
    let model = sensor.unit.entry.calibration
    var plan = purpose == .verify ? CalibrationPlan.verification : CalibrationPlan()
    plan.limits.gravity = model.gravityMax
    plan.limits.turn = model.turnDegreesMax * .pi / 180
    plan.limits.rate = model.rateDegreesPerSecondMax * .pi / 180
    plan.hasMagnetometer = false
    self.init(
      family: sensor.key.unit.family.value, model: sensor.key.unit.model.value, serial: serial,
      isEmulated: sensor.key.unit.isEmulated, part: sensor.key.part.value, firmware: sensor.profile.firmware,
      configurationSHA256: sensor.unit.configurationDigest, uid: uid, plan: plan,
      active: UnitCalibration(sensor.profile.inForce).parameters, intervalDays: model.intervalDays)
  }
}
