import ControlChannel
import ControlProtocol
import Foundation
import Synchronization
import Testing

@testable import headsetctl

/// `headsetctl calibrate` as people and programs start it, against a scripted guide.
@Suite struct CalibrateProgramTests {
  private static let serial = "LHR-C5C0BC88"
  private static let errors = CalibrationErrors(
    gravityMetersPerSecondSquared: 0.15, turnDegrees: 1.9, rateDegreesPerSecond: 0.78)
  private static let small = CalibrationErrors(
    gravityMetersPerSecondSquared: 0.0013, turnDegrees: 0.007, rateDegreesPerSecond: 0.0018)
  private static let limits = CalibrationErrors(
    gravityMetersPerSecondSquared: 0.02, turnDegrees: 0.5, rateDegreesPerSecond: 0.1)

  private static func status(
    _ phase: CalibrationStatus.Phase, _ action: CalibrationStatus.Instruction.Action, axis: [Double]? = nil,
    directions: Int = 0
  ) -> CalibrationStatus {
    var status = CalibrationStatus(
      serial: serial, purpose: .calibrate, phase: phase, instruction: .init(action, axis: axis))
    status.directions = (0..<directions).map { _ in [0, 1, 0] }
    status.motion = 0.4
    return status
  }

  private static func end(_ phase: CalibrationStatus.Phase) -> CalibrationStatus {
    var status = status(phase, .nothing)
    let isGood = phase == .finished
    status.result = .init(
      grade: isGood ? .good : .failed, before: errors, after: isGood ? small : errors, limits: limits,
      restCount: 12, durationSeconds: 90, wasWarm: true)
    status.isRecorded = true
    if !isGood { status.refusal = .init(.beyondLimits) }
    return status
  }

  private static let history = CalibrationHistory(
    serial: serial, inForce: 1,
    rows: [
      {
        var row = CalibrationHistory.Row(
          id: 1, kind: .calibrated, measured: "2026-03-01T08:30:00.250Z", isTrusted: true, uid: 0)
        row.after = small
        return row
      }()
    ],
    trend: .init(
      quantity: .gravity, shareNow: 0.25, sharePerYear: 0.5, sharePerYearConfidence: 0.1, measurementCount: 4),
    nextDue: "2027-02-13")

  /// A guide that is looked at `steps.count` times and then at its end.
  private final class Script: Sendable {
    private let looks = Mutex(0)
    let said = Mutex<[String]>([])
    private let steps: [CalibrationStatus]

    init(_ steps: [CalibrationStatus]) { self.steps = steps }

    func answer(_ verb: ControlVerb) -> Result<ControlPayload, ControlFault> {
      switch verb {
      case .list: .success(.devices(Sample.status.devices))
      case .calibrationStart(let serial, _) where serial != CalibrateProgramTests.serial:
        .failure(.noSuchDevice(serial: serial))
      case .calibrationStart: .success(.calibration(steps[0]))
      case .calibration, .calibrationWatch: .success(.calibration(next()))
      case .calibrationAnswer(_, let answer): note(answer)
      case .calibrationHistory, .calibrationUndo: .success(.calibrationHistory(history))
      default: .success(.done)
      }
    }

    private func next() -> CalibrationStatus {
      looks.withLock { looks in
        defer { looks += 1 }
        return steps[min(looks, steps.count - 1)]
      }
    }

    private func note(_ answer: String) -> Result<ControlPayload, ControlFault> {
      said.withLock { $0.append(answer) }
      return .success(.calibration(steps[0]))
    }
  }

  private static var good: Script {
    Script([
      status(.warmUp, .layDown), status(.stillness, .layDown),
      status(.rests, .point, axis: [0, 1, 0], directions: 3),
      status(.verification, .freshPose, axis: [0.7, 0.7, 0], directions: 12), end(.finished),
    ])
  }

  private func serve(_ script: Script) throws -> (Tool.Place, ControlServer) {
    let place = try Tool.Place()
    return (place, try place.serve { verb, _ in script.answer(verb) })
  }

  @Test func `one sentence after the other, and the errors before and after`() async throws {
    let (place, server) = try serve(Self.good)
    let ending = try await Tool.run("calibrate", Self.serial, socket: place.socket)
    #expect(ending.status == 0 && ending.complaint.isEmpty)
    let lines = ending.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "-- Warming up")
    for text in [
      "   Lay it down and leave it alone: its gyroscope is warming up.",
      "   Lay it down with the top up, and let go. (3 positions)",
      "   To check: lay it as it has not lain before, with the edge between top and right side up. (12 positions)",
      "Done: a good calibration is in force.",
    ] { #expect(lines.contains(text), "\(text)") }
    #expect(ending.output.contains("0.1500 m/s^2  0.0013 m/s^2  0.0200 m/s^2"))
    #expect(!ending.output.contains("\u{1b}"))
    await server.stop()
  }

  @Test func `programs get each change as a line of JSON`() async throws {
    let (place, server) = try serve(
      Script([Self.status(.warmUp, .layDown), Self.status(.warmUp, .layDown), Self.end(.finished)]))
    let ending = try await Tool.run("calibrate", Self.serial, "--json", socket: place.socket)
    let lines = ending.output.split(separator: "\n")
    let found = try lines.map { try JSONDecoder().decode(CalibrationStatus.self, from: Data($0.utf8)) }
    #expect(found.map(\.phase) == [.warmUp, .finished], "what did not change is not repeated")
    await server.stop()
  }

  @Test func `a refusal is status 65, with its reason and its cure`() async throws {
    let (place, server) = try serve(Script([Self.status(.rests, .layDown), Self.end(.refused)]))
    let ending = try await Tool.run(
      "calibrate", Self.serial, socket: place.socket, language: "fr_FR.UTF-8")
    #expect(ending.status == 65)
    #expect(ending.output.contains("Refusé : les erreurs dépassent les limites du modèle."))
    #expect(ending.output.contains("Avant"))
    await server.stop()
  }

  @Test func `on a terminal the picture of what is missing is drawn in place`() async throws {
    let (place, server) = try serve(Self.good)
    let ending = try await Tool.run("calibrate", Self.serial, socket: place.socket, onTerminal: true)
    #expect(ending.status == 0)
    #expect(ending.output.contains("Up so far (o), next (X), still missing (.):"))
    #expect(ending.output.contains("still") && ending.output.contains("\u{1b}[?25h"))
    await server.stop()
  }

  @Test func `history, undo and cancel ask once and say what came of it`() async throws {
    let script = Script([Self.status(.rests, .layDown)])
    let (place, server) = try serve(script)
    let history = try await Tool.run("calibrate", "history", Self.serial, socket: place.socket)
    #expect(history.status == 0)
    for text in [
      "calibrated", "In force: no. 1.", "25 % of its limit now, +50 % a year", "due on 2027-02-13",
    ] {
      #expect(history.output.contains(text), "\(text)")
    }
    let json = try await Tool.run("calibrate", "history", Self.serial, "--json", socket: place.socket)
    #expect(try JSONDecoder().decode(CalibrationHistory.self, from: Data(json.output.utf8)) == Self.history)
    let undo = try await Tool.run("calibrate", "undo", Self.serial, socket: place.socket)
    #expect(undo.output == "Taken back: the calibration before is in force.\n")
    let flag = try await Tool.run("calibrate", Self.serial, "--undo", socket: place.socket)
    #expect(flag.output == undo.output)
    let cancel = try await Tool.run("calibrate", Self.serial, "--cancel", socket: place.socket)
    #expect(cancel.status == 0 && script.said.withLock { $0 } == ["abandon"])
    await server.stop()
  }

  @Test(arguments: [
    ("s", false, "skip"), ("A ", false, "again"), ("q", false, "abandon"), ("x", false, nil),
    ("skip", true, "skip"), (#"{"answer": "again"}"#, true, "again"), ("", true, nil), ("{}", true, nil),
  ])
  func `an answer is a letter for people, a word or JSON for programs`(
    line: String, isJSON: Bool, answer: String?
  ) {
    #expect(AnswerReader.answer(line, isJSON: isJSON) == answer)
  }

  @Test func `bad input is said with the status of the manual, and nothing happens`() async throws {
    let (place, server) = try serve(Self.good)
    #expect(try await Tool.run("calibrate", "LHR-NOBODY", socket: place.socket).status == 66)
    #expect(
      try await Tool.run("calibrate", Self.serial, "--undo", "--cancel", socket: place.socket).status == 64)
    #expect(try await Tool.run("calibrate", Self.serial).status == 69)
    let nothing = place.file("nothing.sqlite")
    let missing = try await Tool.run("calibrate", "certificate", Self.serial, "--database", nothing)
    #expect(missing.status == 66 && missing.output.isEmpty)
    await server.stop()
  }
}
