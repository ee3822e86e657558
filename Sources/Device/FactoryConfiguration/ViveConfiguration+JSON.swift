internal import Foundation
internal import PoseMath

extension ViveConfiguration {
  /// More sensors than any device has; a document with more is refused.
  static let lightSensorCountMax = 64
  static let eyeCountMax = 2
  /// Eight in every file of the first generation, four on an Index.
  static let coefficientCountMax = 8
  /// Of a serial, a model or any other name, UTF-8 bytes; the longest known has 20.
  static let nameByteCountMax = 64
  /// Pixels of a panel's side.
  static let pixelCountMax = 16_384

  /// Reads the inflated document.
  /// - Throws: `ConfigurationError.notJSON`, `.missing` for a document without serial, `.badValue` where a
  ///   key that is there holds something that it cannot be.
  public init(json: [UInt8]) throws(ConfigurationError) {
    let document: ViveDocument
    do {
      document = try JSONDecoder().decode(ViveDocument.self, from: Data(json))
    } catch let DecodingError.keyNotFound(key, context) {
      throw .missing(key: Self.path(context.codingPath + [key]))
    } catch let DecodingError.typeMismatch(_, context) {
      throw .badValue(key: Self.path(context.codingPath))
    } catch let DecodingError.valueNotFound(_, context) {
      throw .badValue(key: Self.path(context.codingPath))
    } catch {
      throw .notJSON(detail: "\(error)")
    }
    try self.init(document)
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map(\.stringValue).joined(separator: ".")
  }

  private init(_ document: ViveDocument) throws(ConfigurationError) {
    guard let serial = Self.name(document.device_serial_number) else {
      throw .badValue(key: "device_serial_number")
    }
    self.serial = serial
    mainboardSerial = Self.name(document.mb_serial_number)
    manufacturer = Self.name(document.manufacturer)
    model = Self.name(document.model_number) ?? Self.name(document.model_name)
    deviceClass = DeviceClass(Self.name(document.device_class))
    productID = document.device_pid.flatMap { UInt16(exactly: $0) }
    inertial = try Self.inertial(of: document)
    trackrefFromIMU = try Self.pose(
      document.trackref_from_imu, or: document.imu?.frame, key: "trackref_from_imu")
    trackrefFromHead = try Self.pose(
      document.trackref_from_head, or: document.head, key: "trackref_from_head")
    lightSensors = try Self.sensors(of: document.lighthouse_config)
    lensSeparation = document.lens_separation
    display = try Self.display(of: document.device)
    eyes = try Self.eyes(of: document.tracking_to_eye_transform ?? [])
  }

  /// A name as it stands in records and on screens; nil for none, and for what would do harm there: empty,
  /// too long, or with a control character.
  private static func name(_ text: String?) -> String? {
    guard let text, !text.isEmpty, text.utf8.count <= nameByteCountMax,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) })
    else { return nil }
    return text
  }

  private static func display(of device: ViveDocument.Device?) throws(ConfigurationError) -> Display? {
    guard let device else { return nil }
    let pixels = 1...pixelCountMax
    guard pixels.contains(device.eye_target_width_in_pixels),
      pixels.contains(device.eye_target_height_in_pixels)
    else { throw .badValue(key: "device") }
    return Display(
      eyeWidth: device.eye_target_width_in_pixels, eyeHeight: device.eye_target_height_in_pixels,
      persistence: device.persistence, physicalAspect: device.physical_aspect_x_over_y)
  }

  private static func eyes(of eyes: [ViveDocument.Eye]) throws(ConfigurationError) -> [Eye] {
    guard eyes.count <= eyeCountMax else { throw .badValue(key: "tracking_to_eye_transform") }
    return try eyes.map(Eye.init)
  }

  /// The calibration, at the top level on the first generation and under "imu" later.
  private static func inertial(of document: ViveDocument) throws(ConfigurationError) -> InertialCalibration? {
    let accelerationBias = document.acc_bias ?? document.imu?.acc_bias
    let angularVelocityBias = document.gyro_bias ?? document.imu?.gyro_bias
    guard accelerationBias != nil || angularVelocityBias != nil else { return nil }
    let accelerationScale = document.acc_scale ?? document.imu?.acc_scale
    let angularVelocityScale = document.gyro_scale ?? document.imu?.gyro_scale
    let calibration = InertialCalibration(
      accelerationBias: try vector(accelerationBias, key: "acc_bias") ?? .zero,
      accelerationScale: try vector(accelerationScale, key: "acc_scale") ?? .one,
      angularVelocityBias: try vector(angularVelocityBias, key: "gyro_bias") ?? .zero,
      angularVelocityScale: try vector(angularVelocityScale, key: "gyro_scale") ?? .one)
    return calibration.isPlausible ? calibration : nil
  }

  private static func sensors(
    of configuration: ViveDocument.Lighthouse?
  ) throws(ConfigurationError) -> [LightSensor] {
    guard let configuration else { return [] }
    let channels = configuration.channelMap
    let points = configuration.modelPoints
    let normals = configuration.modelNormals
    guard channels.count == points.count, channels.count == normals.count,
      channels.count <= lightSensorCountMax
    else { throw .badValue(key: "lighthouse_config") }
    var sensors: [LightSensor] = []
    for index in channels.indices {
      guard let id = UInt8(exactly: channels[index]),
        let point = try vector(points[index], key: "lighthouse_config.modelPoints"),
        let normal = try vector(normals[index], key: "lighthouse_config.modelNormals")
      else { throw .badValue(key: "lighthouse_config.channelMap") }
      sensors.append(LightSensor(id: id, point: point, normal: normal))
    }
    return sensors
  }

  private static func vector(
    _ numbers: [Double]?, key: String
  ) throws(ConfigurationError) -> SIMD3<Double>? {
    guard let numbers else { return nil }
    guard numbers.count == 3 else { throw .badValue(key: key) }
    let vector = SIMD3(numbers[0], numbers[1], numbers[2])
    guard vector.isFinite else { throw .badValue(key: key) }
    return vector
  }

  /// The pose in either spelling; the first generation's where a document has both.
  private static func pose(
    _ numbers: [Double]?, or frame: ViveDocument.Frame?, key: String
  ) throws(ConfigurationError) -> Pose<Double>? {
    if let pose = try pose(numbers, key: key) { return pose }
    return try pose(frame, key: key)
  }

  /// Seven numbers: qx qy qz qw px py pz (sheet, "JSON keys that matter").
  private static func pose(_ numbers: [Double]?, key: String) throws(ConfigurationError) -> Pose<Double>? {
    guard let numbers else { return nil }
    guard numbers.count == 7 else { throw .badValue(key: key) }
    let orientation = Quaternion(w: numbers[3], x: numbers[0], y: numbers[1], z: numbers[2])
    let position = SIMD3(numbers[4], numbers[5], numbers[6])
    let length = orientation.lengthSquared
    guard orientation.isFinite, position.isFinite, length > 0.5, length < 2 else {
      throw .badValue(key: key)
    }
    return Pose(orientation: orientation.normalized(), position: position)
  }

  /// The newer form: the first and third column of the rotation, the second is their product.
  private static func pose(
    _ frame: ViveDocument.Frame?, key: String
  ) throws(ConfigurationError) -> Pose<Double>? {
    guard let frame, let plusX = frame.plus_x, let plusZ = frame.plus_z else { return nil }
    guard let z = try vector(plusZ, key: key + ".plus_z")?.direction,
      let x = try vector(plusX, key: key + ".plus_x"),
      let position = try vector(frame.position ?? [0, 0, 0], key: key + ".position"),
      let squareX = (x - z * x.dot(z)).direction
    else { throw .badValue(key: key) }
    return Pose(
      orientation: Quaternion(columns: squareX, z.cross(squareX), z), position: position)
  }
}

extension ViveConfiguration.DeviceClass {
  init(_ name: String?) {
    switch name {
    case "hmd": self = .headset
    case "controller": self = .controller
    case "generic_tracker": self = .tracker
    default: self = .unrecognized(name ?? "")
    }
  }
}

extension ViveConfiguration.Eye {
  init(_ eye: ViveDocument.Eye) throws(ConfigurationError) {
    guard let green = eye.distortion else {
      throw .missing(key: "tracking_to_eye_transform.distortion")
    }
    try self.init(
      red: .init(eye.distortion_red ?? green), green: .init(green), blue: .init(eye.distortion_blue ?? green),
      extrinsics: Self.matrix(eye.extrinsics, rowCount: 3, columnCount: 4, key: "extrinsics"),
      intrinsics: Self.matrix(eye.intrinsics, rowCount: 3, columnCount: 3, key: "intrinsics"),
      growForUndistort: eye.grow_for_undistort ?? 0,
      undistortRadiusSquaredCutoff: eye.undistort_r2_cutoff ?? 0)
  }

  private static func matrix(
    _ rows: [[Double]]?, rowCount: Int, columnCount: Int, key: String
  ) throws(ConfigurationError) -> [[Double]] {
    guard let rows else { return [] }
    guard rows.count == rowCount, rows.allSatisfy({ $0.count == columnCount }) else {
      throw .badValue(key: "tracking_to_eye_transform." + key)
    }
    return rows
  }
}

extension ViveConfiguration.Distortion {
  init(_ distortion: ViveDocument.Distortion) throws(ConfigurationError) {
    guard distortion.coeffs.count <= ViveConfiguration.coefficientCountMax else {
      throw .badValue(key: "tracking_to_eye_transform.distortion.coeffs")
    }
    self.init(
      center: SIMD2(distortion.center_x, distortion.center_y), coefficients: distortion.coeffs,
      model: distortion.type ?? "")
  }
}
