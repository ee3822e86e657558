internal import ArgumentParser
internal import ControlProtocol
private import Diagnosis
private import Glibc
private import Lab
internal import Lighthouse
private import PoseMath
internal import Wording

/// The conversation with a technician who shows a room to a device: what to do, how far it is, what was found.
struct SurveyDialogue {
  /// The service is asked this often.
  private static let interval = Duration.milliseconds(200)

  let service: ServiceOptions
  let isJSON: Bool
  let wording: Wording
  private let interruption = Interruption()
  private let keyboard = Keyboard()

  init(service: ServiceOptions, isJSON: Bool, wording: Wording) {
    self.service = service
    self.isJSON = isJSON
    self.wording = wording
  }

  /// Has the service gather light until it has a room.
  /// - Throws: `Failure` where there is none; the end status of Ctrl-C.
  func survey(device: String?) throws -> (SurveyResult, Room) {
    var screen = SurveyScreen(wording: wording, isJSON: isJSON, canSkip: keyboard.isTerminal)
    var status = try ask(.surveyStart(serial: device))
    while true {
      try screen.show(status)
      if let result = status.result {
        screen.endLine()
        let room = try LabCommand.run { () throws(LabError) in
          try RoomFile.room(Array(result.document.utf8), from: "headsetd")
        }
        return (result, room)
      }
      if status.state == .failed, let failure = status.failure {
        screen.endLine()
        throw Failure(Sentence(failure), .badData)
      }
      if interruption.happened(within: Self.interval) {
        screen.endLine()
        try giveUp()
      }
      status = try ask(keyboard.takeLine() == nil ? .survey : .surveySkip)
    }
  }

  /// Nothing was changed, and nothing is.
  private func giveUp() throws -> Never {
    _ = try service.ask(.surveyStop)
    if !isJSON { Terminal.writeLine(wording(.notUsed)) }
    throw ExitCode(EndStatus.interrupted.rawValue)
  }

  private func ask(_ verb: ControlVerb) throws(Failure) -> SurveyStatus {
    guard case .survey(let status) = try service.ask(verb) else { throw .unexpectedAnswer }
    return status
  }

  /// Shows what was found.
  func show(_ result: SurveyResult, _ room: Room) throws {
    guard !isJSON else { return }
    let report = RoomReport(room)
    try RoomText.write(report, json: false)
    let stations = report.stations
    let distances = stations.indices.flatMap { one in
      stations.indices.dropFirst(one + 1).map { two in
        SurveyLine.Distance(
          from: stations[one].channel, to: stations[two].channel,
          metres: Figures.fixed(Self.distance(stations[one].position, stations[two].position), 3))
      }
    }
    if !distances.isEmpty { say(.distances(distances)) }
    let residual = room.members.map(\.residual).max() ?? 0
    say(
      .agreement(
        microradians: Figures.fixed(residual * 1e6, 0),
        halvesMillimeters: result.halvesMillimeters.map { Figures.fixed($0, 1) },
        upDegrees: Figures.fixed(result.upSigmaDegrees, 2)))
    if !result.hasFloor { say(.withoutFloor) }
    if !result.hasFront { say(.withoutFront) }
    if !result.omitted.isEmpty { say(.leftOut(channels: result.omitted)) }
  }

  /// Uses the room where the technician agrees.
  /// - Parameter isKept: whether it was written to a file, so that not to use it loses nothing.
  func use(_ result: SurveyResult, isAgreed: Bool, isKept: Bool) throws {
    guard isAgreed || keyboard.isTerminal && !isJSON || isKept else {
      _ = try service.ask(.surveyStop)
      throw Failure(.survey(.nobodyToAsk), .usage)
    }
    let shallUse = try isAgreed || (keyboard.isTerminal && !isJSON && agrees())
    if shallUse { _ = try service.ask(.roomUse(document: result.document)) }
    _ = try service.ask(.surveyStop)
    if isJSON { return try Terminal.write(json: ["used": shallUse], isCompact: true) }
    say(shallUse ? .used : .notUsed)
  }

  private func agrees() throws -> Bool {
    Terminal.write(wording(.askToUse))
    while true {
      if let line = keyboard.takeLine() {
        return line.first.map { "yYoO".contains($0) } ?? false
      }
      if interruption.happened(within: Self.interval) {
        Terminal.writeLine()
        try giveUp()
      }
      // The service forgets what nobody asks for.
      _ = try ask(.survey)
    }
  }

  private func say(_ line: SurveyLine) { Terminal.writeLine(wording(line)) }

  private static func distance(_ one: [Double], _ two: [Double]) -> Double {
    zip(one, two).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}

/// Lines that somebody types, taken when they are there.
struct Keyboard {
  /// Whether somebody sits at it.
  let isTerminal = isatty(STDIN_FILENO) == 1

  /// A line that was typed by now, without its end; nil where none was, or nobody can.
  func takeLine() -> String? {
    guard isTerminal else { return nil }
    var asked = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&asked, 1, 0) > 0, asked.revents & Int16(POLLIN) != 0 else { return nil }
    return readLine()
  }
}
