public import DeviceEmulation
internal import LighthouseModel
internal import PoseMath

/// A device with photodiodes that moves: what light falls on.
public struct LightReceiver: Sendable {
  /// Its photodiodes, in the frame of the body that moves.
  public var photodiodes: [Photodiode]
  /// How the body moves.
  public var source: any MotionSource
  public var noise: ReceiverNoise
  /// Everything random about the device's light follows from it, and from the room's.
  public var seed: UInt64

  /// A device of these parts. Numbers of photodiodes are below 32, as reports count them.
  public init(photodiodes: [Photodiode], source: any MotionSource, noise: ReceiverNoise, seed: UInt64) {
    self.photodiodes = photodiodes
    self.source = source
    self.noise = noise
    self.seed = seed
  }

  /// An emulated unit as its configuration tells it.
  public init(_ unit: ViveUnit, noise: ReceiverNoise) {
    let bodyFromTrackref = unit.trackrefFromBody.inverse
    self.init(
      photodiodes: unit.photodiodes.map { diode in
        Photodiode(
          id: diode.id, point: bodyFromTrackref.transform(diode.point),
          normal: bodyFromTrackref.orientation.rotate(diode.normal))
      }, source: unit.source, noise: noise, seed: unit.seed)
  }
}

/// How light of a station comes to a photodiode.
struct LightPath {
  /// Where the photodiode is, or seems to be in a mirror: what the planes' angles lead to.
  var point: SIMD3<Double>
  /// Metres that the light travels.
  var range: Double
  /// Cosine of the angle between the photodiode's normal and the light.
  var cosine: Double
  /// What reflections leave of a pulse's length.
  var lengthShare: Double

  /// Light that is nearer to grazing than this is not seen: no accepted hit of the recordings came from behind.
  static let cosineMin = 0.02
  /// A pulse's ticks at a metre, square on: vive_cal's longest, 250 at 2.8 to 3.0 m. As the light grazes they fall as the
  /// quantiles of vive_cal's pulses do.
  static let lengthAtMeter = 720.0
  /// Shorter pulses are no pulses: 1 % of vive_cal's are below 74.
  static let lengthMin = 50.0
  /// Ticks that a photodiode square to the light takes to see a flash begin. Of vive_cal's and lh1_test_cal's those
  /// whose sweep pulses are nearly the longest are 0 to 14 ticks late, at half of it 10 to 36, at a third 11 to 85,
  /// near stations and far ones alike.
  static let rise = 6.0
  /// A photodiode that looks away by more than this does not see a flash by way of the room either.
  static let indirectCosineMin = -0.3

  /// Ticks of a sweep's pulse; nil where it is too short.
  var sweepLength: Double? {
    // The cosine to the power of 3/8.
    let fourth = cosine.squareRoot().squareRoot()
    let length = lengthShare * Self.lengthAtMeter / range * fourth * fourth.squareRoot()
    return length >= Self.lengthMin ? length : nil
  }

  /// Ticks after which a flash is seen to begin.
  var flashRise: Double {
    // The cosine to the power of -3/4.
    let root = cosine.squareRoot()
    return Self.rise / (root * root.squareRoot())
  }
}

extension LightReceiver {
  /// Where the body is at a time.
  func worldFromBody(at seconds: Double) -> Pose<Double> { source.motion(at: max(0, seconds)).worldFromBody }
}

extension EmulatedRoom {
  /// The way of light from `station` to a photodiode of a body that is at a place, straight or by way of a mirror;
  /// nil where something hides it or the photodiode looks away.
  func path(
    from station: EmulatedStation, to photodiode: Photodiode, by mirror: Mirror?,
    worldFromBody: Pose<Double>, at seconds: Double
  ) -> LightPath? {
    let point = worldFromBody.transform(photodiode.point)
    let normal = worldFromBody.orientation.rotate(photodiode.normal)
    let eye = station.worldFromStation.position
    var (image, meeting) = (point, eye)
    if let mirror {
      guard let seen = mirror.image(of: point, seenFrom: eye) else { return nil }
      (image, meeting) = seen
    }
    guard let direction = (meeting - point).direction else { return nil }
    let cosine = normal.dot(direction)
    guard cosine >= LightPath.cosineMin else { return nil }
    let isHidden = occluders.contains { occluder in
      occluder.hides(point, from: meeting, at: seconds)
        || (mirror != nil && occluder.hides(meeting, from: eye, at: seconds))
    }
    guard !isHidden else { return nil }
    return LightPath(
      point: image, range: (image - eye).length, cosine: cosine, lengthShare: mirror?.lengthShare ?? 1)
  }
}
