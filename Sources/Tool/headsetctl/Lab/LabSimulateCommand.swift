public import ArgumentParser
private import Foundation
internal import Lab
private import LighthouseModel
public import Wearers
private import Wording

struct LabSimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write a recording of a made-up room, and what really happened in it.",
    discussion: """
      Into a folder: recording.rec, rows of raw data as libsurvive writes them, truth.csv, the head's or hand's pose, \
      velocity and angular velocity at every inertial sample, and room.json, the room as it is. Stations wander, light is missed, sensors err as \
      measured on recordings (Docs/LightSimulator.md). The same seed gives the same bytes. Scenes: still (a headset on \
      a table), walk (round a container), swing (a wand, to 5 m/s and 1000 deg/s), occluded (the walk with 30 % of the \
      light hidden), one-station, mirror.
      """)

  @Option(help: "Which scene.")
  var scene: LightScene
  @Option(help: "Which base stations: 1 or 2.")
  var generation = 1
  @Option(help: "Everything random follows from this number.")
  var seed: UInt64 = 1
  @Option(help: "Seconds; as long as the scene takes where not given.")
  var seconds: Double?
  @Option(help: "The folder; made where it is not there.", completion: .directory)
  var output: String

  func validate() throws {
    guard (1...2).contains(generation) else { throw ValidationError("--generation is 1 or 2.") }
    guard (seconds ?? 1) > 0, (seconds ?? 1) <= 600 else {
      throw ValidationError("--seconds lies between 0 and 600.")
    }
  }

  func run() throws {
    let folder = URL(filePath: output)
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
    else {
      throw Failure(.fileUnreadable(path: output, detail: "no folder can be made here"), .cannotCreate)
    }
    let recording = SimulatedRecording(
      scene: scene, generation: generation == 1 ? .first : .second, seed: seed, seconds: seconds)
    try LabCommand.run { () throws(LabError) in try recording.write(to: output) }
  }
}

extension LightScene: ExpressibleByArgument {}
