public import LighthouseModel

/// A room with how it was found.
public struct RoomSolution: Equatable, Sendable {
  /// The stations, level, the floor at height 0.
  public var room: Room
  /// Stations whose light was seen but that have no place in the room, and why.
  public var omitted: [Omission]
  /// Where the device was in each view, in the room.
  public var path: [SIMD3<Double>]
  /// Median of the absolute residuals of all hits, radians.
  public var residual: Double
  /// How far the views lie from their middle, root mean square, metres: a room that was seen from one place
  /// alone has that place's errors.
  public var spread: Double
  /// How far the views' directions of up scatter, root mean square over the root of their number, radians.
  public var upSigma: Double

  /// A station that has no place.
  public struct Omission: Equatable, Sendable {
    /// As `SweepHit.station` has it.
    public var place: UInt8
    public var generation: StationGeneration
    /// Why.
    public var reason: Reason

    /// Why a station has no place.
    public enum Reason: Equatable, Sendable {
      /// Too few views saw it well enough for a pose.
      case seenByTooFewViews(found: Int, required: Int)
      /// No view saw it together with a station whose place is known.
      case neverSeenWithAnother
      /// Its broadcast was never heard, and it does not fit without.
      case broadcastNotHeard
    }
  }
}

/// Why there is no room.
public enum RoomError: Error, Equatable, Sendable {
  /// The device stood in no light, moved too fast all the time, or was watched too briefly.
  case tooFewViews(found: Int, required: Int)
  /// No station gave a pose from enough views: too few photodiodes were lit, or the device's shape is another's.
  case noStationSolved([RoomSolution.Omission])
  /// The equations have no solution, or light agrees with none: median residual in radians.
  case doesNotFit(residual: Double)
  /// The device was never still enough to tell up.
  case upUnknown
}
