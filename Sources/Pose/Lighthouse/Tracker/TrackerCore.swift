internal import LighthouseModel
internal import PoseMath

/// All of a tracker but the decoder: hits and samples in, a pose out.
struct TrackerCore {
  var stations: StationTable
  let settings: TrackerSettings
  let body: LightBody
  let range: InertialRange
  var statistics = TrackerStatistics()

  /// Samples that the filter has not stepped through yet; while there is no pose, those of the last tenth of a second.
  var queue = InertialQueue()
  var filter: LightFilter
  var noise: SweepNoise
  var search: FixSearch
  var withholding: Withholding

  /// Whether there is a pose; whether it has stood its first tests; whether it is not to be shown, and since when.
  var isRunning = false
  var isSettled = false
  var isStale = false
  var staleSince = Timestamp.zero
  /// How long a new pose has to stand its tests, seconds.
  var quarantine = TrackerSettings.quarantine
  /// When the pose was found, when it was last agreed with, and when light came last and came back last.
  var begin = Timestamp.zero
  var trusted = Timestamp.zero
  var lastLight = Timestamp.zero
  var returned = Timestamp.zero
  /// The part of the light that agrees with the pose, and by how many deviations squared it misses; running means.
  var share = TrackerSettings.shareStart
  var squaredDeviations = 1.0
  /// Half of the light misses by less, radians: a running median.
  var middleMiss = TrackerSettings.middleMissMin

  var rest = RestDetector()
  var stillness = LightStillness()
  /// Seconds for which rest is not believed, because light disagrees with it.
  var restSuspension = 0.0
  var lastRest: Timestamp?
  /// Whether the newest samples tell that nothing accelerates the device, and light agrees: for longer than samples wait
  /// in the queue.
  var isSteady = false

  /// The filter's motion at the newest sample, as long as the filter has learned nothing since.
  var carried: MotionState
  var carriedSample: IMUSample<Double>
  var isCarried = false
  var easing = Easing()

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

  mutating func stepFilter() {
    let sample = queue.removeFirst()
    filter.step(to: sample, isSteady: isSteady)
  }

  /// A device whose sensors are quiet is not accelerated; one that hardly moves besides is at rest.
  mutating func restIfStill(_ sample: IMUSample<Double>, _ step: Double) {
    restSuspension = max(0, restSuspension - step)
    let wasSteady = isSteady
    if !rest.isAtRest { stillness.restart() }
    isSteady = rest.isAtRest && restSuspension == 0 && (isSettled || share > 0.8)
    if isSteady != wasSteady {
      // What waits in the queue is carried through otherwise from now on.
      isCarried = false
      if wasSteady { filter.endSteadiness() }
    }
    guard isSteady else { return }
    let since = lastRest.map { sample.timestamp.seconds(since: $0) as Double } ?? Self.restInterval
    guard since >= Self.restInterval else { return }
    lastRest = sample.timestamp
    filter.lean(meanAcceleration: rest.meanAcceleration, over: min(since, Self.restInterval))
    isCarried = false
    guard settings.filter.usesRest, filter.motion.velocity.length < LightFilter.restVelocityMax else {
      return
    }
    statistics.rests += 1
    filter.rest(meanAngularVelocity: rest.meanAngularVelocity)
  }
  /// Seconds between two updates by rest.
  private static let restInterval = 0.01

  /// Carries the filter's motion to the newest sample, through those it has not stepped yet.
  mutating func carry(to sample: IMUSample<Double>) {
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

  /// At rest the accelerometer's noise, integrated twice through the queue, would be all that moves the pose: 5 um in the
  /// 40 ms of a radio.
  mutating func carry(through sample: IMUSample<Double>) {
    let duration: Double = sample.timestamp.seconds(since: carried.timestamp)
    guard duration > 0 else { return }
    let felt = (carriedSample.acceleration + sample.acceleration) / 2 - filter.accelerometerBias
    let gravity = carried.worldFromBody.orientation.conjugate.rotate(-MotionState.gravity)
    carried.step(
      duration,
      angularVelocity: (carriedSample.angularVelocity + sample.angularVelocity) / 2 - filter.gyroscopeBias,
      force: isSteady ? gravity : felt)
    carried.timestamp = sample.timestamp
    carried.angularVelocity = sample.angularVelocity - filter.gyroscopeBias
    carriedSample = sample
  }
}
