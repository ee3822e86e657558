internal import CalibrationGuide
internal import ControlProtocol
internal import Drivers
internal import Inventory
internal import PoseMath
internal import PoseService

/// One guide on its way: fed by the tap of its sensor, answered by clients, kept in its draft. Belongs to the desk's
/// working round; nobody else touches it.
struct GuideCase: ~Copyable {
  let header: GuideHeader
  let key: SensorKey
  private(set) var guide: CalibrationGuide
  private(set) var draft: GuideDraft
  let isResumed: Bool
  /// The device whose samples come, and the way they come.
  private var source: (device: DeviceID, tap: SampleTap)?
  private var lastSync: Timestamp?
  /// From the sensor's axes to those of the device as it is worn or held.
  private var bodyFromIMU = Quaternion<Double>.identity
  private var outcome = Outcome.none

  /// What became of the result.
  private enum Outcome {
    case none
    /// The recorder's mailbox had no room for it yet.
    case unposted(SensorCalibration)
    /// Handed to the recorder under this number.
    case posted(UInt64)
    /// Written and synced.
    case recorded
    /// There is nothing to record, or no record.
    case unrecorded
  }

  /// Samples folded in one round: a round stays short, and a tap that filled up while a fit took its time empties.
  private static let sampleCountMax = 4_096
  /// What a power cut may take of a guide, nanoseconds.
  private static let syncInterval: Int64 = 1_000_000_000

  /// A new guide.
  init(_ header: GuideHeader, key: SensorKey, guide: CalibrationGuide, draftPath: String) {
    self.header = header
    self.key = key
    self.guide = guide
    draft = GuideDraft(path: draftPath, header: header)
    isResumed = false
  }

  /// A guide as its draft tells it, interrupted where that ends.
  init?(resuming content: GuideJournal.Content, key: SensorKey, draftPath: String) {
    guard var guide = content.header.guide else { return nil }
    for event in content.events { guide.take(event) }
    header = content.header
    self.key = key
    self.guide = guide
    draft = GuideDraft(path: draftPath, content: content)
    isResumed = true
    if !guide.isOver { take(.interruption) }
  }

  // MARK: - A round

  /// What came since the last round, and what was said.
  mutating func tend(_ rig: Rig, answers: [GuideAnswer], at now: Timestamp) {
    guard !guide.isOver else { return }
    let before = guide.progress
    for answer in answers { take(.answer(answer)) }
    follow(rig)
    if let tap = source?.tap {
      var count = 0
      while count < Self.sampleCountMax, !guide.isOver, let sample = tap.take() {
        take(.sample(sample))
        count += 1
      }
    }
    let after = guide.progress
    let isNews = after.phase != before.phase || after.directions.count != before.directions.count
    let isDue = lastSync.map { now.nanoseconds(since: $0) >= Self.syncInterval } ?? true
    if isNews || isDue || !answers.isEmpty {
      draft.flush()
      lastSync = now
    }
  }

  private mutating func take(_ event: GuideEvent) {
    draft.append(event)
    guide.take(event)
  }

  /// Follows the sensor as it leaves and comes back.
  private mutating func follow(_ rig: Rig) {
    let sensor = rig.trackedSensor(key)
    guard sensor?.device != source?.device else { return }
    if source != nil {
      source = nil
      take(.interruption)
    }
    guard let sensor else { return }
    let tap = SampleTap()
    guard (try? rig.poses.tap(sensor.device, into: tap)) != nil else { return }
    source = (sensor.device, tap)
    bodyFromIMU = sensor.profile.headFromIMU.orientation
  }

  // MARK: - The end

  /// Once the guide is over: hands a result to the record and to the stream, and ends the draft when it is written.
  /// Returns whether nothing is left to do.
  mutating func conclude(_ rig: Rig) -> Bool {
    guard guide.isOver else { return false }
    if case .none = outcome { finish(rig) }
    if case .unposted(let calibration) = outcome { post(calibration, rig) }
    if case .posted(let number) = outcome, let inventory = rig.inventory,
      inventory.status.writtenThrough >= number
    {
      outcome = .recorded
    }
    switch outcome {
    case .recorded, .unrecorded: return true
    case .none, .unposted, .posted: return false
    }
  }

  private mutating func finish(_ rig: Rig) {
    release(rig)
    draft.flush()
    guard let calibration = calibration() else {
      outcome = .unrecorded
      return
    }
    if case .measured(let found) = calibration.entry, found.kind == .calibrated {
      rig.recalibrate(key, by: Rig.correction(found.parameters))
    }
    outcome = .unposted(calibration)
  }

  /// A mailbox that is full is tried again; a service without a record has none to wait for.
  private mutating func post(_ calibration: SensorCalibration, _ rig: Rig) {
    guard let inventory = rig.inventory else {
      outcome = .unrecorded
      return
    }
    if let number = inventory.post(.calibration(calibration, at: rig.clock.now)) { outcome = .posted(number) }
  }

  /// Takes its tap out of the loop.
  mutating func release(_ rig: Rig) {
    if let device = source?.device { try? rig.poses.tap(device, into: nil) }
    source = nil
  }

  /// Ends the draft; the case is over.
  consuming func close() {
    let isKept = guide.result != nil
    draft.end(keeping: isKept)
  }

  /// Writes what waits, for another life of the service to go on with.
  mutating func suspend(_ rig: Rig) {
    release(rig)
    draft.flush()
  }

  private func calibration() -> SensorCalibration? {
    guard let result = guide.result else { return nil }
    let measurement = SensorCalibration.Measurement(
      result, plan: guide.plan, header: header, journalSHA256: draft.digest)
    guard let measurement else { return nil }
    return SensorCalibration(unit: key.unit, part: key.part, uid: header.uid, entry: .measured(measurement))
  }

  // MARK: - What clients see

  var status: CalibrationStatus {
    var status = CalibrationStatus(header.serial, guide, bodyFromIMU: bodyFromIMU)
    status.isResumed = isResumed
    status.draftErrorNumber = draft.errorNumber
    if guide.result != nil {
      if case .recorded = outcome { status.isRecorded = true } else { status.isRecorded = false }
    }
    return status
  }
}

extension SensorCalibration.Measurement {
  /// What a guide found, for the record.
  init?(
    _ result: CalibrationResult, plan: CalibrationPlan, header: GuideHeader, journalSHA256: String
  ) {
    let isVerified = plan.purpose == .verify
    self.init(
      kind: isVerified ? .verified : result.grade == .failed ? .refused : .calibrated,
      grade: SensorCalibration.Grade(rawValue: result.grade.rawValue) ?? .failed,
      parameters: result.calibration.parameters,
      before: isVerified ? nil : SensorCalibration.Errors(result.before),
      after: SensorCalibration.Errors(result.after),
      limits: SensorCalibration.Errors(
        gravity: plan.limits.gravity, turn: plan.limits.turn, rate: plan.limits.rate),
      rests: result.rests.map { SensorCalibration.Rest(up: $0.up, before: $0.before, after: $0.after) },
      turns: result.turns.map { SensorCalibration.Turn(before: $0.before, after: $0.after) },
      restCount: result.restCount, durationSeconds: result.duration, lostSampleCount: result.lostSampleCount,
      wasWarm: result.wasWarm, intervalDays: header.intervalDays,
      firmware: header.firmware.flatMap { try? InventoryText($0, field: .firmware) },
      configurationSHA256: header.configurationSHA256, journalSHA256: journalSHA256)
  }
}

extension SensorCalibration.Errors {
  fileprivate init(_ errors: CalibrationResult.Errors) {
    self.init(gravity: errors.gravity, turn: errors.turn, rate: errors.rate)
  }
}
