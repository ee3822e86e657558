public import Fusion
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
  /// Where the inertial sensor is in the device: turns its axes into the device's. The lever from the
  /// device's origin to the sensor is not used: positions are modelled, not integrated.
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

  /// The gyroscope's bias, rad/s, device's axes.
  public var gyroscopeBias: SIMD3<Double> { filter.estimate.bias }

  /// The orientation at the last sample, without prediction; nil before the start.
  public var worldFromDevice: Quaternion<Double>? {
    filter.estimate.hasStarted ? filter.estimate.worldFromSensor : nil
  }

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
    guard sampleCount > 1 else { return }
    let step: Double = max(0, min(0.1, sample.timestamp.seconds(since: previous)))
    learning += step
    guard role == .head else { return }
    follower.ingest(worldFromHead: filter.estimate.worldFromSensor, step: step)
  }

  /// Drops what was known of the unit where it turns out not to fit.
  private mutating func judgeKnowledge() {
    guard watch?.isRefuted(by: filter) == true else { return }
    filter.dropKnowledge()
    isKnowledgeRefuted = true
    learning = 0
  }

  /// The pose at `instant`, host time; `heading` is the trunk's, for a hand.
  public func predict(at instant: Timestamp, heading: BodyHeading = BodyHeading()) -> PoseState {
    var state = PoseState(time: instant)
    if isEmulated { state.validity.insert(.emulated) }
    let estimate = filter.estimate
    guard estimate.hasStarted else { return state }

    let age = instant.nanoseconds(since: sampleTime)
    let span = max(-Self.horizonMax, min(Self.horizonMax, age))
    state.sampleTime = sampleTime
    state.time = sampleTime.advanced(byNanoseconds: span)
    state.validity = validity(age: age)
    let seconds = Double(span) * 1e-9
    let turn = turns.curve
    let rotation = Quaternion(rotationVector: turn.displacement(after: seconds))
    state.worldFromDevice.orientation = (estimate.worldFromSensor * rotation).normalized()
    if age <= Self.horizonMax { state.angularVelocity = turn.rate(after: seconds) }
    if age == 0 { state.turnAhead = turn }
    place(&state, heading: age <= Self.horizonMax ? heading : BodyHeading(angle: heading.angle))
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

  /// Puts the device where the body model has it, with the velocity that belongs to that place.
  private func place(_ state: inout PoseState, heading: BodyHeading) {
    let orientation = state.worldFromDevice.orientation
    let position = body.position(of: role, worldFromDevice: orientation, heading: heading.angle)
    guard let position else { return }
    state.worldFromDevice.position = position
    state.linearVelocity = body.velocity(
      of: role, worldFromDevice: orientation, angularVelocity: state.angularVelocity, heading: heading)
    if !state.validity.contains(.lost) { state.validity.insert(.positionModelled) }
  }
}
