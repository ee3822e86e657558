import FactoryConfiguration
import HeadsetTestSupport
import PoseMath
import Testing

@Suite struct ViveConfigurationTests {
  func configuration(_ text: String) throws -> ViveConfiguration {
    try ViveConfiguration(json: Array(text.utf8))
  }

  @Test func `the first generation keeps its calibration at the top level`() throws {
    let read = try configuration(
      """
      {"device_serial_number": "LHR-E0000001", "device_class": "hmd", "model_number": "Vive MV",
       "acc_bias": [0.1, 0, -0.4], "acc_scale": [1, 0.999, 0.998],
       "gyro_bias": [-0.01, 0.01, 0], "gyro_scale": [1, 1, 1],
       "trackref_from_imu": [0, 0, -1, 0, 0, 0, 0.05], "trackref_from_head": [0, -1, 0, 0, 0, 0, -0.02]}
      """)
    #expect(read.serial == "LHR-E0000001")
    #expect(read.deviceClass == .headset)
    #expect(read.inertial?.accelerationBias == SIMD3(0.1, 0, -0.4))
    #expect(read.inertial?.accelerationScale == SIMD3(1, 0.999, 0.998))
  }

  @Test func `a worn Vive's raw axes come out as right, up and backwards`() throws {
    let read = try configuration(
      """
      {"device_serial_number": "x", "trackref_from_imu": [0, 0, -1, 0, 0, 0, 0],
       "trackref_from_head": [0, -1, 0, 0, 0, 0, 0]}
      """)
    let turned = try #require(read.headFromIMU).orientation.rotate(SIMD3(1, 2, 3))
    #expect((turned - SIMD3(1, -2, -3)).length < 1e-12)
  }

  @Test func `the newer form gives rotation columns`() throws {
    let read = try configuration(
      """
      {"device_serial_number": "x",
       "head": {"plus_x": [-1, 0, 0], "plus_z": [0, 0, -1], "position": [0, 0, -0.01]},
       "imu": {"acc_bias": [0, 0, 0], "gyro_bias": [0, 0, 0],
               "plus_x": [0, -1, 0], "plus_z": [0, 0, 1], "position": [-0.05, 0.03, 0.05]}}
      """)
    let x = try #require(read.trackrefFromIMU).orientation.rotate(SIMD3(1, 0, 0))
    let y = try #require(read.trackrefFromIMU).orientation.rotate(SIMD3(0, 1, 0))
    #expect((x - SIMD3(0, -1, 0)).length < 1e-12)
    #expect((y - SIMD3(1, 0, 0)).length < 1e-12)
    #expect(read.trackrefFromIMU?.position == SIMD3(-0.05, 0.03, 0.05))
  }

  @Test func `light sensors carry the number that reports use`() throws {
    let read = try configuration(
      """
      {"device_serial_number": "x", "lighthouse_config": {"channelMap": [5, 3],
       "modelPoints": [[0, 0, 1], [0, 1, 0]], "modelNormals": [[0, 0, 1], [0, 1, 0]]}}
      """)
    #expect(read.lightSensors.map(\.id) == [5, 3])
  }

  @Test func `a document without serial is refused by name`() {
    #expect(throws: ConfigurationError.missing(key: "device_serial_number")) {
      try configuration("{}")
    }
  }

  @Test(arguments: [
    "", "[", "nul", "{\"device_serial_number\": 5}",
    "{\"device_serial_number\": \"x\", \"acc_bias\": [1, 2]}",
    "{\"device_serial_number\": \"x\", \"trackref_from_imu\": [0, 0, 0, 0, 0, 0, 0]}",
    "{\"device_serial_number\": \"x\", \"lighthouse_config\": {\"channelMap\": [999], "
      + "\"modelPoints\": [[0, 0, 0]], \"modelNormals\": [[0, 0, 0]]}}",
    "{\"device_serial_number\": \"x\", \"head\": {\"plus_x\": [0, 0, 0], \"plus_z\": [0, 0, 0]}}",
  ])
  func `a broken document is a typed error`(text: String) {
    #expect(throws: ConfigurationError.self) { try configuration(text) }
  }

  @Test func `absurd numbers of a sensor are no calibration`() throws {
    let read = try configuration(
      "{\"device_serial_number\": \"x\", \"acc_bias\": [0, 0, 0], \"acc_scale\": [0, 1, 1]}")
    #expect(read.inertial == nil)
  }

  // MARK: - Bounds

  @Test func `every key of a whole document is read`() throws {
    let read = try ViveConfiguration(json: ViveConfigurationSamples.headset)
    #expect(read.mainboardSerial == "42JB0000" && read.manufacturer == "HTC" && read.productID == 0x2000)
    #expect(read.lensSeparation == 0.062 && read.eyes.count == 2 && read.lightSensors.count == 2)
    #expect(read.display?.persistence == 0.0111 && read.display?.physicalAspect == 0.9)
    #expect(read.eyes[0].undistortRadiusSquaredCutoff == 1.132)
  }

  @Test(arguments: ["\"\"", "\"a\\u001b[2J\"", "\"\\u0085\"", "\"\(String(repeating: "x", count: 65))\""])
  func `a serial that no record could carry is refused, such a model is none`(text: String) throws {
    #expect(throws: ConfigurationError.badValue(key: "device_serial_number")) {
      try configuration("{\"device_serial_number\": \(text)}")
    }
    let read = try configuration("{\"device_serial_number\": \"x\", \"model_number\": \(text)}")
    #expect(read.model == nil)
  }

  @Test(arguments: [
    "\"tracking_to_eye_transform\": [{}]",
    "\"tracking_to_eye_transform\": [{\"distortion\": {\"center_x\": 0, \"center_y\": 0, \"coeffs\": "
      + "[1, 2, 3, 4, 5, 6, 7, 8, 9]}}]",
    "\"tracking_to_eye_transform\": [{\"extrinsics\": [[1]], \"distortion\": {\"center_x\": 0, "
      + "\"center_y\": 0, \"coeffs\": []}}]",
    "\"device\": {\"eye_target_width_in_pixels\": -1, \"eye_target_height_in_pixels\": 1}",
    "\"lens_separation\": 1e400", "\"device_pid\": 1e30",
    "\"lighthouse_config\": {\"channelMap\": [1], \"modelPoints\": [], \"modelNormals\": []}",
  ])
  func `a part that cannot be is a typed error`(part: String) {
    #expect(throws: ConfigurationError.self) {
      try configuration("{\"device_serial_number\": \"x\", \(part)}")
    }
  }

  @Test func `more sensors or eyes than any device has are refused`() {
    let many = [String](repeating: "[0, 0, 1]", count: 65).joined(separator: ",")
    let ids = [String](repeating: "1", count: 65).joined(separator: ",")
    #expect(throws: ConfigurationError.badValue(key: "lighthouse_config")) {
      try configuration(
        "{\"device_serial_number\": \"x\", \"lighthouse_config\": {\"channelMap\": [\(ids)], "
          + "\"modelPoints\": [\(many)], \"modelNormals\": [\(many)]}}")
    }
    let eye = "{\"distortion\": {\"center_x\": 0, \"center_y\": 0, \"coeffs\": []}}"
    #expect(throws: ConfigurationError.badValue(key: "tracking_to_eye_transform")) {
      try configuration(
        "{\"device_serial_number\": \"x\", \"tracking_to_eye_transform\": [\(eye), \(eye), \(eye)]}")
    }
  }

  @Test func `nesting without end is a typed error`() {
    #expect(throws: ConfigurationError.self) {
      try ViveConfiguration(json: [UInt8](repeating: UInt8(ascii: "["), count: 100_000))
    }
  }

  @Test func `every truncation and every mutation gives a value or a typed error`() {
    let document = ViveConfigurationSamples.headset
    for count in 0..<document.count {
      #expect(throws: ConfigurationError.self) { try ViveConfiguration(json: Array(document.prefix(count))) }
    }
    var generator = SeededGenerator(seed: 0x6a73)
    for _ in 0..<mutationCount {
      guard let read = try? ViveConfiguration(json: generator.mutate(document)) else { continue }
      #expect(read.inertial?.isPlausible ?? true)
      #expect(read.headFromIMU?.position.isFinite ?? true)
    }
  }
}
