internal import CalibrationGuide
internal import Foundation

/// What a draft begins with: whose guide it is, and all that the fold over its events needs.
struct GuideHeader: Codable, Equatable {
  var family: String
  var model: String
  var serial: String
  var isEmulated: Bool
  var part: String
  var firmware: String?
  var configurationSHA256: String?
  /// Who began it.
  var uid: UInt32
  var plan: CalibrationPlan
  /// What the unit used then, as `UnitCalibration.parameters`.
  var active: [Double]
  var intervalDays: Int

  /// The guide at its beginning; nil for numbers that are no calibration.
  var guide: CalibrationGuide? {
    UnitCalibration(parameters: active).map { CalibrationGuide(plan: plan, active: $0) }
  }
}
