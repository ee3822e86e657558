import ArgumentParser
import Physics
import PoseSharedMemory
import Simulation
import Wording

/// The inspection room as a program: a client of the pose segment like any other engine, and the only program that
/// links the physics engine. It opens no device and no network.
@main
struct HeadsetRoom: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headset-room",
    abstract: "Runs the inspection room on the poses that headsetd publishes.",
    discussion: """
      The room steps 250 times a second and publishes its state in shared memory. Before the first pose arrives it \
      waits; a head or hand whose pose goes stale is held where it was. SIGTERM or SIGINT ends it.

      The program starts itself again with GLIBC_TUNABLES set, so that every x86-64 machine computes with the same \
      variant of the C library, without which a replay could not be compared bit for bit.

      Exit codes: 0 done, or a replay with the recorded hashes; 1 an error, told in a sentence; 3 a replay that \
      diverged; 4 a replay that may not be compared, because engine, scene, step or C library differ.
      """)

  @Option(help: "What the room is made from: the same seed, the same room.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Write the inputs to a new file, to replay them later.", valueName: "file"))
  var record: String?

  @Option(help: ArgumentHelp("Replay a recording as fast as it goes and compare.", valueName: "file"))
  var replay: String?

  @Option(help: ArgumentHelp("End after so many steps of 4 ms.", valueName: "count"))
  var steps: UInt64?

  @Option(help: ArgumentHelp("The segment of poses to follow.", valueName: "name"))
  var poses = PosePublisher.defaultName

  @Option(help: ArgumentHelp("The segment to publish the room in.", valueName: "name"))
  var room = RoomPublisher.defaultName

  @Flag(help: "Print the scene (MJCF) and end; its SHA-256 is the scene hash.")
  var printScene = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  func validate() throws {
    if replay != nil && (record != nil || steps != nil) {
      throw ValidationError("A replay takes its steps and seed from the recording.")
    }
  }

  func run() throws {
    PlainMathematics.restartUnlessPlain()
    do {
      if printScene {
        print(RoomScene(seed: seed).mjcf, terminator: "")
      } else if let replay {
        try runReplay(of: replay)
      } else {
        try runRoom()
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      StandardError.complain(RoomTrouble(error))
      throw ExitCode(1)
    }
  }

  private func runRoom() throws {
    let signals = StopSignals()
    let loop = try RoomLoop(
      seed: seed, stepCountMax: steps, poseSegment: poses, roomSegment: room, recordingPath: record)
    let report = try loop.run(until: signals)
    print(json ? try report.json() : report.text(in: .ofUser))
    if let failure = loop.recordingFailure {
      StandardError.complain(RoomTrouble(failure))
      throw ExitCode(1)
    }
  }

  private func runReplay(of path: String) throws {
    let file = try RecordingInput(path: path)
    var recording = try RoomRecordingReader(file)
    let replay = try RoomReplay(of: &recording)
    let report = ReplayReport(replay, header: recording.header)
    print(json ? try report.json() : report.text(in: .ofUser))
    switch replay.verdict {
    case .same: return
    case .diverged: throw ExitCode(3)
    case .notComparable: throw ExitCode(4)
    }
  }
}
