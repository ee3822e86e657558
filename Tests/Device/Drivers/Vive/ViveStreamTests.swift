import ByteLayout
import DeviceCatalog
import DeviceProtocols
import FactoryConfiguration
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Drivers

/// What hangs on a cable: headset and wired wand.
@Suite struct ViveStreamTests {
  /// Configuration LHR-C5C0BC88 (htc-vive.md, vector 1).
  static let calibration = InertialCalibration(
    accelerationBias: SIMD3(0.1292, 0.0166, -0.4025),
    accelerationScale: SIMD3(0.9997, 0.9991, 0.9976),
    angularVelocityBias: SIMD3(-0.01409, 0.0128, -0.02943))

  // MARK: - Inertial samples

  @Test func `vector 1 of the sheet comes out calibrated`() {
    let ranges = SensorRanges(acceleration: 4 * 9.806_65, angularVelocity: 500 * .pi / 180)
    let stream = StreamTrial(
      profile: DeviceProfile(role: .headsetReceiver, ranges: ranges, calibration: Self.calibration))
    let output = stream.ingest(ViveSamples.imu)
    #expect(output.reading == .known)
    #expect(output.sampleCount == 1)
    let sample = output[sample: 0]
    #expect((sample.acceleration - SIMD3(-0.1292, -9.840_737, 0.254_416)).length < 1e-6)
    #expect((sample.angularVelocity - SIMD3(-0.008_014, 0.007_174, 0.015_582)).length < 1e-6)
    #expect(sample.timestamp == .zero && sample.lostBefore == 0)
  }

  @Test func `a sample comes once though three reports carry it`() {
    let stream = StreamTrial(.headsetReceiver)
    var times: [Int64] = []
    for last in 10...40 as ClosedRange<UInt8> {
      for sample in stream.ingest(ViveReports.imu([last - 2, last - 1, last])).allSamples {
        times.append(sample.timestamp.nanoseconds)
      }
    }
    #expect(times == (0...30).map { $0 * 1_000_000 })
  }

  @Test func `a gap of the sequence is a loss, told with the sample behind it`() {
    let stream = StreamTrial(.wiredController)
    stream.ingest(ViveReports.imu([8, 9, 10], ticksPerSample: 192_000))
    let output = stream.ingest(ViveReports.imu([18, 19, 20], ticksPerSample: 192_000))
    #expect(output.allSamples.map(\.lostBefore) == [7, 0, 0])
    #expect(output.lostSampleCount == 7)
    #expect(output.allSamples.map(\.timestamp.nanoseconds) == [32_000_000, 36_000_000, 40_000_000])
  }

  @Test func `a leftover report at the start is no loss`() {
    let stream = StreamTrial(.wiredController)
    stream.ingest(ViveReports.imu([198, 199, 200], ticksAtZero: 3_500_000_000))
    let output = stream.ingest(ViveReports.imu([123, 124, 125]))
    #expect(output.lostSampleCount == 0)
    #expect(output.sampleCount == 1)
  }

  @Test func `the device's time runs on across the wrap of its ticks`() {
    let stream = StreamTrial(.headsetReceiver)
    let start = UInt32.max - 12 * 48_000
    stream.ingest(ViveReports.imu([8, 9, 10], ticksAtZero: start))
    let output = stream.ingest(ViveReports.imu([11, 12, 13], ticksAtZero: start))
    #expect(output.allSamples.map(\.timestamp.nanoseconds) == [1_000_000, 2_000_000, 3_000_000])
    #expect(output.lostSampleCount == 0)
  }

  @Test func `a profile learned late changes the scale and leaves time and losses alone`() {
    let stream = StreamTrial(.headsetReceiver)
    stream.ingest(ViveReports.imu([8, 9, 10]))
    var profile = ViveFacts(role: .headsetReceiver).profile()
    profile.calibration.accelerationBias = SIMD3(0, 1, 0)
    stream.adopt(profile)
    let output = stream.ingest(ViveReports.imu([13, 14, 15]))
    #expect(output.lostSampleCount == 2)
    #expect(output[sample: 0].timestamp.nanoseconds == 3_000_000)
    #expect(abs(output[sample: 0].acceleration.y - (9.806_65 - 1)) < 1e-12)
  }

  // MARK: - Light

  @Test func `vector 2 of the sheet is three pulses, and empty slots are none`() {
    let stream = StreamTrial(.headsetReceiver)
    let output = stream.ingest(ViveSamples.light)
    #expect(
      output.allPulses == [
        LightPulse(sensor: 16, startTicks: 2_140_654_290, lengthTicks: 172),
        LightPulse(sensor: 17, startTicks: 2_140_654_574, lengthTicks: 87),
        LightPulse(sensor: 18, startTicks: 2_140_654_495, lengthTicks: 208),
      ])
    #expect(output.reading == .known && output.sampleCount == 0)
  }

  @Test func `a source of light that no sheet names makes the report unknown and keeps its pulses`() {
    let stream = StreamTrial(.headsetReceiver)
    var report = ViveSamples.light
    report[22] = 0xfb
    let output = stream.ingest(report)
    #expect(output.reading == .unknown)
    #expect(output.lightPulseCount == 3)
  }

  @Test func `a wand's light is its own report`() {
    let stream = StreamTrial(.wiredController)
    let output = stream.ingest(ViveSamples.wandLight)
    #expect(
      output.allPulses == [
        LightPulse(sensor: 8, startTicks: 0x4030_2010, lengthTicks: 300),
        LightPulse(sensor: 23, startTicks: 0x6677_8899, lengthTicks: 1_200),
      ])
  }

  // MARK: - Inputs

  @Test func `vector 3 of the sheet is a mainboard's status`() {
    let stream = StreamTrial(.headsetMainboard)
    let inputs = stream.ingest(ViveSamples.mainboardStatus).inputs
    #expect(inputs.present == .buttons | .proximity | .interpupillaryDistance)
    #expect(inputs.buttons == .none && inputs.rawProximity == 35 && !inputs.isWorn)
    #expect(abs(inputs.interpupillaryDistance - 0.069_8) < 1e-6)
  }

  @Test(arguments: [(UInt8(79), false), (80, true), (255, true)])
  func `a headset is worn from a proximity of 80 on`(proximity: UInt8, isWorn: Bool) {
    let stream = StreamTrial(.headsetMainboard)
    var report = ViveSamples.mainboardStatus
    report[14] = proximity
    report[8] = 1
    let inputs = stream.ingest(report).inputs
    #expect(inputs.isWorn == isWorn)
    #expect(inputs.buttons == .system)
  }

  @Test func `vector 6 of the watchman sheet is a grip`() {
    let stream = StreamTrial(.wiredController)
    let output = stream.ingest(ViveSamples.wandInput)
    #expect(output.inputs.present == .buttons | .trigger | .pad)
    #expect(output.inputs.buttons == .grip)
    #expect(output.inputs.trigger == 0 && output.inputs.padX == 0 && output.inputs.padY == 0)
  }

  @Test func `every button of a wired wand is itself`() {
    let buttons: [(bit: Int, DeviceInputs.Buttons)] = [
      (0, .trigger), (2, .grip), (12, .menu), (13, .system), (18, .padClick), (20, .padTouch),
    ]
    for (bit, expected) in buttons {
      let stream = StreamTrial(.wiredController)
      var report = ViveSamples.filled("0100013c")
      report[8 + bit / 8] = 1 << UInt8(bit % 8)
      #expect(stream.ingest(report).inputs.buttons == expected)
    }
  }

  @Test func `trigger and pad reach their ends and not beyond`() {
    let stream = StreamTrial(.wiredController)
    var report = ViveSamples.filled("0100013c 00000000 00000000 ff00 0000 00000000 ff7f 0080")
    let inputs = stream.ingest(report).inputs
    #expect(inputs.trigger == 1 && inputs.padY == -1)
    #expect(inputs.padX > 0.999 && inputs.padX < 1)
    report[13] = 0xff
    #expect(stream.ingest(report).inputs.trigger == 1)
  }

  @Test func `a wired wand's battery is charging at 98 per cent`() {
    let stream = StreamTrial(.wiredController)
    let inputs = stream.ingest(ViveSamples.wandBattery).inputs
    #expect(inputs.present == .battery && inputs.batteryPercent == 98 && inputs.isCharging)
    var report = ViveSamples.wandBattery
    report[14] = 127
    #expect(stream.ingest(report).inputs.batteryPercent == 100)
  }

  // MARK: - What is not for us

  static let owners: [(sample: [UInt8], roles: Set<DeviceRole>)] = [
    (ViveSamples.imu, [.headsetReceiver, .wiredController]),
    (ViveSamples.light, [.headsetReceiver, .wiredController]),
    (ViveSamples.sweeps, [.headsetReceiver, .wiredController]),
    (ViveSamples.modulation, [.headsetReceiver, .wiredController]),
    (ViveSamples.wandLight, [.wiredController]),
    (ViveSamples.wandInput, [.headsetReceiver, .wiredController]),
    (ViveSamples.wandBattery, [.headsetReceiver, .wiredController]),
    (ViveSamples.mainboardStatus, [.headsetMainboard, .headsetReceiver]),
    (ViveSamples.watchmanIMU, [.controllerReceiver]),
    (ViveSamples.watchmanPair, [.controllerReceiver]),
    (ViveSamples.watchmanLink, [.controllerReceiver]),
    ([0], Set(DeviceRole.allCases)),
  ]

  @Test func `a report of another part is unknown and changes nothing`() {
    for (sample, roles) in Self.owners {
      for role in DeviceRole.allCases {
        let stream = StreamTrial(role)
        let output = stream.ingest(sample)
        #expect((output.reading == .known) == roles.contains(role), "\(role) \(sample.prefix(4))")
        guard !roles.contains(role) else { continue }
        #expect(output.reading == .unknown)
        #expect(
          output.sampleCount == 0 && output.lightPulseCount == 0 && output.inputs == DeviceInputs())
      }
    }
  }

  @Test func `an id that no sheet has is unknown, a known one of another length malformed`() {
    let stream = StreamTrial(.headsetReceiver)
    #expect(stream.ingest([0x29] + [UInt8](repeating: 0, count: 63)).reading == .unknown)
    #expect(stream.ingest([0, 0]).reading == .unknown)
    #expect(stream.ingest(ViveSamples.imu + [0]).reading == .malformed)
    #expect(stream.ingest([]).reading == .malformed)
    let wand = StreamTrial(.wiredController)
    #expect(wand.ingest(ViveSamples.wandUnrecognized).reading == .unknown)
  }
}
