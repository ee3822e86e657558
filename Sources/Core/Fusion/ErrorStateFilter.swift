public import PoseMath

/// The error-state Kalman filter of orientation itself, for one device or several in step: samples in, the
/// state after them. Equations and their derivation: Docs/OrientationFilter.md.
///
/// It takes every sample as good and in time; `OrientationFilter` and `OrientationFilterLanes` see to that.
@frozen
public struct ErrorStateFilter<Number: LaneNumber> {
  /// What it was told to assume.
  public let parameters: FilterParameters<Number.Element>
  @usableFromInline var worldFromSensor: LaneRotation<Number>
  @usableFromInline var gyroscope: GyroscopeModel<Number>
  @usableFromInline var accelerometerBias: LaneVector<Number>
  @usableFromInline var velocityX: Number
  @usableFromInline var velocityZ: Number
  @usableFromInline var covariance: ErrorCovariance<Number>
  /// The last sample's turn rate, corrected.
  @usableFromInline var angularVelocity: LaneVector<Number>
  @usableFromInline var gaps: GapBridge<Number>
  @usableFromInline var seams: SeamWatch<Number>
  @usableFromInline var saturation: SaturationWatch<Number>
  @usableFromInline var clipping: ForceClipping<Number>
  @usableFromInline var gait: Gait<Number>
  @usableFromInline var sums: WindowSums<Number>
  @usableFromInline var rest: RestDetector<Number>
  @usableFromInline var alignment: Alignment<Number>
  @usableFromInline var north: NorthTracker<Number>

  @inlinable
  init(parameters: FilterParameters<Number.Element>) {
    self.parameters = parameters
    worldFromSensor = .identity
    gyroscope = GyroscopeModel()
    accelerometerBias = .zero
    velocityX = 0
    velocityZ = 0
    covariance = ErrorCovariance()
    angularVelocity = .zero
    gaps = GapBridge()
    seams = SeamWatch()
    saturation = SaturationWatch()
    clipping = ForceClipping()
    gait = Gait()
    sums = WindowSums()
    rest = RestDetector()
    alignment = Alignment()
    north = NorthTracker()
    let everywhere = Number.Mask(repeating: true)
    let biasVariance = Number(lanes: parameters.biasDeviation).squared
    let matrixVariance = Number(lanes: parameters.matrixDeviation).squared
    let forceVariance = Number(lanes: parameters.accelerometerBiasDeviation).squared
    for axis in 0..<3 {
      covariance.reset(ErrorState.bias + axis, variance: biasVariance, where: everywhere)
      covariance.reset(ErrorState.accelerometerBias + axis, variance: forceVariance, where: everywhere)
    }
    for element in 0..<9 {
      covariance.reset(ErrorState.matrix + element, variance: matrixVariance, where: everywhere)
    }
  }

  /// Takes a sample `step` seconds after the one before, of which `lost` seconds are those of samples that never
  /// came; zero in lanes that have none. The gyroscope's output is taken as the mean rate since the sample
  /// before, which is what an integrating sensor read at its own rate delivers.
  /// - Returns: whether the next sample would come too late for this window; it is the lanes' longest that counts.
  @inlinable
  mutating func step(
    rate: LaneVector<Number>, force: LaneVector<Number>, step: Number, lost: Number
  ) -> Bool {
    let newest = gyroscope.corrected(rate)
    var turn = newest * step
    let clipped = saturation.ingest(
      rate, step: step, range: Number(lanes: parameters.gyroscopeRange), orientation: worldFromSensor)
    if let clipped {
      worldFromSensor = LaneRotation(rotationVector: clipped) * worldFromSensor
      sums.lostTurn += clipped.lengthSquared
    }
    let wasHeld = Number.zero .< gaps.held
    if let gap = gaps.ingest(
      rate: rate, force: force, step: step, lost: lost, gapMax: parameters.gapMax)
    {
      let change = newest - angularVelocity
      turn += change * (gap.held - gap.lost) * 0.5
      sums.lostTurn += bridgeVariance(gap, change)
    }
    angularVelocity = newest
    worldFromSensor = worldFromSensor * LaneRotation(rotationVector: turn)
    let isKnown = .!(Number.zero .< step) .| (Number.zero .< lost + gaps.held) .| wasHeld
    if let seam = seams.ingest(rate: rate, force: force, step: step, isKnown: isKnown) {
      mend(seam, step: step)
    }
    let isClipped = clipping.ingest(force, last: seams[1].force)
    sums.clippedForce += Number.zero.replacing(with: step, where: isClipped)
    sums.add(
      rate: rate, force: force, accelerometerBias: accelerometerBias, step: step,
      columns: worldFromSensor.columns)
    return (Number(lanes: parameters.window) .< sums.duration + step * 0.5).isAnywhere
  }

  /// Takes a reading of the magnetic field at the time of the last sample, microtesla.
  @inlinable
  mutating func add(field: LaneVector<Number>, count: Number) {
    let columns = worldFromSensor.columns
    sums.field += (columns.x * field.x + columns.y * field.y + columns.z * field.z) * count
    sums.fieldCount += count
  }

  /// Mutating, as others here that only read: so the state is not copied.
  @inlinable
  mutating func checkSoundness() -> Number.Mask {
    var least: Number = 0
    var sum: Number =
      velocityX.squared + velocityZ.squared + gyroscope.bias.lengthSquared
      + accelerometerBias.lengthSquared
    for state in 0..<ErrorState.count {
      least = least.lesser(covariance[state, state])
      sum += covariance[state, state]
    }
    return .!(least .< 0) .& (sum .< 1e12)
  }

  /// The correction at the end of a window.
  /// - Returns: in which lanes the state still consists of numbers that can be.
  @inlinable
  mutating func closeWindow() -> Number.Mask {
    worldFromSensor = worldFromSensor.normalized()
    rest.ingest(sums, parameters)
    velocityX += sums.force.x
    velocityZ += sums.force.z
    covariance.propagate(WindowTransition(sums))
    addNoise()
    var error: ErrorVector<Number> = InlineArray(repeating: .zero)
    measureMotion(&error)
    doubtLastingVelocity()
    measureField(&error)
    correct(by: error)
    realignToppled()
    align()
    sums = WindowSums()
    return checkSoundness()
  }
}

extension ErrorStateFilter: Sendable where Number: Sendable, Number.Mask: Sendable {}
