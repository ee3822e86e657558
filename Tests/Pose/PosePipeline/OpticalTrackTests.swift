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
    /// Whether light reaches the device.
    var isLit = true
    /// Errors of the poses at their own samples since the last `walk`: metres, and radians.
    private(set) var places: [Double] = []
    private(set) var angles: [Double] = []
    /// Metres from one pose to the next, less what the velocity makes.
    private(set) var steps: [Double] = []
    private(set) var validity: PoseValidity = []
    private var last: PoseState?

    init(_ generation: StationGeneration, seed: UInt64 = 21) throws {
      let scene = LightScene.walk
      let emulated = scene.room(generation, seed: seed)
      device = scene.device(generation, seed: seed)
      let configuration = try ViveConfiguration(json: Array(device.unit.configurationText.utf8))
      let frame = try #require(configuration.headFromIMU)
      pipeline = PosePipeline(role: .head, deviceFromIMU: frame)
      var light: OpticalTrack? = OpticalTrack(
        body: try #require(configuration.lightBody), room: Room(emulated), isWireless: false,
        deviceFromIMU: frame)
      pipeline.exchange(&light)
    }

    /// Lets so many seconds pass.
    mutating func walk(_ seconds: Double) {
      (places, angles, steps) = ([], [], [])
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
    #expect(trial.places.max() ?? 1 < (isFirst ? 0.02 : 0.003))
    #expect(trial.angles.sorted()[trial.angles.count / 2] < 0.005)
    #expect(trial.steps.max() ?? 1 < (isFirst ? 0.01 : 0.002))
  }

  @Test func `without light the pose goes on from where it was, and says that it is modelled`() throws {
    var trial = try Trial(.second)
    trial.walk(10)
    trial.isLit = false
    trial.walk(1.5)
    #expect(trial.validity.contains(.positionModelled) && !trial.validity.contains(.positionTracked))
    #expect(trial.validity.contains(.orientationTracked))
    // A second and a half at walking pace, and no leap on the way.
    #expect(trial.places.max() ?? 9 < 2.5)
    #expect(trial.steps.max() ?? 1 < 0.1)
    #expect(trial.angles.max() ?? 1 < 0.05, "the heading is the room's still")
    trial.isLit = true
    trial.walk(2)
    #expect(trial.validity.contains(.positionTracked))
    #expect((trial.places.last ?? 1) < 0.02)
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
