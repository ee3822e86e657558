public import Lighthouse
internal import PoseMath

/// Whether a recording's light would be better off in another room than the one it is tracked in, as
/// `headsetctl lab track --refine --json` prints it. A figure that the trial did not come to is null.
public struct RecordedRefinement: Encodable, Sendable {
  /// The device that showed it.
  public var device: String
  /// Views that the trial had.
  public var views: Int
  /// What came of it.
  public var verdict: Verdict
  /// What the stations disagree by in places that a room was not made from, in the room as it is and in the better one,
  /// microradians.
  public var before: Double?
  public var after: Double?
  /// How far a station moved at most, millimetres and degrees.
  public var stationShift: Double?
  public var stationTurn: Double?
  /// How far poses moved, root mean square and at most, millimetres.
  public var poseShift: Double?
  public var poseShiftMax: Double?
  /// The better room.
  public var room: Room?

  /// Why the room was refined, or kept.
  public enum Verdict: String, Encodable, Sendable {
    case refined
    case tooFewViews = "too_few_views"
    case onePlace = "one_place"
    case doesNotFit = "does_not_fit"
    case notBetter = "not_better"
  }

  enum CodingKeys: String, CodingKey {
    case device, views, verdict
    case before = "disagreement_before_urad"
    case after = "disagreement_after_urad"
    case stationShift = "station_shift_mm"
    case stationTurn = "station_turn_deg"
    case poseShift = "pose_shift_mm"
    case poseShiftMax = "pose_shift_max_mm"
  }

  /// Tries the room by the device of the recording that has the most photodiodes.
  /// - Throws: `LabError.noPhotodiodes`.
  public init(_ room: Room, _ recording: TrackingRecording) throws(LabError) {
    guard let lane = RecordedRoom.survey(recording).lanes.first else { throw .noPhotodiodes }
    device = lane.label
    let trial = RoomTrial(room: room, views: lane.views)
    views = lane.views.count
    verdict = .refined
    do throws(RoomTrial.Refusal) {
      take(try trial.run())
    } catch {
      take(error)
    }
  }

  private mutating func take(_ offer: RoomTrial.Offer) {
    views = offer.viewCount
    (before, after) = (Self.microradians(offer.before), Self.microradians(offer.after))
    stationShift = RoomReport.rounded(offer.stationShift * 1e3, 100)
    stationTurn = RoomReport.rounded(offer.stationTurn * 180 / .pi, 1000)
    poseShift = RoomReport.rounded(offer.poseShift * 1e3, 100)
    poseShiftMax = RoomReport.rounded(offer.poseShiftMax * 1e3, 100)
    room = offer.room
  }

  private mutating func take(_ refusal: RoomTrial.Refusal) {
    switch refusal {
    case .tooFewViews: verdict = .tooFewViews
    case .onePlace: verdict = .onePlace
    case .doesNotFit: verdict = .doesNotFit
    case .notBetter(let before, let after):
      verdict = .notBetter
      (self.before, self.after) = (Self.microradians(before), Self.microradians(after))
    }
  }

  private static func microradians(_ radians: Double) -> Double { RoomReport.rounded(radians * 1e6, 10) }
}
