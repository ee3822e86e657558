import FactoryConfiguration
import Foundation
import HeadsetTestSupport
import PoseMath
import Testing

/// The documents of real units (data, captures/vive-config): counts and numbers as a JSON reader of another
/// language shows them.
@Suite(.enabled(if: RecordedData.isExpected, "the configurations are not here; set HEADSET_DATA"))
struct RealConfigurationTests {
  struct Expectation: CustomTestStringConvertible, Sendable {
    var file: String
    var model: String
    var deviceClass: ViveConfiguration.DeviceClass
    var sensorCount: Int
    var firstChannel: UInt8
    var eyeCount = 0
    var accelerationBias: SIMD3<Double>
    var hasMainboardSerial = false
    var testDescription: String { file }
  }

  static let expectations = [
    Expectation(
      file: "LHR-C5C0BC88-hmd", model: "Vive MV", deviceClass: .headset, sensorCount: 32, firstChannel: 0,
      eyeCount: 2, accelerationBias: SIMD3(0.1292, 0.0166, -0.4025), hasMainboardSerial: true),
    Expectation(
      file: "LHR-F7EFD942-wand", model: "Vive Controller MV", deviceClass: .controller, sensorCount: 24,
      firstChannel: 0, accelerationBias: SIMD3(-0.1191, 0.06991, -0.3787), hasMainboardSerial: true),
    Expectation(
      file: "LHR-01B7ABC0", model: "Vive Tracker MV", deviceClass: .tracker, sensorCount: 22, firstChannel: 0,
      accelerationBias: SIMD3(0.2217, 0.03371, -0.2039), hasMainboardSerial: true),
    Expectation(
      file: "LHR-BAB3D7B1", model: "VIVE Tracker Pro MV", deviceClass: .tracker, sensorCount: 22,
      firstChannel: 0, accelerationBias: SIMD3(-0.02999, -0.05024, -0.1507)),
    Expectation(
      file: "LHR-6CEC0524", model: "Knuckles Right", deviceClass: .controller, sensorCount: 23,
      firstChannel: 1, accelerationBias: SIMD3(-0.0605216809, -0.101132251, -0.201739371)),
    Expectation(
      file: "LHR-DFCF00EE", model: "Utah MP", deviceClass: .headset, sensorCount: 32, firstChannel: 13,
      eyeCount: 2, accelerationBias: SIMD3(-0.00285001565, -0.0719591677, 0.274579704)),
  ]

  func configuration(_ file: String) throws -> ViveConfiguration {
    let path = RecordedData.path("captures/vive-config/\(file).json")
    return try ViveConfiguration(json: Array(try Data(contentsOf: URL(filePath: path))))
  }

  @Test(arguments: expectations)
  func `a real document has what its unit has`(_ expected: Expectation) throws {
    let read = try configuration(expected.file)
    #expect(read.serial == String(expected.file.prefix(12)))
    #expect(read.model == expected.model && read.deviceClass == expected.deviceClass)
    #expect((read.mainboardSerial != nil) == expected.hasMainboardSerial)
    #expect(read.lightSensors.count == expected.sensorCount)
    #expect(read.lightSensors.first?.id == expected.firstChannel)
    #expect(Set(read.lightSensors.map(\.id)).count == expected.sensorCount)
    #expect(read.lightSensors.allSatisfy { abs($0.normal.length - 1) < 4e-7 && $0.point.length < 0.2 })
    #expect(read.eyes.count == expected.eyeCount)
    #expect((read.display != nil) == (expected.eyeCount == 2))
    #expect(read.inertial?.accelerationBias == expected.accelerationBias)
    #expect(read.inertial?.angularVelocityScale == SIMD3(1, 1, 1))
    #expect(read.headFromIMU != nil)
  }

  @Test func `a Vive's lenses and panels are those of its document`() throws {
    let read = try configuration("LHR-C5C0BC88-hmd")
    #expect(read.display?.eyeWidth == 1_080 && read.display?.eyeHeight == 1_200)
    #expect(read.lensSeparation == 0.06219471991062164)
    let left = try #require(read.eyes.first)
    #expect(left.green.model == "DISTORT_DPOLY3")
    #expect(
      left.green.coefficients.prefix(3) == [-0.220271918401983, -0.02025608391390966, -0.05181511638498133])
    #expect(
      left.extrinsics.map { $0[3] } == [0.03109734132885933, -2.235174179077148e-08, -7.450580596923828e-09])
    #expect(left.intrinsics[0][0] == 1.208482623100281)
    #expect(left.growForUndistort == 0.6 || left.growForUndistort > 0)
  }

  @Test func `an Index headset has four coefficients and no extrinsics`() throws {
    let eye = try #require(try configuration("LHR-DFCF00EE").eyes.first)
    #expect(eye.green.model == "DISTORT_DPOLY3_SCALED" && eye.green.coefficients.count == 4)
    #expect(eye.extrinsics.isEmpty && eye.intrinsics.count == 3)
  }

  @Test func `a headset's sensor axes are right, down, ahead; a wand's as its sheet says`() throws {
    let headset = try #require(try configuration("LHR-C5C0BC88-hmd").headFromIMU)
    #expect((headset.orientation.rotate(SIMD3(1, 2, 3)) - SIMD3(1, -2, -3)).length < 1e-9)
    // Half a turn about an axis 43 degrees off the sensor's: the wand's grip is tilted against its board.
    let wand = try #require(try configuration("LHR-F7EFD942-wand").headFromIMU)
    let up = wand.orientation.rotate(SIMD3(0, 0, -1))
    #expect(up.y > 0.99)
  }
}
