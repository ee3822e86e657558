public import PoseMath

/// The angle at which one plane of one station meets a point.
///
/// The station's frame is right-handed; the unit looks along -z and +y is up on an upright one. The equations
/// are those of lighthouse-v1.md and lighthouse-v2.md, "Calibrated sweep model"; the vectors of those sheets
/// hold to 1e-9 rad, gradients agree with central differences. Values only: no heap, about half a
/// microsecond a point on a desktop.
@frozen
public struct SweepModel<Scalar: PoseScalar>: Equatable, Sendable {
  /// Points nearer to the station's lens plane than this, metres along the view, have no angle: the
  /// equations lose their meaning beside and behind the station.
  @inlinable public static var depthMin: Scalar { 0.05 }

  /// Which equations hold.
  public let generation: StationGeneration
  /// Which plane it is.
  public let plane: SweepPlane
  /// Its deviations from the ideal.
  public let calibration: SweepCalibration<Scalar>
  @usableFromInline let tiltSine: Scalar
  @usableFromInline let tiltCosine: Scalar

  /// The model of one plane of a station.
  @inlinable
  public init(_ station: StationCalibration<Scalar>, plane: SweepPlane) {
    generation = station.generation
    self.plane = plane
    calibration = station[plane]
    let nominal: Scalar =
      generation == .first ? 0 : plane == .first ? Scalar.pi / 6 : -Scalar.pi / 6
    tiltSine = Scalar.sine(calibration.tilt + nominal)
    tiltCosine = Scalar.cosine(calibration.tilt + nominal)
  }

  /// The angle in radians at which the plane meets `point`, metres in the station's frame, with its
  /// derivatives by the point's coordinates; nil for a point not in front of the station.
  @inlinable
  public func angle(of point: SIMD3<Scalar>) -> DualNumber<Scalar>? {
    guard -point.z >= Self.depthMin else { return nil }
    let x = DualNumber(point.x, gradient: SIMD3(1, 0, 0))
    let y = DualNumber(point.y, gradient: SIMD3(0, 1, 0))
    let depth = DualNumber(-point.z, gradient: SIMD3(0, 0, -1))
    switch generation {
    case .first:
      return plane == .first
        ? firstGeneration(across: x, along: y, depth: depth, sign: -1)
        : firstGeneration(across: y, along: x, depth: depth, sign: 1)
    case .second: return secondGeneration(x: x, y: y, depth: depth)
    }
  }

  /// Steps 1 to 5 of lighthouse-v1.md.
  @inlinable
  func firstGeneration(
    across: DualNumber<Scalar>, along: DualNumber<Scalar>, depth: DualNumber<Scalar>, sign: Scalar
  ) -> DualNumber<Scalar> {
    let range = (across * across + depth * depth).squareRoot
    let ideal = DualNumber.arcTangent(across, over: depth) * sign + Scalar.pi / 2
    let tilted = (along * (tiltSine / tiltCosine) / range).arcSine
    let turned = ideal - calibration.phase - tilted
    let wobble = (turned + calibration.gibPhase).cosine * calibration.gibMagnitude
    let other = DualNumber.arcTangent(along, over: depth)
    return turned - wobble + other * other * calibration.curve - Scalar.pi / 2
  }

  /// lighthouse-v2.md, with its names: B the bearing, q and g the ideal plane's, w what the bend makes of it.
  @inlinable
  func secondGeneration(
    x: DualNumber<Scalar>, y: DualNumber<Scalar>, depth: DualNumber<Scalar>
  ) -> DualNumber<Scalar> {
    let flatSquared = x * x + depth * depth
    let bearing = DualNumber.arcTangent(depth, over: x)
    let ideal = y * (tiltSine / tiltCosine) / flatSquared.squareRoot
    let elevation = (y / ((flatSquared + y * y).squareRoot * tiltCosine)).arcSine
    let bend = Self.bend(at: elevation)
    let ogee = (bearing - ideal.arcSine + calibration.ogeePhase).sine * calibration.ogeeMagnitude
    let amount = ogee + calibration.curve
    let slope = DualNumber(tiltCosine) - bend.slope * amount * tiltSine
    let bent = (ideal + bend.value * amount / slope).arcSine
    let turned = bearing - bent
    let wobble = (turned + calibration.gibPhase).sine * calibration.gibMagnitude
    return turned + wobble - calibration.phase - Scalar.pi / 2
  }

  /// The polynomial m(g) of lighthouse-v2.md and its derivative by g.
  @inlinable
  static func bend(
    at g: DualNumber<Scalar>
  ) -> (value: DualNumber<Scalar>, slope: DualNumber<Scalar>) {
    let f0: Scalar = -8.010_802_2e-6
    let f1: Scalar = 2.867_986_3e-3
    let f2: Scalar = 5.368_525_5e-6
    let f3: Scalar = 7.606_979_8e-3
    let inner = g * (g * (g * f0 + f1) + f2) + f3
    let innerSlope = g * (g * (g * (5 * f0) + 4 * f1) + 3 * f2) + 2 * f3
    return (g * g * inner, g * innerSlope)
  }
}
