internal import Diagnosis
internal import Lab
internal import Lighthouse
internal import RoomFormat
internal import Wording

extension StationTrouble {
  /// Why the file at `path` describes no room.
  init(_ error: RoomFormatError, path: String) { self = .flawed(path: path, RoomFlaw(facts: error.facts)) }

  /// Why a recording shows no room.
  init(_ error: RoomError) {
    self =
      switch error {
      case .tooFewViews(let found, let required): .tooFewViews(found: found, needed: required)
      case .noStationSolved(let omitted):
        omitted.isEmpty ? .noLight : .noStationPlaced(omitted.map(Unplaced.init))
      case .doesNotFit(let residual): .doesNotFit(microradians: Self.microradians(residual))
      case .upUnknown: .upUnknown
      }
  }

  private static func microradians(_ radians: Double) -> Int {
    radians.isFinite ? Int(min(radians, 10) * 1e6) : 10_000_000
  }
}

extension StationTrouble.Unplaced {
  /// A station that has no place in the room.
  init(_ omission: RoomSolution.Omission) {
    let channel = RoomReport.channel(ofPlace: omission.place, omission.generation)
    self =
      switch omission.reason {
      case .seenByTooFewViews(let found, let required):
        .seenTooRarely(channel: channel, found: found, needed: required)
      case .neverSeenWithAnother: .neverWithAnother(channel: channel)
      case .broadcastNotHeard: .unheard(channel: channel)
      }
  }
}
