import CMuJoCo
import Foundation
import PoseMath
import PoseSharedMemory
import Simulation

/// What our layer costs: the engine alone on the room's scene against `Simulation.step`, on the same inputs.
///
/// CPU time of this thread for each step, microseconds. The rounds of the two alternate, so that whatever else
/// the machine does falls on both.
@main
struct SimulationBenchmarks {
  /// How often each case is run from its beginning.
  private static let roundCount = 5

  static func main() throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tests/Fixtures/room/synthetic-door-and-carton.hsroom")
    let carrying = try inputs(of: golden)
    let resting = Array(repeating: RoomInput.atRest, count: carrying.count)
    let moving = carrying.map { input in
      var open = input
      open.leftTrigger = 0
      open.rightTrigger = 0
      return open
    }
    print(
      "\(carrying.count) steps a round, \(roundCount) rounds; microseconds of CPU time a step: mean, p50, p99, max"
    )
    try compare("at rest", resting)
    try compare("a hand moves, nothing is held", moving)
    var layer = Samples()
    for _ in 0..<roundCount { try runLayer(carrying, &layer) }
    print("opens a door, carries a carton: ours    " + layer.summary)
    try measurePublication(carrying)
  }

  private static func inputs(of file: URL) throws -> [RoomInput] {
    var recording = try RoomRecordingReader(RecordingBytes(Array(Data(contentsOf: file))))
    var inputs: [RoomInput] = []
    while let block = try recording.next() { inputs += block.inputs }
    return inputs
  }

  private static func compare(_ name: String, _ inputs: [RoomInput]) throws {
    var (engine, layer) = (Samples(), Samples())
    for _ in 0..<roundCount {
      runEngine(inputs, &engine)
      try runLayer(inputs, &layer)
    }
    print("\(name): engine  " + engine.summary)
    print("\(name): ours    " + layer.summary)
  }

  private static func runLayer(_ inputs: [RoomInput], _ samples: inout Samples) throws {
    let room = try Simulation(seed: 1)
    for input in inputs {
      let start = Samples.now()
      try room.step(input)
      samples.add(since: start)
    }
  }

  /// The engine with nothing around it: three mocap bodies are placed, then a step.
  private static func runEngine(_ inputs: [RoomInput], _ samples: inout Samples) {
    guard let spec = unsafe mj_parseXMLString(RoomScene(seed: 1).mjcf, nil, nil, 0),
      let model = unsafe mj_compile(spec, nil), let data = unsafe mj_makeData(model)
    else { fatalError("the engine refuses the scene that the room is built from") }
    defer {
      unsafe mj_deleteData(data)
      unsafe mj_deleteModel(model)
      unsafe mj_deleteSpec(spec)
    }
    let mocap = ["head", "left-target", "right-target"].map { name in
      let body = unsafe mj_name2id(model, Int32(mjOBJ_BODY.rawValue), name)
      return unsafe Int(model.pointee.body_mocapid[Int(body)])
    }
    unsafe mj_forward(model, data)
    for input in inputs {
      let start = Samples.now()
      unsafe place(data, mocap[0], input.worldFromHead)
      unsafe place(data, mocap[1], input.worldFromLeftHand)
      unsafe place(data, mocap[2], input.worldFromRightHand)
      unsafe mj_step(model, data)
      samples.add(since: start)
    }
  }

  private static func place(_ data: UnsafeMutablePointer<mjData>, _ mocap: Int, _ pose: Pose<Float>) {
    for axis in 0..<3 { unsafe data.pointee.mocap_pos[3 * mocap + axis] = Double(pose.position[axis]) }
    unsafe data.pointee.mocap_quat[4 * mocap] = Double(pose.orientation.w)
    for axis in 0..<3 {
      unsafe data.pointee.mocap_quat[4 * mocap + 1 + axis] = Double(pose.orientation.imaginary[axis])
    }
  }

  /// What `headset-room` does besides the step: the state hash with the frame, and its publication.
  private static func measurePublication(_ inputs: [RoomInput]) throws {
    let room = try Simulation(seed: 1)
    let publisher = try RoomPublisher(name: "/headset-room-benchmark-\(getpid())", now: .zero)
    defer { publisher.close() }
    var frame = room.frame()
    var (hashing, refreshing, publishing) = (Samples(), Samples(), Samples())
    for input in inputs {
      try room.step(input)
      var start = Samples.now()
      _ = room.stateHash()
      hashing.add(since: start)
      start = Samples.now()
      room.refresh(&frame, input: RoomInputFollower())
      refreshing.add(since: start)
      start = Samples.now()
      publisher.publish(frame, at: .zero)
      publishing.add(since: start)
    }
    print("state hash of \(room.checkpoint().bytes.count) bytes:        " + hashing.summary)
    print("frame, with its state hash:         " + refreshing.summary)
    print("publication:                        " + publishing.summary)
  }
}

/// Durations of one case.
struct Samples {
  private var microseconds: [Double] = []

  static func now() -> timespec {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time
  }

  mutating func add(since start: timespec) {
    let end = Self.now()
    let nanoseconds = (end.tv_sec - start.tv_sec) * 1_000_000_000 + end.tv_nsec - start.tv_nsec
    microseconds.append(Double(nanoseconds) / 1000)
  }

  var summary: String {
    let sorted = microseconds.sorted()
    func part(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))] }
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    return [mean, part(0.5), part(0.99), part(1)].map { String(format: "%7.1f", $0) }.joined(separator: " ")
  }
}
