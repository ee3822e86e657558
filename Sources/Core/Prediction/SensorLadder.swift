public import PoseMath

/// Low-passes of increasing slowness over an inertial sensor's readings: what the turn predictor knows of the
/// last tenth of a second.
///
/// One pole each, the share of a step exp(-dt / tau). The slowest pair is not a low-pass of the sensor's axes
/// but of the world's: gravity is carried along with the gyroscope, so that it is still there when the sensor
/// has turned.
@frozen
public struct SensorLadder<Scalar: PoseScalar>: Equatable {
  /// Time constants of the three rungs, seconds (Docs/Prediction.md has what others give).
  @inlinable public static var fast: Scalar { 0.003 }
  @inlinable public static var medium: Scalar { 0.012 }
  @inlinable public static var slow: Scalar { 0.048 }
  /// Time constant of gravity, seconds.
  @inlinable public static var gravityMemory: Scalar { 1 }

  /// Three rungs of one reading.
  @frozen
  public struct Rungs: Equatable {
    @usableFromInline var fast: SIMD3<Scalar>
    @usableFromInline var medium: SIMD3<Scalar>
    @usableFromInline var slow: SIMD3<Scalar>

    @inlinable
    init(_ value: SIMD3<Scalar>) {
      fast = value
      medium = value
      slow = value
    }

    @inlinable
    mutating func ingest(_ value: SIMD3<Scalar>, shares: SIMD3<Scalar>) {
      fast += (value - fast) * shares.x
      medium += (value - medium) * shares.y
      slow += (value - slow) * shares.z
    }
  }

  @usableFromInline var angularVelocity: SIMD3<Scalar>
  @usableFromInline var acceleration: SIMD3<Scalar>
  @usableFromInline var rates: Rungs
  @usableFromInline var forces: Rungs
  @usableFromInline var gravity: SIMD3<Scalar>
  /// The step that the shares below belong to: sensors are even enough to keep them.
  @usableFromInline var sharesStep: Scalar
  @usableFromInline var shares: SIMD3<Scalar>

  /// As if the first reading had lasted for ever.
  @inlinable
  public init(angularVelocity: SIMD3<Scalar>, acceleration: SIMD3<Scalar>) {
    self.angularVelocity = angularVelocity
    self.acceleration = acceleration
    rates = Rungs(angularVelocity)
    forces = Rungs(acceleration)
    gravity = acceleration
    sharesStep = 0
    shares = .zero
  }

  /// The turn rate through the 12 ms low-pass, rad/s: fresh, yet quiet enough for gates and limits.
  @inlinable public var steadyRate: SIMD3<Scalar> { rates.medium }

  /// The next reading, `step` seconds after the one before, over which the sensor turned by `turn`.
  @inlinable
  public mutating func ingest(
    angularVelocity: SIMD3<Scalar>, acceleration: SIMD3<Scalar>, turn: Quaternion<Scalar>, step: Scalar
  ) {
    if step != sharesStep { setShares(step: step) }
    self.angularVelocity = angularVelocity
    self.acceleration = acceleration
    rates.ingest(angularVelocity, shares: shares)
    forces.ingest(acceleration, shares: shares)
    let carried = turn.conjugate.rotate(gravity)
    gravity = carried + (forces.medium - carried) * (step / (Self.gravityMemory + step))
  }

  @inlinable
  mutating func setShares(step: Scalar) {
    sharesStep = step
    shares = SIMD3(
      1 - Scalar.exponential(-step / Self.fast), 1 - Scalar.exponential(-step / Self.medium),
      1 - Scalar.exponential(-step / Self.slow))
  }

  /// How many features `features` gives.
  @inlinable public static var featureCount: Int { 27 }

  /// The differences of neighbouring rungs, turn rate first, in units that make them about one: the prior of
  /// the learner is the same for all.
  @inlinable public var features: InlineArray<27, Scalar> {
    var all = InlineArray<27, Scalar>(repeating: 0)
    func put(_ value: SIMD3<Scalar>, _ unit: Scalar, at row: Int, in all: inout InlineArray<27, Scalar>) {
      let scaled = value * (1 / unit)
      all[3 * row] = scaled.x
      all[3 * row + 1] = scaled.y
      all[3 * row + 2] = scaled.z
    }
    put(angularVelocity, 1, at: 0, in: &all)
    put(angularVelocity - rates.fast, 0.15, at: 1, in: &all)
    put(rates.fast - rates.medium, 0.3, at: 2, in: &all)
    put(rates.medium - rates.slow, 0.6, at: 3, in: &all)
    put(acceleration - forces.fast, 2, at: 4, in: &all)
    put(forces.fast - forces.medium, 3, at: 5, in: &all)
    put(forces.medium - forces.slow, 5, at: 6, in: &all)
    put(forces.slow - gravity, 5, at: 7, in: &all)
    put(gravity, 10, at: 8, in: &all)
    return all
  }

  /// Whether every low-pass is a finite number.
  @inlinable public var isFinite: Bool {
    (rates.fast + rates.medium + rates.slow).isFinite && (forces.fast + forces.medium + forces.slow).isFinite
      && gravity.isFinite
  }
}

extension SensorLadder: Sendable where Scalar.SIMD4Storage: Sendable {}
extension SensorLadder.Rungs: Sendable where Scalar.SIMD4Storage: Sendable {}
