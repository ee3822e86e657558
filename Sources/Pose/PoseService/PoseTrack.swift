internal import ByteLayout
internal import Drivers
internal import Fusion
internal import Lighthouse
internal import PoseMath
internal import PosePipeline
internal import PoseSharedMemory

/// What the loop keeps of one device besides its stream: pipeline, latest inputs, age, and the slot they
/// make. A value without heap or clock; it decides when there is something new to publish.
struct PoseTrack {
  private(set) var counts = DeviceCounts()
  private(set) var freshness = Freshness.untracked
  private(set) var slot: PoseSlot
  private let description: DeviceDescription
  private var pipeline: PosePipeline
  /// Who else hears the light; nil for a device without photodiodes.
  private let tap: LightTap?
  /// When it was last told where the device is, by the device's clock, and how often it is, nanoseconds.
  private var told: Timestamp?
  private static let tellingInterval: Int64 = 100_000_000
  private var inputs = DeviceInputs()
  private var lastReport: Timestamp?
  private var isConnected = true
  private var hasNews = true

  init(
    _ description: DeviceDescription, body: BodyModel, generation: UInt32,
    knowledge: FilterKnowledge<Double>? = nil, light: OpticalTrack? = nil, tap: LightTap? = nil
  ) {
    self.description = description
    self.tap = tap
    pipeline = PosePipeline(
      role: description.kind.role, deviceFromIMU: description.deviceFromIMU,
      isEmulated: description.isEmulated, body: body, knowledge: knowledge)
    var light = light
    pipeline.exchange(&light)
    slot = PoseSlot(serial: description.serial, kind: description.kind)
    slot.generation = generation
  }

  /// Takes what one report held.
  mutating func take(_ output: borrowing StreamOutput, arrivedAt arrival: Timestamp) {
    count(output)
    lastReport = arrival
    if output.link != .unchanged { linkChanged(isConnected: output.link == .connected) }
    if !output.inputs.present.isEmpty {
      inputs.merge(output.inputs)
      hasNews = true
    }
    for index in 0..<output.lightEventCount {
      let light = output[lightEvent: index]
      tap?.tell(.light(light))
      pipeline.ingest(light)
    }
    guard output.sampleCount > 0 else { return }
    for index in 0..<output.sampleCount {
      let sample = output[sample: index]
      tap?.tell(.sample(sample))
      pipeline.ingest(sample, arrivedAt: arrival)
      tellPlace(sample.timestamp)
    }
    isConnected = true
    hasNews = true
  }

  private mutating func tellPlace(_ stamp: Timestamp) {
    guard let tap, let pose = pipeline.placed else { return }
    if let told, abs(stamp.nanoseconds(since: told)) < Self.tellingInterval { return }
    told = stamp
    tap.tell(.placed(pose))
  }

  /// Tracks by `light` from now on; what did so before comes back in its place.
  mutating func exchange(_ light: inout OpticalTrack?) { pipeline.exchange(&light) }

  /// Its samples are scaled by another calibration from now on.
  mutating func recalibrate() { pipeline.recalibrate() }

  /// Goes on by stations that stand a little otherwise; the table of before comes back.
  mutating func exchange(_ stations: inout StationTable) { pipeline.exchange(&stations) }

  /// Reports that a ring overwrote, in all.
  mutating func note(droppedReports count: UInt64) { counts.droppedReports = count }

  /// The device cannot be heard any more: unplugged, out of reach or taken from the loop.
  mutating func disconnect() { linkChanged(isConnected: false) }

  /// Whether its proximity sensor sees a face; false without one, and after a second's silence.
  var isWorn: Bool { inputs.present.contains(.proximity) && inputs.isWorn }

  /// A part that told inputs is gone: they are absent until somebody tells them again.
  mutating func forgetInputs() {
    inputs = DeviceInputs()
    hasNews = true
  }

  /// What the pipeline has learned of the unit's sensor; nil where it is not worth keeping yet.
  var learned: FilterKnowledge<Double>? { pipeline.learned }

  /// Where the wearer stands and faces, if this is a head that is tracked: what the hands hang on.
  var stance: BodyStance? {
    description.kind == .head && freshness == .fresh ? pipeline.stance : nil
  }

  private mutating func count(_ output: borrowing StreamOutput) {
    counts.reports &+= 1
    switch output.reading {
    case .known: break
    case .unknown: counts.unknownReports &+= 1
    case .malformed: counts.malformedReports &+= 1
    }
    if output.link == .disconnected { counts.linkLosses &+= 1 }
    counts.samples &+= UInt64(output.sampleCount)
    counts.lostSamples &+= UInt64(output.lostSampleCount)
    counts.lightPulses &+= UInt64(output.lightPulseCount)
    if output.hasUndecodedLight { counts.undecodedLight &+= 1 }
  }

  private mutating func linkChanged(isConnected: Bool) {
    guard self.isConnected != isConnected else { return }
    self.isConnected = isConnected
    hasNews = true
  }

  // MARK: - The slot

  /// Brings the slot up to `now`; returns whether it has to be published.
  ///
  /// - Parameter stance: the wearer's, for a hand.
  mutating func refresh(at now: Timestamp, stance: BodyStance) -> Bool {
    let before = freshness
    freshness = freshness(at: now)
    releaseInputs(at: now)
    guard hasNews || freshness != before else { return false }
    hasNews = false
    slot.publishTime = now
    slot.sampleCount = pipeline.sampleCount
    slot.inputs = inputs
    switch freshness {
    case .untracked, .lost: slot.withdraw()
    case .fresh: slot.show(pipeline.predict(at: pipeline.sampleTime, stance: stance))
    case .stale:
      slot.show(pipeline.predict(at: pipeline.sampleTime, stance: stance))
      slot.hold()
    }
    if freshness == .lost { slot.flags.insert(.lost) }
    if isConnected { slot.flags.insert(.connected) }
    if description.isEmulated { slot.flags.insert(.emulated) }
    return true
  }

  private func freshness(at now: Timestamp) -> Freshness {
    guard isConnected else { return .lost }
    guard pipeline.sampleCount > 0 else { return .untracked }
    let age = now.nanoseconds(since: pipeline.sampleTime)
    if age >= PosePipeline.silenceMax { return .lost }
    return age >= PosePipeline.horizonMax ? .stale : .fresh
  }

  /// What is held down does not stay so when the device falls silent: nobody can let go of it any more.
  private mutating func releaseInputs(at now: Timestamp) {
    guard !inputs.present.isEmpty else { return }
    let isHeard = lastReport.map { now.nanoseconds(since: $0) < PosePipeline.silenceMax } ?? false
    if isConnected && isHeard { return }
    inputs = DeviceInputs()
    hasNews = true
  }
}
