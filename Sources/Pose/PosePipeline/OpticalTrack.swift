public import Lighthouse
public import LighthouseModel
public import PoseMath

/// The light of one device: its place in the room while there is light, and what is left of it while there is none.
///
/// The orientation filter goes on beside it. While light tracks the device, the turn about up from the filter's world
/// to the room's and the step from the body model's place to the true one are kept; without light they carry filter
/// and model on from where the device was seen last.
///
/// A value, whose tracker, some 70 kB of it, stands on the heap: whoever copies a pipeline to look at it copies a reference.
/// A copy that is changed gets a tracker of its own; one that is not shared, as the loop's, changes in place.
public struct OpticalTrack: Sendable {
  private var home: Home
  private let imuFromDevice: Pose<Double>

  /// The device's pose and velocity at the last sample; nil without light.
  private(set) var motion: Motion?
  /// From the orientation filter's world to the room's: a turn about up.
  private(set) var roomFromFilter = Quaternion<Double>.identity
  /// From the body model's place to where the device was seen last, metres in the room.
  private(set) var step = SIMD3<Double>.zero
  /// Whether light has told the device's place yet.
  private(set) var hasBeenSeen = false

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

  mutating func ingest(_ light: LightEvent) {
    claim()
    home.tracker.ingest(light)
  }

  /// Takes a sample in the sensor's axes; `filtered` is the orientation filter's of the device after it. Returns the angle
  /// about up, radians, by which the filter's world has turned in the room: what follows the heading turns with it.
  mutating func ingest(
    _ sample: IMUSample<Double>, filtered: Quaternion<Double>, model: (Quaternion<Double>) -> SIMD3<Double>?
  ) -> Double {
    claim()
    guard let tracked = home.tracker.ingest(sample) else { return 0 }
    motion = tracked.isValid ? motion(of: tracked.motion, at: sample.timestamp) : nil
    guard let motion else { return 0 }
    hasBeenSeen = true
    let before = roomFromFilter
    roomFromFilter = (motion.worldFromDevice.orientation * filtered.conjugate).turnAboutUp
    step = motion.worldFromDevice.position - (model(motion.worldFromDevice.orientation) ?? .zero)
    let turn = roomFromFilter * before.conjugate
    return 2 * .arcTangent(turn.y, over: turn.w)
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

extension Quaternion<Double> {
  /// The part of the turn that is about +Y; none where it turns up upside down.
  fileprivate var turnAboutUp: Self {
    let length = (w * w + y * y).squareRoot()
    return length > 1e-6 ? Self(w: w / length, x: 0, y: y / length, z: 0) : .identity
  }
}
