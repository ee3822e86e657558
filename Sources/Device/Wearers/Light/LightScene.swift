public import DeviceEmulation
public import LighthouseModel
internal import PoseMath

/// A room, a device and a motion, to judge a tracker by: the cases that a tracker must stand.
public enum LightScene: String, CaseIterable, Sendable {
  /// A headset that lies on a table.
  case still
  /// A trainee with a headset who walks round a container.
  case walk
  /// A wand that is swung to 5 m/s and 1000 degrees a second, by somebody who stands beside it.
  case swing
  /// The walk with 30 % of all light hidden.
  case occluded
  /// The walk in a room with one station.
  case oneStation = "one-station"
  /// The walk in a room with a mirror on a wall.
  case mirror

  /// How long the scene takes to tell what it is for.
  public var seconds: Double { self == .still ? 30 : 60 }

  /// Seconds in which nothing moves at the beginning: a device is picked up, and begins to move.
  static let restSeconds = 4.0
  /// Share of light that is hidden in `occluded`.
  static let hiddenShare = 0.3

  /// The room of this scene. Everything random follows from `seed`.
  public func room(_ generation: StationGeneration, seed: UInt64) -> EmulatedRoom {
    var room = EmulatedRoom.typical(generation, stationCount: self == .oneStation ? 1 : 2, seed: seed)
    switch self {
    case .occluded: room.hiddenShare = Self.hiddenShare
    case .mirror: room.mirrors = [Self.mirrorOnWall]
    case .swing:
      room.occluders = Occluder.body(
        of: StillWearer(Pose(orientation: .identity, position: SIMD3(0.1, HeadWearer.eyeHeight, 0.15))))
    case .still, .walk, .oneStation: break
    }
    return room
  }

  /// Two metres square, on the wall behind the first station's view.
  static let mirrorOnWall = Mirror(
    worldFromMirror: Pose(
      orientation: Quaternion(rotationVector: SIMD3(0, .pi, 0)), position: SIMD3(0.5, 1.5, 2.3)),
    half: SIMD2(1, 1))

  /// The device of this scene, with who moves it.
  public func unit(seed: UInt64) -> ViveUnit {
    var unit = ViveUnit(
      kind: self == .swing ? .wand : .headset, number: 1, seed: seed, source: source(seed: seed),
      plugged: .zero)
    unit.sampleDelaySeconds = ViveUnit.sampleDelay
    return unit
  }

  private func source(seed: UInt64) -> any MotionSource {
    switch self {
    case .still:
      // On a table, its front up a little: about half of its photodiodes see each of the stations.
      StillWearer(
        EmulatedStation.looking(from: SIMD3(0.25, 0.8, -0.15), at: SIMD3(-0.4, 1.2, -0.9), roll: 0.02))
    case .swing: SwingWearer(seed: seed, restSeconds: Self.restSeconds)
    case .walk, .occluded, .oneStation, .mirror: WalkingWearer(seed: seed, restSeconds: Self.restSeconds)
    }
  }

  /// The device in the room.
  public func device(_ generation: StationGeneration, seed: UInt64) -> SimulatedDevice {
    SimulatedDevice(unit: unit(seed: seed), room: room(generation, seed: seed))
  }
}

extension ViveUnit {
  /// A real sample tells what the sensor felt a millisecond before its stamp: with that delay sweeps that a filter
  /// does not see agree best with it (compare-test-index in fast motion: 381, 361, 346, 326, 321 urad for stamps
  /// from a millisecond later to a millisecond earlier). The sensor's own low-pass filter makes it.
  public static let sampleDelay = 0.001
}
