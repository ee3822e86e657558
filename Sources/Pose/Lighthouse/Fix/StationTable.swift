public import LighthouseModel
public import PoseMath

/// The stations that hits may come from, found by a hit in one step. Allocates at its making only.
public struct StationTable: Sendable {
  /// Sixteen channels of generation 2 and two places of generation 1.
  static let slotCount = 18
  /// From here on, generation 1.
  static let firstGenerationSlot = 16

  private var stations = [Station<Double>?](repeating: nil, count: slotCount)

  /// No station.
  public init() {}

  /// The stations of a room, where they stand in it.
  public init(_ room: Room) {
    for member in room.members {
      guard let slot = Self.slot(place: member.place, generation: member.calibration.generation)
      else { continue }
      stations[slot] = Station(
        worldFromStation: member.worldFromStation, calibration: member.calibration)
    }
  }

  /// One station, alone in a world that is its own frame: a device's pose in the station's frame comes of it.
  public init(ownFrameOf calibration: StationCalibration<Double>, place: UInt8) {
    guard let slot = Self.slot(place: place, generation: calibration.generation) else { return }
    stations[slot] = Station(worldFromStation: .identity, calibration: calibration)
  }

  /// The station that `hit` came from, nil for one that is not in the table.
  public subscript(hit: SweepHit) -> Station<Double>? {
    Self.slot(place: hit.station, generation: hit.generation).flatMap { stations[$0] }
  }

  subscript(slot: Int) -> Station<Double>? { stations[slot] }

  static func slot(place: UInt8, generation: StationGeneration) -> Int? {
    switch generation {
    case .second: place < 16 ? Int(place) : nil
    case .first: place < 2 ? firstGenerationSlot + Int(place) : nil
    }
  }
}
