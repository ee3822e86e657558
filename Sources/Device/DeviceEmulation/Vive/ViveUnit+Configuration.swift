internal import PoseMath

/// The configuration a unit stores about itself: JSON with the keys of htc-vive.md, "JSON keys that matter".
/// Every number is made up; no real unit's calibration is copied.
extension ViveUnit {
  /// The document before compression.
  public var configurationText: String {
    let lines = model == .index ? indexLines : viveLines
    return "{\n" + lines.compactMap { $0.map { "  " + $0 } }.joined(separator: ",\n") + "\n}\n"
  }

  private var viveLines: [String?] {
    [
      text("acc_bias", errors.accelerationBias), text("acc_scale", errors.accelerationScale),
      kind == .headset ? displayLine : nil,
      "\"device_class\": \"\(kind == .headset ? "hmd" : "controller")\"",
      "\"device_pid\": \(kind == .headset ? 0x2000 : 0x2012)",
      "\"device_serial_number\": \"\(serial)\"", "\"device_vid\": 10462",
      text("gyro_bias", errors.angularVelocityBias), text("gyro_scale", errors.angularVelocityScale),
      kind == .headset ? "\"lens_separation\": 0.063" : nil,
      "\"lighthouse_config\": \(lightSensors)",
      "\"manufacturer\": \"headsetd emulation\"", "\"mb_serial_number\": \"EMULATED\(number)\"",
      "\"model_number\": \"\(kind == .headset ? "Vive MV" : "Vive Controller MV")\"", "\"revision\": 1",
      kind == .headset ? eyes : nil,
      text("trackref_from_head", trackrefFromBody), text("trackref_from_imu", trackrefFromIMU),
      "\"type\": \"Lighthouse_HMD\"",
    ]
  }

  /// The newer form: frames as two axes and a place. The gyroscope's scale is not told (valve-index.md, "JSON"): what it
  /// errs by a host does not know.
  private var indexLines: [String?] {
    [
      "\"device_class\": \"hmd\"", "\"device_pid\": 8192", "\"device_serial_number\": \"\(serial)\"",
      "\"device_vid\": 10462", frame("head", trackrefFromBody, more: []),
      frame(
        "imu", trackrefFromIMU,
        more: [
          text("acc_bias", errors.accelerationBias), text("acc_scale", errors.accelerationScale),
          text("gyro_bias", errors.angularVelocityBias),
        ]),
      "\"lighthouse_config\": \(lightSensors)", "\"manufacturer\": \"headsetd emulation\"",
      "\"model_number\": \"Utah MP\"", "\"revision\": 1",
    ]
  }

  private func frame(_ key: String, _ pose: Pose<Double>, more: [String]) -> String {
    let axes = [
      text("plus_x", pose.orientation.rotate(SIMD3(1, 0, 0))),
      text("plus_z", pose.orientation.rotate(SIMD3(0, 0, 1))), text("position", pose.position),
    ]
    return "\"\(key)\": {" + (more + axes).joined(separator: ", ") + "}"
  }

  /// One zlib stream (RFC 1950), as the device sends it.
  var configuration: [UInt8] { ZlibStream.compressed(Array(configurationText.utf8)) }

  private var displayLine: String {
    """
    "device": {"eye_target_height_in_pixels": 1200, "eye_target_width_in_pixels": 1080, \
    "persistence": 0.0111, "physical_aspect_x_over_y": 0.9}
    """
  }

  private func text(_ key: String, _ vector: SIMD3<Double>) -> String {
    "\"\(key)\": \(Self.list(vector))"
  }

  /// Seven numbers, qx qy qz qw px py pz.
  private func text(_ key: String, _ pose: Pose<Double>) -> String {
    let turn = pose.orientation
    let numbers = [
      turn.x, turn.y, turn.z, turn.w, pose.position.x, pose.position.y, pose.position.z,
    ]
    return "\"\(key)\": [" + numbers.map(Self.number).joined(separator: ", ") + "]"
  }

  private static func list(_ vector: SIMD3<Double>) -> String {
    "[\(number(vector.x)), \(number(vector.y)), \(number(vector.z))]"
  }

  private static func number(_ value: Double) -> String { "\(rounded(value))" }

  /// Six decimals, as far as the factory's own numbers go.
  static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

  // MARK: - Light sensors

  private var lightSensors: String {
    let diodes = photodiodes
    let points = diodes.map { Self.list($0.point) }
    let normals = diodes.map { Self.list($0.normal) }
    return """
      {"channelMap": [\(diodes.map { String($0.id) }.joined(separator: ", "))], \
      "modelNormals": [\(normals.joined(separator: ", "))], \
      "modelPoints": [\(points.joined(separator: ", "))]}
      """
  }

  // MARK: - Lenses

  private var eyes: String {
    let left = eye(side: 1)
    let right = eye(side: -1)
    return "\"tracking_to_eye_transform\": [\(left), \(right)]"
  }

  private func eye(side: Double) -> String {
    let names = ["distortion", "distortion_blue", "distortion_red"]
    let first = [-0.22, -0.25, -0.19]
    let distortions = zip(names, first).map { name, coefficient in
      """
      "\(name)": {"center_x": \(0.09 * side), "center_y": 0.0, "coeffs": [\(coefficient), -0.02, -0.05, \
      0.0, 0.0, 0.0, 0.0, 0.0], "type": "DISTORT_DPOLY3"}
      """
    }
    return """
      {\(distortions.joined(separator: ", ")), \
      "extrinsics": [[1.0, 0.0, 0.0, \(0.0315 * side)], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]], \
      "grow_for_undistort": 0.6, \
      "intrinsics": [[1.21, 0.0, \(-0.09 * side)], [0.0, 1.09, 0.0], [0.0, 0.0, -1.0]], \
      "undistort_r2_cutoff": 1.13}
      """
  }
}
