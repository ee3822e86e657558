/// The room that devices are placed in: its stations, and what is thought of them.
public struct RoomStatus: Codable, Hashable, Sendable {
  /// In the order of their places.
  public var stations: [StationStatus]
  /// How often the stations' places were made better from the light of use, since the service is in this room.
  public var refinementCount: Int

  /// Light that the watch over the stations did not hear because the machine was too busy.
  public var missedLightCount: UInt64

  public init(stations: [StationStatus], refinementCount: Int = 0, missedLightCount: UInt64 = 0) {
    self.stations = stations
    self.refinementCount = refinementCount
    self.missedLightCount = missedLightCount
  }

  private enum CodingKeys: String, CodingKey {
    case stations
    case refinementCount = "refinements"
    case missedLightCount = "missed_light"
  }
}

/// A base station of the room.
public struct StationStatus: Codable, Hashable, Sendable {
  /// 1 or 2.
  public var generation: Int
  /// The channel as people count it from 1; of generation 1 B for the one that flashes first, C for the other.
  public var channel: String
  /// Hexadecimal; left out where it was never heard.
  public var serial: String?
  public var state: State
  /// The serial that the unit in its place tells, where it was swapped.
  public var toldSerial: String?
  /// Metres: to the right, up from the floor, and against the front.
  public var position: [Double]
  /// Where it looks, a unit vector in the same axes.
  public var direction: [Double]
  /// What its light disagrees with the others' by, and when the room was solved, microradians.
  public var residualMicroradians: Double?
  public var residualWhenSolvedMicroradians: Double

  /// The word on the wire.
  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// Too little of its light was seen together with another's.
    case unseen
    case stands
    /// It and another disagree, and nobody can say which of them moved.
    case disagrees
    /// It was moved or tilted.
    case moved
    /// Another unit stands, or sends, in its place.
    case swapped
    /// Nothing of its light comes where it should be seen.
    case missing
  }

  public init(
    generation: Int, channel: String, serial: String?, state: State, toldSerial: String? = nil,
    position: [Double], direction: [Double], residualMicroradians: Double?,
    residualWhenSolvedMicroradians: Double
  ) {
    self.generation = generation
    self.channel = channel
    self.serial = serial
    self.state = state
    self.toldSerial = toldSerial
    self.position = position
    self.direction = direction
    self.residualMicroradians = residualMicroradians
    self.residualWhenSolvedMicroradians = residualWhenSolvedMicroradians
  }

  private enum CodingKeys: String, CodingKey {
    case generation, channel, serial, state, direction
    case toldSerial = "told_serial"
    case position = "position_m"
    case residualMicroradians = "residual_urad"
    case residualWhenSolvedMicroradians = "residual_when_solved_urad"
  }
}
