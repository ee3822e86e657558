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
  /// Turn rate = (1 + matrix) reading - bias, rad/s in the sensor's axes.
  @usableFromInline var bias: LaneVector<Number>
  /// Row by row.
  @usableFromInline var matrix: InlineArray<9, Number>
  @usableFromInline var accelerometerBias: LaneVector<Number>
  @usableFromInline var velocityX: Number
  @usableFromInline var velocityZ: Number
  @usableFromInline var covariance: ErrorCovariance<Number>
  /// The last sample's turn rate, corrected.
  @usableFromInline var angularVelocity: LaneVector<Number>
  @usableFromInline var gaps: GapBridge<Number>
  @usableFromInline var saturation: SaturationWatch<Number>
  @usableFromInline var gait: Gait<Number>
  @usableFromInline var sums: WindowSums<Number>
  @usableFromInline var rest: RestDetector<Number>
  @usableFromInline var alignment: Alignment<Number>
  @usableFromInline var north: NorthTracker<Number>

  @inlinable
  init(parameters: FilterParameters<Number.Element>) {
    self.parameters = parameters
    worldFromSensor = .identity
    bias = .zero
    matrix = InlineArray(repeating: .zero)
    accelerometerBias = .zero
    velocityX = 0
    velocityZ = 0
    covariance = ErrorCovariance()
    angularVelocity = .zero
    gaps = GapBridge()
    saturation = SaturationWatch()
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

  /// Whether the sensor has been still for long enough.
  @inlinable var isAtRest: Number.Mask {
    Number(lanes: parameters.restOnset) .< rest.stillness + sums.duration * 0.001
  }

  /// The turn rate behind a reading, as far as the gyroscope is known.
  @inlinable
  func corrected(_ rate: LaneVector<Number>) -> LaneVector<Number> {
    let scaled = LaneVector(
      rate.x + matrix[0] * rate.x + matrix[1] * rate.y + matrix[2] * rate.z,
      rate.y + matrix[3] * rate.x + matrix[4] * rate.y + matrix[5] * rate.z,
      rate.z + matrix[6] * rate.x + matrix[7] * rate.y + matrix[8] * rate.z)
    return scaled - bias
  }

  /// Takes a sample `step` seconds after the one before, of which `lost` seconds are those of samples that never
  /// came; zero in lanes that have none. The gyroscope's output is taken as the mean rate since the sample
  /// before, which is what an integrating sensor read at its own rate delivers.
  @inlinable
  mutating func step(rate: LaneVector<Number>, force: LaneVector<Number>, step: Number, lost: Number) {
    let newest = corrected(rate)
    let bridged = gaps.ingest(rate: rate, force: force, step: step, lost: lost)
    var turn = newest * step
    if (Number.zero .< bridged.magnitudes).isAnywhere {
      turn += (newest - angularVelocity) * (bridged.held - bridged.lost) * 0.5
      sums.lostTurn += bridgeVariance(bridged, newest - angularVelocity)
    }
    let missing = saturation.ingest(rate, step: step, range: Number(lanes: parameters.gyroscopeRange))
    let missingSquared = missing.lengthSquared
    if (Number.zero .< missingSquared).isAnywhere {
      turn += missing
      sums.lostTurn += missingSquared * 0.5
    }
    angularVelocity = newest
    worldFromSensor = worldFromSensor * LaneRotation(rotationVector: turn)
    sums.add(
      rate: rate, force: force, accelerometerBias: accelerometerBias, step: step,
      columns: worldFromSensor.columns)
  }

  /// Takes a reading of the magnetic field at the time of the last sample, microtesla.
  @inlinable
  mutating func add(field: LaneVector<Number>, count: Number) {
    let columns = worldFromSensor.columns
    sums.field += (columns.x * field.x + columns.y * field.y + columns.z * field.z) * count
    sums.fieldCount += count
  }

  /// Whether the next sample would come too late for this window; it is the lanes' longest that counts.
  @inlinable
  func isWindowFull(after step: Number) -> Bool {
    (Number(lanes: parameters.window) .< sums.duration + step * 0.5).isAnywhere
  }

  /// Whether the state of each lane consists of numbers that can be.
  @inlinable var isSound: Number.Mask {
    var least: Number = 0
    var sum: Number = velocityX.squared + velocityZ.squared + bias.lengthSquared
      + accelerometerBias.lengthSquared
    for state in 0..<ErrorState.count {
      least = least.lesser(covariance[state, state])
      sum += covariance[state, state]
    }
    return .!(least .< 0) .& (sum .< 1e12)
  }

  /// The correction at the end of a window.
  @inlinable
  mutating func closeWindow() {
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
    align()
    sums = WindowSums()
  }
}

extension ErrorStateFilter: Sendable where Number: Sendable, Number.Mask: Sendable {}
