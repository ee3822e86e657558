public import PoseMath

/// What a device of the Vive family stores about itself: one JSON document, read through feature reports
/// 0x10 and 0x11 as a zlib stream (sheet htc-vive, "JSON keys that matter").
public struct ViveConfiguration: Equatable, Sendable {
  /// The lighthouse serial, "LHR-XXXXXXXX": the name of the unit in every record. Here as in every name of
  /// the document: 1 to 64 bytes of UTF-8 without control characters.
  public var serial: String
  /// `mb_serial_number`, e.g. "42JB163F11114"; absent on Valve's own devices.
  public var mainboardSerial: String?
  /// "HTC" or "Valve".
  public var manufacturer: String?
  /// `model_number`, or `model_name` on the first tracker; "Vive MV", "Vive Controller MV", ...
  public var model: String?
  /// `device_class`: "hmd", "controller" or "generic_tracker".
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
  /// The photodiodes, at most 64; 32 on a headset, 24 on a wand, 22 on a tracker.
  public var lightSensors: [LightSensor]
  /// The distance of the lens centres as built, metres.
  public var lensSeparation: Double?
  /// Nil for a device without panels.
  public var display: Display?
  /// Left, then right; empty for a device without lenses.
  public var eyes: [Eye]

  /// What kind of thing it says it is.
  public enum DeviceClass: Equatable, Sendable {
    case headset
    case controller
    case tracker
    /// Another name, or none.
    case unrecognized(String)
  }

  /// One photodiode: where it is and where it looks, in the trackref frame.
  public struct LightSensor: Equatable, Sendable {
    /// The number it has in light reports: `channelMap[i]` for the i-th point.
    public var id: UInt8
    /// Metres, as the document has it; the factor that libsurvive puts on it is not applied.
    public var point: SIMD3<Double>
    /// Unit vector, as the document has it: to 4e-7 on the units known.
    public var normal: SIMD3<Double>
  }

  /// The two panels, seen as one.
  public struct Display: Equatable, Sendable {
    /// Pixels of one eye's half, across.
    public var eyeWidth: Int
    /// Pixels of one eye's half, up and down.
    public var eyeHeight: Int
    /// Seconds a frame is lit; absent on some models.
    public var persistence: Double?
    /// Width over height of one eye's half as seen, 0.9 on a Vive.
    public var physicalAspect: Double?
  }

  /// Lens and frustum of one eye; the evaluation is in sheet htc-vive, "Lens distortion".
  public struct Eye: Equatable, Sendable {
    /// Of red light; as green where the document has no own.
    public var red: Distortion
    /// Of green light, `distortion` in the document.
    public var green: Distortion
    /// Of blue light; as green where the document has no own.
    public var blue: Distortion
    /// Three rows of four, metres in the last column: eye from head. Empty on an Index, whose document has a
    /// rotation the other way round (`eye_to_head`) instead.
    public var extrinsics: [[Double]]
    /// Three rows of three, in half-widths of the eye's image; empty where the document has none.
    public var intrinsics: [[Double]]
    /// How much wider than the panel the undistorted image is: 0.6 on a Vive.
    public var growForUndistort: Double
    /// Square of the radius past which nothing is seen: 1.132 on a Vive.
    public var undistortRadiusSquaredCutoff: Double
  }

  /// The radial distortion of one colour: its centre and polynomial.
  public struct Distortion: Equatable, Sendable {
    /// Where the lens centre lies, in half-widths of the eye's image from its middle.
    public var center: SIMD2<Double>
    /// At most eight. DISTORT_DPOLY3 uses the first three, DISTORT_DPOLY3_SCALED a fourth.
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
  /// The bytes are no JSON, or a number in it fits no type; what the reader says.
  case notJSON(detail: String)
  /// A key that must be there is not.
  case missing(key: String)
  /// The key holds something that it cannot be.
  case badValue(key: String)
}
