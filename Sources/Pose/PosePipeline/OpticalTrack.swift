public import Lighthouse
public import LighthouseModel
public import PoseMath

/// The light of one device: its place in the room while there is light, and what is left of it while there is none.
///
/// The orientation filter goes on beside it. While light tracks the device, its footing is kept; without light that
/// carries filter and body model on from where the device was seen last, in whatever room comes next, or in none.
///
/// A value, whose tracker, some 70 kB of it, stands on the heap: whoever copies a pipeline to look at it copies a reference.
/// A copy that is changed gets a tracker of its own; one that is not shared, as the loop's, changes in place.
public struct OpticalTrack: Sendable {
  private var home: Home
  private let imuFromDevice: Pose<Double>

  /// The device's pose and velocity at the last sample; nil without light.
  private(set) var motion: Motion?

  /// A device in the room.
  struct Motion {
    var worldFromDevice: Pose<Double>
    /// m/s in the world's axes, of the device's origin.
    var velocity: SIMD3<Double>
  }

  /// The track of a device with these photodiodes, in this room. Makes all its memory.
  /// - Parameter isWireless: whether its light comes by radio, and so out of order.
  public init(
    body: LightBody, room: Room, isWireless: Bool, range: InertialRange = InertialRange(),
    deviceFromIMU: Pose<Double>
  ) {
    home = Home(LighthouseTracker(body: body, room: room, isWireless: isWireless, range: range))
    imuFromDevice = deviceFromIMU.inverse
  }

  /// Where the tracker is. Invariant behind `@unchecked`: it is changed only through the one `OpticalTrack` that holds it.
  private final class Home: @unchecked Sendable {
    var tracker: LighthouseTracker

    init(_ tracker: LighthouseTracker) { self.tracker = tracker }
  }

  private mutating func claim() {
    if !isKnownUniquelyReferenced(&home) { home = Home(home.tracker) }
  }

  /// What became of the light, and of the poses.
  public var statistics: TrackerStatistics { home.tracker.statistics }

  /// The samples come by another calibration from now on.
  mutating func recalibrate() {
    claim()
    home.tracker.recalibrate()
  }

  /// Tracks by stations that stand a little otherwise; what was there comes back.
  mutating func exchange(_ stations: inout StationTable) {
    claim()
    home.tracker.exchange(&stations)
  }

  mutating func ingest(_ light: LightEvent) {
    claim()
    home.tracker.ingest(light)
  }

  /// Takes a sample in the sensor's axes.
  mutating func ingest(_ sample: IMUSample<Double>) {
    claim()
    guard let tracked = home.tracker.ingest(sample) else { return }
    motion = tracked.isValid ? motion(of: tracked.motion, at: sample.timestamp) : nil
  }

  /// The tracker dates a sample a little before its stamp; everything else here stands at the stamp.
  private func motion(of body: MotionState, at stamp: Timestamp) -> Motion {
    let ahead: Double = stamp.seconds(since: body.timestamp)
    let lever = body.worldFromBody.orientation.rotate(body.angularVelocity.cross(imuFromDevice.position))
    return Motion(
      worldFromDevice: body.carried(by: ahead).pose * imuFromDevice,
      velocity: body.velocity + body.acceleration * ahead + lever)
  }
}
