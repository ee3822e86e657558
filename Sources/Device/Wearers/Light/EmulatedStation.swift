internal import DeviceEmulation
public import LighthouseModel
public import PoseMath

/// A base station of a made-up room: where it stands, what it broadcasts, how it errs.
public struct EmulatedStation: Sendable {
  /// Its frame in the world's; it looks along its -Z.
  public var worldFromStation: Pose<Double>
  /// Who it is and how its planes deviate: what it tells with its light, and what its light does.
  public var broadcast: StationBroadcast
  /// How its rotors wander.
  public var noise: StationNoise

  /// A station of these facts.
  public init(worldFromStation: Pose<Double>, broadcast: StationBroadcast, noise: StationNoise) {
    self.worldFromStation = worldFromStation
    self.broadcast = broadcast
    self.noise = noise
  }

  /// Which equations its light follows.
  public var generation: StationGeneration { broadcast.calibration.generation }

  /// The planes' equations.
  var model: Station<Double> {
    Station(worldFromStation: worldFromStation, calibration: StationCalibration(broadcast.calibration))
  }

  /// A station at `place` that looks at `target`, upright but for `roll` (radians about its view).
  public static func looking(
    from place: SIMD3<Double>, at target: SIMD3<Double>, roll: Double = 0
  ) -> Pose<Double> {
    let back = (place - target).direction ?? SIMD3(0, 0, 1)
    let right = SIMD3(0, 1, 0).cross(back).direction ?? SIMD3(1, 0, 0)
    let upright = Quaternion(columns: right, back.cross(right), back)
    return Pose(
      orientation: upright * Quaternion(rotationVector: SIMD3(0, 0, roll)), position: place)
  }

  /// A unit as the factory might have made it, of these facts: calibration within the spread of the recordings'
  /// stations, wander as measured, and up told as its own axes feel it.
  public static func typical(
    _ mode: StationMode, at worldFromStation: Pose<Double>, seed: UInt64
  ) -> EmulatedStation {
    var draw = CounterNoise(seed: seed, index: 0x57a7)
    let id = UInt32(truncatingIfNeeded: seed &* 0x9e37_79b9 | 1)
    let up = worldFromStation.orientation.conjugate.rotate(SIMD3(0, 1, 0))
    let largest = max(up.x.magnitude, up.y.magnitude, up.z.magnitude)
    let counts = up * (127 / largest)
    let acceleration = SIMD3(Int8(counts.x.rounded()), Int8(counts.y.rounded()), Int8(counts.z.rounded()))
    guard case .channel = mode else {
      return EmulatedStation(
        worldFromStation: worldFromStation,
        broadcast: StationBroadcast(
          protocolVersion: 6, firmware: 436, id: id, calibration: .typicalFirst(&draw), hardware: 9,
          acceleration: acceleration, mode: mode, faults: 0), noise: .firstGeneration)
    }
    return EmulatedStation(
      worldFromStation: worldFromStation,
      broadcast: StationBroadcast(
        protocolVersion: 8, firmware: 34, id: id, calibration: .typicalSecond(&draw), hardware: 15,
        acceleration: acceleration, mode: mode, faults: 0, nonce: 0), noise: .steadySecondGeneration)
  }
}

extension StationCalibration<Float> {
  /// Generation 1, within the spread of the four stations of vive_cal and lh1_test_cal: phase up to 0.06 rad, tilt
  /// 0.01, curve 0.004, gib 0.02.
  fileprivate static func typicalFirst(_ draw: inout CounterNoise) -> Self {
    func sweep() -> SweepCalibration<Float> {
      SweepCalibration(
        phase: draw.half(within: 0.06), tilt: draw.half(within: 0.01), curve: draw.half(within: 0.004),
        gibPhase: draw.half(within: .pi), gibMagnitude: draw.half(within: 0.02))
    }
    return StationCalibration(generation: .first, first: sweep(), second: sweep())
  }

  /// Generation 2 (lighthouse-v2.md, "OOTX"): no phase of the first plane, tilts about -0.050 and 0.045, curve up
  /// to 0.35, ogee up to 0.37.
  fileprivate static func typicalSecond(_ draw: inout CounterNoise) -> Self {
    func sweep(phase: Double, tilt: Double) -> SweepCalibration<Float> {
      SweepCalibration(
        phase: draw.half(within: phase), tilt: draw.half(within: 0.004, about: tilt),
        curve: draw.half(within: 0.35), gibPhase: draw.half(within: .pi),
        gibMagnitude: draw.half(within: 0.004),
        ogeePhase: draw.half(within: 1, about: 1), ogeeMagnitude: draw.half(within: 0.37))
    }
    return StationCalibration(
      generation: .second, first: sweep(phase: 0, tilt: -0.05), second: sweep(phase: 0.003, tilt: 0.045))
  }
}

extension CounterNoise {
  /// A number that a half tells exactly, as broadcasts do.
  fileprivate mutating func half(within limit: Double, about middle: Double = 0) -> Float {
    Float(halfBits: Float(middle + number(within: limit)).halfBits)
  }
}
