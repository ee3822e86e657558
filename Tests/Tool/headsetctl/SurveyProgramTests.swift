import ControlChannel
import ControlProtocol
import Foundation
import Synchronization
import Testing

/// `headsetctl room solve` without a recording, against a service that plays a technician's minute in a second.
@Suite struct SurveyProgramTests {
  private static let plane =
    #"{"phase": 0, "tilt": 0, "curve": 0, "gibphase": 0, "gibmag": 0, "ogeephase": 0, "ogeemag": 0}"#

  private static func station(_ place: Int, _ x: Double) -> String {
    """
    {"generation": 2, "place": \(place), "serial": "0000000\(place)", "position_m": [\(x), 2, 0],
    "orientation_wxyz": [1, 0, 0, 0], "residual_urad": 40, "planes": [\(plane), \(plane)]}
    """
  }

  private static let document = """
    {"format": "headsetd-room-1", "model_scale": 1, "stations": [\(station(3, 0)), \(station(7, 4.25))]}
    """

  /// The answers one after the other; the last one stays.
  private static func script(_ end: SurveyStatus) -> [SurveyStatus] {
    let stations = [
      SurveyStatus.Station(channel: "4", serial: nil, isPlaced: false),
      SurveyStatus.Station(channel: "8", serial: "00000007", isPlaced: true),
    ]
    func step(_ step: SurveyStatus.Step, _ remark: SurveyStatus.Remark? = nil) -> SurveyStatus {
      SurveyStatus(
        serial: "LHR-1", state: .gathering, step: step, remark: remark, seconds: 1, stations: stations,
        viewCount: 7, viewsWanted: 24, spread: 0.2, spreadWanted: 0.4, placeCount: 1, placesWanted: 3,
        steadySecondsWanted: 1.5)
    }
    return [step(.carry), step(.carry, .tooFast), step(.places), step(.floor), step(.front), end]
  }

  private static let solved = SurveyStatus(
    serial: "LHR-1", state: .solved, step: .done,
    result: SurveyResult(
      document: document, seconds: 60, upSigmaDegrees: 0.12, halvesMillimeters: 0.44, halvesDegrees: 0.01,
      hasFloor: true, hasFront: false, path: [], omitted: ["12"]))

  /// What the client asked for, and the service that answers it.
  private final class Service: Sendable {
    let asked = Mutex<[ControlVerb]>([])
    private let script: Mutex<[SurveyStatus]>

    init(_ script: [SurveyStatus]) { self.script = Mutex(script) }

    func answer(_ verb: ControlVerb) -> Result<ControlPayload, ControlFault> {
      asked.withLock { $0.append(verb) }
      switch verb {
      case .surveyStart, .survey, .surveySkip:
        let next = script.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        return .success(.survey(next))
      default: return .success(.done)
      }
    }

    var used: [String?] {
      asked.withLock { $0 }.compactMap { if case .roomUse(let text) = $0 { .some(text) } else { nil } }
    }
  }

  private func run(
    _ script: [SurveyStatus], _ options: String..., language: String = "C"
  ) async throws -> (Tool.Ending, Service) {
    let place = try Tool.Place()
    let service = Service(script)
    let server = try place.serve { verb, _ in service.answer(verb) }
    let ending = try await Tool.run(
      ["room", "solve"] + options, socket: place.socket, language: language)
    await server.stop()
    return (ending, service)
  }

  @Test func `each step is told, the room is shown, and used because it was agreed to before`() async throws {
    let (ending, service) = try await run(Self.script(Self.solved), "--yes", "--device", "LHR-1")
    #expect(ending.status == 0, "\(ending)")
    for words in [
      "Carry the device", "Lay it down still in 3 places", "Lay it on the floor", "towards the front",
      "From 4 to 8: 4.250 m", "halves of the walk to 0.4 mm", "front was not shown", ": 12.",
      "placed in this room now",
    ] { #expect(ending.output.contains(words), "\(words)") }
    #expect(!ending.output.contains("\u{1b}"))
    #expect(service.used == [Self.document])
    #expect(service.asked.withLock { $0.first } == .surveyStart(serial: "LHR-1"))
    #expect(service.asked.withLock { $0.last } == .surveyStop)
  }

  @Test func `without a terminal nobody agrees, and nothing is used`() async throws {
    let (ending, service) = try await run(Self.script(Self.solved))
    #expect(ending.status == 64)
    #expect(ending.complaint.contains("--yes"))
    #expect(service.used.isEmpty)
    #expect(service.asked.withLock { $0.last } == .surveyStop)
  }

  @Test func `as JSON each change is a line, the room with it`() async throws {
    let (ending, _) = try await run(Self.script(Self.solved), "--yes", "--json")
    #expect(ending.status == 0)
    let lines = ending.output.split(separator: "\n")
    let told = lines.compactMap { try? JSONDecoder().decode(SurveyStatus.self, from: Data($0.utf8)) }
    #expect(told.map(\.step) == [.carry, .carry, .places, .floor, .front, .done])
    #expect(told.last?.result?.document == Self.document)
    #expect(lines.last == #"{"used":true}"#)
  }

  @Test func `a room that is not found is a sentence and a status`() async throws {
    let failed = SurveyStatus(
      serial: "LHR-1", state: .failed, step: .carry, failure: SurveyFailure(code: .noStation))
    let (ending, service) = try await run(Self.script(failed), "--yes", language: "fr_FR")
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("Aucune station"))
    #expect(service.used.isEmpty)
  }

  @Test func `live and recorded options are told apart`() async throws {
    for options in [
      ["--input", "a.rec"], ["--input", "a.rec", "--output", "b", "--yes"], ["--device-height", "1"],
    ] {
      #expect(try await Tool.run(["room", "solve"] + options).status == 64)
    }
  }
}
