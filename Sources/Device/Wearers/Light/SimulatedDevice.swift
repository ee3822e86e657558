public import DeviceEmulation
public import DeviceProtocols
public import LighthouseModel
public import PoseMath

/// A device in a room: its inertial samples and its light in the order of time, with the truth beside each sample.
public struct SimulatedDevice: Sendable {
  /// One thing that the device tells.
  public enum Event: Sendable {
    /// An inertial sample after the factory's calibration, its counts, and what the body really did at its stamp.
    case sample(IMUSample<Double>, slot: ViveIMUSlot, truth: BodyMotion)
    /// Light on a photodiode.
    case light(LightEvent)
  }

  /// Who it is, how its sensor errs and how it moves.
  public let unit: ViveUnit
  /// Its inertial sensor.
  public let imu: EmulatedIMU
  private var stream: LightStream
  private var nextSample = 0
  private var waiting: [LightEvent] = []

  /// - Parameter noise: nil for the one of its kind in such a room.
  public init(unit: ViveUnit, room: EmulatedRoom, noise: ReceiverNoise? = nil) {
    self.unit = unit
    imu = unit.imu
    stream = LightStream(
      room: room,
      receiver: LightReceiver(unit, noise: noise ?? .typical(of: unit.kind, in: room.generation)))
  }

  /// The next event. Light and samples are told in the order of their times, without end.
  public mutating func next() -> Event {
    let seconds = imu.seconds(ofSample: nextSample)
    if waiting.isEmpty { waiting = stream.take(before: seconds).reversed() }
    if let light = waiting.popLast() { return .light(light) }
    defer { nextSample += 1 }
    let slot = imu.slot(nextSample)
    return .sample(imu.sample(slot, number: nextSample), slot: slot, truth: imu.source.motion(at: seconds))
  }
}

extension ReceiverNoise {
  /// What a device of this kind shows in light of this generation.
  public static func typical(of kind: ViveUnit.Kind, in generation: StationGeneration) -> ReceiverNoise {
    switch (generation, kind) {
    case (.first, .headset): .headsetOfFirstGeneration
    case (.first, .wand): .handheldOfFirstGeneration
    case (.second, _): .secondGeneration
    }
  }
}
