public import Lighthouse

extension RoomError {
  /// What happened and what to do, in a few words.
  public var sentence: String {
    switch self {
    case .tooFewViews(let found, let required):
      "\(found) of \(required) views of the stations: keep the device in their light, moving slowly"
    case .noStationSolved(let omitted):
      omitted.isEmpty
        ? "no light of a base station"
        : "no station can be placed: " + omitted.map(\.sentence).joined(separator: "; ")
    case .doesNotFit(let residual):
      "the light agrees with no room: off by \(Int((residual * 1e6).rounded())) urad in the middle"
    case .upUnknown: "the inertial samples do not tell up: lay the device down for a second"
    }
  }
}

extension RoomSolution.Omission {
  /// Which station, and why it has no place.
  public var sentence: String {
    switch reason {
    case .seenByTooFewViews(let found, let required):
      "the station at \(place) was seen well by \(found) views of \(required)"
    case .neverSeenWithAnother: "the station at \(place) was never seen together with another"
    case .broadcastNotHeard: "the station at \(place) did not tell its calibration: give it 20 seconds"
    }
  }
}
