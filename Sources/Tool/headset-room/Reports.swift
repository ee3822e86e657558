import Foundation
import Physics
import Simulation
import Wording

/// What a run of the room comes to.
struct RoomReport: Encodable {
  let engineVersion: String
  let libmFingerprint: String
  let plainMathematics: Bool
  let seed: UInt64
  let sceneHash: String
  var steps: UInt64 = 0
  var stateHash: String
  /// Steps that began more than a step late.
  var lateSteps: UInt32 = 0
  var residentKilobytesAtStart = 0
  var residentKilobytesAtEnd = 0
  let recording: String?
  var recordingFailure: String?

  init(header: RoomRecordingHeader, recording: String?) {
    engineVersion = header.engineVersion
    libmFingerprint = header.libmFingerprint.description
    plainMathematics = PlainMathematics.isAskedFor
    seed = header.seed
    sceneHash = header.sceneHash.description
    stateHash = header.firstStateHash.description
    self.recording = recording
  }

  func json() throws -> String { try JSON.text(of: self) }

  func text(in wording: Wording) -> String {
    [
      wording(.room(seed: seed, engine: engineVersion, library: String(libmFingerprint.prefix(12)))),
      wording(.roomSteps(count: steps, lateCount: lateSteps)), wording(.stateHash(stateHash)),
    ].joined(separator: "\n")
  }
}

/// What a replay comes to.
struct ReplayReport: Encodable {
  let engineVersion: String
  let libmFingerprint: String
  let seed: UInt64
  let steps: UInt64
  let stateHash: String
  let recordedStateHash: String
  let verdict: String
  let divergedByStep: UInt64?
  let differences: [String]
  let residentKilobytesAtEnd: Int

  init(_ replay: RoomReplay, header: RoomRecordingHeader) {
    engineVersion = World.engineVersion
    libmFingerprint = LibMFingerprint.current().description
    seed = header.seed
    steps = replay.stepCount
    residentKilobytesAtEnd = MemoryUse.residentKilobytes()
    stateHash = replay.stateHash.description
    recordedStateHash = replay.recordedStateHash.description
    switch replay.verdict {
    case .same: (verdict, divergedByStep, differences) = ("same", nil, [])
    case .diverged(let step): (verdict, divergedByStep, differences) = ("diverged", step, [])
    case .notComparable(let differing, _):
      (verdict, divergedByStep, differences) = ("not comparable", nil, differing.map(\.rawValue))
    }
  }

  func json() throws -> String { try JSON.text(of: self) }

  func text(in wording: Wording) -> String {
    let conclusion: Announcement =
      switch verdict {
      case "same": .replayedAlike(steps: steps, seed: seed)
      case "diverged": .replayDiverged(steps: steps, seed: seed, byStep: divergedByStep ?? 0)
      default: .replayNotComparable(steps: steps, seed: seed, differences: differences)
      }
    return [
      wording(conclusion), wording(.stateHash(stateHash)), wording(.recordedStateHash(recordedStateHash)),
    ]
    .joined(separator: "\n")
  }
}

/// Reports for programs: snake case, sorted, one line.
enum JSON {
  static func text(of report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}

/// Memory of this process.
enum MemoryUse {
  /// Resident memory by /proc/self/statm (proc(5): the second number, in pages); 0 where it cannot be read.
  static func residentKilobytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let numbers = text.split(separator: " ")
    return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) / 1024 : 0
  }
}
