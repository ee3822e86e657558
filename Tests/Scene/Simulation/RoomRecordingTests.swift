import Physics
import PoseMath
import Simulation
import Testing

@Suite struct RoomRecordingTests {
  @Test func `a recorded run replays to the same hash`() throws {
    let (bytes, hash) = try record(TraineeScript.openingTheRightDoor.inputs)
    var recording = try RoomRecordingReader(RecordingBytes(bytes))
    let replay = try RoomReplay(of: &recording)
    #expect(replay.verdict == .same)
    #expect(replay.stateHash == hash)
    #expect(replay.recordedStateHash == hash)
    #expect(replay.stepCount == UInt64(TraineeScript.openingTheRightDoor.inputs.count))
  }

  @Test(arguments: [0, 1, 249, 250, 251, 500])
  func `a recording of any length gives back its inputs`(count: Int) throws {
    let inputs = Array(TraineeScript.openingTheRightDoor.inputs.prefix(count))
    let (bytes, hash) = try record(inputs)
    var recording = try RoomRecordingReader(RecordingBytes(bytes))
    #expect(recording.header.engineVersion == "4.0.0")
    #expect(recording.header.stepNanoseconds == 4_000_000)
    var read: [RoomInput] = []
    var last = recording.header.firstStateHash
    while let block = try recording.next() {
      read += block.inputs
      last = block.stateHash
    }
    #expect(read == inputs)
    #expect(last == hash)
  }

  @Test func `a recording cut anywhere is truncated, never complete`() throws {
    let bytes = try record(Array(TraineeScript.openingTheRightDoor.inputs.prefix(300))).bytes
    for length in cuts(of: bytes.count) {
      #expect {
        try readAll(Array(bytes.prefix(length)))
      } throws: { error in
        switch error as? RoomRecordingError {
        case .truncated(let offset): offset <= UInt64(length)
        case .notARecording: length < 10
        default: false
        }
      }
    }
  }

  @Test func `a recording with any byte changed is damaged`() throws {
    let bytes = try record(Array(TraineeScript.openingTheRightDoor.inputs.prefix(260))).bytes
    for offset in cuts(of: bytes.count) {
      var changed = bytes
      changed[offset] ^= 0x10
      #expect(throws: RoomRecordingError.self) { try readAll(changed) }
    }
    #expect(throws: RoomRecordingError.self) { try readAll(bytes + [0]) }
    #expect(throws: RoomRecordingError.notARecording) { try readAll([]) }
    #expect(throws: RoomRecordingError.notARecording) { try readAll(Array(repeating: 0x41, count: 300)) }
  }

  @Test func `a recording of another format says so`() throws {
    var bytes = try record([]).bytes
    bytes[6] = 9
    #expect(throws: RoomRecordingError.otherFormat(version: 9)) { try readAll(bytes) }
  }

  @Test func `a false hash inside well-formed blocks is found, and where`() throws {
    let inputs = Array(TraineeScript.openingTheRightDoor.inputs.prefix(600))
    let room = try Simulation(seed: 5)
    var bytes: [UInt8] = []
    var writer = RoomRecordingWriter(RoomRecordingHeader(of: room), bytes: &bytes)
    for input in inputs {
      try room.step(input)
      writer.append(input)
      if writer.isBlockFull {
        let lie = StateHash(of: [1])
        writer.endBlock(stateHash: room.stepCount == 500 ? lie : room.stateHash(), bytes: &bytes)
      }
    }
    writer.end(stateHash: room.stateHash(), bytes: &bytes)
    var recording = try RoomRecordingReader(RecordingBytes(bytes))
    #expect(try RoomReplay(of: &recording).verdict == .diverged(byStep: 500))
  }

  @Test func `another engine, scene, step or C library is told, and no match is claimed`() throws {
    let room = try Simulation(seed: 5)
    let own = RoomRecordingHeader(of: room)
    let foreign = StateHash(of: [2])
    var headers: [(RoomReplay.Difference, RoomRecordingHeader)] = []
    for difference in RoomReplay.Difference.allCases {
      var header = own
      switch difference {
      case .engineVersion: header.engineVersion = "2.2.2"
      case .step: header.stepNanoseconds = 2_000_000
      case .scene: header.sceneHash = foreign
      case .libm: header.libmFingerprint = foreign
      }
      headers.append((difference, header))
    }
    for (difference, header) in headers {
      var bytes: [UInt8] = []
      var writer = RoomRecordingWriter(header, bytes: &bytes)
      writer.end(stateHash: own.firstStateHash, bytes: &bytes)
      var recording = try RoomRecordingReader(RecordingBytes(bytes))
      #expect(
        try RoomReplay(of: &recording).verdict == .notComparable([difference], hashesAgree: true))
    }
  }

  @Test func `an input no engine may have is refused even in an unharmed recording`() throws {
    let room = try Simulation(seed: 5)
    var bytes: [UInt8] = []
    var writer = RoomRecordingWriter(RoomRecordingHeader(of: room), bytes: &bytes)
    var input = RoomInput.atRest
    input.leftTrigger = 2
    writer.append(.atRest)
    writer.append(input)
    writer.end(stateHash: room.stateHash(), bytes: &bytes)
    #expect(throws: RoomRecordingError.unusableInput(step: 1)) { try readAll(bytes) }
  }
}

/// Places in a file of this size: each of the first 200, each of the last 80, and every 331st between.
private func cuts(of count: Int) -> [Int] {
  (0..<count).filter { $0 < 200 || $0 >= count - 80 || $0.isMultiple(of: 331) }
}

private func readAll(_ bytes: [UInt8]) throws {
  var recording = try RoomRecordingReader(RecordingBytes(bytes))
  while try recording.next() != nil {}
}

private func record(_ inputs: [RoomInput]) throws -> (bytes: [UInt8], hash: StateHash) {
  let room = try Simulation(seed: 5)
  var bytes: [UInt8] = []
  var writer = RoomRecordingWriter(RoomRecordingHeader(of: room), bytes: &bytes)
  for input in inputs {
    try room.step(input)
    writer.append(input)
    if writer.isBlockFull { writer.endBlock(stateHash: room.stateHash(), bytes: &bytes) }
  }
  writer.end(stateHash: room.stateHash(), bytes: &bytes)
  return (bytes, room.stateHash())
}
