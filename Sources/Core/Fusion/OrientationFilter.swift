public import PoseMath

/// Where a sensor points, from its gyroscope, its accelerometer and, where there is one, its magnetometer.
/// What is wrong with the gyroscope, bias, scale and misalignment, is learned on the way.
///
/// World: +Y up, right-handed; the heading is zero where the sensor's -Z axis pointed at the start. It is held by
/// the gyroscope and, with a magnetometer, by the room's field, whose direction in this world is
/// `magneticNorth`: the field never makes the world jump. Nothing is allocated, no clock is read, and no
/// number that comes out is not finite. A sample costs the same each but for the one that closes a window,
/// every 0.1 s: Docs/OrientationFilter.md has both.
@frozen
public struct OrientationFilter<Scalar: PoseScalar> {
  @usableFromInline var core: ErrorStateFilter<Scalar>
  @usableFromInline var gate: SampleGate<Scalar>
  @usableFromInline var current: OrientationEstimate<Scalar>

  /// A filter that waits for its first sample.
  /// - Parameter knowledge: what was learned about this unit before; what cannot be is left aside.
  @inlinable
  public init(
    parameters: FilterParameters<Scalar> = FilterParameters(),
    knowledge: FilterKnowledge<Scalar>? = nil
  ) {
    core = ErrorStateFilter(parameters: parameters)
    gate = SampleGate(parameters)
    current = OrientationEstimate()
    if let knowledge, knowledge.isPlausible(for: parameters) {
      core.recall(knowledge, lane: 0)
      current.bias = core.gyroscope.bias[lane: 0]
    }
  }

  // MARK: - What is known

  /// What it was told to assume.
  @inlinable public var parameters: FilterParameters<Scalar> { core.parameters }

  /// What is known at the time of the last sample.
  @inlinable public var estimate: OrientationEstimate<Scalar> { current }

  /// Samples refused: not finite, out of any sensor's range, or not later than the one before.
  @inlinable public var refusedCount: UInt32 { gate.refused }

  /// Whether the sensor has been still for 1.5 s.
  @inlinable public var isAtRest: Bool { core.rest.isLasting(parameters.restOnset) }

  /// What has been learned about this unit so far.
  @inlinable public var knowledge: FilterKnowledge<Scalar> { core.knowledge(lane: 0) }

  /// Standard deviation of the tilt against the vertical, radians; pi before the start.
  ///
  /// A quarter of the covariance's variance, and what the sensor turns in the time by which a sample's instant is not
  /// known: the wearer's velocity is taken for wider than it is, which makes the filter patient, and its covariance
  /// too large (measured on trials and made-up motion: Docs/OrientationFilter.md, "How sure it is").
  @inlinable public var inclinationDeviation: Scalar {
    guard current.phase == .running else { return current.phase == .waiting ? .pi : 0.052 }
    let variance: Scalar =
      core.covariance[ErrorState.turn, ErrorState.turn]
      + core.covariance[ErrorState.turn + 2, ErrorState.turn + 2]
    let rate = current.worldFromSensor.rotate(current.angularVelocity) * parameters.timingDeviation
    return (variance / 4 + rate.x * rate.x + rate.z * rate.z).squareRoot()
  }

  /// Standard deviation of the heading, radians: against magnetic north once that is known, with 1.4 degrees for
  /// what the place of the start does to it; before, against the heading of the start. Half of the
  /// covariance's variance.
  @inlinable public var headingDeviation: Scalar {
    let place: Scalar = magneticNorth == nil ? 0 : 0.000_61
    return (core.covariance[ErrorState.heading, ErrorState.heading] / 2 + place).squareRoot()
  }

  /// Standard deviation of the bias estimate, rad/s, each axis.
  @inlinable public var biasDeviation: SIMD3<Scalar> {
    SIMD3(
      core.covariance[ErrorState.bias, ErrorState.bias],
      core.covariance[ErrorState.bias + 1, ErrorState.bias + 1],
      core.covariance[ErrorState.bias + 2, ErrorState.bias + 2]
    ).squareRoot()
  }

  /// Heading of magnetic north in the world, radians about up from the world's -Z; nil before a field was seen.
  /// Fixed from then on: what the field says later turns the orientation.
  @inlinable public var magneticNorth: Scalar? { core.north.isKnown ? core.north.heading : nil }

  /// How far the magnetic field has been from the room's lately, microtesla: root mean square of its deviation
  /// in strength and dip. Above a few, the heading is the gyroscope's alone.
  @inlinable public var magneticDisturbance: Scalar { core.north.deviation.squareRoot() }

  // MARK: - Samples

  /// Takes the next sample; a sample that is no measurement is counted and passed over.
  @inlinable
  public mutating func ingest(_ sample: IMUSample<Scalar>) {
    switch gate.admit(sample) {
    case .refused: current.phase = gate.hasBegun ? current.phase : .waiting
    case .begins: begin(at: sample)
    case .follows(let step, let lost):
      let isWindowFull = core.step(
        rate: LaneVector(sample.angularVelocity), force: LaneVector(sample.acceleration), step: step,
        lost: lost)
      if isWindowFull { closeWindow() }
      current.timestamp = sample.timestamp
      current.worldFromSensor = core.worldFromSensor[lane: 0]
      current.angularVelocity = core.angularVelocity[lane: 0]
    }
  }

  /// Takes a reading of the magnetic field, microtesla in the sensor's axes, as of the last sample; one that no
  /// sensor delivers is passed over.
  @inlinable
  public mutating func ingest(magneticField field: SIMD3<Scalar>) {
    guard field.lengthSquared <= core.parameters.fieldMax * core.parameters.fieldMax, gate.hasBegun else {
      return
    }
    core.add(field: LaneVector(field), count: 1)
  }

  @inlinable
  mutating func closeWindow() {
    guard core.closeWindow() else {
      // An estimate that has left the numbers starts anew.
      let refused = gate.refused
      self = OrientationFilter(parameters: parameters)
      gate.refused = refused
      return
    }
    current.phase = core.alignment.isDone ? .running : .aligning
    current.bias = core.gyroscope.bias[lane: 0]
  }

  /// Levelled by the sample. What was learned and what is left of the heading stay, if this is not the first.
  @inlinable
  mutating func begin(at sample: IMUSample<Scalar>) {
    let orientation = core.begin(lane: 0, by: sample.acceleration)
    current.phase = .aligning
    current.timestamp = sample.timestamp
    current.worldFromSensor = orientation
    current.angularVelocity = core.gyroscope.corrected(LaneVector(sample.angularVelocity))[lane: 0]
  }
}

extension OrientationFilter: Sendable
where Scalar.SIMD4Storage: Sendable, Scalar.SIMD8Storage: Sendable {}
