import ByteLayout
import DeviceCatalog
import DeviceProtocols
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Drivers

/// What comes by radio. Vectors are those of sheet vive-controllers-watchman.
@Suite struct ViveRadioStreamTests {
  /// Per count at 8 g and 2000 deg/s.
  static let metresPerCount = 8 * 9.806_65 / 32_768
  static let radiansPerCount = 2_000 * Double.pi / 180 / 32_768

  func scaled(_ x: Double, _ y: Double, _ z: Double, by unit: Double) -> SIMD3<Double> {
    SIMD3(x, y, z) * unit
  }

  @Test func `vector 1 is a sample`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest(ViveSamples.watchmanIMU)
    #expect(output.reading == .known && output.sampleCount == 1)
    let sample = output[sample: 0]
    #expect(
      (sample.acceleration - scaled(-1_283, 2_279, -3_107, by: Self.metresPerCount)).length < 1e-12)
    #expect(
      (sample.angularVelocity - scaled(209, -37, 97, by: Self.radiansPerCount)).length < 1e-12)
    #expect(output.inputs == DeviceInputs())
  }

  @Test func `vector 2 is a touched pad with a sample`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest(ViveSamples.watchmanPad)
    #expect(output.inputs.present == .buttons | .trigger | .pad)
    #expect(output.inputs.buttons == .padTouch && output.inputs.trigger == 0)
    #expect(output.inputs.padX == 6_616 / 32_768 && output.inputs.padY == 31_922 / 32_768)
    #expect(
      (output[sample: 0].angularVelocity - scaled(29, 44, -15, by: Self.radiansPerCount)).length
        < 1e-12)
  }

  @Test func `vector 3 is a battery with a sample`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest(ViveSamples.watchmanBattery)
    #expect(output.inputs.present == .battery)
    #expect(output.inputs.batteryPercent == 24 && !output.inputs.isCharging)
    #expect(
      (output[sample: 0].acceleration - scaled(-676, 2_132, -3_440, by: Self.metresPerCount)).length
        < 1e-12)
  }

  @Test func `vector 4 is five pulses, placed by the last sample's time`() {
    let stream = StreamTrial(.controllerReceiver)
    let light = [UInt8](hex: "8881a11000d3069303a306f3068301d606e4a80cd907c192d2")
    stream.ingest(ViveReports.radio(ViveReports.message(ticks: 3_761_897_504)))
    let output = stream.ingest(
      ViveReports.radio(ViveReports.message(ticks: 0xe000_0000, payload: WatchmanBytes(light.span)))
    )
    #expect(
      output.allPulses
        == [
          LightPulse(sensor: 0, startTicks: 3_755_112_711, lengthTicks: 851),
          LightPulse(sensor: 2, startTicks: 3_755_113_965, lengthTicks: 803),
          LightPulse(sensor: 20, startTicks: 3_755_115_651, lengthTicks: 985),
          LightPulse(sensor: 16, startTicks: 3_755_115_782, lengthTicks: 954),
          LightPulse(sensor: 17, startTicks: 3_755_118_312, lengthTicks: 985),
        ].sorted { order($0, output.allPulses) < order($1, output.allPulses) })
    #expect(output.reading == .known && output.sampleCount == 0)
  }

  private func order(_ pulse: LightPulse, _ pulses: [LightPulse]) -> Int {
    pulses.firstIndex(of: pulse) ?? .max
  }

  @Test func `vector 5 is an Index controller's sample, read as the model says`() {
    var profile = ViveFacts(role: .controllerReceiver).profile()
    profile.model = "Knuckles Right"
    let stream = StreamTrial(profile: profile)
    let output = stream.ingest(ViveSamples.watchmanIndex)
    #expect(output.reading == .known && output.sampleCount == 1)
    #expect(
      (output[sample: 0].acceleration - scaled(469, 3_682, 1_525, by: Self.metresPerCount)).length
        < 1e-12)
    #expect(
      (output[sample: 0].angularVelocity - scaled(8, 12, 7, by: Self.radiansPerCount)).length
        < 1e-12)
  }

  @Test func `every button of a wireless wand is itself`() {
    let buttons: [DeviceInputs.Buttons] = [.trigger, .padTouch, .padClick, .system, .grip, .menu]
    for (bit, expected) in buttons.enumerated() {
      let stream = StreamTrial(.controllerReceiver)
      let payload = WatchmanPayload1(
        input: .controls(buttons: 1 << UInt8(bit), rawTrigger: nil, pad: nil))
      let output = stream.ingest(
        ViveReports.radio(ViveReports.message(ticks: 0, payload: payload.encoded())))
      #expect(output.inputs.present == .buttons && output.inputs.buttons == expected)
    }
  }

  @Test func `two messages are two samples in order`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest(
      ViveReports.radio(
        ViveReports.message(ticks: 0), ViveReports.message(ticks: 192_000, battery: 0x80 | 55)))
    #expect(output.allSamples.map(\.timestamp.nanoseconds) == [0, 4_000_000])
    #expect(output.inputs.batteryPercent == 55 && output.inputs.isCharging)
  }

  @Test func `a sign of life says nothing and is understood`() {
    let stream = StreamTrial(.controllerReceiver)
    let payload = WatchmanBytes([0xe2, 1, 2, 3].span)
    let output = stream.ingest(ViveReports.radio(ViveReports.message(ticks: 0, payload: payload)))
    #expect(output.reading == .known && output.sampleCount == 0 && output.inputs == DeviceInputs())
  }

  // MARK: - Losses

  @Test(arguments: [
    (UInt32(192_000), UInt32(0)), (191_744, 0), (287_744, 0), (288_256, 1), (384_000, 1),
    (575_744, 2),
    (4_225_536, 21), (47_999_744, 249), (48_000_000, 0), (0x9000_0000, 0), (0, 0),
  ])
  func `the clock tells what the radio dropped`(gap: UInt32, lost: UInt32) {
    let stream = StreamTrial(.controllerReceiver)
    stream.ingest(ViveReports.radio(ViveReports.message(ticks: 0xff00_0000)))
    let output = stream.ingest(ViveReports.radio(ViveReports.message(ticks: 0xff00_0000 &+ gap)))
    #expect(output.lostSampleCount == lost)
    #expect(output.sampleCount == 1)
  }

  @Test func `a lost link is told, and what comes back starts anew`() {
    let stream = StreamTrial(.controllerReceiver)
    stream.ingest(ViveReports.radio(ViveReports.message(ticks: 0)))
    let link = stream.ingest(ViveSamples.watchmanLink)
    #expect(link.link == .disconnected && link.reading == .known && link.inputs == DeviceInputs())
    let output = stream.ingest(ViveReports.radio(ViveReports.message(ticks: 1_920_000)))
    #expect(output.lostSampleCount == 0 && output.link == .unchanged)
    #expect(output[sample: 0].timestamp == .zero)
  }

  @Test func `a link state nobody has seen is unknown`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest([0x26, 2])
    #expect(output.reading == .unknown && output.link == .unchanged)
  }

  // MARK: - Damage in a part of a report

  @Test func `light that cannot be read costs no sample`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest(ViveReports.radio(ViveReports.message(ticks: 0, light: [1, 2])))
    #expect(output.reading == .malformed)
    #expect(output.sampleCount == 1 && output.lightPulseCount == 0)
  }

  @Test func `a bad first message leaves the second`() {
    let stream = StreamTrial(.controllerReceiver)
    let output = stream.ingest(
      ViveReports.radio(
        ViveReports.message(ticks: 0, light: [1, 2]), ViveReports.message(ticks: 192_000)))
    #expect(output.reading == .malformed && output.sampleCount == 2)
  }

  @Test func `an event that no sheet has is unknown`() {
    let stream = StreamTrial(.controllerReceiver)
    let payload = WatchmanBytes([0xe4, 1, 2, 3].span)
    #expect(
      stream.ingest(ViveReports.radio(ViveReports.message(ticks: 0, payload: payload))).reading
        == .unknown)
  }
}
