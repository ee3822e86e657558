internal import LighthouseModel
internal import PoseMath

/// All of a tracker but the decoder: hits and samples in, a pose out.
struct TrackerCore {
  var stations: StationTable
  let settings: TrackerSettings
  var statistics = TrackerStatistics()
  var queue = InertialQueue()
  var filter: LightFilter
  var isRunning = false
  var noise: SweepNoise
  var search: FixSearch
  private let body: LightBody
  private let range: InertialRange
  private var rest = RestDetector()
  private var restSuspension = 0.0
  private var lastRest: Timestamp?
  private var squaredDeviations = 1.0
  private var share = TrackerSettings.shareStart
  private var begin = Timestamp.zero
  private var isSettled = false
  private var isStale = false
  private var staleSince = Timestamp.zero
  private var trusted = Timestamp.zero
  private var lastLight = Timestamp.zero
  private var returned = Timestamp.zero
  private var carried: MotionState
  private var carriedSample: IMUSample<Double>
  private var isCarried = false
  private var easing = Easing()
  private var withholding: Withholding

  init(body: LightBody, room: Room, range: InertialRange, settings: TrackerSettings) {
    self.range = range
    let scaled = body.scaled(by: room.modelScale)
    self.body = scaled
    self.settings = settings
    stations = StationTable(room)
    noise = SweepNoise(settings.filter)
    search = FixSearch(body: scaled, stations: stations)
    withholding = Withholding(seed: settings.withholdSeed)
    let nowhere = MotionState(timestamp: .zero, worldFromBody: .identity)
    let nothing = IMUSample<Double>(timestamp: .zero, angularVelocity: .zero, acceleration: .zero)
    filter = LightFilter(motion: nowhere, sample: nothing, range: range, settings: settings.filter)
    carried = nowhere
    carriedSample = nothing
  }

  // MARK: - Samples

  /// Takes a sample that follows the last by `step` seconds.
  mutating func ingest(_ sample: IMUSample<Double>, step: Double) {
    statistics.samples += 1
    queue.append(sample)
    search.ingest(sample, bias: filter.gyroscopeBias)
    guard isRunning else {
      while let first = queue.first,
        sample.timestamp.seconds(since: first.timestamp) > TrackerSettings.lagMax,
        queue.count > 1
      { _ = queue.removeFirst() }
      return
    }
    rest.ingest(sample, bias: filter.gyroscopeBias)
    while let first = queue.first, sample.timestamp.seconds(since: first.timestamp) > TrackerSettings.lagMax {
      stepFilter()
    }
    restIfStill(sample, step)
    carry(to: sample)
    check(at: sample.timestamp)
  }

  private mutating func stepFilter() {
    let sample = queue.removeFirst()
    filter.step(to: sample)
  }

  private mutating func restIfStill(_ sample: IMUSample<Double>, _ step: Double) {
    restSuspension = max(0, restSuspension - step)
    guard settings.filter.usesRest, rest.isAtRest, restSuspension == 0, isSettled || share > 0.8,
      filter.motion.velocity.length < LightFilter.restVelocityMax
    else { return }
    if let lastRest, sample.timestamp.seconds(since: lastRest) < 0.01 { return }
    lastRest = sample.timestamp
    statistics.rests += 1
    filter.rest(meanAngularVelocity: rest.meanAngularVelocity)
    isCarried = false
  }

  /// Carries the filter's motion to the newest sample, through those it has not stepped yet.
  private mutating func carry(to sample: IMUSample<Double>) {
    if isCarried {
      carry(through: sample)
      easing.decay(to: sample.timestamp)
      return
    }
    let wasCarried = carried.timestamp > begin
    carry(through: sample)
    let expected = carried.worldFromBody
    carried = filter.motion
    carriedSample = filter.sample
    for index in 0..<queue.count { carry(through: queue.sample(index)) }
    isCarried = true
    let isShown = isSettled && !isStale && wasCarried
    easing.take(from: expected, to: carried.worldFromBody, isShown: isShown, at: sample.timestamp)
  }

  private mutating func carry(through sample: IMUSample<Double>) {
    let duration: Double = sample.timestamp.seconds(since: carried.timestamp)
    guard duration > 0 else { return }
    carried.step(
      duration,
      angularVelocity: (carriedSample.angularVelocity + sample.angularVelocity) / 2 - filter.gyroscopeBias,
      force: (carriedSample.acceleration + sample.acceleration) / 2 - filter.accelerometerBias)
    carried.timestamp = sample.timestamp
    carried.angularVelocity = sample.angularVelocity - filter.gyroscopeBias
    carriedSample = sample
  }

  // MARK: - Light

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
    let outcome = filter.ingest(hit, from: station, at: sensor, noise: &noise, isWithheld: isWithheld)
    isCarried = false
    judge(outcome, hit)
    receive(hit, outcome)
  }

  private mutating func judge(_ outcome: SweepOutcome, _ hit: SweepHit) {
    var deviations: Double?
    switch outcome {
    case .used(_, let missed):
      statistics.used += 1
      deviations = missed
      share += TrackerSettings.shareGain * (1 - share)
      if hit.timestamp.seconds(since: lastLight) > TrackerSettings.coastingAge { returned = hit.timestamp }
      lastLight = max(lastLight, hit.timestamp)
    case .rejected(_, let missed):
      statistics.rejected += 1
      deviations = missed
      share -= TrackerSettings.shareGain * share
    case .hidden:
      statistics.hidden += 1
      share -= TrackerSettings.shareGain * share
    case .withheld: statistics.withheld += 1
    }
    guard let deviations else { return }
    squaredDeviations += 0.02 * (min(deviations * deviations, 25) - squaredDeviations)
    if squaredDeviations > 3 { restSuspension = 0.3 }
    if share < TrackerSettings.shareLost {
      statistics.lossesByDisagreement += 1
      lose(keepsOrientation: false)
    }
  }

  private mutating func tryFix() {
    guard !queue.isEmpty, let fix = search.attempt(&statistics) else { return }
    begin(at: fix)
  }

  private mutating func begin(at fix: Fix) {
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
    begin(at: motion, sample: base)
  }

  mutating func begin(at motion: MotionState, sample: IMUSample<Double>) {
    filter = LightFilter(
      motion: motion, sample: sample, gyroscopeBias: filter.gyroscopeBias,
      accelerometerBias: filter.accelerometerBias, range: range, settings: settings.filter)
    isRunning = true
    isSettled = false
    isStale = false
    isCarried = false
    share = TrackerSettings.shareStart
    squaredDeviations = 1
    begin = sample.timestamp
    trusted = sample.timestamp
    lastLight = sample.timestamp
    returned = sample.timestamp
    rest = RestDetector()
  }

  // MARK: - State

  /// Whether what is believed can still be believed.
  private mutating func check(at now: Timestamp) {
    let age: Double = now.seconds(since: lastLight)
    let deviation = filter.deviations(after: now.seconds(since: filter.timestamp)).position
    if !isSettled, age < TrackerSettings.coastingAge,
      now.seconds(since: begin) as Double >= TrackerSettings.quarantine,
      share > TrackerSettings.sharePublished,
      deviation < TrackerSettings.deviationPublished
    {
      isSettled = true
    }
    if age > TrackerSettings.staleAge || deviation > TrackerSettings.deviationStale {
      if !isStale { staleSince = now }
      isStale = true
    }
    if isStale, now.seconds(since: staleSince) as Double > TrackerSettings.staleMin,
      age < TrackerSettings.coastingAge, deviation < TrackerSettings.deviationPublished,
      now.seconds(since: returned) as Double >= TrackerSettings.returnTime,
      share > TrackerSettings.sharePublished
    {
      isStale = false
    }
    if age > TrackerSettings.lostAge {
      statistics.lossesByDarkness += 1
      lose(keepsOrientation: true)
    } else if !isPlausible(filter.motion) || isDoubted(at: now) {
      statistics.lossesByDisagreement += 1
      lose(keepsOrientation: false)
    }
  }

  /// Whether light has disagreed for long, or a new pose could not be shown for long.
  private mutating func isDoubted(at now: Timestamp) -> Bool {
    if isSettled, share > TrackerSettings.shareDoubted { trusted = now }
    return now.seconds(since: trusted) as Double > TrackerSettings.doubtMax
  }

  private func isPlausible(_ motion: MotionState) -> Bool {
    motion.isFinite && motion.worldFromBody.position.length < TrackerSettings.positionMax
      && motion.velocity.length < TrackerSettings.velocityMax
  }

  mutating func lose(keepsOrientation: Bool) {
    guard isRunning else { return }
    isRunning = false
    search.begin(from: keepsOrientation ? filter.motion.worldFromBody.orientation : nil)
    let isLost =
      !filter.motion.isFinite || !filter.gyroscopeBias.isFinite || !filter.accelerometerBias.isFinite
    if isLost || !keepsOrientation { filter.forgetBiases() }
  }

  /// The stream broke: nothing before it tells of what comes.
  mutating func restart() {
    statistics.breaks += 1
    if isRunning { statistics.lossesByGap += 1 }
    lose(keepsOrientation: false)
    queue.removeAll()
    search.removeAll()
  }

  /// The pose at the newest sample.
  mutating func pose(at timestamp: Timestamp) -> TrackedPose {
    guard isRunning, isCarried else {
      return TrackedPose(
        state: .searching, motion: MotionState(timestamp: timestamp, worldFromBody: .identity),
        positionDeviation: .infinity, orientationDeviation: .infinity)
    }
    let ahead: Double = timestamp.seconds(since: filter.timestamp)
    let deviations = filter.deviations(after: ahead)
    var motion = carried
    motion.worldFromBody = easing.applied(to: carried.worldFromBody)
    return TrackedPose(
      state: state(at: timestamp), motion: motion, positionDeviation: deviations.position,
      orientationDeviation: deviations.orientation)
  }

  private func state(at now: Timestamp) -> TrackingState {
    if !isSettled { return .settling }
    if isStale { return .stale }
    return now.seconds(since: lastLight) as Double > TrackerSettings.coastingAge ? .coasting : .tracking
  }
}
