import FactoryConfiguration
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
}
