import PoseMath
import Simulation

/// A trainee's inputs written down step by step: hands go in straight lines at even speed. Only sums and products,
/// so that a script is the same numbers on every machine.
struct TraineeScript {
  private(set) var inputs: [RoomInput] = []
  private var present = RoomInput.atRest

  mutating func wait(steps: Int) {
    inputs += Array(repeating: present, count: steps)
  }

  mutating func move(_ side: Side, to target: SIMD3<Float>, steps: Int) {
    let start = present[hand: side].position
    for step in 1...steps {
      present[hand: side].position = start + (target - start) * (Float(step) / Float(steps))
      inputs.append(present)
    }
  }

  mutating func pull(_ side: Side, _ trigger: Float) {
    present[trigger: side] = trigger
    inputs.append(present)
  }
}

extension TraineeScript {
  /// The right hand takes the right door by its free edge and swings it open past a right angle, at 0.7 m/s.
  static var openingTheRightDoor: Self {
    var script = Self()
    script.wait(steps: 25)
    script.move(.right, to: SIMD3(0.15, 1.1, -0.48), steps: 200)
    script.wait(steps: 25)
    script.pull(.right, 1)
    // Thirty degrees at a time about the hinge at (1.225, -0.55), 1.075 m away.
    script.move(.right, to: SIMD3(0.294, 1.1, 0.048), steps: 200)
    script.move(.right, to: SIMD3(0.688, 1.1, 0.441), steps: 200)
    script.move(.right, to: SIMD3(1.225, 1.1, 0.585), steps: 200)
    script.move(.right, to: SIMD3(1.7, 1.1, 0.45), steps: 200)
    script.pull(.right, 0)
    script.wait(steps: 50)
    return script
  }

  /// Afterwards it reaches in, takes the nearest carton of the top layer from above, carries it 0.9 m to the
  /// gangway and drops it. `carryingStep` is in mid-carry.
  static var carryingACarton: (script: Self, carryingStep: Int) {
    var script = Self.openingTheRightDoor
    script.move(.right, to: SIMD3(0.6, 1.4, -0.3), steps: 300)
    script.move(.right, to: SIMD3(0, 1.4, -1), steps: 200)
    script.move(.right, to: SIMD3(-0.3, 1.4, -1), steps: 80)
    script.move(.right, to: SIMD3(-0.3, 1.205, -1), steps: 80)
    script.wait(steps: 25)
    script.pull(.right, 1)
    script.move(.right, to: SIMD3(-0.3, 1.6, -1), steps: 150)
    script.move(.right, to: SIMD3(0.6, 1.6, -1.2), steps: 250)
    let carryingStep = script.inputs.count - 60
    script.wait(steps: 50)
    script.pull(.right, 0)
    script.wait(steps: 300)
    return (script, carryingStep)
  }
}
