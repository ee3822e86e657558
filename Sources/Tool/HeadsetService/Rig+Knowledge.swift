internal import ControlProtocol
internal import DeviceCatalog
internal import Drivers
internal import Fusion
internal import Inventory
internal import PoseMath
internal import PoseService
internal import Synchronization

/// Whose sensor a filter learns about, and what its readings hang on.
struct Learner: Hashable {
  let unit: UnitIdentity
  let part: InventoryText
  let firmware: InventoryText?
  let configurationSHA256: String?
}

/// What the filters learn is kept by the units' serials, and begins the next session.
///
/// The latest of this run is at hand here; what older runs learned is read from the record when a unit is
/// attached, on the thread that opened it. The pose loop waits for neither.
extension Rig {
  /// Learned things are asked for this often: a service that is killed forgets no more.
  static let learningPeriod: Int64 = 180_000_000_000

  /// What is known of a unit's sensor, aged to now; nil for a unit without a serial, and where nothing is known
  /// under its firmware and configuration.
  func recall(_ learner: Learner?) -> FilterKnowledge<Double>? {
    guard let learner, let kept = kept(learner), let knowledge = FilterKnowledge(kept) else { return nil }
    let parameters = FilterParameters<Double>()
    let aged = knowledge.aged(by: Self.age(of: kept, at: clock.now.wall), for: parameters)
    guard aged.isPlausible(for: parameters) else { return nil }
    // Shown beside the device from the start, not only when it has learned more.
    state.withLock { $0.known[learner] = kept }
    return aged
  }

  private func kept(_ learner: Learner) -> KeptKnowledge? {
    if let known = state.withLock({ $0.known[learner] }) { return known }
    guard let inventory, let reader = try? InventoryReader(path: inventory.path) else { return nil }
    return
      (try? reader.knowledge(
        of: learner.unit, part: learner.part, firmware: learner.firmware,
        configurationSHA256: learner.configurationSHA256)).flatMap(\.self)
  }

  /// Seconds; a year where either clock cannot be believed, or they contradict each other: then the bias is
  /// as good as unknown.
  static func age(of kept: KeptKnowledge, at now: WallTime) -> Double {
    let milliseconds = now.milliseconds - kept.learned.milliseconds
    guard kept.learned.isTrusted, now.isTrusted, milliseconds >= 0 else { return 3.2e7 }
    return Double(milliseconds) / 1000
  }

  /// Who learns where this unit is attached; nil where it has no serial of its own.
  func learner(_ unit: RigUnit) -> Learner? {
    guard let record = unit.record, record.serial != nil,
      let part = try? InventoryText(unit.entry.role.rawValue, field: .part)
    else { return nil }
    let firmware = unit.profile?.firmware.flatMap { try? InventoryText($0, field: .firmware) }
    return Learner(
      unit: record, part: part, firmware: firmware, configurationSHA256: Self.configurationDigest(of: unit))
  }

  /// Once a second: takes what the loop has told, and asks it again every few minutes.
  func keepLearned(at now: Timestamp) {
    let isDue = state.withLock { state in
      guard now.nanoseconds(since: state.asked) >= Self.learningPeriod else { return false }
      state.asked = now
      return true
    }
    if isDue { poses.askLearned() }
    takeLearned()
  }

  /// Keeps what the loop has told, at hand and in the record.
  func takeLearned() {
    let moment = clock.now
    let before = state.withLock { Set($0.learners.keys) }
    let present = Set(poses.devices.map(\.id))
    for learned in poses.takeLearned() {
      guard let learner = state.withLock({ $0.learners[learned.device] }) else { continue }
      keep(learned.knowledge, of: learner, at: moment)
    }
    state.withLock { state in
      for gone in before.subtracting(present) { state.learners[gone] = nil }
    }
  }

  func keep(_ knowledge: FilterKnowledge<Double>, of learner: Learner, at moment: Moment) {
    let means = (0..<12).map { knowledge.means[$0] }
    let covariances = (0..<78).map { knowledge.covariances[$0] }
    state.withLock { state in
      if state.known.count >= Self.knownCountMax { state.known = [:] }
      state.known[learner] = KeptKnowledge(
        means: means, covariances: covariances, begun: state.known[learner]?.begun ?? moment.wall,
        learned: moment.wall)
    }
    let kept = SensorKnowledge(
      unit: learner.unit, part: learner.part, firmware: learner.firmware,
      configurationSHA256: learner.configurationSHA256, means: means, covariances: covariances)
    if let kept { inventory?.post(.sensorLearned(kept, at: moment)) }
  }

  /// As clients are shown it; nil where nothing is known yet.
  func shownKnowledge(of learner: Learner) -> LearnedStatus? {
    guard let kept = state.withLock({ $0.known[learner] }), let knowledge = FilterKnowledge(kept),
      knowledge.isPlausible(for: FilterParameters())
    else { return nil }
    let degrees = 180 / Double.pi
    let deviations = (0..<3).map { axis in
      max(0, knowledge.covariances[FilterKnowledge<Double>.index(axis, axis)]).squareRoot() * degrees
    }
    return LearnedStatus(
      biasDegreesPerSecond: kept.means.prefix(3).map { $0 * degrees },
      deviationDegreesPerSecond: deviations, since: kept.begun.text, updated: kept.learned.text)
  }

  /// Units at hand; more have their knowledge in the record alone.
  private static let knownCountMax = 256
}

extension FilterKnowledge<Double> {
  /// As the record keeps it; nil for other counts.
  init?(_ kept: KeptKnowledge) {
    guard kept.means.count == 12, kept.covariances.count == 78 else { return nil }
    self.init(
      means: InlineArray { kept.means[$0] }, covariances: InlineArray { kept.covariances[$0] })
  }
}
