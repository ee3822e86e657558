import DeviceEmulation
import FactoryConfiguration
import Lighthouse
import LighthouseModel
import PoseMath
import PosePipeline
import Testing
import Wearers

/// A trainee who walks in a room with two stations, with truth beside every sample.
@Suite struct OpticalTrackTests {
  /// A pipeline with a device in a lit room.
  private struct Trial {
    var pipeline: PosePipeline
    var device: SimulatedDevice
    let body: LightBody
    let room: Room
    /// Whether light reaches the device.
    var isLit = true
    /// Errors of the poses at their own samples since the last `walk`: metres, and radians.
    private(set) var places: [Double] = []
    private(set) var angles: [Double] = []
    /// Metres from one pose to the next, less what the velocity makes.
    private(set) var steps: [Double] = []
    /// Radians from one pose to the next, less what the turn rate makes.
    private(set) var turns: [Double] = []
    private(set) var validity: PoseValidity = []
    private var last: PoseState?

    init(_ generation: StationGeneration, seed: UInt64 = 21) throws {
      let scene = LightScene.walk
      let emulated = scene.room(generation, seed: seed)
      device = scene.device(generation, seed: seed)
      let configuration = try ViveConfiguration(json: Array(device.unit.configurationText.utf8))
      let frame = try #require(configuration.headFromIMU)
      pipeline = PosePipeline(role: .head, deviceFromIMU: frame)
      body = try #require(configuration.lightBody)
      room = Room(emulated)
      enter(room)
    }

    /// Has the pipeline placed in another room, or in none.
    mutating func enter(_ room: Room?) {
      let frame = pipeline.deviceFromIMU
      var light = room.map {
        OpticalTrack(body: body, room: $0, isWireless: false, deviceFromIMU: frame)
      }
      pipeline.exchange(&light)
    }

    /// Lets so many seconds pass.
    mutating func walk(_ seconds: Double) {
      (places, angles, steps, turns) = ([], [], [], [])
      var end: Timestamp?
      while true {
        switch device.next() {
        case .light(let light): if isLit { pipeline.ingest(light) }
        case .sample(let sample, _, let truth):
          pipeline.ingest(sample, arrivedAt: sample.timestamp)
          judge(pipeline.predict(at: pipeline.sampleTime), truth)
          let stop = end ?? sample.timestamp.advanced(byNanoseconds: Int64(seconds * 1e9))
          end = stop
          if sample.timestamp >= stop { return }
        }
      }
    }

    private mutating func judge(_ pose: PoseState, _ truth: BodyMotion) {
      defer { last = pose }
      validity = pose.validity
      let turn = pose.worldFromDevice.orientation.conjugate * truth.worldFromBody.orientation
      angles.append(2 * .arcSine(min(1, turn.imaginary.length)))
      places.append((pose.worldFromDevice.position - truth.worldFromBody.position).length)
      guard let last else { return }
      let step = pose.worldFromDevice.position - last.worldFromDevice.position
      steps.append((step - last.linearVelocity * 0.001).length)
      let turned = Quaternion(rotationVector: last.angularVelocity * 0.001)
      turns.append((last.worldFromDevice.orientation * turned).angle(to: pose.worldFromDevice.orientation))
    }
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `a walking head is placed to millimetres and tenths of a degree`(generation: StationGeneration) throws
  {
    var trial = try Trial(generation)
    trial.walk(3)
    trial.walk(8)
    #expect(trial.validity.contains(.positionTracked) && !trial.validity.contains(.positionModelled))
    // The rotors of generation 1 wander.
    let isFirst = generation == .first
    #expect(trial.places.sorted()[trial.places.count / 2] < (isFirst ? 0.006 : 0.001))
    #expect(trial.places.max() ?? 1 < (isFirst ? 0.02 : 0.004))
    #expect(trial.angles.sorted()[trial.angles.count / 2] < 0.005)
    #expect(trial.steps.max() ?? 1 < (isFirst ? 0.01 : 0.002))
  }

  @Test func `without light the pose goes on from where it was, and says that it is modelled`() throws {
    var trial = try Trial(.second)
    trial.walk(10)
    trial.isLit = false
    trial.walk(0.3)
    #expect(trial.validity.contains(.positionModelled))
    #expect(
      trial.turns.max() ?? 1 < 0.02, "no leap of the view, though the filter alone is tilted by degrees")
    trial.walk(1.2)
    #expect(trial.validity.contains(.positionModelled) && !trial.validity.contains(.positionTracked))
    #expect(trial.validity.contains(.orientationTracked))
    // A second and a half at walking pace, and no leap on the way.
    #expect(trial.places.max() ?? 9 < 2.5)
    #expect(trial.steps.max() ?? 1 < 0.1)
    // The gyroscope carries up on; the filter alone would be ten degrees off on this stretch.
    #expect(trial.angles.max() ?? 1 < 0.09, "the heading is the room's still")
    trial.isLit = true
    trial.walk(2)
    #expect(trial.validity.contains(.positionTracked))
    #expect((trial.places.last ?? 1) < 0.02)
  }

  @Test(arguments: [true, false])
  func `heading and place outlive the room, when it is left and when it is exchanged`(isLeft: Bool) throws {
    var trial = try Trial(.second)
    // The room stands across the world that the filter began in.
    let across = Pose(orientation: Quaternion(rotationVector: SIMD3(0, 2, 0)), position: SIMD3(1, 0, 2))
    trial.enter(trial.room.transformed(by: across))
    trial.walk(8)
    let before = trial.pipeline.predict(at: trial.pipeline.sampleTime)
    trial.enter(isLeft ? nil : trial.room)
    trial.isLit = false
    trial.walk(0.02)
    let after = trial.pipeline.predict(at: trial.pipeline.sampleTime)
    #expect(before.validity.contains(.positionTracked) && after.validity.contains(.positionModelled))
    let turn = before.worldFromDevice.orientation.angle(to: after.worldFromDevice.orientation)
    #expect(turn < 0.05, "0.02 s of a head's turn, and not two radians")
    #expect((before.worldFromDevice.position - after.worldFromDevice.position).length < 0.05)
  }

  @Test func `a room is refined under a walking head in steps that nobody sees`() throws {
    var trial = try Trial(.second)
    var wrong = trial.room
    wrong.members[0].worldFromStation.position += SIMD3(0.004, -0.002, 0.003)
    trial.enter(wrong)
    trial.walk(8)
    trial.walk(3)
    let (before, ownStep) = (trial.places.sorted()[trial.places.count / 2], trial.steps.max() ?? 1)
    let shift = try #require(RoomShift(from: wrong, to: trial.room))
    var worst = 0.0
    for step in 1...shift.stepCount {
      var stations = StationTable(shift.room(after: step))
      trial.pipeline.exchange(&stations)
      trial.walk(0.04)
      #expect(trial.validity.contains(.positionTracked))
      worst = max(worst, trial.steps.max() ?? 1)
    }
    trial.walk(3)
    let after = trial.places.sorted()[trial.places.count / 2]
    #expect(worst < 0.001, "no step above a millimetre that the velocity does not explain")
    #expect(worst < 1.5 * ownStep, "and no larger than what light itself makes")
    #expect(after < before / 2, "\(before) m before, \(after) m after")
  }

  @Test func `hands that light does not show hang on a body that walks`() throws {
    var trial = try Trial(.first)
    trial.walk(8)
    let stance = trial.pipeline.stance
    var hand = PosePipeline(role: .rightHand)
    for index in 0..<200 {
      hand.ingest(
        IMUSample(
          timestamp: Timestamp(nanoseconds: Int64(index) * 1_000_000), angularVelocity: .zero,
          acceleration: SIMD3(0, standardGravity, 0)),
        arrivedAt: Timestamp(nanoseconds: Int64(index) * 1_000_000))
    }
    let pose = hand.predict(at: hand.sampleTime, stance: stance)
    let head = trial.pipeline.predict(at: trial.pipeline.sampleTime).worldFromDevice.position
    #expect(pose.validity.contains(.positionModelled))
    #expect((pose.worldFromDevice.position - head).length < 1.2, "within an arm's reach")
  }
}

extension Room {
  /// The room as a solver without error would know it.
  init(_ emulated: EmulatedRoom) {
    self.init(
      members: emulated.stations.enumerated().map { index, station in
        let place: UInt8
        if case .channel(let channel)? = station.broadcast.mode {
          place = channel
        } else {
          place = UInt8(index)
        }
        return Member(
          place: place, serial: station.broadcast.id,
          calibration: StationCalibration(station.broadcast.calibration),
          worldFromStation: station.worldFromStation, residual: 30e-6)
      })
  }
}
