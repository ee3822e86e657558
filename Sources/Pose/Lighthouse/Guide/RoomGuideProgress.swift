internal import LighthouseModel
internal import PoseMath

/// How far a technician has come.
public struct RoomGuideProgress: Equatable, Sendable {
  /// What is asked for, and what keeps it from being done.
  public var step: RoomGuide.Step
  public var remark: RoomGuide.Remark?
  /// Seconds since the first sample.
  public var seconds: Double
  /// The stations in the order of their places.
  public var stations: [Station]
  /// Views that a room can be solved from; of how many there need to be.
  public var viewCount: Int, viewsWanted: Int
  /// How far the views of the newest trial lie from their middle, root mean square, metres; of how far they need to.
  public var spread: Double, spreadWanted: Double
  /// Median of the absolute residuals of the newest trial, radians; nil before the first.
  public var residual: Double?
  /// Places in which the device has lain still; of how many.
  public var placeCount: Int, placesWanted: Int
  /// Seconds that the device has been as still as the step asks for; of how many. Zero in the walk.
  public var steadySeconds: Double, steadySecondsWanted: Double

  /// One station as it is known by now.
  public struct Station: Equatable, Sendable {
    /// Who it is; without a serial its broadcast was not heard yet.
    public var identity: StationIdentity
    /// Whether the newest trial has a place for it.
    public var isPlaced: Bool
  }
}

extension RoomGuide {
  /// How far the technician has come. Allocates.
  public var progress: RoomGuideProgress {
    let members = trial?.room.members ?? []
    let known = stations.map { identity in
      RoomGuideProgress.Station(
        identity: identity,
        isPlaced: members.contains {
          $0.place == identity.place && $0.calibration.generation == identity.calibration.generation
        })
    }
    let steady =
      switch step {
      case .carry, .done: 0.0
      case .places, .floor: isTaken ? 0 : laid.seconds
      case .front: aim.map { now.seconds(since: $0.since) } ?? 0
      }
    return RoomGuideProgress(
      step: step, remark: remark, seconds: seconds, stations: known, viewCount: survey.viewCount,
      viewsWanted: Self.viewsWanted, spread: trial?.spread ?? 0, spreadWanted: Self.spreadWanted,
      residual: trial?.residual, placeCount: places.count, placesWanted: Self.placesWanted,
      steadySeconds: min(steady, Self.steadySecondsWanted), steadySecondsWanted: Self.steadySecondsWanted)
  }
}
