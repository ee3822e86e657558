import Foundation
import Physics
import Simulation
import Testing

/// A run kept with the project: it notices when the engine, the C library or our own code computes otherwise.
///
/// The tests of `headset-room` replay it through the program on every machine. After a change that is meant to
/// change results, it is made anew with
/// `GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable,-FMA_Usable,-FMA4 HEADSET_RECORD_GOLDEN=1 swift test
/// --filter GoldenRecording`.
@Suite struct GoldenRecordingTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/room/synthetic-door-and-carton.hsroom")

  @Test func `the golden recording holds the scripted trainee's inputs`() throws {
    let inputs = TraineeScript.carryingACarton.script.inputs
    if ProcessInfo.processInfo.environment["HEADSET_RECORD_GOLDEN"] != nil { try recordAnew(inputs) }
    var recording = try RoomRecordingReader(RecordingBytes(Array(Data(contentsOf: Self.file))))
    var recorded: [RoomInput] = []
    while let block = try recording.next() { recorded += block.inputs }
    #expect(recorded == inputs)
    #expect(recording.header.engineVersion == World.engineVersion)
    #expect(recording.header.sceneHash == StateHash(of: Array(RoomScene(seed: 1).mjcf.utf8)))
  }

  private func recordAnew(_ inputs: [RoomInput]) throws {
    let room = try Simulation(seed: 1)
    var bytes: [UInt8] = []
    var writer = RoomRecordingWriter(RoomRecordingHeader(of: room), bytes: &bytes)
    for input in inputs {
      try room.step(input)
      writer.append(input)
      if writer.isBlockFull { writer.endBlock(stateHash: room.stateHash(), bytes: &bytes) }
    }
    writer.end(stateHash: room.stateHash(), bytes: &bytes)
    try Data(bytes).write(to: Self.file)
  }
}
