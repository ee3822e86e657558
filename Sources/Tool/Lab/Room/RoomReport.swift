public import Lighthouse
public import LighthouseModel
internal import PoseMath

/// A room in figures, as `headsetctl room solve --json` and `show --json` print it.
public struct RoomReport: Encodable, Sendable {
  /// Factor of the devices' points in it.
  public var modelScale: Double
  /// In the order of their places.
  public var stations: [Station]
  /// How it was found; null for a room from a file.
  public var solving: Solving?

  enum CodingKeys: String, CodingKey {
    case stations, solving
    case modelScale = "model_scale"
  }

  /// A station.
  public struct Station: Encodable, Sendable {
    /// 1 or 2.
    public var generation: Int
    /// The channel as people count it from 1; of generation 1 B for the one that flashes first, C for the other.
    public var channel: String
    /// Hexadecimal, null while it was never heard.
    public var serial: String?
    /// Metres.
    public var position: [Double]
    /// Where it looks: degrees to the left of the room's front, and above level.
    public var heading, elevation: Double
    /// By how much it leans to its side, degrees.
    public var roll: Double
    /// Median of the absolute residuals when it was solved, microradians.
    public var residual: Double

    enum CodingKeys: String, CodingKey {
      case generation, channel, serial
      case position = "position_m"
      case heading = "heading_deg"
      case elevation = "elevation_deg"
      case roll = "roll_deg"
      case residual = "residual_urad"
    }
  }

  /// How a room was found.
  public struct Solving: Encodable, Sendable {
    /// The device that showed it.
    public var device: String
    /// Views, and seconds from the first to the last.
    public var views: Int, seconds: Double
    /// Median of the absolute residuals, microradians.
    public var residual: Double
    /// How far the views lie from their middle, metres.
    public var spread: Double
    /// How sure up is, degrees.
    public var upSigma: Double
    /// Stations that have no place, and why.
    public var omitted: [Omitted]

    enum CodingKeys: String, CodingKey {
      case device, views, seconds, omitted
      case residual = "residual_urad"
      case spread = "spread_m"
      case upSigma = "up_sigma_deg"
    }
  }

  /// A station that has no place.
  public struct Omitted: Encodable, Equatable, Sendable {
    /// As the room's file counts places, and as `Station.channel`.
    public var place: Int
    public var channel: String
    public var reason: Reason
    /// Views that saw it well and that are needed; null for another reason.
    public var found, needed: Int?

    /// Why it has none.
    public enum Reason: String, Encodable, Sendable {
      case seenTooRarely = "seen_too_rarely"
      case neverWithAnother = "never_with_another"
      /// It was not heard telling its calibration.
      case unheard
    }

    init(_ omission: RoomSolution.Omission) {
      place = Int(omission.place)
      channel = RoomReport.channel(ofPlace: omission.place, omission.generation)
      switch omission.reason {
      case .seenByTooFewViews(let found, let required):
        (reason, self.found, needed) = (.seenTooRarely, found, required)
      case .neverSeenWithAnother: reason = .neverWithAnother
      case .broadcastNotHeard: reason = .unheard
      }
    }
  }

  /// A room, and how it was found if that is known.
  public init(_ room: Room, found: RecordedRoom? = nil) {
    modelScale = room.modelScale
    stations = room.members.map(Station.init)
    solving = found.map { found in
      Solving(
        device: found.device, views: found.viewCount, seconds: Self.rounded(found.seconds, 100),
        residual: Self.rounded(found.solution.residual * 1e6, 10),
        spread: Self.rounded(found.solution.spread, 1000),
        upSigma: Self.rounded(found.solution.upSigma * 180 / .pi, 1000),
        omitted: found.solution.omitted.map(Omitted.init))
    }
  }

  /// No zero has a sign.
  static func rounded(_ number: Double, _ scale: Double) -> Double { (number * scale).rounded() / scale + 0 }

  /// What people call a station's place: channels counted from 1, of generation 1 B for the one that flashes first, C for
  /// the other.
  public static func channel(ofPlace place: UInt8, _ generation: StationGeneration) -> String {
    generation == .second ? "\(Int(place) + 1)" : place == 0 ? "B" : "C"
  }
}

extension RoomReport.Station {
  init(_ member: Room.Member) {
    let pose = member.worldFromStation
    let view = pose.orientation.rotate(SIMD3(0, 0, -1))
    let right = pose.orientation.rotate(SIMD3(1, 0, 0))
    func degrees(_ radians: Double) -> Double { RoomReport.rounded(radians * 180 / .pi, 100) }
    generation = Int(member.calibration.generation.rawValue)
    channel = RoomReport.channel(ofPlace: member.place, member.calibration.generation)
    serial = member.serial.map(RoomDocument.Station.hexadecimal)
    position = (0..<3).map { RoomReport.rounded(pose.position[$0], 1e4) }
    heading = degrees(Double.arcTangent(-view.x, over: -view.z))
    elevation = degrees(Double.arcSine(view.y))
    roll = degrees(Double.arcSine(right.y))
    residual = RoomReport.rounded(member.residual * 1e6, 10)
  }
}
