import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct ViveStatusTests {
  @Test func `the mainboard's vector reads field by field`() throws {
    let status = try ViveMainboardStatus(ViveSamples.mainboardStatus)
    #expect(status.rawLensSeparation == 1_575)
    #expect(status.systemButton == 0)
    #expect(status.proximityChange == 1)
    #expect(status.rawProximity == 35)
    #expect(!status.isWorn)
    #expect(status.ipdHundredthMillimeters == 6_980)
  }

  @Test func `a built mainboard status decodes to itself`() throws {
    let status = ViveMainboardStatus(
      rawLensSeparation: 1_575, systemButton: 1, proximityChange: 2, rawProximity: 900,
      ipdHundredthMillimeters: 6_300)
    #expect(status.isWorn)
    #expect(try ViveMainboardStatus(status.encoded().array) == status)
  }

  @Test func `a mainboard report of another type names it`() {
    var bytes = ViveSamples.mainboardStatus
    bytes[2] = 0x2d
    #expect(throws: LayoutError.invalidField(layout: "Vive mainboard status", offset: 1, value: 0x2dd0)) {
      try ViveMainboardStatus(bytes)
    }
  }

  @Test func `the wand's grip vector reads field by field`() throws {
    let report = try ViveWandStatus(ViveSamples.wandInput)
    guard case .input(let input) = report.body else {
      Issue.record("not an input")
      return
    }
    #expect(input.counter == 15_569)
    #expect(input.buttons == .grip)
    #expect(input.serialNumber == 0xf7ef_d942)
    #expect(input.rawTrigger == 0)
    #expect(input.pad == .zero)
  }

  @Test func `a wand's battery has a voltage, a percentage and a charger`() throws {
    let report = try ViveWandStatus(ViveSamples.wandBattery)
    guard case .battery(let battery) = report.body else {
      Issue.record("not a battery")
      return
    }
    #expect(battery.rawVoltage == 4_412)
    #expect(battery.level.percent == 98)
    #expect(battery.level.isCharging)
    #expect(ViveBatteryLevel(percent: 24, isCharging: false).code == 24)
  }

  @Test func `an Index status tells proximity and worn`() throws {
    let report = try ViveWandStatus(ViveSamples.wandType8)
    guard case .proximity(let proximity) = report.body else {
      Issue.record("not a proximity")
      return
    }
    #expect(proximity.rawIPD == 43_105)
    #expect(proximity.rawProximity == 66)
    #expect(proximity.worn == 1)
  }

  @Test func `an unknown type, or a known one of another length, is kept whole`() throws {
    let unknown = try ViveWandStatus(ViveSamples.wandUnrecognized)
    guard case .unrecognized(type: 9, length: 4, let bytes) = unknown.body else {
      Issue.record("\(unknown.body)")
      return
    }
    #expect(bytes[3] == 4)
    var short = ViveSamples.wandInput
    short[3] = 8
    guard case .unrecognized(type: 1, length: 8, _) = try ViveWandStatus(short).body else {
      Issue.record("a short input was read as a whole one")
      return
    }
  }

  @Test func `built wand reports decode to themselves`() throws {
    let input = ViveWandInput(
      counter: 7, buttons: .grip | .padTouch, rawTrigger: 200, serialNumber: 0xe000_0002,
      pad: SIMD2(-32_768, 32_767), rawFineTrigger: 30_000, rawUncalibratedTrigger: 401)
    let battery = ViveWandBattery(
      counter: 8, rawVoltage: 3_900, level: ViveBatteryLevel(percent: 50, isCharging: true))
    let proximity = ViveProximity(rawIPD: 40_000, rawProximity: -3, worn: 0)
    let bodies: [ViveWandStatus.Body] = [.input(input), .battery(battery), .proximity(proximity)]
    for body in bodies {
      let report = ViveWandStatus(body: body)
      #expect(try ViveWandStatus(report.encoded().array) == report)
    }
  }

  @Test func `a report id that is nobody's is named`() {
    #expect(throws: LayoutError.unexpectedTag(layout: "Vive input report", tag: 0x99)) {
      try ViveInputReport([0x99, 0])
    }
    #expect(throws: LayoutError.truncated(layout: "Vive IMU", expected: 52, actual: 51)) {
      try ViveInputReport(Array(ViveSamples.imu.dropLast()))
    }
    #expect(throws: LayoutError.overlong(layout: "Vive IMU", expected: 52, actual: 53)) {
      try ViveInputReport((ViveSamples.imu + [0]))
    }
  }
}
