/// How far the service is with finding a room from the light of one device. The JSON keys are a contract.
public struct SurveyStatus: Codable, Hashable, Sendable {
  /// The device that shows the room.
  public var serial: String
  public var state: State
  /// What the technician is asked for, and what keeps it from being done.
  public var step: Step
  public var remark: Remark?
  /// Seconds since it began.
  public var seconds: Double
  public var stations: [Station]
  /// Views that the room can be solved from, and how many there need to be.
  public var viewCount: Int
  public var viewsWanted: Int
  /// How far the device was carried from the middle of its way, root mean square, metres; and how far it needs to be.
  public var spread: Double
  public var spreadWanted: Double
  /// What is left of the light, microradians; left out before the first room.
  public var residualMicroradians: Double?
  /// Places in which the device has lain still, and how many there need to be.
  public var placeCount: Int
  public var placesWanted: Int
  /// How long it has been still, and how long it needs to be, seconds.
  public var steadySeconds: Double
  public var steadySecondsWanted: Double
  /// Once it was solved.
  public var result: SurveyResult?
  /// Why there is no room, where the state is `failed`; why the last trial showed none, where it is `gathering`.
  public var failure: SurveyFailure?

  /// The word on the wire.
  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case gathering, solving, solved, failed
  }

  /// The word on the wire.
  public enum Step: String, CaseIterable, Codable, Hashable, Sendable {
    /// Carry the device slowly through the room.
    case carry
    /// Lay it down still in several places.
    case places
    /// Lay it on the floor.
    case floor
    /// Hold it towards the front.
    case front
    case done
  }

  /// The word on the wire.
  public enum Remark: String, CaseIterable, Codable, Hashable, Sendable {
    case dark
    case tooFast = "too_fast"
    case samePlace = "same_place"
    case notTheLowest = "not_the_lowest"
    case pointsNowhere = "points_nowhere"
    case noPlace = "no_place"
  }

  /// A station whose light is seen.
  public struct Station: Codable, Hashable, Sendable {
    /// As `StationStatus.channel`.
    public var channel: String
    /// Hexadecimal; left out until it was heard.
    public var serial: String?
    /// Whether it has a place in the newest trial.
    public var isPlaced: Bool

    public init(channel: String, serial: String?, isPlaced: Bool) {
      self.channel = channel
      self.serial = serial
      self.isPlaced = isPlaced
    }

    private enum CodingKeys: String, CodingKey {
      case channel, serial
      case isPlaced = "is_placed"
    }
  }

  public init(
    serial: String, state: State, step: Step, remark: Remark? = nil, seconds: Double = 0,
    stations: [Station] = [], viewCount: Int = 0, viewsWanted: Int = 0, spread: Double = 0,
    spreadWanted: Double = 0, residualMicroradians: Double? = nil, placeCount: Int = 0,
    placesWanted: Int = 0, steadySeconds: Double = 0, steadySecondsWanted: Double = 0,
    result: SurveyResult? = nil, failure: SurveyFailure? = nil
  ) {
    self.serial = serial
    self.state = state
    self.step = step
    self.remark = remark
    self.seconds = seconds
    self.stations = stations
    self.viewCount = viewCount
    self.viewsWanted = viewsWanted
    self.spread = spread
    self.spreadWanted = spreadWanted
    self.residualMicroradians = residualMicroradians
    self.placeCount = placeCount
    self.placesWanted = placesWanted
    self.steadySeconds = steadySeconds
    self.steadySecondsWanted = steadySecondsWanted
    self.result = result
    self.failure = failure
  }

  private enum CodingKeys: String, CodingKey {
    case serial, state, step, remark, seconds, stations, spread, result, failure
    case viewCount = "views"
    case viewsWanted = "views_wanted"
    case spreadWanted = "spread_wanted"
    case residualMicroradians = "residual_urad"
    case placeCount = "places"
    case placesWanted = "places_wanted"
    case steadySeconds = "steady_s"
    case steadySecondsWanted = "steady_wanted_s"
  }
}

/// A room that was found, not yet used.
public struct SurveyResult: Codable, Hashable, Sendable {
  /// The text of a room's file.
  public var document: String
  /// Seconds that the views span.
  public var seconds: Double
  /// How sure up is, degrees.
  public var upSigmaDegrees: Double
  /// What the two halves of the views, solved apart, disagree by, millimetres and degrees; left out where one half
  /// shows no room.
  public var halvesMillimeters: Double?
  public var halvesDegrees: Double?
  /// Whether the floor and the front were shown.
  public var hasFloor: Bool
  public var hasFront: Bool
  /// Where the device was, metres in the room, at most one for each view.
  public var path: [[Double]]
  /// Channels of stations whose light was seen and that have no place.
  public var omitted: [String]

  public init(
    document: String, seconds: Double, upSigmaDegrees: Double, halvesMillimeters: Double?,
    halvesDegrees: Double?, hasFloor: Bool, hasFront: Bool, path: [[Double]], omitted: [String]
  ) {
    self.document = document
    self.seconds = seconds
    self.upSigmaDegrees = upSigmaDegrees
    self.halvesMillimeters = halvesMillimeters
    self.halvesDegrees = halvesDegrees
    self.hasFloor = hasFloor
    self.hasFront = hasFront
    self.path = path
    self.omitted = omitted
  }

  private enum CodingKeys: String, CodingKey {
    case document, seconds, path, omitted
    case upSigmaDegrees = "up_sigma_deg"
    case halvesMillimeters = "halves_mm"
    case halvesDegrees = "halves_deg"
    case hasFloor = "has_floor"
    case hasFront = "has_front"
  }
}

/// Why no room was found: a stable code and the facts.
public struct SurveyFailure: Codable, Hashable, Sendable {
  public var code: Code
  public var facts: [String: String]

  /// Every code, with the facts it carries.
  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    /// `found`, `required`.
    case tooFewViews = "too_few_views"
    case noStation = "no_station"
    /// `residual_urad`.
    case doesNotFit = "does_not_fit"
    case upUnknown = "up_unknown"
    /// The device left. `serial`.
    case deviceLeft = "device_left"
    /// It took longer than the service grants. `seconds_max`.
    case tooLong = "too_long"
    /// Anything else. `detail`.
    case other
  }

  public init(code: Code, facts: [String: String] = [:]) {
    self.code = code
    self.facts = facts
  }
}
