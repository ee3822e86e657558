internal import ControlProtocol
private import Foundation
internal import Wording

/// A device's facts in a reader's words.
extension DeviceStatus {
  /// The state; an emulated device is always marked.
  func stateText(_ wording: Wording) -> String {
    let word =
      switch state {
      case .attached: wording(.attached)
      case .starting: wording(.starting)
      case .streaming: wording(.streaming)
      case .stale: wording(.stale)
      case .lost: wording(.gone)
      case .refused(let refusal):
        refusal.text(wording)
      }
    return isEmulated ? word + ", " + wording(.emulated) : word
  }

  /// Over all reports, per second.
  var rateText: String {
    reports.isEmpty ? "-" : Figures.fixed(reports.map(\.rateHz).reduce(0, +), 0) + " Hz"
  }

  var batteryText: String { batteryPercent.map { Figures.fixed($0, 0) + " %" } ?? "-" }

  func wornText(_ wording: Wording) -> String { isWorn.map { wording($0 ? .yes : .no) } ?? "-" }

  func calibrationText(_ wording: Wording) -> String {
    switch calibrationSource {
    case .recorded: wording(.calibrationRecorded)
    case .supplied: wording(.calibrationSupplied)
    case .none: wording(.none)
    }
  }
}

extension DeviceRefusal.Reason {
  fileprivate var term: Term {
    switch self {
    case .noRights: .withoutRights
    case .heldByAnotherProgram: .heldByOther
    case .startupFailed: .notStarting
    case .quarantined: .quarantined
    case .noDriver: .withoutDriver
    case .tooManyDevices: .tooMany
    }
  }
}

extension DeviceRefusal {
  /// The reason, what is known of it, and when it is tried again.
  fileprivate func text(_ wording: Wording) -> String {
    var text = wording(reason.term)
    if let holderText { text += ": " + holderText }
    if let retrySeconds { text += ", \(wording(.nextAttempt)) \(Figures.fixed(retrySeconds, 0)) s" }
    return text
  }

  fileprivate var holderText: String? {
    guard let holderName else { return detail }
    return holderProcessID.map { "\(holderName) \($0)" } ?? holderName
  }
}

extension LearnedStatus {
  /// The bias of each axis with the widest doubt of the three, and since when it is watched.
  func text(_ wording: Wording) -> String {
    let axes = biasDegreesPerSecond.map { Figures.signed($0, 2) }.joined(separator: " ")
    let doubt = Figures.fixed(deviationDegreesPerSecond.max() ?? .nan, 2)
    return "\(axes) ± \(doubt) °/s, \(wording(.since)) \(since)"
  }
}

extension PoseStatus {
  /// Heading, elevation and roll in degrees: the turns about +Y, +X and +Z, in this order, of somebody who looks
  /// along -Z. Positive is to the left, upwards, and the right side up.
  func orientationText() -> String {
    guard orientationWXYZ.count == 4 else { return "-" }
    let (w, x, y, z) = (orientationWXYZ[0], orientationWXYZ[1], orientationWXYZ[2], orientationWXYZ[3])
    // From the rotation matrix: forward is the opposite of its third column.
    let heading = atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y))
    let elevation = asin(max(-1, min(1, -2 * (y * z - w * x))))
    let roll = atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z))
    return [heading, elevation, roll].map { Figures.signed($0 * 180 / .pi, 1) + "°" }.joined(separator: " ")
  }

  /// Metres, and what stands behind them.
  func positionText(_ wording: Wording) -> String {
    guard let position, position.count == 3 else { return "-" }
    let source =
      switch positionSource {
      case .modelled: wording(.modelled)
      case .tracked: wording(.tracked)
      case .none: wording(.unknown)
      }
    return position.map { Figures.signed($0, 2) }.joined(separator: " ") + " m " + source
  }
}
