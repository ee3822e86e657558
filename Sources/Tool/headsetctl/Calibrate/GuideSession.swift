internal import ArgumentParser
internal import ControlChannel
internal import ControlProtocol
internal import Foundation
internal import Wording

/// A technician at a terminal, or a program, and the guide in the service: the guide's changes out, answers in.
struct GuideSession {
  let serial: String
  let purpose: CalibrationStatus.Purpose
  let service: ServiceOptions
  let output: OutputOptions

  /// Changes looked for a second.
  private static let rateHz = 10.0
  /// How long a service that went away is waited for, seconds.
  private static let absenceMax = 120.0
  /// How long the record is waited for at the end, in looks.
  private static let recordLooksMax = 100

  func run() throws {
    let interruption = Interruption()
    var answers = AnswerReader(isJSON: output.json)
    var drawing = GuideDrawing(isJSON: output.json)
    defer { drawing.end() }
    var absent = 0.0
    while true {
      let last: CalibrationStatus?
      do throws(Failure) {
        last = try follow(interruption, &answers, &drawing)
      } catch {
        guard error.status == .unavailable || error.status == .temporary || isNotReady(error),
          drawing.hasBegun, absent < Self.absenceMax
        else { throw error }
        if absent == 0 { drawing.say(.reconnecting) }
        absent += 1
        if interruption.happened(within: .seconds(1)) { return try leave(&drawing) }
        continue
      }
      guard let last else { return try leave(&drawing) }
      return try conclude(last, &drawing)
    }
  }

  /// A service that was started anew has not found its devices yet.
  private func isNotReady(_ failure: Failure) -> Bool { failure.status == .noInput }

  /// Until the guide is over; nil where the user leaves.
  private func follow(
    _ interruption: Interruption, _ answers: inout AnswerReader, _ drawing: inout GuideDrawing
  ) throws(Failure) -> CalibrationStatus? {
    _ = try service.ask(.calibrationStart(serial: serial, purpose: purpose))
    var stream = try service.connect()
    do throws(ControlClientError) {
      try stream.watch(.calibrationWatch(serial: serial, rateHz: Self.rateHz))
    } catch {
      throw Failure(error)
    }
    var looks = 0
    while true {
      for answer in answers.take() {
        _ = try service.ask(.calibrationAnswer(serial: serial, answer: answer))
      }
      if interruption.happened(within: .zero) { return nil }
      guard let status = try next(&stream) else { continue }
      if status.isOver {
        // The result is safe once the record has it.
        looks += 1
        if status.isRecorded != false || looks > Self.recordLooksMax { return status }
      } else {
        drawing.show(status)
      }
    }
  }

  private func next(_ stream: inout ControlClient) throws(Failure) -> CalibrationStatus? {
    let answer: Result<ControlPayload, ControlFault>?
    do throws(ControlClientError) {
      answer = try stream.next(patience: .milliseconds(100))
    } catch {
      throw Failure(error)
    }
    switch answer {
    case nil: return nil
    case .success(.calibration(let status)): return status
    case .success: throw .unexpectedAnswer
    case .failure(let fault): throw Failure(fault)
    }
  }

  private func leave(_ drawing: inout GuideDrawing) throws {
    drawing.say(.leftRunning(serial: serial))
    throw ExitCode(EndStatus.interrupted.rawValue)
  }

  private func conclude(_ status: CalibrationStatus, _ drawing: inout GuideDrawing) throws {
    drawing.conclude(status)
    let isGood = status.phase == .finished && status.result?.grade != .failed
    if status.phase != .abandoned, !isGood { throw ExitCode(EndStatus.badData.rawValue) }
  }
}

/// Where the guide is drawn: over itself on a terminal, line below line elsewhere, as JSON for programs.
struct GuideDrawing {
  private let isJSON: Bool
  private let wording = Wording.ofUser
  private var screen: RedrawnLines?
  private var last: CalibrationStatus?

  var hasBegun: Bool { last != nil }

  init(isJSON: Bool) {
    self.isJSON = isJSON
    screen = !isJSON && Terminal.isInteractive ? RedrawnLines() : nil
  }

  mutating func show(_ status: CalibrationStatus) {
    defer { last = status }
    if isJSON {
      // A meter that trembles is no change.
      var (now, before) = (status, last)
      now.motion = nil
      before?.motion = nil
      if now != before { try? Terminal.write(json: status, isCompact: true) }
    } else if screen != nil {
      screen?.draw(GuideScreen.lines(status, wording))
    } else {
      for line in GuideScreen.news(status, since: last, wording) { Terminal.writeLine(line) }
    }
  }

  mutating func say(_ line: GuideLine) {
    if isJSON { Terminal.complain(wording(line)) } else { Terminal.writeLine(wording(line)) }
  }

  mutating func conclude(_ status: CalibrationStatus) {
    if isJSON {
      try? Terminal.write(json: status, isCompact: true)
    } else {
      for line in GuideScreen.end(status, wording) { Terminal.writeLine(line) }
    }
    last = status
  }

  func end() { screen?.end() }
}
