public import PoseMath

/// What a device of the Vive family stores about itself: one JSON document, read through feature reports
/// 0x10 and 0x11 as a zlib stream (sheet htc-vive, "JSON keys that matter").
public struct ViveConfiguration: Equatable, Sendable {
  /// The lighthouse serial, "LHR-XXXXXXXX": the name of the unit in every record.
  public var serial: String
  public var mainboardSerial: String?
  public var manufacturer: String?
  /// `model_number`, or `model_name` on the first tracker; "Vive MV", "Vive Controller MV", ...
  public var model: String?
  public var deviceClass: DeviceClass
  /// The USB product id it was made for. Index controllers write a headset's here (sheet
  /// vive-controllers-watchman): with the device class it tells products apart, alone it does not.
  public var productID: UInt16?
  /// Nil where the document has no numbers of an inertial sensor, or implausible ones.
  public var inertial: InertialCalibration?
  /// The frame the sensor points are given in, from the inertial sensor's.
  public var trackrefFromIMU: Pose<Double>?
  /// The frame the sensor points are given in, from the head's (or the hand's): +X right, +Y up, -Z forward.
  public var trackrefFromHead: Pose<Double>?
  public var lightSensors: [LightSensor]
  /// The distance of the lens centres as built, metres.
  public var lensSeparation: Double?
  public var display: Display?
  /// Left, then right; empty for a device without lenses.
  public var eyes: [Eye]

  /// What kind of thing it says it is.
  public enum DeviceClass: Equatable, Sendable {
    case headset
    case controller
    case tracker
    case unrecognized(String)
  }

  /// One photodiode: where it is and where it looks, in the trackref frame.
  public struct LightSensor: Equatable, Sendable {
    /// The number it has in light reports: `channelMap[i]` for the i-th point.
    public var id: UInt8
    /// Metres.
    public var point: SIMD3<Double>
    /// Unit vector.
    public var normal: SIMD3<Double>
  }

  /// The two panels, seen as one.
  public struct Display: Equatable, Sendable {
    /// Pixels of one eye's half.
    public var eyeWidth: Int
    public var eyeHeight: Int
    /// Seconds a frame is lit; absent on some models.
    public var persistence: Double?
    /// Width over height of one eye's half as seen, 0.9 on a Vive.
    public var physicalAspect: Double?
  }

  /// Lens and frustum of one eye; the evaluation is in sheet htc-vive, "Lens distortion".
  public struct Eye: Equatable, Sendable {
    public var red: Distortion
    public var green: Distortion
    public var blue: Distortion
    /// Three rows of four: eye from head.
    public var extrinsics: [[Double]]
    /// Three rows of three.
    public var intrinsics: [[Double]]
    public var growForUndistort: Double
    public var undistortRadiusSquaredCutoff: Double
  }

  /// The radial distortion of one colour: its centre and polynomial.
  public struct Distortion: Equatable, Sendable {
    public var center: SIMD2<Double>
    /// Eight in the file; the first three, or four with `isScaled`, are used.
    public var coefficients: [Double]
    /// "DISTORT_DPOLY3", "DISTORT_DPOLY3_SCALED", or whatever the document names.
    public var model: String
  }

  /// The head's (or hand's) frame from the inertial sensor's, where the document tells both.
  public var headFromIMU: Pose<Double>? {
    guard let trackrefFromIMU, let trackrefFromHead else { return nil }
    return trackrefFromHead.inverse * trackrefFromIMU
  }
}

/// Why a device's stored configuration cannot be used.
public enum ConfigurationError: Error, Equatable, Sendable {
  /// The zlib stream ends early or is damaged; `inflated` bytes came out before.
  case damagedStream(inflated: Int)
  /// The stream would inflate to more than any device stores.
  case tooLarge(byteCountMax: Int)
  case notJSON(detail: String)
  case missing(key: String)
  case badValue(key: String)
}
