import DeviceCatalog
import FactoryConfiguration
import HeadsetTestSupport
import PoseMath
import Testing
import USBProtocol

@testable import Drivers

@Suite struct ViveFactsTests {
  func read(_ id: UInt8) -> USBSetup { .getFeature(reportID: id, interface: 0, length: 65) }

  /// Facts after everything an answering device has to say.
  func filled(_ role: DeviceRole) -> FactsTrial {
    let facts = FactsTrial(role)
    let device = AnsweringVive(role)
    for id: UInt8 in [0x04, 0x05, 0x01, 0xff, 0x10, 0x11, 0x11, 0x11, 0x11, 0x11] {
      guard case .success(let answer) = device.answer(read(id), []) else { continue }
      facts.learn(id, answer)
    }
    return facts
  }

  @Test func `a headset's answers make its profile`() {
    let profile = filled(.headsetReceiver).facts.profile()
    #expect(profile.serial == AnsweringVive.serial)
    #expect(profile.model == "Vive MV")
    #expect(profile.firmware == "1456377512 fpga 1.6")
    #expect(profile.hardware == "2.1.0 product 128")
    #expect(
      profile.ranges == SensorRanges(acceleration: 4 * 9.806_65, angularVelocity: 500 * .pi / 180))
    #expect(profile.calibration.accelerationBias == SIMD3(0.1, 0.2, 0.3))
    #expect(profile.calibrationSource == .recorded)
    #expect(profile.configuration == AnsweringVive(.headsetReceiver).configuration)
  }

  @Test func `a mainboard tells its display firmware and nothing else`() {
    let facts = FactsTrial(.headsetMainboard)
    #expect(
      facts.learn(
        4,
        [UInt8](hex: "0487293c22d201aa080010000801200039020000") + [UInt8](repeating: 0, count: 45))
    )
    #expect(facts.facts.profile().firmware == "display 569")
    #expect(facts.facts.profile().serial == nil)
  }

  @Test func `without answers the measured ranges and axes of the part hold`() {
    let headset = ViveFacts(role: .headsetReceiver).profile()
    #expect(headset.ranges.acceleration == 4 * 9.806_65)
    #expect(
      (headset.headFromIMU.orientation.rotate(SIMD3(1, 2, 3)) - SIMD3(1, -2, -3)).length < 1e-12)
    let wand = ViveFacts(role: .wiredController).profile()
    #expect(
      wand.ranges == SensorRanges(acceleration: 8 * 9.806_65, angularVelocity: 2_000 * .pi / 180))
    #expect(
      (wand.headFromIMU.orientation.rotate(SIMD3(1, 2, 3)) - SIMD3(-1, -3, -2)).length < 1e-12)
    #expect(wand.calibrationSource == .none && wand.configuration == nil)
  }

  // MARK: - Ranges

  @Test(arguments: [[], [1], [1, 1], [1, 0, 0], [1, 4, 0], [2, 1, 1]] as [[UInt8]])
  func `ranges that are none leave the nominal ones`(answer: [UInt8]) {
    let facts = FactsTrial(.wiredController)
    #expect(!facts.learn(1, answer))
    #expect(!facts.facts.hasRanges)
    #expect(facts.facts.profile().ranges.acceleration == 8 * 9.806_65)
  }

  @Test func `stale memory behind the ranges does no harm`() {
    let facts = FactsTrial(.wiredController)
    #expect(facts.learn(1, ViveSamples.filled("010302 02bc3ef4")))
    #expect(facts.facts.hasRanges)
  }

  // MARK: - Serials

  @Test func `a wired wand's status tells its serial once`() {
    let facts = FactsTrial(.wiredController)
    #expect(facts.learn(report: ViveSamples.wandInput))
    #expect(facts.facts.serial == "LHR-F7EFD942")
    #expect(!facts.learn(report: ViveSamples.wandInput))
  }

  @Test func `a status without serial, of another type, of another role tells none`() {
    let facts = FactsTrial(.wiredController)
    #expect(!facts.learn(report: ViveSamples.filled("0100013c")))
    #expect(!facts.learn(report: ViveSamples.wandBattery))
    #expect(!facts.learn(report: [1]))
    #expect(!facts.learn(report: []))
    #expect(facts.facts.serial == nil)
    let headset = FactsTrial(.headsetReceiver)
    #expect(!headset.learn(report: ViveSamples.wandInput))
  }

  @Test func `a radio's answer tells serial and firmware; report 0x05 tells more of the latter`() {
    let answer = ViveSamples.filled("ff83230042d9eff701021100000207000000041851f556")
    let facts = FactsTrial(.controllerReceiver)
    #expect(facts.learn(0xff, answer))
    #expect(facts.facts.serial == "LHR-F7EFD942")
    #expect(facts.facts.profile().firmware == "1458917656")
    guard case .success(let firmware) = AnsweringVive().answer(read(5), []) else { return }
    #expect(facts.learn(5, firmware))
    #expect(facts.learn(0xff, answer))
    #expect(facts.facts.profile().firmware == "1456377512 fpga 1.6")
  }

  @Test func `a radio that has no answer yet tells nothing`() {
    let facts = FactsTrial(.controllerReceiver)
    #expect(!facts.learn(0xff, ViveSamples.filled("ff8300")))
    #expect(facts.facts.serial == nil)
  }

  @Test func `a configuration's serial counts more than a report's`() {
    let facts = filled(.wiredController)
    #expect(facts.learn(report: ViveSamples.wandInput))
    #expect(facts.facts.serial == AnsweringVive.serial)
  }

  // MARK: - The configuration

  @Test func `a configuration is whole with the empty chunk, not before`() {
    let facts = FactsTrial(.headsetReceiver)
    let device = AnsweringVive()
    var news: [Bool] = []
    for id: UInt8 in [0x10, 0x11, 0x11, 0x11, 0x11, 0x11] {
      guard case .success(let answer) = device.answer(read(id), []) else { continue }
      news.append(facts.learn(id, answer))
    }
    #expect(news == [false, false, false, false, false, true])
    #expect(facts.facts.hasConfiguration && !facts.facts.isCollectingConfiguration)
  }

  @Test func `chunks without a beginning are nobody's`() {
    let facts = FactsTrial(.headsetReceiver)
    #expect(!facts.learn(0x11, [0x11, 0]))
    #expect(facts.facts.configurationError == nil)
  }

  @Test func `a damaged configuration says why and keeps the one before`() {
    let facts = filled(.headsetReceiver)
    facts.learn(0x10, [0x10, 0, 4])
    facts.learn(0x11, [0x11, 4, 0x78, 0x9c, 1, 2])
    #expect(!facts.learn(0x11, [0x11, 0]))
    #expect(facts.facts.configurationError == .damagedStream(inflated: 0))
    #expect(facts.facts.profile().calibrationSource == .recorded)
  }

  @Test func `a write is no answer`() {
    let facts = FactsTrial(.headsetReceiver)
    #expect(!facts.learn(USBSetup.setFeature(reportID: 1, interface: 0, length: 3), [1, 1, 1]))
    #expect(!facts.facts.hasRanges)
  }

  @Test(arguments: DeviceRole.allCases)
  func `forgetting leaves a part that was never asked`(role: DeviceRole) {
    let facts = filled(role)
    facts.forget()
    #expect(facts.facts.profile() == ViveFacts(role: role).profile())
    #expect(facts.facts.serial == nil && !facts.facts.hasConfiguration && !facts.facts.hasRanges)
  }

  // MARK: - Supplied

  @Test func `a supplied configuration stands in until the unit's own is read`() throws {
    let supplied = try ViveConfiguration(
      json: Array(
        """
        {"device_serial_number": "LHR-0000BEEF", "acc_bias": [1, 0, 0], "gyro_bias": [0, 0, 0]}
        """.utf8))
    let bare = ViveFacts(role: .headsetReceiver).profile(supplied: supplied)
    #expect(bare.calibrationSource == .supplied)
    #expect(bare.calibration.accelerationBias == SIMD3(1, 0, 0))
    #expect(bare.configuration == nil && bare.serial == nil)
    let own = filled(.headsetReceiver).facts.profile(supplied: supplied)
    #expect(own.calibrationSource == .recorded)
    #expect(own.calibration.accelerationBias == SIMD3(0.1, 0.2, 0.3))
  }
}
