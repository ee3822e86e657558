internal import ControlProtocol
private import Diagnosis
internal import Wording

/// A guided calibration as the page reads it: sentences in the reader's language, and the directions as places of the
/// unit.
struct GuideView: Encodable {
  var serial: String
  var phase: String
  var instruction: String
  var complaint: String
  var motion: String
  var share: Double
  var motionShare: Double
  var isOver: Bool
  /// Seven columns of the surface unrolled are the page's to lay out: each place with its name and how it stands.
  var places: [Place]
  /// How it ended, a sentence each.
  var ending: [String]
  var figures: [[String]]

  struct Place: Encodable {
    var x: Int
    var y: Int
    var z: Int
    var name: String
    /// `done`, `next` or `missing`.
    var state: String
  }

  private enum CodingKeys: String, CodingKey {
    case serial, phase, instruction, complaint, motion, share, places, ending, figures
    case motionShare = "motion_share"
    case isOver = "is_over"
  }

  init(_ status: CalibrationStatus, in wording: Wording) {
    serial = status.serial
    phase = wording(GuideLine(status.phase))
    instruction = GuideLine(status).map { wording($0) } ?? ""
    complaint = status.complaint.map { wording(GuideLine($0)) } ?? ""
    motion = wording(status.motion.map { $0 < 1 ? .still : .moving } ?? .silent)
    share = status.share
    motionShare = min(1, (status.motion ?? 0) / 2)
    isOver = status.isOver
    let next = status.instruction.axis.map { UnitPlace(nearestTo: $0) }
    places = UnitPlace.all.map { place in
      let state = place == next ? "next" : place.hasBeenUp(in: status.directions) ? "done" : "missing"
      return Place(x: place.x, y: place.y, z: place.z, name: wording(place), state: state)
    }
    ending = GuideLine(endOf: status).map { [wording($0)] } ?? []
    if let result = status.result, !result.wasWarm { ending.append(wording(.wasCold)) }
    if status.isRecorded == false { ending.append(wording(.notRecordedYet)) }
    figures = Self.figures(status, wording)
  }

  private static func figures(_ status: CalibrationStatus, _ wording: Wording) -> [[String]] {
    guard let result = status.result else { return [] }
    func row(_ line: GuideLine, _ unit: String, _ value: (CalibrationErrors) -> Double) -> [String] {
      func figure(_ errors: CalibrationErrors?) -> String {
        errors.map { String((value($0) * 1e4).rounded() / 1e4) + " " + unit } ?? "-"
      }
      return [wording(line), figure(result.before), figure(result.after), figure(result.limits)]
    }
    return [
      ["", wording(.before), wording(.after), wording(.limit)],
      row(.gravityError, "m/s²") { $0.gravityMetersPerSecondSquared },
      row(.turnError, "°") { $0.turnDegrees }, row(.rateError, "°/s") { $0.rateDegreesPerSecond },
    ]
  }
}
