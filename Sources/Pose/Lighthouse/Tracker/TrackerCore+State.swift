internal import PoseMath

/// What a pose is worth, and when it is given up.
extension TrackerCore {
  /// Whether what is believed can still be believed.
  mutating func check(at now: Timestamp) {
    let age: Double = now.seconds(since: lastLight)
    let deviation = filter.deviations(after: now.seconds(since: filter.timestamp)).position
    if !isSettled, age < TrackerSettings.coastingAge,
      now.seconds(since: begin) as Double >= quarantine,
      share > TrackerSettings.sharePublished,
      deviation < TrackerSettings.deviationPublished, middleMiss < TrackerSettings.middleMissStale
    {
      isSettled = true
    }
    if age > TrackerSettings.staleAge || deviation > TrackerSettings.deviationStale
      || middleMiss > TrackerSettings.middleMissStale
    {
      if !isStale { staleSince = now }
      isStale = true
    }
    if isStale, now.seconds(since: staleSince) as Double > TrackerSettings.staleMin,
      age < TrackerSettings.coastingAge, deviation < TrackerSettings.deviationReturned,
      now.seconds(since: returned) as Double >= TrackerSettings.returnTime,
      middleMiss < TrackerSettings.middleMissStale, share > TrackerSettings.sharePublished
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
  mutating func isDoubted(at now: Timestamp) -> Bool {
    if isSettled, share > TrackerSettings.shareDoubted { trusted = now }
    return now.seconds(since: trusted) as Double > TrackerSettings.doubtMax
  }

  func isPlausible(_ motion: MotionState) -> Bool {
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
    let shared = noise.sharedVariances(at: timestamp)
    var motion = carried
    motion.worldFromBody = easing.applied(to: carried.worldFromBody)
    return TrackedPose(
      state: state(at: timestamp), motion: motion,
      positionDeviation: (deviations.position * deviations.position + shared.position).squareRoot(),
      orientationDeviation: (deviations.orientation * deviations.orientation + shared.orientation)
        .squareRoot())
  }

  func state(at now: Timestamp) -> TrackingState {
    if !isSettled { return .settling }
    if isStale { return .stale }
    return now.seconds(since: lastLight) as Double > TrackerSettings.coastingAge ? .coasting : .tracking
  }
}
