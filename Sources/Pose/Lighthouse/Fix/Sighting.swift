internal import LighthouseModel
internal import PoseMath

/// A hit carried to a reference instant by the inertial samples since then.
struct CarriedHit {
  /// In the table of stations.
  var slot = 0
  var plane = SweepPlane.first
  var sensor: UInt8 = 0
  /// Radians, measured.
  var angle = 0.0
  /// Where the photodiode was and where it looked, metres and a unit vector, in the body's frame at the
  /// reference.
  var point = SIMD3<Double>.zero
  var normal = SIMD3<Double>.zero
  /// The double integral of the specific force from the reference, metres in the same frame.
  var bend = SIMD3<Double>.zero
  /// From the reference, not positive.
  var seconds = 0.0
  /// The flash or sync it was measured from, device ticks: hits of one sweep share its error.
  var sync: Int64 = 0
}

/// How the bend of a path becomes a place: what is known of gravity.
enum KnownGravity {
  /// In the world, m/s^2.
  case world(SIMD3<Double>)
  /// Up in the body's frame at the reference.
  case body(up: SIMD3<Double>)
  /// Nothing: the path is taken as straight.
  case nothing
}

/// A hit as the solver uses it: the inertial motion since then is in the photodiode's place already.
///
/// With the pose (R, p) and the velocity v at the window's end, the photodiode was at
/// R `point` + p + v `seconds` + `drop`.
struct Sighting {
  /// In the table of stations.
  var slot = 0
  var plane = SweepPlane.first
  var sensor: UInt8 = 0
  /// Radians, measured.
  var angle = 0.0
  /// Metres, in the body's frame at the window's end.
  var point = SIMD3<Double>.zero
  /// Where it looked, in the same frame.
  var normal = SIMD3<Double>.zero
  /// From the window's end, not positive.
  var seconds = 0.0
  /// Half the square of that time times gravity, metres in the world; zero where up is told in the body's
  /// frame, and is part of `point`.
  var drop = SIMD3<Double>.zero

  /// Nothing yet.
  init() {}

  /// A hit under this gravity.
  init(_ hit: CarriedHit, _ gravity: KnownGravity) {
    slot = hit.slot
    plane = hit.plane
    sensor = hit.sensor
    angle = hit.angle
    normal = hit.normal
    seconds = hit.seconds
    let halfSquare = hit.seconds * hit.seconds / 2
    switch gravity {
    case .world(let gravity):
      point = hit.point + hit.bend
      drop = gravity * halfSquare
    case .body(let up): point = hit.point + hit.bend - up * (standardGravity * halfSquare)
    case .nothing: point = hit.point
    }
  }

  /// Where the photodiode was, by this state.
  func place(_ state: BodyState) -> SIMD3<Double> {
    state.pose.transform(point) + state.velocity * seconds + drop
  }
}

/// What is sought: where the body is, and how fast it moves.
struct BodyState: Equatable {
  var pose = Pose<Double>.identity
  /// Metres a second, in the frame of the pose.
  var velocity = SIMD3<Double>.zero

  /// The state moved by nine numbers: a turn in the body's frame, a shift and a change of the velocity.
  func moved(by step: SmallSystem.Vector) -> BodyState {
    let turn = SIMD3(step[0], step[1], step[2])
    return BodyState(
      pose: Pose(
        orientation: (pose.orientation * Quaternion(rotationVector: turn)).normalized(),
        position: pose.position + SIMD3(step[3], step[4], step[5])),
      velocity: velocity + SIMD3(step[6], step[7], step[8]))
  }
}

/// Both planes of a station met one photodiode: a line in the world that it lay on.
struct Ray {
  /// The station's place.
  var origin = SIMD3<Double>.zero
  /// Unit vector, away from the station.
  var direction = SIMD3<Double>.zero
  var point = SIMD3<Double>.zero
  var normal = SIMD3<Double>.zero
  var seconds = 0.0
  var drop = SIMD3<Double>.zero

  /// Where both planes met, as if they were ideal but for their phases: lighthouse-design.md, section 6, for
  /// generation 1; the inverse of lighthouse-v2.md, "Angle", for generation 2. Station's frame.
  static func direction(
    generation: StationGeneration, first: Double, second: Double
  ) -> SIMD3<Double>? {
    switch generation {
    case .first:
      return SIMD3(
        -Double.sine(first) / Double.cosine(first), Double.sine(second) / Double.cosine(second), -1
      ).direction
    case .second:
      let azimuth = (first + second) / 2
      let slope = Double.sine(.pi / 6) / Double.cosine(.pi / 6)
      let elevation = Double.arcTangent(
        Double.sine(second - first), over: slope * (Double.cosine(first) + Double.cosine(second)))
      let cosine = Double.cosine(elevation)
      return SIMD3(
        -Double.sine(azimuth) * cosine, Double.sine(elevation), -Double.cosine(azimuth) * cosine)
    }
  }
}
