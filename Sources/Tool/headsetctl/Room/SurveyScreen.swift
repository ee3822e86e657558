internal import ControlProtocol
internal import Wording

/// What a technician sees while a room is found: the step that begins, and below it how far it is, in place where the
/// terminal can.
struct SurveyScreen {
  private let wording: Wording
  private let isJSON: Bool
  private let canSkip: Bool
  private var step: SurveyStatus.Step?
  private var isSolving = false
  private var shown = ""
  private var last: SurveyStatus?

  init(wording: Wording, isJSON: Bool, canSkip: Bool) {
    self.wording = wording
    self.isJSON = isJSON
    self.canSkip = canSkip
  }

  mutating func show(_ status: SurveyStatus) throws(Failure) {
    if isJSON { return try showJSON(status) }
    if status.state == .solving || status.state == .solved {
      if !isSolving { begin(wording(.solving)) }
      isSolving = true
      return
    }
    if status.step != step {
      let isFirst = step == nil
      step = status.step
      if let line = Self.instruction(status) { begin(wording(line)) }
      if isFirst, canSkip { begin(wording(.toSkip)) }
    }
    let line = Self.progress(status, wording)
    guard line != shown else { return }
    shown = line
    // Elsewhere than on a terminal only the steps are told.
    if Terminal.isInteractive { Terminal.write("\r" + line + "\u{1b}[K") }
  }

  /// Each change is a line; what only counts on is told once a second.
  private mutating func showJSON(_ status: SurveyStatus) throws(Failure) {
    if let last {
      var still = status
      still.seconds = last.seconds
      still.steadySeconds = last.steadySeconds
      still.viewCount = last.viewCount
      if still == last, status.seconds - last.seconds < 1 { return }
    }
    last = status
    try Terminal.write(json: status, isCompact: true)
  }

  /// Leaves the progress where it stands.
  mutating func endLine() {
    if Terminal.isInteractive, !shown.isEmpty { Terminal.writeLine() }
    shown = ""
  }

  private mutating func begin(_ line: String) {
    endLine()
    Terminal.writeLine(line)
  }

  // MARK: - Lines

  static func instruction(_ status: SurveyStatus) -> SurveyLine? {
    switch status.step {
    case .carry: .carry
    case .places: .layDown(count: status.placesWanted)
    case .floor: .layOnFloor
    case .front: .pointToFront
    case .done: nil
    }
  }

  static func progress(_ status: SurveyStatus, _ wording: Wording) -> String {
    let remark = status.remark.map { " (" + wording(Self.line($0)) + ")" } ?? ""
    let (seconds, wanted) = (
      Figures.fixed(status.steadySeconds, 1), Figures.fixed(status.steadySecondsWanted, 1)
    )
    return switch status.step {
    case .carry:
      wording(
        .walk(
          stations: status.stations.map {
            SurveyLine.Station(channel: $0.channel, serial: $0.serial, isPlaced: $0.isPlaced)
          }, views: status.viewCount, viewsWanted: status.viewsWanted,
          metres: Figures.fixed(status.spread, 1), metresWanted: Figures.fixed(status.spreadWanted, 1)))
        + remark
    case .places:
      wording(
        .still(
          places: status.placeCount, placesWanted: status.placesWanted, seconds: seconds,
          secondsWanted: wanted)) + remark
    case .floor, .front: wording(.steady(seconds: seconds, secondsWanted: wanted)) + remark
    case .done: ""
    }
  }

  private static func line(_ remark: SurveyStatus.Remark) -> SurveyLine {
    switch remark {
    case .dark: .dark
    case .tooFast: .tooFast
    case .samePlace: .samePlace
    case .notTheLowest: .notTheLowest
    case .pointsNowhere: .pointsNowhere
    case .noPlace: .noPlace
    }
  }
}
