internal import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// What is counted of one device while it is tracked.
struct TrackingFigures {
  /// As the filter's own: of hits that were not withheld those beyond it are rejected, and not counted either.
  private static let gate = 5.0

  private var innovations: [Double] = []
  private var withheld: [Double] = []
  private var squaredDeviations = 0.0
  private var states: [Int] = [Int](repeating: 0, count: 5)
  private var firstLight: Timestamp?
  private var firstEnough: Timestamp?
  private var enough = EnoughLight()
  private var firstPose: Timestamp?
  private var isShown = false

  mutating func note(_ light: LightEvent, newestSample: Int64?, at arrival: Timestamp) {
    if firstLight == nil { firstLight = arrival }
    guard firstEnough == nil, let newestSample else { return }
    if enough.ingest(light, newestSample: newestSample) { firstEnough = arrival }
  }

  /// What became of a hit; before the pose is shown its misses are those of a first fix, and are not counted.
  mutating func note(_ outcome: SweepOutcome) {
    guard isShown else { return }
    switch outcome {
    case .used(let innovation, let deviations):
      innovations.append(innovation)
      squaredDeviations += deviations * deviations
    // A reflection is none of the pose's, withheld or not.
    case .withheld(let innovation, let deviations):
      if deviations.magnitude < Self.gate { withheld.append(innovation) }
    case .rejected, .hidden: break
    }
  }

  mutating func note(_ pose: TrackedPose, at arrival: Timestamp) {
    states[Int(pose.state.rawValue)] += 1
    isShown = pose.isValid
    if pose.isValid, firstPose == nil { firstPose = arrival }
  }

  func summary(of label: String, _ tracker: LighthouseTracker) -> TrackingSummary.Device? {
    let counts = tracker.statistics
    guard counts.samples > 0 else { return nil }
    var device = TrackingSummary.Device(device: label)
    if let firstLight, let firstPose { device.publishedAfter = firstPose.seconds(since: firstLight) }
    if let firstEnough, let firstPose {
      device.publishedAfterEnough = firstPose.seconds(since: firstEnough)
    }
    device.samples = counts.samples
    device.badSamples = counts.badSamples
    device.states = TrackingSummary.States(
      searching: states[0], settling: states[1], tracking: states[2], coasting: states[3],
      stale: states[4])
    device.losses = TrackingSummary.Losses(
      disagreement: counts.lossesByDisagreement, darkness: counts.lossesByDarkness,
      gap: counts.lossesByGap)
    device.fixes = counts.fixes
    device.searches = counts.searches
    device.hits = TrackingSummary.Hits(
      used: counts.used, rejected: counts.rejected, hidden: counts.hidden, late: counts.late,
      unknown: counts.unknown, unplaced: counts.unplaced, withheld: counts.withheld)
    device.restUpdates = counts.rests
    device.usedInnovation = TrackingSummary.Innovation(innovations)
    device.withheldInnovation = TrackingSummary.Innovation(withheld)
    device.meanSquaredDeviation = innovations.isEmpty ? nil : squaredDeviations / Double(innovations.count)
    return device
  }
}
