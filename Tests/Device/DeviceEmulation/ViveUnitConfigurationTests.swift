import DeviceEmulation
import DeviceProtocols
import FactoryConfiguration
import PoseMath
import Testing
import Wearers

/// What an emulated unit stores about itself, read by the reader that reads real ones.
@Suite struct ViveUnitConfigurationTests {
  private func configuration(of unit: ViveUnit) throws -> ViveConfiguration {
    try ViveConfiguration(json: Array(unit.configurationText.utf8))
  }

  @Test(arguments: [Emulations.headUnit(), Emulations.handUnit])
  func `the document tells the unit's serial, errors and places`(_ unit: ViveUnit) throws {
    let configuration = try configuration(of: unit)
    #expect(configuration.serial == unit.serial)
    let inertial = try #require(configuration.inertial)
    #expect((inertial.accelerationBias - unit.errors.accelerationBias).length < 2e-6)
    #expect((inertial.accelerationScale - unit.errors.accelerationScale).length < 2e-6)
    #expect((inertial.angularVelocityBias - unit.errors.angularVelocityBias).length < 2e-6)
    #expect((inertial.angularVelocityScale - unit.errors.angularVelocityScale).length < 2e-6)
    let headFromIMU = try #require(configuration.headFromIMU)
    let truth = unit.imu.imuFromBody.inverse
    #expect(headFromIMU.orientation.angle(to: truth.orientation) < 1e-5)
    #expect((headFromIMU.position - truth.position).length < 1e-5)
  }

  @Test func `a headset has 32 light sensors, two eyes and a display, a wand 24 sensors`() throws {
    let head = try configuration(of: Emulations.headUnit())
    #expect(head.lightSensors.count == 32)
    #expect(head.lightSensors.allSatisfy { abs($0.normal.length - 1) < 1e-5 })
    #expect(head.eyes.count == 2)
    #expect(head.display?.eyeWidth == 1_080)
    #expect(head.deviceClass == .headset)
    let hand = try configuration(of: Emulations.handUnit)
    #expect(hand.lightSensors.count == 24)
    #expect(hand.eyes.isEmpty)
    #expect(hand.deviceClass == .controller)
  }

  @Test func `calibrated as a driver does it, a resting headset reads gravity upwards`() throws {
    let unit = Emulations.headUnit(wearer: .init(.standing, seed: 1, restSeconds: 100))
    let configuration = try configuration(of: unit)
    let inertial = try #require(configuration.inertial)
    let headFromIMU = try #require(configuration.headFromIMU)
    var sum = SIMD3<Double>.zero
    for number in 0..<1_000 {
      let nominal = SIMD3<Double>(unit.imu.slot(number).rawAcceleration) * unit.imu.accelerationPerCount
      sum += nominal * inertial.accelerationScale - inertial.accelerationBias
    }
    let head = headFromIMU.orientation.rotate(sum / 1_000)
    // What the factory does not know, the drift, stays: 0.02 m/s^2 an axis at most.
    #expect(abs(head.y - standardGravity) < 0.03)
    #expect(abs(head.x) < 0.03 && abs(head.z) < 0.03)
  }

  @Test func `two units differ in serial and errors, one unit never from itself`() {
    let hand = Emulations.hand
    let make = { ViveUnit(kind: .wand, number: $0, seed: 7, source: hand, plugged: .zero) }
    #expect(make(1).serial == "LHR-E0000001")
    #expect(make(2).serial == "LHR-E0000002")
    #expect(make(1).errors != make(2).errors)
    #expect(make(1).errors == make(1).errors)
  }
}
