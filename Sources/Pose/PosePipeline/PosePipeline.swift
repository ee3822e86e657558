public import Fusion
public import Lighthouse
public import LighthouseModel
public import PoseMath
internal import Prediction

/// From the samples of one tracked device to its pose at any near instant. Pure: no thread, no clock, and
/// after initialisation no allocation; the same samples give the same bits.
public struct PosePipeline: Sendable {
  /// The farthest a pose is predicted past its last sample, nanoseconds: past it the pose is held.
  public static let horizonMax: Int64 = 100_000_000
  /// Seconds of samples before what was learned from them is worth keeping: the filter has aligned, and a unit
  /// that lay still has told its bias.
  public static let learningMin = 30.0
  /// A device silent for longer than this is lost, nanoseconds.
  public static let silenceMax: Int64 = 1_000_000_000

  /// What the device is worn or held as.
  public let role: TrackedRole
  /// Where the inertial sensor is in the device.
  public let deviceFromIMU: Pose<Double>
  /// Whether an emulator sends the samples: every pose says so.
  public let isEmulated: Bool
  /// The wearer's measures.
  public let body: BodyModel

  var filter = OrientationFilter<Double>()
  /// Looks whether what was known of the unit fits it; nil where nothing was.
  var watch: KnowledgeWatch<Double>?
  /// Whether it did not, and was dropped.
  public private(set) var isKnowledgeRefuted = false
  /// Seconds of samples behind what was learned.
  private var learning = 0.0
  /// Learns how this device turns on, from its own later samples.
  var turns = TurnPredictor<Double>()
  var follower = BodyHeadingFollower()
  /// The device's place in the room by light; nil without photodiodes or without a room.
  var optics: OpticalTrack?
  /// Learns how this device goes on, from its own later places.
  var path = PathPredictor<Double>()
  /// What light has told of it by now.
  var footing = Footing()
  /// The device's clock against the host's.
  public private(set) var clock = DeviceClock()
  /// Host time of the last sample that was taken in; zero before the first.
  public private(set) var sampleTime = Timestamp.zero
  /// Samples taken in.
  public private(set) var sampleCount: UInt64 = 0

  /// A pipeline that waits for its first sample.
  /// - Parameter knowledge: what was learned of this unit's sensor before, in the device's axes, aged to now; what
  ///   cannot be is left aside.
  public init(
    role: TrackedRole, deviceFromIMU: Pose<Double> = .identity, isEmulated: Bool = false,
    body: BodyModel = BodyModel(), knowledge: FilterKnowledge<Double>? = nil
  ) {
    self.role = role
    self.deviceFromIMU = deviceFromIMU
    self.isEmulated = isEmulated
    self.body = body
    guard let knowledge, knowledge.isPlausible(for: filter.parameters) else { return }
    filter = OrientationFilter(knowledge: knowledge)
    watch = KnowledgeWatch(filter)
  }

  /// What has been learned of this unit's sensor, in the device's axes, to be kept by its serial: nil before half a
  /// minute of samples, and while what was known before is still on trial.
  public var learned: FilterKnowledge<Double>? {
    guard learning >= Self.learningMin, watch?.isOpen != true else { return nil }
    return filter.knowledge
  }

  /// Which way the trunk faces, as far as this device tells: a head's pipeline follows the head, any other
  /// device's says heading zero. Hands take it from the head's pipeline.
  public var bodyHeading: BodyHeading { follower.heading }

  /// Where the wearer stands and faces, as far as this device, worn on the head, tells.
  public var stance: BodyStance { BodyStance(heading: bodyHeading, feet: footing.step ?? .zero) }

  /// Where the device is in the room at its last sample, where light tells.
  public var placed: Pose<Double>? { optics?.motion?.worldFromDevice }

  /// The gyroscope's bias, rad/s, device's axes.
  public var gyroscopeBias: SIMD3<Double> { filter.estimate.bias }

  /// The orientation at the last sample, without prediction; nil before the start.
  public var worldFromDevice: Quaternion<Double>? {
    guard filter.estimate.hasStarted else { return nil }
    if let motion = optics?.motion { return motion.worldFromDevice.orientation }
    guard footing.step != nil else { return filter.estimate.worldFromSensor }
    return (footing.roomFromFilter * filter.estimate.worldFromSensor).normalized()
  }

  /// Tracks by `light` from now on, nil for not at all. What tracked before comes back in its place, so that its memory
  /// is freed where the caller likes. Heading and place go on from where light showed the device last.
  public mutating func exchange(_ light: inout OpticalTrack?) { swap(&optics, &light) }

  /// The samples are scaled by another calibration from now on: what was learned of the sensor's errors under the one
  /// before is forgotten, here and by the light's tracker. The pose goes on.
  public mutating func recalibrate() {
    filter.recalibrate()
    optics?.recalibrate()
    watch = nil
    isKnowledgeRefuted = false
    learning = 0
  }

  /// Goes on in a room whose stations stand a little otherwise, without a new beginning; the table of before comes back.
  public mutating func exchange(_ stations: inout StationTable) { optics?.exchange(&stations) }

  /// Takes light as it arrives, by the clock of the samples.
  public mutating func ingest(_ light: LightEvent) { optics?.ingest(light) }

  /// Samples that were no measurement, or repeated ones.
  public var refusedSampleCount: UInt32 { filter.refusedCount }

  /// Takes the next sample, in the sensor's axes and by the device's clock, that arrived at `arrival` by the
  /// host's.
  public mutating func ingest(_ sample: IMUSample<Double>, arrivedAt arrival: Timestamp) {
    clock.ingest(device: sample.timestamp, arrival: arrival)
    let previous = filter.estimate.timestamp
    let refused = filter.refusedCount
    var turned = sample
    turned.angularVelocity = deviceFromIMU.orientation.rotate(sample.angularVelocity)
    turned.acceleration = deviceFromIMU.orientation.rotate(sample.acceleration)
    filter.ingest(turned)
    guard filter.refusedCount == refused else { return }
    turned.angularVelocity = filter.estimate.angularVelocity
    turns.ingest(turned)
    sampleCount &+= 1
    sampleTime = clock.hostTime(of: sample.timestamp)
    judgeKnowledge()
    let step: Double = sampleCount > 1 ? max(0, min(0.1, sample.timestamp.seconds(since: previous))) : 0
    locate(sample, step: step)
    guard sampleCount > 1 else { return }
    learning += step
    guard role == .head, let orientation = worldFromDevice else { return }
    follower.ingest(worldFromHead: orientation, step: step)
  }

  /// Light says where the device is at this sample, and how the filter's world lies in the room.
  private mutating func locate(_ sample: IMUSample<Double>, step: Double) {
    guard filter.estimate.hasStarted else { return }
    optics?.ingest(sample)
    guard let motion = optics?.motion else {
      path.interrupt()
      return footing.carry(
        filter.estimate.angularVelocity * step, filtered: filter.estimate.worldFromSensor, seconds: step)
    }
    path.ingest(
      position: motion.worldFromDevice.position, velocity: motion.velocity, at: sample.timestamp)
    let pose = motion.worldFromDevice
    let modelled = body.position(
      of: role, worldFromDevice: pose.orientation, heading: follower.heading.angle)
    follower.turn(
      by: footing.stand(at: pose, filtered: filter.estimate.worldFromSensor, modelled: modelled))
  }

  /// Drops what was known of the unit where it turns out not to fit.
  private mutating func judgeKnowledge() {
    guard watch?.isRefuted(by: filter) == true else { return }
    filter.dropKnowledge()
    isKnowledgeRefuted = true
    learning = 0
  }

  /// The pose at `instant`, host time; `stance` is the wearer's, for a hand that light does not show.
  public func predict(at instant: Timestamp, stance: BodyStance = BodyStance()) -> PoseState {
    var state = PoseState(time: instant)
    if isEmulated { state.validity.insert(.emulated) }
    guard let orientation = worldFromDevice else { return state }

    let age = instant.nanoseconds(since: sampleTime)
    let span = max(-Self.horizonMax, min(Self.horizonMax, age))
    state.sampleTime = sampleTime
    state.time = sampleTime.advanced(byNanoseconds: span)
    state.validity = validity(age: age)
    let seconds = Double(span) * 1e-9
    let turn = turns.curve
    let rotation = Quaternion(rotationVector: turn.displacement(after: seconds))
    state.worldFromDevice.orientation = (orientation * rotation).normalized()
    if age <= Self.horizonMax { state.angularVelocity = turn.rate(after: seconds) }
    if age == 0 { state.turnAhead = turn }
    if let motion = optics?.motion, !state.validity.contains(.lost) {
      let ahead = path.curve
      state.worldFromDevice.position = motion.worldFromDevice.position + ahead.displacement(after: seconds)
      state.linearVelocity = age <= Self.horizonMax ? ahead.rate(after: seconds) : .zero
      if age == 0 { state.pathAhead = ahead }
      state.validity.insert(.positionTracked)
    } else {
      var held = stance
      if age > Self.horizonMax { held.heading.rate = 0 }
      place(&state, stance: held)
    }
    return state
  }

  private func validity(age: Int64) -> PoseValidity {
    var validity: PoseValidity = isEmulated ? .emulated : []
    if age > Self.silenceMax { return validity.union(.lost) }
    validity.insert(.orientationTracked)
    if age > Self.horizonMax { validity.insert(.stale) }
    if filter.isAtRest { validity.insert(.atRest) }
    return validity
  }

  /// Puts the device where the body model has it, with the velocity that belongs to that place. One that light showed
  /// before goes on from there; another hangs on the wearer.
  private func place(_ state: inout PoseState, stance: BodyStance) {
    let orientation = state.worldFromDevice.orientation
    let heading = stance.heading
    let position = body.position(of: role, worldFromDevice: orientation, heading: heading.angle)
    guard let position else { return }
    state.worldFromDevice.position = position + (footing.step ?? stance.feet)
    state.linearVelocity = body.velocity(
      of: role, worldFromDevice: orientation, angularVelocity: state.angularVelocity, heading: heading)
    if !state.validity.contains(.lost) { state.validity.insert(.positionModelled) }
  }
}
