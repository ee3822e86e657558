internal import ControlProtocol
private import Diagnosis
internal import Wording

/// What the guide shows of itself: one sentence, a meter, the picture of what is missing.
enum GuideScreen {
  private static let meterWidth = 30

  /// The whole view, drawn anew each time.
  static func lines(_ status: CalibrationStatus, _ wording: Wording) -> [String] {
    var lines = [
      "\(status.serial)   \(wording(GuideLine(status.phase)))   \(bar(status.share))", "",
    ]
    if let instruction = GuideLine(status) { lines.append(wording(instruction)) }
    lines.append(status.complaint.map { wording(GuideLine($0)) } ?? "")
    lines.append(meter(status, wording))
    if [.rests, .turns, .verification].contains(status.phase) {
      lines += [""] + DirectionPicture.lines(status, wording)
    }
    if status.isResumed { lines.append(wording(.resumed)) }
    if let code = status.draftErrorNumber { lines.append(wording(.draftNotKept(detail: systemText(code)))) }
    return lines + ["", wording(.answerKeys)]
  }

  /// How much it moves: the bar is full where motion is twice what counts as still.
  static func meter(_ status: CalibrationStatus, _ wording: Wording) -> String {
    guard let motion = status.motion else { return bar(0) + " " + wording(.silent) }
    return bar(min(1, motion / 2)) + " " + wording(motion < 1 ? .still : .moving)
  }

  private static func bar(_ share: Double) -> String {
    let filled = Int((max(0, min(1, share)) * Double(meterWidth)).rounded())
    return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: meterWidth - filled)
      + "]"
  }

  /// Lines for a screen that cannot be drawn over: what is new since the last ones.
  static func news(
    _ status: CalibrationStatus, since last: CalibrationStatus?, _ wording: Wording
  ) -> [String] {
    var lines: [String] = []
    if status.isResumed, last == nil { lines.append(wording(.resumed)) }
    if status.phase != last?.phase { lines.append("-- " + wording(GuideLine(status.phase))) }
    // A count that grows is said once.
    let isCount = status.complaint?.reason == .samplesLost && last?.complaint?.reason == .samplesLost
    if let complaint = status.complaint, complaint != last?.complaint, !isCount {
      lines.append("!  " + wording(GuideLine(complaint)))
    }
    if status.instruction != last?.instruction || status.phase != last?.phase,
      let instruction = GuideLine(status)
    {
      let count =
        status.directions.isEmpty ? "" : " (\(wording(.directions(found: status.directions.count))))"
      lines.append("   " + wording(instruction) + count)
    }
    return lines
  }

  // MARK: - The end

  static func end(_ status: CalibrationStatus, _ wording: Wording) -> [String] {
    var lines = GuideLine(endOf: status).map { [wording($0)] } ?? []
    guard let result = status.result else { return lines }
    var table = TextTable(["", wording(.before), wording(.after), wording(.limit)])
    func row(_ line: GuideLine, _ unit: String, _ digits: Int, _ value: (CalibrationErrors) -> Double) {
      table.append([
        wording(line), result.before.map { Figures.fixed(value($0), digits) + unit } ?? "-",
        Figures.fixed(value(result.after), digits) + unit, Figures.fixed(value(result.limits), digits) + unit,
      ])
    }
    row(.gravityError, " m/s^2", 4) { $0.gravityMetersPerSecondSquared }
    row(.turnError, " deg", 3) { $0.turnDegrees }
    row(.rateError, " deg/s", 4) { $0.rateDegreesPerSecond }
    lines += [""] + table.lines + [""]
    lines.append(
      wording(.duration(seconds: Figures.fixed(result.durationSeconds, 0), rests: result.restCount)))
    if !result.wasWarm { lines.append(wording(.wasCold)) }
    if status.isRecorded == false { lines.append(wording(.notRecordedYet)) }
    return lines
  }
}
