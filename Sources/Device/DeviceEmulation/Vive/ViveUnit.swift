internal import DeviceProtocols
public import PoseMath

/// One emulated unit of the Vive family: who it is, how its sensor errs, how it moves.
public struct ViveUnit: Sendable {
  /// Which of the family's devices it is.
  public enum Kind: Sendable {
    case headset
    case wand
  }

  /// Whose axes, document and photodiodes it has.
  public enum Model: Sendable {
    case vive
    /// A headset only.
    case index
  }

  public var kind: Kind
  public var model = Model.vive
  /// Becomes the serial LHR-E000000n, which no real unit has: theirs are drawn at random, ours say what
  /// they are. At most 0xff_ffff.
  public var number: UInt32
  /// Everything random about the unit follows from it.
  public var seed: UInt64
  public var errors: InertialErrors
  public var source: any MotionSource
  /// Seconds from what its inertial sensor feels to the stamp of the sample that tells it.
  public var sampleDelaySeconds = 0.0
  /// The host's time when the unit begins to live: zero of its motion.
  public var plugged: Timestamp

  public init(
    kind: Kind, number: UInt32, seed: UInt64, errors: InertialErrors? = nil, source: any MotionSource,
    plugged: Timestamp
  ) {
    self.kind = kind
    self.number = number & 0xff_ffff
    self.seed = seed &+ UInt64(number)
    self.errors = errors ?? .typical(seed: seed &+ UInt64(number))
    self.source = source
    self.plugged = plugged
  }

  /// As radio messages carry it.
  public var serialNumber: UInt32 { 0xe000_0000 | number }

  /// As the configuration and the bus carry it.
  public var serial: String { "LHR-" + String(serialNumber, radix: 16, uppercase: true) }

  func seconds(at time: Timestamp) -> Double { Double(time.nanoseconds(since: plugged)) * 1e-9 }

  func timestamp(of seconds: Double) -> Timestamp {
    plugged.advanced(byNanoseconds: Int64((seconds * 1e9).rounded(.up)))
  }

  /// Ranges as the recordings show them: 500 degrees a second and 4 g in a headset, 2000 and 8 in a wand.
  var ranges: ViveRangesReport {
    kind == .headset
      ? ViveRangesReport(gyroscopeCode: 1, accelerometerCode: 1)
      : ViveRangesReport(gyroscopeCode: 3, accelerometerCode: 2)
  }

  /// 1000 samples a second in a headset, 250 in a wand (htc-vive.md; vive-controllers-watchman.md).
  var rateHz: Double { kind == .headset ? 1_000 : 250 }

  /// The emulated sensor, moving with the wearer.
  public var imu: EmulatedIMU {
    var imu = EmulatedIMU(
      source: source, imuFromBody: trackrefFromIMU.inverse * trackrefFromBody, errors: errors,
      ranges: ranges, rateHz: rateHz, seed: seed)
    imu.delaySeconds = sampleDelaySeconds
    return imu
  }
}

/// Where the parts are. Headset: the axes of a real one (a half turn about Z and about Y, htc-vive.md,
/// "Axes"), wand: of a real one (vive-controllers-watchman.md, "Scale, axes"); distances made up.
extension ViveUnit {
  /// The inertial sensor's frame in the one of the photodiodes.
  public var trackrefFromIMU: Pose<Double> {
    switch (kind, model) {
    case (.headset, .vive):
      Pose(orientation: Quaternion(w: 0, x: 0, y: 0, z: -1), position: SIMD3(-0.008, -0.005, 0.05))
    case (.headset, .index):
      // X down, Y to the wearer's left, Z ahead (valve-index.md, "JSON": plus_x (0,-1,0), plus_z (0,0,1)).
      Pose(
        orientation: Quaternion(columns: SIMD3(0, -1, 0), SIMD3(1, 0, 0), SIMD3(0, 0, 1)),
        position: SIMD3(-0.05, 0.035, 0.055))
    case (.wand, _): Pose(orientation: .identity, position: SIMD3(-0.006, -0.05, -0.024))
    }
  }

  /// From the head's or the hand's frame.
  public var trackrefFromBody: Pose<Double> {
    switch (kind, model) {
    case (.headset, .vive):
      Pose(orientation: Quaternion(w: 0, x: 0, y: -1, z: 0), position: SIMD3(0, 0, -0.022))
    case (.headset, .index):
      Pose(orientation: Quaternion(w: 0, x: 0, y: -1, z: 0), position: SIMD3(0, 0, -0.011))
    case (.wand, _):
      Pose(
        orientation: Quaternion(w: 0, x: 0, y: 0.725_374, z: -0.688_355).normalized(),
        position: SIMD3(0, 0.07, -0.03))
    }
  }
}
