internal import LighthouseModel
internal import PoseMath

/// Hits, and the first pose that they lead to.
extension TrackerCore {
  mutating func ingest(_ output: LightDecoder.Output, _ receive: (SweepHit, SweepOutcome) -> Void) {
    switch output {
    case .hit(let hit): ingest(hit, receive)
    case .closure(let closure):
      guard isRunning else { return }
      if filter.ingest(closure, noise: &noise) { isCarried = false }
    }
  }

  mutating func ingest(_ hit: SweepHit, _ receive: (SweepHit, SweepOutcome) -> Void) {
    guard let station = stations[hit], let sensor = body[hit.sensor], hit.angle.isFinite else {
      statistics.unknown += 1
      return
    }
    let isWithheld = withholding.isWithheld(hit)
    if !isWithheld { search.ingest(hit) }
    guard isRunning else {
      statistics.unplaced += 1
      tryFix()
      return
    }
    while let first = queue.first, first.timestamp <= hit.timestamp { stepFilter() }
    let offset: Double = hit.timestamp.seconds(since: filter.timestamp)
    guard offset >= -TrackerSettings.earlierMax, offset <= TrackerSettings.laterMax else {
      statistics.late += 1
      return
    }
    if stillness.moves(hit) { restSuspension = TrackerSettings.restDoubted }
    let outcome = filter.ingest(hit, from: station, at: sensor, noise: &noise, isWithheld: isWithheld)
    isCarried = false
    judge(outcome, hit)
    receive(hit, outcome)
  }

  mutating func judge(_ outcome: SweepOutcome, _ hit: SweepHit) {
    var deviations: Double?
    switch outcome {
    case .used(let innovation, let missed):
      statistics.used += 1
      followMiss(innovation)
      deviations = missed
      share += TrackerSettings.shareGain * (1 - share)
      if hit.timestamp.seconds(since: lastLight) > TrackerSettings.coastingAge { returned = hit.timestamp }
      lastLight = max(lastLight, hit.timestamp)
    case .rejected(let innovation, let missed):
      statistics.rejected += 1
      followMiss(innovation)
      deviations = missed
      share -= TrackerSettings.shareGain * share
    case .hidden:
      statistics.hidden += 1
      share -= TrackerSettings.shareGain * share
    case .withheld: statistics.withheld += 1
    }
    guard let deviations else { return }
    squaredDeviations += 0.02 * (min(deviations * deviations, 25) - squaredDeviations)
    if squaredDeviations > 3 { restSuspension = TrackerSettings.restDoubted }
    if share < TrackerSettings.shareLost {
      statistics.lossesByDisagreement += 1
      lose(keepsOrientation: false)
    }
  }

  /// Each hit moves the median by one step of its own size, so that neither reflections nor a single bad sweep do.
  private mutating func followMiss(_ innovation: Double) {
    let step =
      innovation.magnitude > middleMiss ? TrackerSettings.middleMissStep : 1 / TrackerSettings.middleMissStep
    middleMiss = max(TrackerSettings.middleMissMin, middleMiss * step)
  }

  mutating func tryFix() {
    guard !queue.isEmpty, let fix = search.attempt(&statistics) else { return }
    begin(at: fix)
  }

  mutating func begin(at fix: Fix) {
    guard var base = queue.first else { return }
    while let first = queue.first, first.timestamp <= fix.timestamp { base = queue.removeFirst() }
    var motion = MotionState(
      timestamp: fix.timestamp, worldFromBody: fix.worldFromBody, velocity: fix.velocity)
    motion.angularVelocity = base.angularVelocity - filter.gyroscopeBias
    motion.acceleration =
      fix.worldFromBody.orientation.rotate(base.acceleration - filter.accelerometerBias)
      + MotionState.gravity
    let back: Double = base.timestamp.seconds(since: fix.timestamp)
    motion.worldFromBody = motion.carried(by: back).pose
    motion.velocity += motion.acceleration * back
    quarantine =
      search.isOriented ? TrackerSettings.quarantineOfReturn : TrackerSettings.quarantine
    begin(at: motion, sample: base, known: fix.covariance)
  }

  mutating func begin(at motion: MotionState, sample: IMUSample<Double>, known: FixCovariance) {
    filter = LightFilter(
      motion: motion, sample: sample, covariance: known, gyroscopeBias: filter.gyroscopeBias,
      accelerometerBias: filter.accelerometerBias, range: range, settings: settings.filter)
    isRunning = true
    isSettled = false
    isStale = false
    isCarried = false
    share = TrackerSettings.shareStart
    squaredDeviations = 1
    middleMiss = TrackerSettings.middleMissMin
    begin = sample.timestamp
    trusted = sample.timestamp
    lastLight = sample.timestamp
    returned = sample.timestamp
    rest = RestDetector()
  }
}
