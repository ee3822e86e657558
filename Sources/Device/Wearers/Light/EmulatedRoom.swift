internal import DeviceEmulation
public import LighthouseModel
internal import PoseMath

/// A room with base stations and what stands between them and a device: the truth behind emulated light.
///
/// The world is OpenXR's (+Y up, metres, floor at height 0). Everything random follows from `seed`.
public struct EmulatedRoom: Sendable {
  /// Of one generation; generation 1: at most two, the one that gives the beat first.
  public var stations: [EmulatedStation]
  /// What reflects.
  public var mirrors: [Mirror] = []
  /// What hides stations: bodies, hands, boxes.
  public var occluders: [Occluder] = []
  /// Share of light hidden at random from each device, in pieces of a quarter of a second: half of it whole
  /// stations, half single photodiodes. 0...1.
  public var hiddenShare = 0.0
  /// Everything random about the room follows from it.
  public var seed: UInt64

  /// A room of these stations.
  public init(stations: [EmulatedStation], seed: UInt64) {
    self.stations = stations
    self.seed = seed
  }

  /// Which generation its stations are of.
  public var generation: StationGeneration { stations.first?.generation ?? .first }

  /// Stations at the corners of a room of 4.6 m by 3.8 m, 2.3 m high, looking at the middle of it: 6 m apart, of
  /// the recordings' rooms (3.5 to 4.8 m) rather the larger. One of generation 1 is in mode A, two in modes B
  /// and C; generation 2 takes every fourth channel.
  /// - Parameter stationCount: 1 or 2 of generation 1, 1 to 4 of generation 2; held within.
  public static func typical(
    _ generation: StationGeneration, stationCount: Int = 2, seed: UInt64
  ) -> EmulatedRoom {
    let places = [
      SIMD3(2.3, 2.35, -1.9), SIMD3(-2.3, 2.25, 1.9), SIMD3(-2.3, 2.3, -1.9), SIMD3(2.3, 2.2, 1.9),
    ]
    let count = max(1, min(stationCount, generation == .first ? 2 : 4))
    let stations = (0..<count).map { index in
      var draw = CounterNoise(seed: seed, index: UInt64(index))
      let pose = EmulatedStation.looking(
        from: places[index] + draw.vector(within: 0.05), at: SIMD3(0, 1.1, 0) + draw.vector(within: 0.2),
        roll: draw.number(within: 0.03))
      let mode: StationMode =
        generation == .second
        ? .channel(UInt8(3 + 4 * index)) : count == 1 ? .a : index == 0 ? .b : .c
      return EmulatedStation.typical(mode, at: pose, seed: seed &+ UInt64(index) &+ 1)
    }
    return EmulatedRoom(stations: stations, seed: seed)
  }
}
