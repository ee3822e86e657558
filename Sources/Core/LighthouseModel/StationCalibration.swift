public import PoseMath

/// Which kind of base station: they sweep differently and need different receivers' modes.
@frozen
public enum StationGeneration: UInt8, Equatable, Sendable {
  /// Two rotors with a line each, and a flash before every sweep (lighthouse-v1.md).
  case first = 1
  /// One rotor with two tilted planes, told apart by modulation (lighthouse-v2.md).
  case second = 2
}

/// Which of a station's two planes of light.
@frozen
public enum SweepPlane: UInt8, Equatable, Sendable {
  /// Generation 1: the rotor of axis 0, which measures x; generation 2: the plane tilted by +30 degrees.
  case first = 0
  /// Generation 1: the rotor of axis 1, which measures y; generation 2: the plane tilted by -30 degrees.
  case second = 1
}

/// How one plane of a station deviates from the ideal, as the factory measured it.
///
/// Sources: lighthouse-v1.md and lighthouse-v2.md, "Calibrated sweep model". The names are the sheets'.
@frozen
public struct SweepCalibration<Scalar: PoseScalar>: Equatable, Sendable {
  /// Lag of the rotor, radians.
  public var phase: Scalar
  /// Tilt of the plane against its axis, radians.
  public var tilt: Scalar
  /// Bend of the plane: generation 1 radians a radian squared, generation 2 a factor of its own polynomial.
  public var curve: Scalar
  /// Phase of the wobble that repeats every turn, radians.
  public var gibPhase: Scalar
  /// Size of that wobble, radians.
  public var gibMagnitude: Scalar
  /// Phase of the change of the bend over a turn, radians; generation 2 alone.
  public var ogeePhase: Scalar
  /// Size of that change, in the unit of `curve`; generation 2 alone.
  public var ogeeMagnitude: Scalar

  /// A plane with these deviations; without any it is the ideal one.
  @inlinable
  public init(
    phase: Scalar = 0, tilt: Scalar = 0, curve: Scalar = 0, gibPhase: Scalar = 0,
    gibMagnitude: Scalar = 0, ogeePhase: Scalar = 0, ogeeMagnitude: Scalar = 0
  ) {
    self.phase = phase
    self.tilt = tilt
    self.curve = curve
    self.gibPhase = gibPhase
    self.gibMagnitude = gibMagnitude
    self.ogeePhase = ogeePhase
    self.ogeeMagnitude = ogeeMagnitude
  }

  /// The same in another width.
  @inlinable
  public init<Other: PoseScalar>(_ other: SweepCalibration<Other>) {
    self.init(
      phase: Scalar(other.phase), tilt: Scalar(other.tilt), curve: Scalar(other.curve),
      gibPhase: Scalar(other.gibPhase), gibMagnitude: Scalar(other.gibMagnitude),
      ogeePhase: Scalar(other.ogeePhase), ogeeMagnitude: Scalar(other.ogeeMagnitude))
  }
}

/// What a station tells of both of its planes.
@frozen
public struct StationCalibration<Scalar: PoseScalar>: Equatable, Sendable {
  /// Which equations the numbers belong to.
  public var generation: StationGeneration
  /// Of plane `first`.
  public var first: SweepCalibration<Scalar>
  /// Of plane `second`.
  public var second: SweepCalibration<Scalar>

  /// A calibration of these planes; without any they are ideal.
  @inlinable
  public init(
    generation: StationGeneration, first: SweepCalibration<Scalar> = SweepCalibration(),
    second: SweepCalibration<Scalar> = SweepCalibration()
  ) {
    self.generation = generation
    self.first = first
    self.second = second
  }

  /// The same in another width.
  @inlinable
  public init<Other: PoseScalar>(_ other: StationCalibration<Other>) {
    self.init(
      generation: other.generation, first: SweepCalibration(other.first),
      second: SweepCalibration(other.second))
  }

  /// The deviations of one plane.
  @inlinable
  public subscript(plane: SweepPlane) -> SweepCalibration<Scalar> {
    get { plane == .first ? first : second }
    set {
      switch plane {
      case .first: first = newValue
      case .second: second = newValue
      }
    }
  }
}
