internal import DeviceEmulation
public import LighthouseModel
internal import PoseMath
public import Wearers

/// A recording of a scene that never was, and what really happened in it: what a tracker can be judged by.
public struct SimulatedRecording: Sendable {
  /// Which scene.
  public var scene: LightScene
  /// Which stations.
  public var generation: StationGeneration
  /// Everything random follows from it.
  public var seed: UInt64
  /// How long it lasts.
  public var seconds: Double

  /// - Parameter seconds: nil for as long as the scene takes.
  public init(scene: LightScene, generation: StationGeneration, seed: UInt64, seconds: Double? = nil) {
    self.scene = scene
    self.generation = generation
    self.seed = seed
    self.seconds = seconds ?? scene.seconds
  }

  /// Names in the folder: the recording as devices tell it, the truth of the head or hand at every sample, by
  /// the device's serial, and the room as it is.
  public static let recordingName = "recording.rec"
  public static let truthName = "truth.csv"
  public static let roomName = "room.json"
  static let truthHeader = "t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,wx,wy,wz"

  /// Light arrives after the inertial sample of its time: 1.9 ms in the median on a cable (vive_cal).
  private static let lightDelay = 0.0019
  /// A sample arrives up to so much late; the promptest tell the host's time to the microsecond.
  private static let sampleDelayMax = 0.0003

  /// What the device is called: `HMD` as libsurvive calls headsets of generation 1, `T20` those of generation 2,
  /// `WM0` a wand.
  var deviceName: String {
    scene.unit(seed: seed).kind == .wand ? "WM0" : generation == .first ? "HMD" : "T20"
  }

  /// Writes recording, truth and room into `folder`, which exists. Blocks; some seconds of work a minute.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public func write(to folder: String) throws(LabError) {
    try RoomFile.write(scene.room(generation, seed: seed).room, to: folder + "/" + Self.roomName)
    var device = scene.device(generation, seed: seed)
    let rows = TextRows(name: deviceName, unit: device.unit, imu: device.imu)
    var recording = try TextFile(path: folder + "/" + Self.recordingName, head: rows.head)
    var truth = try TextFile(path: folder + "/" + Self.truthName, head: Self.truthHeader + "\n")
    // Light waits for the samples that arrive before it.
    var late: [(seconds: Double, row: String)] = []
    var number = 0
    while true {
      switch device.next() {
      case .light(let event):
        let arrival = Double(event.end) / Double(LighthouseClock.rateHz) + Self.lightDelay
        if let row = rows.light(event, at: arrival) { late.append((arrival, row)) }
      case .sample(_, let slot, let motion):
        let stamp = device.imu.seconds(ofSample: number)
        guard stamp < seconds else {
          try recording.finish()
          try truth.finish()
          return
        }
        var draw = CounterNoise(seed: seed &+ 0xa221, index: UInt64(number))
        let arrival = stamp + max(0, draw.number(within: Self.sampleDelayMax))
        late.sort { $0.seconds < $1.seconds }
        while let first = late.first, first.seconds < arrival {
          try recording.append(first.row)
          late.removeFirst()
        }
        try recording.append(rows.sample(slot, number: number, at: arrival))
        try truth.append(Self.truthRow(motion, at: stamp, of: device.unit.serial))
        number += 1
      }
    }
  }

  private static func truthRow(_ motion: BodyMotion, at seconds: Double, of device: String) -> String {
    let (pose, turn) = (motion.worldFromBody, motion.worldFromBody.orientation)
    let numbers = [
      pose.position.x, pose.position.y, pose.position.z, turn.w, turn.x, turn.y, turn.z, motion.velocity.x,
      motion.velocity.y, motion.velocity.z, motion.angularVelocity.x, motion.angularVelocity.y,
      motion.angularVelocity.z,
    ]
    return "\(TextRows.decimals(seconds)),\(device)," + numbers.map(\.description).joined(separator: ",")
      + "\n"
  }
}

extension LightEvent {
  /// When it was over, ticks: a device cannot tell it earlier.
  fileprivate var end: Int64 {
    guard case .pulse(_, let start, let length) = self else { return ticks }
    return start + Int64(length)
  }
}
