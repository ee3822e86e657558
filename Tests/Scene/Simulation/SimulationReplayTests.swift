import Physics
import PoseMath
import Simulation
import Testing

@Suite struct SimulationReplayTests {
  @Test func `two rooms with the same inputs have the same hash after every step`() throws {
    let first = try Simulation(seed: 3)
    let second = try Simulation(seed: 3)
    #expect(first.stateHash() == second.stateHash())
    for (number, input) in TraineeScript.carryingACarton.script.inputs.enumerated() {
      try first.step(input)
      try second.step(input)
      if number.isMultiple(of: 10) { #expect(first.stateHash() == second.stateHash()) }
    }
    #expect(first.stateHash() == second.stateHash())
  }

  @Test func `an input that differs in one bit ends in another hash`() throws {
    let first = try Simulation(seed: 3)
    let second = try Simulation(seed: 3)
    var input = RoomInput.atRest
    try first.step(input)
    input.worldFromLeftHand.position.x = input.worldFromLeftHand.position.x.nextUp
    try second.step(input)
    #expect(first.stateHash() != second.stateHash())
  }

  @Test func `a room restored in mid-carry goes on as the saved one, in itself and in another`() throws {
    let (script, carryingStep) = TraineeScript.carryingACarton
    let room = try Simulation(seed: 3)
    for input in script.inputs.prefix(carryingStep) { try room.step(input) }
    #expect(room.heldBody(.right) != nil)
    let checkpoint = room.checkpoint()
    #expect(StateHash(of: checkpoint.bytes) == room.stateHash())
    let rest = script.inputs.dropFirst(carryingStep)
    for input in rest { try room.step(input) }
    let expected = room.stateHash()

    try room.restore(checkpoint)
    #expect(room.checkpoint() == checkpoint)
    #expect(room.stepCount == UInt64(carryingStep))
    for input in rest { try room.step(input) }
    #expect(room.stateHash() == expected)

    let another = try Simulation(seed: 3)
    try another.restore(SimulationCheckpoint(bytes: checkpoint.bytes))
    for input in rest { try another.step(input) }
    #expect(another.stateHash() == expected)
  }

  @Test func `a checkpoint of another seed or with damaged bytes is refused and changes nothing`() throws {
    let room = try Simulation(seed: 3)
    try room.step(.atRest)
    let checkpoint = room.checkpoint()
    let other = try Simulation(seed: 4)
    #expect(throws: SimulationError.physics(.checkpointOfAnotherScene)) { try other.restore(checkpoint) }
    for length in [0, 8, 9, 100, 128, checkpoint.bytes.count - 1] {
      #expect(throws: SimulationError.self) {
        try room.restore(SimulationCheckpoint(bytes: Array(checkpoint.bytes.prefix(length))))
      }
    }
    // Pressed by 2, a place without a hold, a hold without a place, a place beyond the room.
    for (offset, value) in [(8, 2), (9, 1), (11, 1), (10, 0xff)] as [(Int, UInt8)] {
      var bytes = checkpoint.bytes
      bytes[offset] = value
      #expect(throws: SimulationError.damagedCheckpoint) {
        try room.restore(SimulationCheckpoint(bytes: bytes))
      }
    }
    #expect(room.checkpoint() == checkpoint)
  }
}
