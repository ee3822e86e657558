public import Calibration
internal import PoseMath

/// The guided calibration of one unit, from the first look to the verified result: a pure state machine, the same
/// for a terminal, a page and a program.
///
/// It asks for one thing at a time. What it asks for is what the fits still lack: after each rest the unit's
/// readings are fitted, and the direction or the axis that a fit cannot do without is the next that is asked for.
public struct CalibrationGuide: Sendable {
  /// Rests after which a unit that still cannot be fitted is refused.
  static let restCountMax = 40
  /// Fresh poses lie at least this far from every rest before, radians: fifteen degrees.
  static let freshAngle = 0.26

  /// What is asked and accepted.
  public let plan: CalibrationPlan
  /// What the unit uses today.
  public let active: UnitCalibration
  /// What people see.
  public internal(set) var progress = GuideProgress()
  /// What was found; present from the end of the verification on.
  public internal(set) var result: CalibrationResult?
  /// Why the guide gave up.
  public internal(set) var refusal: CalibrationError?

  var take = GuideTake()
  var meter = StillnessMeter()
  /// Means of the gyroscope while it warms up, each of 5 s.
  var warmth: [SIMD3<Double>] = []
  var warmUpBegin: Double?
  var wasWarm = false
  var phaseBegin = Mark()
  /// Where an interrupted guide goes on.
  var returning: Return?
  var rests: [GuideRest] = []
  /// Whether the rest that goes on has been counted.
  var isCounted = false
  var stillBefore = 0.0
  var calibration: UnitCalibration?
  var field = FieldSweep()

  /// Readings that were there at some moment, and rests.
  struct Mark: Equatable {
    var readings = 0
    var rests = 0
  }

  struct Return: Equatable {
    var phase: GuideProgress.Phase
    var begin: Mark
    var readingCount: Int
  }

  /// A guide at its beginning.
  public init(plan: CalibrationPlan = CalibrationPlan(), active: UnitCalibration = .nominal) {
    self.plan = plan
    self.active = active
  }

  /// Whether nothing can happen any more.
  public var isOver: Bool { [.finished, .refused, .abandoned].contains(progress.phase) }

  /// Takes what happened. After the end nothing changes.
  public mutating func take(_ event: GuideEvent) {
    guard !isOver else { return }
    switch event {
    case .sample(let sample): ingest(sample)
    case .magneticField(let reading): ingest(reading)
    case .answer(let answer): obey(answer)
    case .interruption: interrupt()
    }
  }

  /// What was taken stays. A unit that was without power is cold again, and is waited for before it goes on.
  private mutating func interrupt() {
    if progress.phase != .warmUp {
      returning = Return(phase: progress.phase, begin: phaseBegin, readingCount: take.count)
    }
    take.breakOff()
    meter.restart()
    warmth = []
    warmUpBegin = nil
    progress.phase = .warmUp
    progress.share = 0
    progress.motion = .infinity
    progress.instruction = .reconnect
  }

  private mutating func ingest(_ sample: IMUSample<Double>) {
    let lostBefore = take.lostCount
    guard take.ingest(sample) else {
      if take.isFull { refuse(.tooManySamples(count: take.count, max: GuideTake.countMax)) }
      return
    }
    if progress.instruction == .reconnect { progress.instruction = instruction() }
    if take.lostCount > lostBefore { progress.complaint = .samplesLost(take.lostCount) }
    guard meter.look(at: take), let time = take.times.last else { return }
    progress.motion = meter.motion
    advance(at: time, still: meter.duration(at: time))
    stillBefore = meter.duration(at: time)
  }

  private mutating func ingest(_ reading: SIMD3<Double>) {
    guard progress.phase == .magnetometer, reading.isFinite else { return }
    field.ingest(reading)
    progress.share = field.share
    progress.instruction = .tumble(missing: field.missing)
    if let magnetometer = field.calibration {
      calibration?.magnetometer = magnetometer
      enter(.verification)
    }
  }

  private mutating func obey(_ answer: GuideAnswer) {
    switch answer {
    case .abandon:
      progress.phase = .abandoned
      progress.instruction = .nothing
    case .skip:
      if progress.phase == .warmUp { endWarmUp(isWarm: false) }
      if progress.phase == .magnetometer { enter(.verification) }
    case .again:
      take.truncate(to: phaseBegin.readings)
      take.breakOff()
      rests.removeSubrange(min(phaseBegin.rests, rests.count)...)
      field = FieldSweep()
      meter.restart()
      progress.directions = rests.map(\.up)
      enter(progress.phase)
    }
  }
}

extension CalibrationGuide {
  /// Samples that the device made and that never came.
  public var lostSampleCount: Int { take.lostCount }
}
